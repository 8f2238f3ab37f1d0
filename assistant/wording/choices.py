"""Openings that a missing detail leaves undecided: which entry, which region."""

from __future__ import annotations

from assistant.answer import Choice, Status, Verdict
from assistant.results import Role, Statement, ToolResult
from assistant.rules.openings import Cell, headings_of, regions_with
from assistant.rules.regimes import Regime
from assistant.wording.cases import (
    STATES,
    OpeningQuestion,
    cell_support,
    verdict_of,
)
from assistant.wording.common import (
    WHICH_REGION,
    annex,
    exceptional_way,
    list_name,
    person_conditions,
)
from assistant.wording.entries import entry_statements, nearest_entry_note
from assistant.wording.subjects import Entry, Subject


def too_vague(subject: Subject) -> ToolResult:
    """A word that begins many titles: ask for the whole title, with a few of them."""
    titles = tuple(e.title for e in subject.near[:4])
    ask = f"« {subject.said} » commence plusieurs intitulés des listes : lequel est-ce ?"
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, ask),),
        status=Status.CLARIFICATION,
        suggestions=titles,
        choices=tuple(Choice(e.code, e.title) for e in subject.near[:4]),
        label="intitulé trop général",
    )


def which_entry(subject: Subject, cells: dict[Entry, list[Cell]]) -> ToolResult:
    """Several entries are plausible and their verdicts differ: show both, ask which."""
    lines = [
        Statement(
            Role.LIST,
            f"- {entry.label} : {STATES[verdict_of(found)]}",
            tuple(cell_support(c) for c in found),
        )
        for entry, found in cells.items()
    ]
    ask = Statement(
        Role.NEXT, f"De quelle entrée s'agit-il, parmi celles que « {subject.said} » désigne ?"
    )
    return ToolResult(
        kind="clarification",
        statements=(*lines, ask),
        status=Status.CLARIFICATION,
        figures=tuple(e.code for e in cells),
        suggestions=tuple(e.title for e in cells),
        choices=tuple(Choice(e.code, e.title) for e in cells),
        label="plusieurs entrées possibles",
    )


def without_region(
    question: OpeningQuestion, ruling: Regime, context: list[Statement]
) -> ToolResult:
    """No place: answer when every region agrees, else ask for it and say how many are open."""
    assert ruling.source_id
    by_entry = {e: regions_with(e.code, ruling.source_id) for e in question.subject.same}
    states = {c.is_open for cells in by_entry.values() for c in cells}
    if states == {False}:
        statements = [s for e in by_entry for s in _nowhere(question, ruling, e)]
        return ToolResult(
            kind="opening",
            statements=tuple([*statements, *context]),
            verdict=Verdict.NOT_OPEN,
            figures=tuple(e.code for e in by_entry),
            label=f"les régions de {list_name(ruling.source_id)}",
        )
    if states == {True}:
        statements = [
            s
            for e, cells in by_entry.items()
            for s in entry_statements(question, ruling, e, [*cells])
        ]
        return ToolResult(
            kind="opening",
            statements=tuple([*statements, *context]),
            verdict=Verdict.OPEN,
            figures=tuple(e.code for e in by_entry),
            label=f"les régions de {list_name(ruling.source_id)}",
        )
    if len(by_entry) > 1:
        return which_entry(question.subject, {e: list(c) for e, c in by_entry.items()})
    return _which_region(question.subject, *next(iter(by_entry.items())))


def _nowhere(question: OpeningQuestion, ruling: Regime, entry: Entry) -> list[Statement]:
    assert ruling.source_id
    headings = [h for r, h in headings_of(ruling.source_id).items() if r]
    text = f"**Non** : {entry.label} n'est ouvert dans aucune des {len(headings)} régions."
    reason = f"Aucune liste régionale de l'annexe ne le nomme ({list_name(ruling.source_id)})."
    support = annex(ruling.source_id)
    return [
        Statement(Role.VERDICT, text, (support,)),
        Statement(Role.REASON, reason, (support,)),
        exceptional_way(ruling.source_id),
        *person_conditions(question.person, ruling, entry.code),
        *nearest_entry_note(question.subject, entry),
    ]


def _which_region(subject: Subject, entry: Entry, cells: tuple[Cell, ...]) -> ToolResult:
    opened = [c for c in cells if c.is_open]
    text = (
        f"{entry.label} est ouvert dans {len(opened)} des {len(cells)} régions métropolitaines de "
        "2008 : la réponse dépend de la région."
    )
    supports = (annex(cells[0].source_id), *(cell_support(c) for c in opened[:1]))
    ask = Statement(Role.NEXT, WHICH_REGION)
    return ToolResult(
        kind="clarification",
        statements=(
            Statement(Role.REASON, text, supports),
            *nearest_entry_note(subject, entry),
            ask,
        ),
        status=Status.CLARIFICATION,
        figures=(str(len(opened)), str(len(cells)), "2008", entry.code),
        suggestions=(f"Dans quelles régions le code {entry.code} est-il ouvert ?",),
        label=f"{entry.code} : {len(opened)} régions sur {len(cells)}",
    )
