"""The records of the tables of corpus/tables, from the bytes of their files."""

from __future__ import annotations

from datetime import date

from corpus.records import (
    Anomaly,
    CqpmReading,
    CqpmRow,
    CqpmStatus,
    MetierList,
    MetierRow,
    ProARow,
)
from corpus.regions import region_of_printed_name
from corpus.tables import ANOMALIES, CQPM, CQPM_READINGS, LISTS, METIERS, PRO_A, Cells

CqpmKey = tuple[str, str]  # number, "oui" or "non" (in force)


def decode_lists(data: bytes) -> tuple[MetierList, ...]:
    """The records of listes.csv."""
    return tuple(
        MetierList(
            source_id=c["source_id"],
            region=region_of_printed_name(c["region"]) or "",
            region_read=c["region_read"],
            announced=_int(c["announced"]),
            counted=int(c["counted"]),
            line=int(c["line"]),
            passage_id=c["passage_id"],
        )
        for c in LISTS.decode(data)
    )


def decode_metiers(data: bytes) -> tuple[MetierRow, ...]:
    """The records of metiers.csv."""
    return tuple(
        MetierRow(
            source_id=c["source_id"],
            region=region_of_printed_name(c["region"]) or "",
            code=c["code"],
            code_read=c["code_read"],
            title=c["title"],
            title_read=c["title_read"],
            line=int(c["line"]),
            passage_id=c["passage_id"],
            resolution=c["resolution"],
            note=c["note"],
        )
        for c in METIERS.decode(data)
    )


def decode_pro_a(data: bytes) -> tuple[ProARow, ...]:
    """The records of pro_a.csv."""
    return tuple(
        ProARow(
            secteur=c["secteur"],
            filiere=c["filiere"],
            metier=c["metier"],
            diplome=c["diplome"],
            rncp=c["rncp"],
            niveau=_int(c["niveau"]),
            secteur_read=c["secteur_read"],
            filiere_read=c["filiere_read"],
            metier_read=c["metier_read"],
            diplome_read=c["diplome_read"],
            code_read=c["code_read"],
            line_start=int(c["line_start"]),
            line_end=int(c["line_end"]),
            passage_id=c["passage_id"],
            resolution=c["resolution"],
            note=c["note"],
        )
        for c in PRO_A.decode(data)
    )


def decode_cqpm(main: bytes, readings: bytes) -> tuple[CqpmRow, ...]:
    """The records of cqpm.csv, with their printings from cqpm_lectures.csv."""
    printings: dict[CqpmKey, list[CqpmReading]] = {}
    for c in CQPM_READINGS.decode(readings):
        printings.setdefault((c["numero"], c["active"]), []).append(_cqpm_reading(c))
    return tuple(
        CqpmRow(
            numero=c["numero"],
            numero_entier=c["numero_entier"],
            intitule=c["intitule"],
            industriel={"oui": True, "non": False}.get(c["industriel"]),
            domaine=c["domaine"],
            forfait_eur=_int(c["forfait_eur"]),
            statut=CqpmStatus(c["statut"]),
            depuis=date.fromisoformat(c["depuis"]) if c["depuis"] else None,
            note_numero=_int(c["note_numero"]),
            note_passage_id=c["note_passage_id"] or None,
            passage_id=c["passage_id"],
            readings=tuple(printings[c["numero"], c["active"]]),
            resolution=c["resolution"],
            note=c["note"],
        )
        for c in CQPM.decode(main)
    )


def decode_anomalies(data: bytes) -> tuple[Anomaly, ...]:
    """The records of anomalies.csv."""
    return tuple(
        Anomaly(
            id=c["id"],
            kind=c["kind"],
            source_id=c["source_id"],
            place=c["place"],
            found=c["found"],
            expected=c["expected"],
            evidence=c["evidence"],
            passage_ids=tuple(c["passage_ids"].split()),
            sentence=c["sentence"],
        )
        for c in ANOMALIES.decode(data)
    )


def _cqpm_reading(c: Cells) -> CqpmReading:
    return CqpmReading(
        line=int(c["line"]),
        passage_id=c["passage_id"],
        sort=c["sort"],
        numero_entier=c["numero_entier"],
        intitule=c["intitule"],
        industriel=c["industriel"],
        domaine=c["domaine"],
        forfait=c["forfait"],
    )


def _int(cell: str) -> int | None:
    return int(cell) if cell else None
