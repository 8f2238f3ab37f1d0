"""A trade and who plies it: "soudage" and "soudeur", "maçonnerie" and "maçon"."""

from __future__ import annotations

import re

_TRADE = re.compile(r"(?:abilit|ation|ement|age?|ure?)$")
_SHOP = re.compile(r"eries?$|eri$")
_PLIES = re.compile(r"(?:abl|ateur|eur|ier|er|ien|iste?|(?<=t)r)$")
_DOUBLE = re.compile(r"(.)\1$")
_SHORTEST = 4  # letters that a root keeps


def trade_of(stem: str, other: str) -> bool:
    """Whether a light stem names the trade of those whom the other one names."""
    if _SHOP.search(stem):
        return _without(_SHOP, stem) in (_single(other), _without(_PLIES, other))
    root, plied = _without(_TRADE, stem), _without(_PLIES, other)
    return root != stem and plied != other and root == plied


def _without(suffix: re.Pattern[str], stem: str) -> str:
    bare = suffix.sub("", stem)
    return _single(bare) if _SHORTEST <= len(bare) < len(stem) else stem


def _single(stem: str) -> str:
    return _DOUBLE.sub(r"\1", stem)
