"""Is this métier open in this region: one cell of one list, with the row or the heading."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.rules import declared
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.understanding.content import content_stems
from corpus.library import load, per_corpus
from corpus.records import Anomaly, Erratum, MetierList, MetierRow


class Cell(NamedTuple):
    """One métier in one list; ``row`` is None when the list does not name it."""

    source_id: str
    region: str  # slug; "" for the Tunisian list
    code: str
    row: MetierRow | None
    heading: MetierList
    errata: tuple[Erratum, ...]
    anomalies: tuple[Anomaly, ...]

    @property
    def is_open(self) -> bool:
        """Whether the copy of the text lists the métier."""
        return self.row is not None

    @property
    def official_differs(self) -> bool:
        """Whether the Journal officiel says the contrary of the copy on this cell."""
        return any(e.in_copy != e.in_official for e in self.errata)


@per_corpus
def rows_of(source_id: str) -> dict[tuple[str, str], MetierRow]:
    """The rows of a text by (region, code); the first one where a code has several titles."""
    rows: dict[tuple[str, str], MetierRow] = {}
    for row in load().rows_of(source_id):
        rows.setdefault((row.region, row.code), row)
    return rows


@per_corpus
def headings_of(source_id: str) -> dict[str, MetierList]:
    """The headings of a text's lists by region slug ("" for the list that covers every region)."""
    return {h.region: h for h in load().lists_of(source_id)}


@cache
def codes() -> frozenset[str]:
    """Every ROME 1999 code that occurs in a list."""
    return frozenset(r.code for r in load().metiers)


def title_of(code: str) -> str:
    """The fullest printed title of a code: the arrêté's, else the 2009 circular's, else 2008's."""
    for source_id in (ARRETE, TUNISIE, CIRCULAIRE):
        for row in load().metiers:
            if row.source_id == source_id and row.code == code:
                return row.title
    return declared.title_of(code)


def cell(code: str, region: str, source_id: str) -> Cell:
    """The cell of a métier in the list of a region (or in the Tunisian list, whatever the region).

    Before the arrêté, the six métiers open in every region add to each regional list (circulaire
    of 7 January 2008, annex). Raises KeyError for a region that has no list.
    """
    if source_id == TUNISIE:
        region = ""
    rows, headings = rows_of(source_id), headings_of(source_id)
    row = rows.get((region, code)) or rows.get(("", code))
    heading = headings[row.region if row else region]
    corpus = load()
    return Cell(
        source_id=source_id,
        region=region,
        code=code,
        row=row,
        heading=heading,
        errata=corpus.errata_of(source_id, region, code),
        anomalies=corpus.anomalies_of(row.passage_id) if row else (),
    )


def regions_with(code: str, source_id: str) -> tuple[Cell, ...]:
    """The cell of a métier in every region of a text, in the order of the text."""
    regions = [r for r in headings_of(source_id) if r]
    return tuple(cell(code, region, source_id) for region in regions)


def rows_in(region: str, source_id: str) -> tuple[MetierRow, ...]:
    """The métiers open in a region under a text, in the order of the text, national ones first."""
    if source_id == TUNISIE:
        region = ""
    own = [r for (slug, _), r in rows_of(source_id).items() if slug == region]
    if source_id == ARRETE or not region:
        return tuple(own)
    listed = {r.code for r in own}
    national = [r for (slug, _), r in rows_of(source_id).items() if not slug]
    return tuple([r for r in national if r.code not in listed] + own)


def nearest(code: str, rows: tuple[MetierRow, ...], limit: int = 3) -> tuple[MetierRow, ...]:
    """The listed métiers that stand nearest in the ROME nomenclature.

    The five digits go from the professional category down to the fiche: four shared digits make a
    neighbour, two or three only with a word of the title in common.
    """
    own = content_stems(title_of(code)) if code in codes() else frozenset()

    def shared(row: MetierRow) -> int:
        return next((i for i in range(5) if row.code[i] != code[i]), 5)

    def is_near(row: MetierRow) -> bool:
        digits = shared(row)
        return digits >= 4 or (digits >= 2 and bool(own & content_stems(row.title)))

    near = sorted((r for r in rows if is_near(r)), key=lambda r: (-shared(r), r.code))
    return tuple(near[:limit])
