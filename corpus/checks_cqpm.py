"""Doubts about the metallurgy qualifications: printings, numbers, dates, notes, forfait."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from corpus.checks import Evidence, doubt, lines
from corpus.french_dates import in_french
from corpus.records import Anomaly, CqpmRow, CqpmStatus
from corpus.resolve_cqpm import readings_of


def _entries(evidence: Evidence) -> list[CqpmRow]:
    return [row for reading in evidence.readings.values() for row in reading.cqpm]


def _source(row: CqpmRow) -> str:
    return row.passage_id.partition("#")[0]


def _printed(row: CqpmRow) -> list[str]:
    return [reading.passage_id for reading in row.readings]


def _lines(row: CqpmRow) -> str:
    return lines(reading.line for reading in row.readings)


def printings_that_differ(evidence: Evidence) -> Iterator[Anomaly]:
    """The printings of an entry do not agree on a cell."""
    for row in _entries(evidence):
        if row.note:
            yield doubt(
                "impressions discordantes",
                f"{row.numero}-{(row.statut is CqpmStatus.ACTIVE and 'active') or 'inactive'}",
                _source(row),
                place=f"ligne {row.numero}",
                found=row.resolution,
                expected=f"{len(row.readings)} impressions identiques",
                evidence=_lines(row),
                passage_ids=_printed(row),
                sentence=row.note,
            )


def printings_missing(evidence: Evidence) -> Iterator[Anomaly]:
    """An entry is not printed as often as the others."""
    entries = _entries(evidence)
    usual = Counter(len(row.readings) for row in entries).most_common(1)
    for row in entries:
        if len(row.readings) != usual[0][0]:
            yield doubt(
                "impression manquante",
                f"{row.numero}/{row.readings[0].line}",
                _source(row),
                place=f"ligne {row.numero}",
                found=f"{len(row.readings)} impressions",
                expected=f"{usual[0][0]} impressions",
                evidence=_lines(row),
                passage_ids=_printed(row),
                sentence=(
                    f"La qualification {row.numero} est imprimée {len(row.readings)} fois, les"
                    f" autres {usual[0][0]} fois."
                ),
            )


def shared_numbers(evidence: Evidence) -> Iterator[Anomaly]:
    """A number names two entries."""
    by_number: dict[str, list[CqpmRow]] = defaultdict(list)
    for row in _entries(evidence):
        by_number[row.numero].append(row)
    for number, rows in by_number.items():
        if len(rows) > 1:
            shown = " et ".join(f"{r.numero_entier} ({_state(r)})" for r in rows)
            yield doubt(
                "numéro partagé",
                number,
                _source(rows[0]),
                place=f"ligne {number}",
                found=f"{len(rows)} qualifications : {shown}",
                expected="une qualification par numéro",
                evidence=lines(r.line for row in rows for r in row.readings),
                passage_ids=[p for row in rows for p in _printed(row)],
                sentence=f"Le numéro {number} désigne {len(rows)} qualifications : {shown}.",
            )


def _state(row: CqpmRow) -> str:
    since = f" depuis le {in_french(row.depuis)}" if row.depuis else ""
    return {
        CqpmStatus.ACTIVE: "en vigueur",
        CqpmStatus.EN_VEILLE: f"en veille{since}",
        CqpmStatus.SUPPRIMEE: f"supprimée{since}",
    }[row.statut]


def year_of(numero_entier: str) -> int | None:
    """The year that opens a full number, written with four digits or two ("88 10 92 0006")."""
    found = re.match(r"(\d{4}|\d{2}) ", numero_entier)
    if not found:
        return None
    year = int(found[1])
    return year if year > 99 else 1900 + year


def dates_before_numbers(evidence: Evidence) -> Iterator[Anomaly]:
    """An entry is said to end before the year of its own number."""
    for row in _entries(evidence):
        year = year_of(row.numero_entier)
        if row.depuis and year and row.depuis.year < year:
            yield doubt(
                "date antérieure au numéro",
                f"{row.numero}/{row.depuis.isoformat()}",
                _source(row),
                place=f"ligne {row.numero}, note {row.note_numero}",
                found=f"{_state(row)}, numéro de {year}",
                expected=f"une date de {year} ou plus tard",
                evidence=_lines(row),
                passage_ids=[
                    *_printed(row),
                    *([row.note_passage_id] if row.note_passage_id else []),
                ],
                sentence=(
                    f"La note {row.note_numero} date du {in_french(row.depuis)} la fin de la"
                    f" qualification {row.numero_entier}, dont le numéro est de {year} : cette date"
                    " est douteuse."
                ),
            )


def dates_after_list(evidence: Evidence) -> Iterator[Anomaly]:
    """A note gives a date later than the list itself."""
    for row in _entries(evidence):
        day = date.fromisoformat(_source(row)[-10:])
        if row.depuis and row.depuis > day:
            yield doubt(
                "date postérieure à la liste",
                f"{row.numero}/{row.depuis.isoformat()}",
                _source(row),
                place=f"ligne {row.numero}, note {row.note_numero}",
                found=in_french(row.depuis),
                expected=f"au plus tard le {in_french(day)}",
                evidence=_lines(row),
                passage_ids=_printed(row),
                sentence=f"La note {row.note_numero} porte une date postérieure à la liste.",
            )


def notes_unexplained(evidence: Evidence) -> Iterator[Anomaly]:
    """An entry that is no longer active has no note, or a note without a date."""
    for row in _entries(evidence):
        if row.statut is not CqpmStatus.ACTIVE and row.depuis is None:
            yield doubt(
                "fin non datée",
                f"{row.numero}/{row.readings[0].line}",
                _source(row),
                place=f"ligne {row.numero}",
                found="aucune date lisible",
                expected="une note qui date la mise en veille ou la suppression",
                evidence=_lines(row),
                passage_ids=_printed(row),
                sentence=f"La copie ne dit pas depuis quand la qualification {row.numero} a cessé.",
            )


def forfait_that_differs(evidence: Evidence) -> Iterator[Anomaly]:
    """An active entry whose forfait is not the one of all the others."""
    active = [row for row in _entries(evidence) if row.statut is CqpmStatus.ACTIVE]
    usual = Counter(row.forfait_eur for row in active).most_common(1)
    for row in active:
        if row.forfait_eur != usual[0][0] or len(readings_of(row.readings, "forfait")) > 1:
            yield doubt(
                "forfait différent",
                row.numero,
                _source(row),
                place=f"ligne {row.numero}",
                found=f"{row.forfait_eur} €",
                expected=f"{usual[0][0]} €",
                evidence=_lines(row),
                passage_ids=_printed(row),
                sentence=f"Le forfait imprimé, {row.forfait_eur} €, n'est pas celui des autres.",
            )
