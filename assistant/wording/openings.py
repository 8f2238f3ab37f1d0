"""Is this métier open here, for this person, on this date: the answer, verdict first."""

from __future__ import annotations

from assistant.answer import Status, Verdict
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.openings import cell
from assistant.rules.regimes import ARRETE, TUNISIE, Reason, Regime, regime
from assistant.wording import regimes as regime_wording
from assistant.wording.cases import (
    OpeningQuestion,
    cell_support,
    list_label,
    regions_of,
    verdict_of,
)
from assistant.wording.choices import too_vague, which_entry, without_region
from assistant.wording.common import (
    annex,
    date_context,
    membership_context,
    place_context,
    where,
)
from assistant.wording.entries import entry_statements
from assistant.wording.subjects import Entry, Match
from assistant.wording.unlisted import not_an_entry


def opening(question: OpeningQuestion) -> ToolResult:
    """The verdict with its reasons, or the one detail that is missing to give it."""
    ruling = regime(question.person.groups, question.on)
    context = [
        *place_context(question.place),
        *date_context(question.on, ruling),
        *membership_context(question.person),
    ]
    if question.person.then:
        return regime_wording.left_the_union(question.person, context)
    if not ruling.governs:
        return regime_wording.not_governed(ruling, question.person, question.on, context)
    if ruling.reason is Reason.TOO_LATE:
        return _too_late(question, ruling, context)
    if question.place and question.place.kind in ("outre-mer", "etranger"):
        return _outside_metropole(question, ruling, context)
    if question.subject.vague:
        return too_vague(question.subject)
    if not question.subject.same:
        return not_an_entry(question, ruling, context)
    return _by_entries(question, ruling, context)


def _by_entries(question: OpeningQuestion, ruling: Regime, context: list[Statement]) -> ToolResult:
    assert ruling.source_id
    entries, regions = question.subject.same, regions_of(question, ruling)
    if not regions:
        return without_region(question, ruling, context)
    cells = {e: [cell(e.code, r, ruling.source_id) for r in regions] for e in entries}
    verdicts = {verdict_of(found) for found in cells.values()}
    if len(verdicts) > 1:
        return which_entry(question.subject, cells)
    statements = [
        s for e, found in cells.items() for s in entry_statements(question, ruling, e, found)
    ]
    return ToolResult(
        kind="opening",
        statements=tuple([*statements, *context]),
        verdict=verdicts.pop(),
        figures=tuple(e.code for e in entries),
        suggestions=_suggestions(entries[0], question, ruling),
        label=list_label(ruling, regions),
    )


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
            (cell_support(c),),
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
