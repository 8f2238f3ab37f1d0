"""The CQPM entries that the four printings of the list do not print alike, or number alike."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.wording.french import count
from corpus.library import load
from corpus.records import CqpmRow, CqpmStatus

_UNLIKE, _SHARED = "impressions discordantes", "numéro partagé"


def doubtful() -> ToolResult:
    """Every entry whose printings disagree, with what they print, and the numbers used twice."""
    rows = [row for row in load().cqpm if _has(row, _UNLIKE)]
    active = sum(row.statut is CqpmStatus.ACTIVE for row in rows)
    twice = sorted({row.numero for row in load().cqpm if _has(row, _SHARED)})
    lead = (
        "La liste imprime chaque qualification quatre fois ; "
        f"{count(len(rows), 'entrée')} n'y sont pas imprimées de la même façon "
        f"({active} actives, {len(rows) - active} en veille ou supprimée) :"
    )
    shared = [Support(row.passage_id) for row in load().cqpm if row.numero in twice]
    number = f"Les numéros {' et '.join(twice)} désignent chacun deux qualifications."
    return ToolResult(
        kind="cqpm",
        statements=(
            Statement(Role.REASON, lead, (anchor("liste_cqpm"),)),
            *(_line(row) for row in rows),
            Statement(Role.REASON, number, tuple(shared), block=True),
        ),
        figures=(str(len(rows)), str(active), str(len(rows) - active), *twice),
        suggestions=(f"CQPM {rows[0].numero} ?",),
        label=f"liste des CQPM, {count(len(rows), 'entrée')} douteuses",
    )


def _has(row: CqpmRow, kind: str) -> bool:
    passages = (row.passage_id, *(r.passage_id for r in row.readings))
    return any(a.kind == kind for a in load().anomalies_of(*passages))


def _line(row: CqpmRow) -> Statement:
    """One entry: each of the titles, or else each of the full numbers, that it is printed with."""
    titles = dict.fromkeys(r.intitule for r in row.readings)
    full = dict.fromkeys(r.numero_entier for r in row.readings)
    readings = titles if len(titles) > 1 else full
    shown = {
        text: next(r for r in row.readings if text in (r.intitule, r.numero_entier))
        for text in readings
    }
    said = " / ".join(f"« {text} »" for text in readings)
    supports = tuple(Support(r.passage_id) for r in shown.values())
    return Statement(Role.LIST, f"- {row.numero} : {said}", supports)
