"""Is this métier open here, for this person, on this date: the answer, verdict first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.answer import Status, Verdict
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.openings import (
    Cell,
    cell,
    headings_of,
    nearest,
    regions_with,
    rows_in,
)
from assistant.rules.regimes import ARRETE, TUNISIE, Reason, Regime, regime
from assistant.wording import regimes as regime_wording
from assistant.wording.common import (
    among,
    annex,
    date_context,
    doubts,
    exceptional_way,
    list_name,
    person_conditions,
    place_context,
    where,
)
from assistant.wording.french import listing
from assistant.wording.subjects import EXACT, Entry, Match, Person, Place, Subject

_STATES = {
    Verdict.OPEN: "ouvert",
    Verdict.NOT_OPEN: "non ouvert",
    Verdict.UNDETERMINED: "selon la région",
}


@dataclass(frozen=True, slots=True)
class OpeningQuestion:
    """Everything the verdict depends on; ``place`` None where no place was given."""

    subject: Subject
    place: Place | None
    person: Person
    on: date | None


def opening(question: OpeningQuestion) -> ToolResult:
    """The verdict with its reasons, or the one detail that is missing to give it."""
    ruling = regime(question.person.groups, question.on)
    context = [*place_context(question.place), *date_context(question.on, ruling)]
    if not ruling.governs:
        return regime_wording.not_governed(ruling, question.person, question.on, context)
    if ruling.reason is Reason.TOO_LATE:
        return _too_late(question, ruling, context)
    if question.place and question.place.kind in ("outre-mer", "etranger"):
        return _outside_metropole(question, ruling, context)
    if question.subject.vague:
        return _too_vague(question.subject)
    if not question.subject.same:
        return _not_an_entry(question, ruling, context)
    return _by_entries(question, ruling, context)


def _too_vague(subject: Subject) -> ToolResult:
    """A word that begins many titles: ask for the whole title, with a few of them."""
    titles = tuple(e.title for e in subject.near[:4])
    ask = f"« {subject.said} » commence plusieurs intitulés des listes : lequel est-ce ?"
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, ask),),
        status=Status.CLARIFICATION,
        suggestions=titles,
        label="intitulé trop général",
    )


def _regions(question: OpeningQuestion, ruling: Regime) -> tuple[str, ...]:
    if ruling.source_id == TUNISIE:
        return ("",)
    return question.place.regions if question.place else ()


def _by_entries(question: OpeningQuestion, ruling: Regime, context: list[Statement]) -> ToolResult:
    assert ruling.source_id
    entries, regions = question.subject.same, _regions(question, ruling)
    if not regions:
        return _without_region(question, ruling, context)
    cells = {e: [cell(e.code, r, ruling.source_id) for r in regions] for e in entries}
    verdicts = {verdict_of(found) for found in cells.values()}
    if len(verdicts) > 1:
        return _which_entry(question.subject, cells)
    statements = [s for e, found in cells.items() for s in _entry(question, ruling, e, found)]
    return ToolResult(
        kind="opening",
        statements=tuple([*statements, *context]),
        verdict=verdicts.pop(),
        figures=tuple(e.code for e in entries),
        suggestions=_suggestions(entries[0], question, ruling),
        label=_label(ruling, regions),
    )


def verdict_of(cells: list[Cell]) -> Verdict:
    """Open or not when every region agrees, undetermined when they differ."""
    states = {c.is_open for c in cells}
    if len(states) > 1:
        return Verdict.UNDETERMINED
    return Verdict.OPEN if states.pop() else Verdict.NOT_OPEN


def _entry(
    question: OpeningQuestion, ruling: Regime, entry: Entry, cells: list[Cell]
) -> list[Statement]:
    named = _named(question.subject, entry)
    body = _one_region(question, ruling, entry, cells[0]) if len(cells) == 1 else []
    if len(cells) > 1:
        body = _several_regions(question, ruling, entry, cells)
    return [*body, *named]


def _named(subject: Subject, entry: Entry) -> list[Statement]:
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
    verdict = (
        f"**Oui** : {entry.label} est un métier ouvert {where(found.region)}{_to(question)} ; il "
        f"figure {among(found.heading)}."
    )
    statements = [
        Statement(Role.VERDICT, verdict, (row, heading)),
        *_effect(ruling),
        *person_conditions(question.person, ruling, entry.code),
        *doubts(found),
    ]
    return statements


def _to(question: OpeningQuestion) -> str:
    return f" à {question.person.label}" if question.person.label else ""


def _effect(ruling: Regime) -> list[Statement]:
    if ruling.reason is Reason.TUNISIAN:
        text = (
            "Le titre de séjour peut être délivré sans opposition de la situation de l'emploi, "
            "sur présentation d'un contrat de travail visé, dans l'ensemble de la métropole."
        )
        return [Statement(Role.CONDITION, text, ruling.supports)]
    text = (
        "La situation de l'emploi n'est alors pas opposable à la demande d'autorisation de travail."
    )
    return [Statement(Role.CONDITION, text, (anchor("situation_non_opposable"),))]


def _not_open(
    question: OpeningQuestion, ruling: Regime, entry: Entry, found: Cell
) -> list[Statement]:
    heading = Support(found.heading.passage_id)
    verdict = (
        f"**Non** : {entry.label} n'est pas un métier ouvert {where(found.region)}{_to(question)} "
        f"; il ne figure pas {among(found.heading)}."
    )
    tunisian = ruling.source_id == TUNISIE
    return [
        Statement(Role.VERDICT, verdict, (heading,)),
        *_nearest(entry.code, found),
        exceptional_way(tunisian),
        *person_conditions(question.person, ruling, entry.code),
        *doubts(found),
    ]


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
    supports = tuple(_cell_support(c) for c in cells)
    lead = f"**{answer}** : {entry.label} {state}."
    lines = [
        Statement(
            Role.LIST,
            f"- {where(c.region)} : {'ouvert' if c.is_open else 'non ouvert'}",
            (_cell_support(c),),
        )
        for c in cells
    ]
    extra = [*person_conditions(question.person, ruling, entry.code)]
    if len(opened) < len(cells):
        extra.insert(0, exceptional_way(tunisian=False))
    if opened:
        extra = [*_effect(ruling), *extra]
    doubtful = [s for c in cells for s in doubts(c)]
    return [Statement(Role.VERDICT, lead, supports), *lines, *extra, *doubtful]


def _cell_support(found: Cell) -> Support:
    return Support(found.row.passage_id if found.row else found.heading.passage_id)


def _which_entry(subject: Subject, cells: dict[Entry, list[Cell]]) -> ToolResult:
    """Several entries are plausible and their verdicts differ: show both, ask which."""
    lines = [
        Statement(
            Role.LIST,
            f"- {entry.label} : {_STATES[verdict_of(found)]}",
            tuple(_cell_support(c) for c in found),
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
        label="plusieurs entrées possibles",
    )


def _without_region(
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
    if len(by_entry) > 1:
        return _which_entry(question.subject, {e: list(c) for e, c in by_entry.items()})
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
        exceptional_way(tunisian=False),
        *person_conditions(question.person, ruling, entry.code),
        *_named(question.subject, entry),
    ]


def _which_region(subject: Subject, entry: Entry, cells: tuple[Cell, ...]) -> ToolResult:
    opened = [c for c in cells if c.is_open]
    text = (
        f"{entry.label} est ouvert dans {len(opened)} des {len(cells)} régions métropolitaines de "
        "2008 : la réponse dépend de la région."
    )
    supports = (annex(cells[0].source_id), *(_cell_support(c) for c in opened[:1]))
    ask = Statement(Role.NEXT, "Dans quelle région, ou dans quelle ville, se trouve l'emploi ?")
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.REASON, text, supports), *_named(subject, entry), ask),
        status=Status.CLARIFICATION,
        figures=(str(len(opened)), str(len(cells)), "2008", entry.code),
        suggestions=(f"Dans quelles régions le code {entry.code} est-il ouvert ?",),
        label=f"{entry.code} : {len(opened)} régions sur {len(cells)}",
    )


def _not_an_entry(
    question: OpeningQuestion, ruling: Regime, context: list[Statement]
) -> ToolResult:
    """The métier stands in no list under this name: say so, show the nearest entries."""
    assert ruling.source_id
    regions, near = _regions(question, ruling), question.subject.near
    searched = regions or tuple(r for r in headings_of(ruling.source_id) if r)
    by_entry = {e: [cell(e.code, r, ruling.source_id) for r in searched] for e in near}
    open_near = not question.subject.absent and any(
        c.is_open for cells in by_entry.values() for c in cells
    )
    statements = [
        *_absent_lead(question, ruling, regions, open_near),
        *(_near_line(e, cells) for e, cells in by_entry.items()),
        exceptional_way(ruling.source_id == TUNISIE),
        *person_conditions(question.person, ruling, ""),
        *context,
    ]
    if near:
        check = "Vérifiez si l'emploi proposé relève d'une de ces entrées voisines."
        statements.append(Statement(Role.NEXT, check))
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
        label=_label(ruling, regions),
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
    text = f"**Non** : « {said} » {negation} {place}{_to(question)} ; {reason}."
    return [Statement(Role.VERDICT, text, supports)]


def _near_line(entry: Entry, cells: list[Cell]) -> Statement:
    opened = [c for c in cells if c.is_open]
    state = _STATES[verdict_of(cells)]
    if len(cells) > _FEW:
        state = f"ouvert dans {len(opened)} régions sur {len(cells)}"
        cells = opened[:1] or cells[:1]
    near = round(100 * entry.score)
    text = f"- Entrée voisine : {entry.label}, proximité {near} % : {state}"
    return Statement(Role.LIST, text, tuple(_cell_support(c) for c in cells))


_FEW = 6  # regions shown one by one


def _too_late(question: OpeningQuestion, ruling: Regime, context: list[Statement]) -> ToolResult:
    """The date comes after the list was replaced: what it said, and that it no longer decides."""
    source_id = ruling.source_id or ARRETE
    regions = question.place.regions if question.place else ()
    cells = [cell(e.code, r, source_id) for e in question.subject.same for r in regions]
    lines = [
        Statement(
            Role.LIST,
            f"- {where(c.region)}, {c.code} : "
            f"{'ouvert' if c.is_open else 'non ouvert'} selon la liste de 2008",
            (_cell_support(c),),
        )
        for c in cells
    ]
    return regime_wording.too_late(question.on, lines, place_context(question.place))


def _outside_metropole(
    question: OpeningQuestion, ruling: Regime, context: list[Statement]
) -> ToolResult:
    assert ruling.source_id
    if question.place and question.place.kind == "etranger":
        text = (
            "Les cinq textes ne concernent que le travail en France : un emploi à l'étranger n'en "
            "relève pas."
        )
        return ToolResult(
            "not_covered", (Statement(Role.CONTEXT, text), *context), status=Status.NOT_COVERED
        )
    tunisian = ruling.source_id == TUNISIE
    support = anchor("tunisiens_toute_la_metropole") if tunisian else annex(ARRETE)
    text = (
        "**Non applicable outre-mer** : les listes de métiers ne couvrent que la métropole ; "
        "aucun des textes du corpus ne dit si ce métier est ouvert outre-mer."
    )
    return ToolResult(
        kind="opening",
        statements=(
            Statement(Role.VERDICT, text, (support,)),
            *context,
        ),
        verdict=Verdict.NOT_APPLICABLE,
        label="portée territoriale des listes",
    )


def _suggestions(entry: Entry, question: OpeningQuestion, ruling: Regime) -> tuple[str, ...]:
    offers = []
    if ruling.source_id != TUNISIE:
        offers.append(f"Dans quelles régions le code {entry.code} est-il ouvert ?")
    if question.place and len(question.place.regions) == 1:
        offers.append(f"Quels métiers sont ouverts {where(question.place.regions[0])} ?")
    if "tunisie" not in question.person.groups and entry.match is not Match.NEAR:
        offers.append("Et pour une personne tunisienne ?")
    return tuple(offers)


def _label(ruling: Regime, regions: tuple[str, ...]) -> str:
    assert ruling.source_id
    headings = headings_of(ruling.source_id)
    names = [f"{h.region_read.strip()}, {h.counted} métiers" for r in regions if (h := headings[r])]
    if ruling.source_id == TUNISIE:
        return f"liste des {headings[''].counted} métiers ouverts aux Tunisiens"
    return f"liste {'; '.join(names)}" if names else list_name(ruling.source_id)
