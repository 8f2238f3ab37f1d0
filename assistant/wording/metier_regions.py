"""The regions where a métier is open, or where it is not."""

from __future__ import annotations

from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.openings import Cell, cell, regions_with
from assistant.rules.regimes import ARRETE, TUNISIE, regime
from assistant.wording import regimes as regime_wording
from assistant.wording.common import annex, date_context, doubts, tunisian_remark, where
from assistant.wording.french import count, listing, sentence_case
from assistant.wording.subjects import Entry, Person
from corpus.library import load
from corpus.regions import regions

_FEW = 4  # regions whose lists are cited one by one


def metier_regions(
    entries: tuple[Entry, ...],
    person: Person,
    on: date | None,
    *,
    closed_first: bool = False,
    apart: tuple[str, ...] = (),
) -> ToolResult:
    """The regions where métiers are open; a Tunisian's list covers the whole metropole.

    ``closed_first`` begins with those where they are not; ``apart`` are regions that the question
    leaves out ("ailleurs qu'en Bretagne").
    """
    ruling = regime(person.groups, on)
    if none := regime_wording.without_list(ruling, person, on):
        return none
    assert ruling.source_id
    statements: list[Statement] = []
    for entry in entries:
        cells = cells_of(entry, ruling.source_id)
        if apart and ruling.source_id != TUNISIE:
            statements += _elsewhere(entry, cells, apart)
        else:
            statements += _entry_regions(entry, cells, ruling.source_id, closed_first=closed_first)
        if ruling.source_id == ARRETE and not person.groups and not any(c.is_open for c in cells):
            statements += tunisian_remark(entry.code)
    figures = [str(len(cells_of(e, ruling.source_id))) for e in entries]
    for entry in entries:
        cells = cells_of(entry, ruling.source_id)
        opened = [c for c in cells if c.is_open]
        others = [c for c in opened if c.region not in apart]
        figures += [str(n) for n in (len(opened), len(cells) - len(opened), len(others))]
    return ToolResult(
        kind="regions",
        statements=tuple([*statements, *date_context(on, ruling)]),
        figures=(*figures, *(e.code for e in entries)),
        label=f"régions de {listing([e.code for e in entries])}",
    )


def cells_of(entry: Entry, source_id: str) -> tuple[Cell, ...]:
    """The cell of a métier in every region of a list, or in the list of the Tunisians."""
    return (
        (cell(entry.code, "", TUNISIE),)
        if source_id == TUNISIE
        else regions_with(entry.code, source_id)
    )


def _entry_regions(
    entry: Entry, cells: tuple[Cell, ...], source_id: str, *, closed_first: bool
) -> list[Statement]:
    opened = [c for c in cells if c.is_open]
    if source_id == TUNISIE:
        heading = Support(cells[0].heading.passage_id)
        if not opened:
            text = f"{entry.label} ne figure pas parmi les 74 métiers ouverts aux Tunisiens."
            return [Statement(Role.REASON, text, (heading,))]
        text = f"{entry.label} est ouvert aux ressortissants tunisiens dans toute la métropole."
        row = cells[0].row
        assert row
        return [Statement(Role.REASON, text, (Support(row.passage_id), heading))]
    if not opened:
        text = f"{entry.label} n'est ouvert dans aucune des {len(cells)} régions."
        return [Statement(Role.REASON, text, (annex(source_id),))]
    total = (
        f"{len(opened)} des {len(cells)} régions"
        if len(opened) < len(cells)
        else (f"les {len(cells)} régions")
    )
    lead = f"{entry.label} est ouvert dans {total} ({load().sources[source_id].short_title}) :"
    supports = tuple(Support(c.row.passage_id) for c in opened if c.row)
    lines = [_region_line(c) for c in opened]
    where_open = [Statement(Role.LIST, lead, supports[:1]), *lines]
    if closed_first:
        return [*_closed_in(entry, cells), *where_open, *_all_doubts(cells)]
    return [*where_open, *_absent_from(cells), *_all_doubts(cells)]


def _elsewhere(entry: Entry, cells: tuple[Cell, ...], apart: tuple[str, ...]) -> list[Statement]:
    """The regions where a métier is open, those that the question leaves out told last."""
    others = [c for c in cells if c.is_open and c.region not in apart]
    aside = [c for c in cells if c.region in apart]
    source_id, named = cells[0].source_id, listing([where(r) for r in apart])
    that = "qu'" if named.startswith(("en ", "a")) else "que "
    list_title = load().sources[source_id].short_title
    if not any(c.is_open for c in cells):
        told = f"{entry.label} n'est ouvert dans aucune des {len(cells)} régions, {named} comme "
        lead = Statement(Role.REASON, f"{told}ailleurs ({list_title}).", (annex(source_id),))
    elif others:
        told = f"Ailleurs {that}{named}, {entry.label} est ouvert dans "
        told += f"{count(len(others), 'autre région', 'autres régions')} ({list_title}) :"
        lead = Statement(Role.LIST, told, (annex(source_id),))
    else:
        told = f"Nulle part ailleurs {that}{named} : {entry.label} n'est ouvert dans aucune autre "
        lead = Statement(Role.REASON, f"{told}région ({list_title}).", (annex(source_id),))
    return [lead, *map(_region_line, others), *map(_aside_line, aside), *_all_doubts(cells)]


def _aside_line(found: Cell) -> Statement:
    """Whether it is open in a region that the question leaves out."""
    place, support = where(found.region), Support(found.heading.passage_id)
    if found.row:
        text, support = f"{sentence_case(place)}, il est ouvert.", Support(found.row.passage_id)
    else:
        text = f"{sentence_case(place)}, il n'est pas ouvert."
    return Statement(Role.REASON, text, (support,))


def _closed_in(entry: Entry, cells: tuple[Cell, ...]) -> list[Statement]:
    """The regions whose lists leave a métier out, each with the heading of its list."""
    closed = [c for c in cells if not c.is_open]
    if not closed:
        return []
    lead = f"{entry.label} n'est pas ouvert dans {len(closed)} des {len(cells)} régions :"
    return [
        Statement(Role.LIST, lead, (annex(closed[0].source_id),)),
        *(
            Statement(Role.LIST, f"- {regions()[c.region].name}", (Support(c.heading.passage_id),))
            for c in closed
        ),
    ]


def _region_line(found: Cell) -> Statement:
    assert found.row
    return Statement(
        Role.LIST, f"- {regions()[found.region].name}", (Support(found.row.passage_id),)
    )


def _absent_from(cells: tuple[Cell, ...]) -> list[Statement]:
    closed = [c for c in cells if not c.is_open]
    if not closed:
        return []
    names = listing([regions()[c.region].name for c in closed])
    text = f"Il ne figure pas dans la liste de ces régions : {names}."
    headings = tuple(Support(c.heading.passage_id) for c in closed)
    supports = headings if len(closed) <= _FEW else (annex(closed[0].source_id),)
    return [Statement(Role.REASON, text, supports)]


def _all_doubts(cells: tuple[Cell, ...]) -> list[Statement]:
    return [s for c in cells for s in doubts(c)]
