"""Two texts held against each other, in a region or in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.browse.metier_parts import (
    COMPARISON,
    METIERS,
    heading_remarks,
    page,
    region_named,
    short,
    state,
    text_named,
    the,
)
from assistant.browse.table import Cell, Column, NotListed, Row, Table, columns, unique
from assistant.rules import openings
from assistant.rules.regimes import ARRETE, CIRCULAIRE
from assistant.wording.common import doubts
from assistant.wording.french import listing, sentence_case
from corpus.regions import Region, regions

SHARED = "dans les deux"


def comparison_table(slug: str, first: str = CIRCULAIRE, second: str = ARRETE) -> Table:
    """Two texts held against each other in a region, métier by métier."""
    region, texts = region_named(slug), _two(first, second)
    known = [{r.code: r for r in openings.rows_in(slug, text)} for text in texts]
    codes = sorted(known[0].keys() | known[1].keys())
    return Table(
        title=f"{region.name} : {short(first)} et {short(second)}",
        columns=(
            *columns(code="Code ROME", metier="Métier"),
            *(Column(text, sentence_case(short(text))) for text in texts),
            Column("difference", "Différence"),
        ),
        rows=tuple(_compared_row(code, slug, texts) for code in codes),
        source_ids=texts,
        remarks=unique(s for t in texts for s in heading_remarks(slug, t)),
        lead=_compared(region, texts, [len(found) for found in known]),
    )


def comparisons_table(first: str = CIRCULAIRE, second: str = ARRETE) -> Table:
    """The same in every region, in numbers."""
    texts = _two(first, second)
    return Table(
        title=f"{sentence_case(short(first))} et {short(second)}, par région",
        columns=(
            *columns(region="Région"),
            *(Column(text, sentence_case(short(text))) for text in texts),
            *columns(communs="Dans les deux", ajoutes=f"Seulement dans {the(second)}"),
            Column("retires", f"Seulement dans {the(first)}"),
        ),
        rows=tuple(_counted_row(region, texts) for region in regions().values()),
        source_ids=texts,
        main="region",
        lead="Le nombre de métiers ouverts dans chaque région selon chacun des deux textes.",
    )


def _compared_row(code: str, slug: str, texts: tuple[str, str]) -> Row:
    cells = [openings.cell(code, slug, text) for text in texts]
    row = next(c.row for c in reversed(cells) if c.row)
    opened = tuple(c.is_open for c in cells)
    difference = SHARED if all(opened) else f"seulement dans {the(texts[not opened[0]])}"
    return Row(
        (
            Cell(code, page=page(METIERS, code=code)),
            Cell(row.title_read),
            *(state(found, "ouvert", "non ouvert") for found in cells),
            Cell(difference),
        ),
        unique(s.text for found in cells for s in doubts(found)),
    )


def _counted_row(region: Region, texts: tuple[str, str]) -> Row:
    first, second = ({r.code for r in openings.rows_in(region.slug, t)} for t in texts)
    counts = (first, second, first & second, second - first, first - second)
    address = page(COMPARISON, region=region.slug, premier=texts[0], second=texts[1])
    return Row((Cell(region.name, page=address), *(Cell(str(len(codes))) for codes in counts)))


def _compared(region: Region, texts: tuple[str, str], sizes: Sequence[int]) -> str:
    said = [f"{size} selon {the(t)}" for t, size in zip(texts, sizes, strict=True)]
    return f"Métiers ouverts {region.locative} : {listing(said)}."


def _two(first: str, second: str) -> tuple[str, str]:
    if first == second:
        raise NotListed("Choisissez deux textes différents à comparer.")
    return text_named(first), text_named(second)
