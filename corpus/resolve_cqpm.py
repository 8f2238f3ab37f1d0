"""Reconciles the four printings of each metallurgy qualification.

Every reading is kept. Cell by cell, the reading that most printings give is chosen; where two
readings are equally frequent, the one printed first (in the list sorted by number).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.french_dates import find_date
from corpus.read_cqpm import NoteLine, Printed
from corpus.records import CqpmReading, CqpmRow, CqpmStatus

CONCORDANT = "impressions concordantes"

_CELLS = {
    "numero_entier": "numéro entier",
    "intitule": "intitulé",
    "industriel": "industriel",
    "domaine": "code domaine",
    "forfait": "forfait",
}


def reconciled(printed: Sequence[Printed], notes: Sequence[NoteLine]) -> tuple[CqpmRow, ...]:
    """One row per number and section; two sections may share a number (0216, 0217)."""
    groups: dict[tuple[str, bool], list[Printed]] = {}
    for entry in printed:
        groups.setdefault((entry.numero, entry.active), []).append(entry)
    texts: dict[int, str] = {}
    for note in notes:
        texts.setdefault(note.number, note.text)
    return tuple(_row(group, texts) for group in groups.values())


def readings_of(readings: Sequence[CqpmReading], cell: str) -> Counter[str]:
    """How many printings give each value of a cell, in the order of their first printing."""
    return Counter(str(getattr(reading, cell)) for reading in readings)


def _row(group: list[Printed], texts: dict[int, str]) -> CqpmRow:
    readings = tuple(entry.reading for entry in group)
    chosen = {cell: readings_of(readings, cell).most_common(1)[0][0] for cell in _CELLS}
    first = group[0]
    text = texts.get(first.note or 0, "")
    forfait = re.sub(r"\D", "", chosen["forfait"])
    return CqpmRow(
        numero=first.numero,
        numero_entier=chosen["numero_entier"],
        intitule=chosen["intitule"],
        industriel={"O": True, "N": False}.get(chosen["industriel"]),
        domaine=chosen["domaine"],
        forfait_eur=int(forfait) if forfait else None,
        statut=_status(first.active, text),
        depuis=find_date(text),
        note_numero=first.note,
        note_passage_id=first.note_passage_id,
        passage_id=_passage(readings, chosen),
        readings=readings,
        resolution=_resolution(readings, chosen),
        note=_note(readings, chosen),
    )


def _status(active: bool, note: str) -> CqpmStatus:
    if active:
        return CqpmStatus.ACTIVE
    return CqpmStatus.SUPPRIMEE if "supprimée" in note else CqpmStatus.EN_VEILLE


def _passage(readings: Sequence[CqpmReading], chosen: dict[str, str]) -> str:
    """The first printing that gives every chosen value, else the first printing."""
    agree = (
        r.passage_id for r in readings if all(getattr(r, cell) == chosen[cell] for cell in _CELLS)
    )
    return next(agree, readings[0].passage_id)


def _resolution(readings: Sequence[CqpmReading], chosen: dict[str, str]) -> str:
    parts = []
    for cell, name in _CELLS.items():
        values = readings_of(readings, cell)
        if len(values) > 1:
            counts = ", ".join(f"« {value} » ×{count}" for value, count in values.items())
            tie = len(set(values.values())) == 1
            rule = (
                "égalité, première impression retenue" if tie else "la plus fréquente est retenue"
            )
            parts.append(f"{name} : {counts} ; {rule} : « {chosen[cell]} »")
    return " | ".join(parts) or f"{len(readings)} {CONCORDANT}"


def _note(readings: Sequence[CqpmReading], chosen: dict[str, str]) -> str:
    parts = []
    for cell, name in _CELLS.items():
        values = readings_of(readings, cell)
        others = [f"« {v} » ({_times(n)})" for v, n in values.items() if v != chosen[cell]]
        if others:
            kept = f"« {chosen[cell]} » ({_times(values[chosen[cell]])})"
            parts.append(
                f"La liste imprime cette qualification {len(readings)} fois, et pas toujours de la"
                f" même façon ({name}) : {', '.join([kept, *others])}."
            )
    return " ".join(parts)


def _times(count: int) -> str:
    return "une fois" if count == 1 else f"{count} fois"
