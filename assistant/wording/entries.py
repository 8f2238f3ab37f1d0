"""The verdict on one entry of the lists: open or not, in one region or in several."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.anchors import anchor
from assistant.rules.declared import is_declared
from assistant.rules.openings import Cell, cell, nearest, rows_in
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, Reason, Regime
from assistant.wording.cases import (
    OpeningQuestion,
    cell_support,
    to_person,
)
from assistant.wording.common import (
    among,
    doubts,
    exceptional_way,
    own_conditions,
    person_conditions,
    where,
)
from assistant.wording.french import listing
from assistant.wording.subjects import EXACT, Entry, Subject


def entry_statements(
    question: OpeningQuestion, ruling: Regime, entry: Entry, cells: list[Cell]
) -> list[Statement]:
    """Everything that is said of one entry."""
    named = nearest_entry_note(question.subject, entry)
    body = _one_region(question, ruling, entry, cells[0]) if len(cells) == 1 else []
    if len(cells) > 1:
        body = _several_regions(question, ruling, entry, cells)
    return [*body, *named]


def nearest_entry_note(subject: Subject, entry: Entry) -> list[Statement]:
    """Says so when the entry is not what the adviser typed."""
    if entry.match in EXACT:
        return []
    text = (
        f"Vous avez écrit « {subject.said} » : l'entrée la plus proche des listes est "
        f"{entry.label}. Vérifiez que l'emploi proposé y correspond."
    )
    return [Statement(Role.CONTEXT, text)]


def _one_region(
    question: OpeningQuestion, ruling: Regime, entry: Entry, found: Cell
) -> list[Statement]:
    if found.is_open:
        return _open(question, ruling, entry, found)
    return _not_open(question, ruling, entry, found)


def _open(question: OpeningQuestion, ruling: Regime, entry: Entry, found: Cell) -> list[Statement]:
    assert found.row
    row, heading = Support(found.row.passage_id), Support(found.heading.passage_id)
    here = f"{where(found.region)}{to_person(question)}"
    verdict = (
        f"**Oui** : {entry.label} est un métier ouvert {here} ; il figure {among(found.heading)}."
    )
    statements = [
        Statement(Role.VERDICT, verdict, (row, heading)),
        *_effect(ruling),
        *person_conditions(question.person, ruling, entry.code),
        *doubts(found),
    ]
    return statements


def _effect(ruling: Regime, *, some: bool = False) -> list[Statement]:
    if ruling.reason is Reason.TUNISIAN:
        text = (
            "La carte de séjour temporaire portant la mention « salarié » peut être délivrée sans "
            "opposition de la situation de l'emploi, sur présentation d'un contrat de travail "
            "visé, dans l'ensemble de la métropole."
        )
        supports = (anchor("tunisiens_carte_salarie"), *ruling.supports)
        return [Statement(Role.CONDITION, text, supports)]
    if ruling.source_id and is_declared(ruling.source_id):
        return [own_conditions(ruling.source_id)]
    where_open = "Là où le métier est ouvert, la" if some else "La"
    text = (
        f"{where_open} situation de l'emploi n'est pas opposable à la demande d'autorisation de "
        "travail."
    )
    return [Statement(Role.CONDITION, text, (_no_objection(ruling),))]


def _no_objection(ruling: Regime) -> Support:
    """The sentence of the day's own text: the circular's until the arrêté, then the arrêté's."""
    circular = ruling.source_id == CIRCULAIRE
    return anchor("situation_non_opposee_2008" if circular else "situation_non_opposable")


def _not_open(
    question: OpeningQuestion, ruling: Regime, entry: Entry, found: Cell
) -> list[Statement]:
    heading = Support(found.heading.passage_id)
    here = f"{where(found.region)}{to_person(question)}"
    verdict = (
        f"**Non** : {entry.label} n'est pas un métier ouvert {here} ; il ne figure pas "
        f"{among(found.heading)}."
    )
    return [
        Statement(Role.VERDICT, verdict, (heading,)),
        *_nearest(entry.code, found),
        *(_listed_for_others(question, entry) if ruling.source_id == TUNISIE else []),
        exceptional_way(ruling.source_id),
        *person_conditions(question.person, ruling, entry.code),
        *doubts(found),
    ]


def _listed_for_others(question: OpeningQuestion, entry: Entry) -> list[Statement]:
    """For a Tunisian: the regional list opens a métier that is not among the 74."""
    regions = question.place.regions if question.place else ()
    rows = [c.row for r in regions if (c := cell(entry.code, r, ARRETE)).row]
    if not rows:
        return []
    text = (
        "L'arrêté du 18 janvier 2008 l'ouvre dans cette région aux ressortissants d'États tiers ; "
        "la circulaire de 2009 ne dit pas qu'un ressortissant tunisien puisse s'en prévaloir pour "
        "un métier qui n'est pas dans sa liste."
    )
    supports = (*(Support(r.passage_id) for r in rows if r), anchor("tunisiens_sans_opposition"))
    return [Statement(Role.CONDITION, text, supports)]


def _nearest(code: str, found: Cell) -> list[Statement]:
    rows = nearest(code, rows_in(found.region, found.source_id))
    if not rows:
        return []
    names = listing([f"{r.code} {r.title_read}" for r in rows])
    text = f"Entrées les plus proches dans cette liste : {names}."
    return [Statement(Role.REASON, text, tuple(Support(r.passage_id) for r in rows))]


def _several_regions(
    question: OpeningQuestion, ruling: Regime, entry: Entry, cells: list[Cell]
) -> list[Statement]:
    opened = [c for c in cells if c.is_open]
    answer = {0: "Non", len(cells): "Oui"}.get(len(opened), "Cela dépend de la région de 2008")
    state = {
        0: "n'est ouvert dans aucune des régions concernées",
        len(cells): "est ouvert dans toutes les régions concernées",
    }.get(len(opened), "n'est pas ouvert partout")
    supports = tuple(cell_support(c) for c in cells)
    lead = f"**{answer}** : {entry.label} {state}."
    lines = [
        Statement(
            Role.LIST,
            f"- {where(c.region)} : {'ouvert' if c.is_open else 'non ouvert'}",
            (cell_support(c),),
        )
        for c in cells
    ]
    extra = [*person_conditions(question.person, ruling, entry.code)]
    if len(opened) < len(cells):
        extra.insert(0, exceptional_way(ruling.source_id))
    if opened:
        extra = [*_effect(ruling, some=len(opened) < len(cells)), *extra]
    doubtful = [s for c in cells for s in doubts(c)]
    return [Statement(Role.VERDICT, lead, supports), *lines, *extra, *doubtful]
