"""What a text claims that can be counted: figures, dates, quantities, numbered units."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assistant.claims import FIGURE, PartialDate, dates_in, quantities_in, references_in
from corpus.library import load


class Facts(NamedTuple):
    """The checkable claims of a text."""

    figures: frozenset[str]
    dates: frozenset[PartialDate]
    quantities: frozenset[tuple[str, str]]
    references: frozenset[tuple[str, str]]


@lru_cache(maxsize=4096)
def facts_of(text: str) -> Facts:
    """The claims of a text."""
    dates, undated = dates_in(text)
    references, rest = references_in(undated)
    figures = {f.lstrip("0") or "0" for f in FIGURE.findall(rest)}
    figures |= {str(d.year) for d in dates if d.year}
    return Facts(frozenset(figures), dates, quantities_in(rest), references)


@lru_cache(maxsize=512)
def basis_of(cited: tuple[tuple[str, str, str], ...]) -> Facts:
    """The claims of cited passages, as (quote, locator, source id).

    Of a locator, its references and its long numbers only.
    """
    found = [facts_of(quote) for quote, _, _ in cited]
    places = [facts_of(locator) for _, locator, _ in cited]
    sources = [facts_of(f"{_name(source)} {source[-10:]}") for _, _, source in cited]
    coded = {f for p in (*places, *sources) for f in p.figures if len(f) >= CODE}
    return Facts(
        frozenset().union(*(f.figures for f in found), coded),
        frozenset().union(*(f.dates for f in (*found, *sources))),
        frozenset().union(*(f.quantities for f in found)),
        frozenset().union(*(f.references for f in (*found, *places))),
    )


CODE = 3  # digits from which a number of a locator is a code or a year, not a rank


def _name(source_id: str) -> str:
    source = load().sources.get(source_id)
    return source.short_title if source else ""
