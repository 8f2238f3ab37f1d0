"""Metallurgy qualifications: one entry in full, or the entries that answer a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria, domaines, select
from assistant.wording.common import anomaly_statements
from assistant.wording.french import count, day, listing
from corpus.library import load
from corpus.records import CqpmRow, CqpmStatus

MANY = 12  # entries above which the number alone answers "combien"
LIMIT = 60  # entries shown in one answer; the count always says how many there are


def entries(rows: tuple[CqpmRow, ...], asked: str = "") -> ToolResult:
    """Each entry in a sentence: number, title, status, domain, forfait."""
    if not rows:
        return nothing(asked)
    statements = [s for row in rows for s in _entry(row)]
    return ToolResult(
        kind="cqpm",
        statements=tuple(statements),
        suggestions=_offers(rows),
        label=f"liste des CQPM, {listing([r.numero for r in rows[:6]])}",
    )


def _entry(row: CqpmRow) -> list[Statement]:
    own, numbers = Support(row.passage_id), f"n° {row.numero_entier}"
    if row.statut is CqpmStatus.ACTIVE:
        industrial = "industrielle" if row.industriel else "non industrielle"
        text = (
            f"**CQPM {row.numero}** — {row.intitule} ({numbers}) : qualification active dans la "
            f"liste validée le 10 mars 2010, {industrial}, domaine {row.domaine}, forfait "
            f"applicable {row.forfait_eur} €."
        )
        return [
            Statement(Role.REASON, text, (own, anchor("liste_cqpm")), block=True),
            *_doubts(row),
        ]
    state = LOST[str(row.statut)]
    since = f" à compter du {day(row.depuis)}" if row.depuis else ""
    text = (
        f"**CQPM {row.numero}** — {row.intitule} ({numbers}) : qualification **{state}**{since} ; "
        "elle n'est plus active."
    )
    note = (Support(row.note_passage_id),) if row.note_passage_id else ()
    return [Statement(Role.REASON, text, (own, *note), block=True), *_doubts(row)]


LOST = {"en veille": "mise en veille", "supprimée": "supprimée"}
LOST_M = {"en veille": "mis en veille", "supprimée": "supprimé"}
STATUS = {
    CqpmStatus.ACTIVE: "actif",
    CqpmStatus.EN_VEILLE: "mis en veille",
    CqpmStatus.SUPPRIMEE: "supprimé",
}


def _doubts(row: CqpmRow) -> list[Statement]:
    passages = dict.fromkeys([row.passage_id, *(r.passage_id for r in row.readings)])
    return anomaly_statements(a for p in passages for a in load().anomalies_of(p))


def matching(criteria: CqpmCriteria, words: str, *, number: bool = False) -> ToolResult:
    """The entries of a domain, a status or an industrial character; their number where asked."""
    rows = select(criteria)
    if not rows and criteria.domaines:
        return unknown_domain(criteria.domaines)
    return counted(rows, words) if number and len(rows) > MANY else listed(rows, words)


def unknown_domain(asked: Sequence[str]) -> ToolResult:
    """A domain that no entry has: say so, and which domains the list prints."""
    known = [d for d in domaines() if d not in asked]
    text = f"Aucune qualification de la liste n'est du domaine {listing(asked, 'ou')} demandé."
    others = f"Les domaines imprimés sont : {listing(known)}."
    ends = {d: next(r for r in load().cqpm if r.domaine == d) for d in known}
    return ToolResult(
        kind="cqpm",
        statements=(
            Statement(Role.REASON, text, (anchor("liste_cqpm"),)),
            Statement(Role.REASON, others, tuple(Support(r.passage_id) for r in ends.values())),
        ),
        figures=(*asked, *known),
        label="liste des CQPM, domaines",
    )


def criteria_words(criteria: CqpmCriteria) -> str:
    """The conditions in French: « en veille, du domaine 604 »."""
    words = []
    if criteria.statuts:
        words.append(
            listing([f"{s}s" if s != "en veille" else str(s) for s in criteria.statuts], "ou")
        )
    if criteria.domaines:
        words.append(f"du domaine {listing(criteria.domaines, 'ou')}")
    if criteria.industriel is not None:
        words.append("industrielles" if criteria.industriel else "non industrielles")
    return ", ".join(words)


def counted(rows: tuple[CqpmRow, ...], words: str) -> ToolResult:
    """How many entries there are, by status and by domain; the entries themselves on demand."""
    by_status = Counter(str(r.statut) for r in rows)
    by_domain = Counter(r.domaine for r in rows if r.domaine)
    statuses = listing([f"{n} {_PLURAL[s]}" for s, n in by_status.most_common()])
    lead = f"{count(len(rows), 'qualification')} {words}".strip()
    split = f" : {statuses}" if len(by_status) > 1 else ""
    ends = (Support(rows[0].passage_id), Support(rows[-1].passage_id))
    text = f"{lead}{split}, de la {rows[0].numero} à la {rows[-1].numero}."
    statements = [Statement(Role.REASON, text, (anchor("liste_cqpm"), *ends))]
    ask = "Précisez un domaine, un statut ou un mot de l'intitulé pour voir les entrées."
    return ToolResult(
        kind="cqpm",
        statements=(*statements, Statement(Role.NEXT, ask)),
        figures=(
            *(str(n) for n in (len(rows), *by_status.values())),
            *re.findall(r"\d+", words),
        ),
        suggestions=tuple(f"Quels CQPM du domaine {d} ?" for d, _ in by_domain.most_common(2)),
        label=f"liste des CQPM, {count(len(rows), 'entrée')}",
    )


_PLURAL = {"active": "actives", "en veille": "en veille", "supprimée": "supprimées"}


def listed(rows: tuple[CqpmRow, ...], words: str) -> ToolResult:
    """Entries as a list, with their count; ``words`` says what they have in common."""
    if not rows:
        return nothing(words)
    active = sum(r.statut is CqpmStatus.ACTIVE for r in rows)
    lead = f"{count(len(rows), 'qualification')} {words}".strip()
    split = f" : {active} actives, {len(rows) - active} en veille ou supprimées"
    if active in (0, len(rows)):
        split = ""
    statements = [Statement(Role.REASON, f"{lead}{split}.", (anchor("liste_cqpm"),))]
    statements += [_line(row) for row in rows[:LIMIT]]
    if len(rows) > LIMIT:
        rest = f"Les {LIMIT} premières sont montrées ; précisez un domaine ou un mot de l'intitulé."
        statements.append(Statement(Role.NEXT, rest))
    return ToolResult(
        kind="cqpm",
        statements=tuple(statements),
        figures=(
            *(str(n) for n in (len(rows), active, len(rows) - active, LIMIT)),
            *re.findall(r"\d+", words),  # of the period or domain that the adviser gave
        ),
        label=f"liste des CQPM, {count(len(rows), 'entrée')}",
    )


def _line(row: CqpmRow) -> Statement:
    note = (Support(row.note_passage_id),) if row.note_passage_id else ()
    text = f"- {row.numero} {row.intitule} ({_state(row)})"
    return Statement(Role.LIST, text, (Support(row.passage_id), *note))


def also(rows: Sequence[CqpmRow]) -> list[Statement]:
    """Entries whose title holds more words than the one asked for."""
    lead = "Intitulés plus longs qui comprennent ces mots :"
    return [Statement(Role.LIST, lead, (anchor("liste_cqpm"),)), *(_line(row) for row in rows)]


def _state(row: CqpmRow) -> str:
    if row.statut is CqpmStatus.ACTIVE:
        return f"domaine {row.domaine}"
    since = f" depuis le {day(row.depuis)}" if row.depuis else ""
    return f"{row.statut}{since}"


def _offers(rows: tuple[CqpmRow, ...]) -> tuple[str, ...]:
    domains = dict.fromkeys(r.domaine for r in rows if r.domaine)
    return tuple(f"Quels CQPM relèvent du domaine {d} ?" for d in list(domains)[:2])


def near(result: ToolResult, title: str) -> ToolResult:
    """The entries that come near a title which the list does not print."""
    wanted = f"l'intitulé « {title} »" if title else "cet intitulé"
    text = f"La liste ne porte pas {wanted} ; voici les entrées qui s'en approchent."
    lead = Statement(Role.REASON, text, (anchor("liste_cqpm"),), block=True)
    return replace(result, statements=(lead, *result.statements))


def overview() -> ToolResult:
    """What the whole list holds, when nothing narrows it."""
    rows = load().cqpm
    active = [r for r in rows if r.statut is CqpmStatus.ACTIVE]
    industrial = sum(r.industriel is True for r in active)
    forfaits = sorted({str(r.forfait_eur) for r in active})
    text = (
        f"La liste validée le 10 mars 2010 compte {len(active)} qualifications actives "
        f"({industrial} industrielles, {len(active) - industrial} non industrielles) et "
        f"{len(rows) - len(active)} en veille ou supprimées."
    )
    forfait = f"Le forfait applicable est de {listing(forfaits)} € pour toutes les actives."
    first, last = min(rows, key=_number), max(rows, key=_number)
    span = f"Ses numéros abrégés vont de {first.numero} à {last.numero}."
    ends = (Support(first.passage_id), Support(last.passage_id))
    ask = "Donnez un numéro, un mot de l'intitulé, un domaine ou un statut pour voir les entrées."
    numbers = (len(active), industrial, len(active) - industrial, len(rows) - len(active))
    return ToolResult(
        kind="cqpm",
        statements=(
            Statement(Role.REASON, text, (anchor("liste_cqpm"),)),
            Statement(Role.REASON, forfait, (Support(active[0].passage_id),)),
            Statement(Role.REASON, span, ends),
            Statement(Role.NEXT, ask),
        ),
        figures=tuple(str(n) for n in numbers),
        label="liste des CQPM",
    )


def _number(row: CqpmRow) -> str:
    return row.numero


def nothing(asked: str) -> ToolResult:
    """The list holds no such entry."""
    text = f"La liste des qualifications de la métallurgie ne contient rien de tel ({asked})."
    numbers = sorted({r.numero for r in load().cqpm})
    span = f"Ses numéros vont de {numbers[0]} à {numbers[-1]}."
    return ToolResult(
        kind="cqpm",
        statements=(
            Statement(Role.REASON, text, (anchor("liste_cqpm"),)),
            Statement(Role.CONTEXT, span),
        ),
        figures=(asked, numbers[0], numbers[-1]),
        label="liste des CQPM, aucune entrée",
    )
