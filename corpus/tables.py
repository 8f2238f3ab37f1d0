"""The tables of corpus/tables: French column titles, one line per record.

The files open as they are in a French spreadsheet (semicolons, UTF-8 with a byte order mark).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from corpus.records import (
    CqpmRow,
    CqpmStatus,
    MetierList,
    MetierRow,
)
from corpus.regions import regions

EVERY_REGION = "toutes"

Cells = dict[str, str]  # field name -> cell


class Table(NamedTuple):
    """A file of corpus/tables and its columns: (title, name of the field)."""

    file: str
    columns: tuple[tuple[str, str], ...]

    def encode(self, rows: Iterable[Cells]) -> bytes:
        """The file's bytes, from the cells of each line."""
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\n")
        writer.writerow([title for title, _ in self.columns])
        writer.writerows([row[name] for _, name in self.columns] for row in rows)
        return out.getvalue().encode("utf-8-sig")

    def decode(self, data: bytes) -> list[Cells]:
        """The cells of each line, from the file's bytes."""
        names = [name for _, name in self.columns]
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
        next(lines)
        return [dict(zip(names, line, strict=True)) for line in lines]


LISTS = Table(
    "listes.csv",
    (
        ("texte", "source_id"),
        ("région", "region"),
        ("nom imprimé", "region_read"),
        ("métiers annoncés", "announced"),
        ("métiers comptés", "counted"),
        ("ligne du texte", "line"),
        ("passage", "passage_id"),
    ),
)
METIERS = Table(
    "metiers.csv",
    (
        ("texte", "source_id"),
        ("région", "region"),
        ("code ROME", "code"),
        ("code imprimé", "code_read"),
        ("métier", "title"),
        ("intitulé imprimé", "title_read"),
        ("ligne du texte", "line"),
        ("passage", "passage_id"),
        ("lecture", "resolution"),
        ("à savoir", "note"),
    ),
)
PRO_A = Table(
    "pro_a.csv",
    (
        ("secteur", "secteur"),
        ("sous-filière", "filiere"),
        ("métier", "metier"),
        ("diplôme", "diplome"),
        ("code RNCP", "rncp"),
        ("niveau", "niveau"),
        ("colonne 1 imprimée", "secteur_read"),
        ("colonne 2 imprimée", "filiere_read"),
        ("colonne 3 imprimée", "metier_read"),
        ("colonne 4 imprimée", "diplome_read"),
        ("code imprimé", "code_read"),
        ("première ligne du texte", "line_start"),
        ("dernière ligne du texte", "line_end"),
        ("passage", "passage_id"),
        ("lecture", "resolution"),
        ("à savoir", "note"),
    ),
)
CQPM = Table(
    "cqpm.csv",
    (
        ("numéro", "numero"),
        ("en vigueur", "active"),
        ("numéro entier", "numero_entier"),
        ("intitulé", "intitule"),
        ("industriel", "industriel"),
        ("code domaine", "domaine"),
        ("forfait (euros)", "forfait_eur"),
        ("statut", "statut"),
        ("depuis le", "depuis"),
        ("note", "note_numero"),
        ("passage de la note", "note_passage_id"),
        ("passage", "passage_id"),
        ("lecture", "resolution"),
        ("à savoir", "note"),
    ),
)
CQPM_READINGS = Table(
    "cqpm_lectures.csv",
    (
        ("numéro", "numero"),
        ("en vigueur", "active"),
        ("liste triée par", "sort"),
        ("ligne du texte", "line"),
        ("numéro entier", "numero_entier"),
        ("intitulé", "intitule"),
        ("industriel", "industriel"),
        ("code domaine", "domaine"),
        ("forfait", "forfait"),
        ("passage", "passage_id"),
    ),
)
ANOMALIES = Table(
    "anomalies.csv",
    (
        ("identifiant", "id"),
        ("nature", "kind"),
        ("texte", "source_id"),
        ("endroit", "place"),
        ("lu", "found"),
        ("attendu", "expected"),
        ("preuve", "evidence"),
        ("phrase pour le conseiller", "sentence"),
        ("passages", "passage_ids"),
    ),
)


def cells_of(record: object, table: Table) -> Cells:
    """The cells of a record, for the columns that are its own fields."""
    return {
        name: _cell(getattr(record, name)) for _, name in table.columns if hasattr(record, name)
    }


def list_cells(record: MetierList | MetierRow, table: Table) -> Cells:
    """The cells of a list or of one of its rows, the region by its name."""
    region = regions()[record.region].name if record.region else EVERY_REGION
    return cells_of(record, table) | {"region": region}


def encode_cqpm(rows: Sequence[CqpmRow]) -> tuple[bytes, bytes]:
    """cqpm.csv and cqpm_lectures.csv."""
    keys = [{"active": _cell(row.statut is CqpmStatus.ACTIVE)} for row in rows]
    main = CQPM.encode(cells_of(row, CQPM) | key for row, key in zip(rows, keys, strict=True))
    readings = (
        cells_of(reading, CQPM_READINGS) | key | {"numero": row.numero}
        for row, key in zip(rows, keys, strict=True)
        for reading in row.readings
    )
    return main, CQPM_READINGS.encode(readings)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case date():
            return value.isoformat()
        case tuple():
            return " ".join(str(item) for item in value)
        case _:
            return str(value)
