"""A métier that stands in no list under its name, and the entries that come nearest."""

from __future__ import annotations

from assistant.answer import Choice, Verdict
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.openings import Cell, cell, headings_of
from assistant.rules.regimes import Regime
from assistant.wording.cases import (
    STATES,
    OpeningQuestion,
    cell_support,
    list_label,
    regions_of,
    to_person,
    verdict_of,
)
from assistant.wording.common import (
    WHICH_REGION,
    among,
    annex,
    doubts,
    exceptional_way,
    list_name,
    person_conditions,
    where,
)
from assistant.wording.french import listing
from assistant.wording.subjects import Entry


def not_an_entry(question: OpeningQuestion, ruling: Regime, context: list[Statement]) -> ToolResult:
    """The métier stands in no list under this name: say so, show the nearest entries."""
    assert ruling.source_id
    regions, near = regions_of(question, ruling), question.subject.near
    searched = regions or tuple(r for r in headings_of(ruling.source_id) if r)
    by_entry = {e: [cell(e.code, r, ruling.source_id) for r in searched] for e in near}
    open_near = not question.subject.absent and any(
        c.is_open for cells in by_entry.values() for c in cells
    )
    statements = [
        *_absent_lead(question, ruling, regions, open_near),
        *(_near_line(e, cells) for e, cells in by_entry.items()),
        *(d for cells in by_entry.values() if regions for c in cells for d in doubts(c)),
        exceptional_way(ruling.source_id),
        *person_conditions(question.person, ruling, ""),
        *context,
    ]
    if near:
        check = "Vérifiez si l'emploi proposé relève d'une de ces entrées voisines."
        statements.append(Statement(Role.NEXT, check))
    if near and not regions and any(not c.is_open for cells in by_entry.values() for c in cells):
        statements.append(Statement(Role.NEXT, WHICH_REGION))
    opened = [str(sum(c.is_open for c in cells)) for cells in by_entry.values()]
    return ToolResult(
        kind="opening",
        statements=tuple(statements),
        verdict=Verdict.UNDETERMINED if open_near else Verdict.NOT_OPEN,
        figures=(
            *(e.code for e in near),
            *(f"{round(100 * e.score)}" for e in near),
            *opened,
            str(len(searched)),
        ),
        suggestions=tuple(e.title for e in near[:3]),
        choices=tuple(Choice(e.code, e.title) for e in near),
        label=list_label(ruling, regions),
    )


def _absent_lead(
    question: OpeningQuestion, ruling: Regime, regions: tuple[str, ...], open_near: bool
) -> list[Statement]:
    assert ruling.source_id
    said, headings = question.subject.said, headings_of(ruling.source_id)
    listed = [headings[r] for r in regions]
    supports = tuple(Support(h.passage_id) for h in listed) or (annex(ruling.source_id),)
    within = list_name(ruling.source_id)
    if len(listed) == 1:
        within = f"{within} {where(listed[0].region)}"
    if open_near:
        text = (
            f"**À vérifier** : aucune entrée de {within} ne porte le nom « {said} », mais une "
            "entrée voisine est ouverte."
        )
        return [Statement(Role.VERDICT, text, supports)]
    place = listing([where(r) for r in regions]) if regions else "dans aucune région"
    negation = "n'est pas un métier ouvert" if regions else "n'est ouvert"
    reason = (
        f"ce nom ne figure pas {among(listed[0])}"
        if len(listed) == 1
        else f"aucune entrée de {list_name(ruling.source_id)} ne porte ce nom"
    )
    text = f"**Non** : « {said} » {negation} {place}{to_person(question)} ; {reason}."
    return [Statement(Role.VERDICT, text, supports)]


def _near_line(entry: Entry, cells: list[Cell]) -> Statement:
    opened = [c for c in cells if c.is_open]
    state = STATES[verdict_of(cells)]
    if len(cells) > _FEW:
        state = f"ouvert dans {len(opened)} régions sur {len(cells)}"
        cells = opened[:1] or cells[:1]
    near = round(100 * entry.score)
    text = f"- Entrée voisine : {entry.label}, proximité {near} % : {state}"
    return Statement(Role.LIST, text, tuple(cell_support(c) for c in cells))


_FEW = 6  # regions shown one by one
