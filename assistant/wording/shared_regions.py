"""The regions where two métiers are both open."""

from __future__ import annotations

from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.openings import Cell
from assistant.rules.regimes import TUNISIE, regime
from assistant.wording import regimes as regime_wording
from assistant.wording.common import annex, date_context, doubts
from assistant.wording.french import listing
from assistant.wording.metier_regions import cells_of
from assistant.wording.subjects import Entry, Person
from corpus.library import load
from corpus.regions import regions

_Pair = tuple[Cell, Cell]


def shared_regions(
    first: tuple[Entry, ...], second: tuple[Entry, ...], person: Person, on: date | None
) -> ToolResult:
    """Where one entry of each side is open, with the row of both; the two counts are told too."""
    ruling = regime(person.groups, on)
    if none := regime_wording.without_list(ruling, person, on):
        return none
    assert ruling.source_id
    sides = _side(first, ruling.source_id), _side(second, ruling.source_id)
    both = [(cell, sides[1][region]) for region, cell in sides[0].items()]
    pairs = [(one, other) for one, other in both if one.is_open and other.is_open]
    near = [pair for pair in both if any(cell.is_open for cell in pair)]  # the Journal may differ
    names = listing([entry.label for entry in (*first, *second)])
    lead = _lead(names, pairs, ruling.source_id)
    lead += _apart(first, second, sides, ruling.source_id)
    doubted = [s for pair in near for cell in pair for s in doubts(cell)]
    return ToolResult(
        kind="regions",
        statements=(*lead, *dict.fromkeys(doubted), *date_context(on, ruling)),
        figures=(*_figures(pairs, sides), *(e.code for e in (*first, *second))),
        label=f"régions communes à {listing([e.code for e in (*first, *second)])}",
    )


def _figures(pairs: list[_Pair], sides: tuple[dict[str, Cell], dict[str, Cell]]) -> list[str]:
    opened = [sum(cell.is_open for cell in side.values()) for side in sides]
    return [str(n) for n in (len(pairs), *opened, len(sides[0]))]


def _side(entries: tuple[Entry, ...], source_id: str) -> dict[str, Cell]:
    """The cell of each region, that of an open entry where there is one."""
    found: dict[str, Cell] = {}
    for cell in (cell for entry in entries for cell in cells_of(entry, source_id)):
        if cell.region not in found or (cell.is_open and not found[cell.region].is_open):
            found[cell.region] = cell
    return found


def _lead(names: str, pairs: list[_Pair], source_id: str) -> list[Statement]:
    title = load().sources[source_id].short_title
    if source_id == TUNISIE:
        return [_of_tunisians(names, pairs)]
    if not pairs:
        text = f"Aucune région n'ouvre à la fois {names} ({title})."
        return [Statement(Role.REASON, text, (annex(source_id),))]
    places = "1 région" if len(pairs) == 1 else f"{len(pairs)} régions"
    text = f"{names} sont ouverts ensemble dans {places} ({title}) :"
    return [
        Statement(Role.LIST, text, (annex(source_id),)),
        *(
            Statement(Role.LIST, f"- {regions()[pair[0].region].name}", _rows(pair))
            for pair in pairs
        ),
    ]


def _apart(
    first: tuple[Entry, ...],
    second: tuple[Entry, ...],
    sides: tuple[dict[str, Cell], dict[str, Cell]],
    source_id: str,
) -> list[Statement]:
    """In how many regions each of them is open."""
    if source_id == TUNISIE:
        return []
    counts = [str(sum(cell.is_open for cell in side.values())) for side in sides]
    names = [listing([entry.code for entry in entries]) for entries in (first, second)]
    text = (
        f"Pris à part : {names[0]} dans {counts[0]} des {len(sides[0])} régions, {names[1]} dans "
    )
    text += f"{counts[1]}."
    return [Statement(Role.REASON, text, (annex(source_id),))]


def _of_tunisians(names: str, pairs: list[_Pair]) -> Statement:
    """The list of 2009, which is the same everywhere."""
    if not pairs:
        text = f"{names} ne figurent pas tous les deux parmi les 74 métiers ouverts aux Tunisiens."
        return Statement(Role.REASON, text, (Support(f"{TUNISIE}#annexe-liste"),))
    text = f"{names} sont tous les deux ouverts aux Tunisiens dans toute la métropole."
    return Statement(Role.REASON, text, _rows(pairs[0]))


def _rows(pair: _Pair) -> tuple[Support, ...]:
    return tuple(Support(cell.row.passage_id) for cell in pair if cell.row)
