"""A trade and who plies it: "soudage" and "soudeur", "maçonnerie" and "maçon"."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.expressions import expression

_TRADE = expression(r"(?:abilit|ation|ement|age?|ure?)$")
_SHOP = expression(r"eries?$|eri$")
_PLIES = expression(r"(?:abl|ateur|eur|ier|er|ien|iste?|(?<=t)r)$")
_DOUBLE = expression(r"(.)\1$")
_AT_A_SHOP = "+"  # marks the root of a shop, which a root of another trade is not to meet
_SHORTEST = 4  # letters that a root keeps


def trade_of(stem: str, other: str) -> bool:
    """Whether a light stem names the trade of those whom the other one names."""
    return not trade_roots(stem).isdisjoint(plied_roots(other))


@lru_cache(maxsize=8192)
def trade_roots(stem: str) -> frozenset[str]:
    """What a light stem shares with those who ply it, if it names a trade; see `plied_roots`."""
    if _SHOP.search(stem):
        return frozenset({f"{_without(_SHOP, stem)}{_AT_A_SHOP}"})
    root = _without(_TRADE, stem)
    return frozenset() if root == stem else frozenset({root})


@lru_cache(maxsize=8192)
def plied_roots(stem: str) -> frozenset[str]:
    """The roots of the trades that a light stem plies; those of a shop ("-erie") are marked."""
    plied = _without(_PLIES, stem)
    shops = {f"{_single(stem)}{_AT_A_SHOP}", f"{plied}{_AT_A_SHOP}"}
    return frozenset(shops if plied == stem else {*shops, plied})


def _without(suffix: re.Pattern[str], stem: str) -> str:
    bare = suffix.sub("", stem)
    return _single(bare) if _SHORTEST <= len(bare) < len(stem) else stem


def _single(stem: str) -> str:
    return _DOUBLE.sub(r"\1", stem)
