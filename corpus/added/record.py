"""The record of an added text: what the user says of it, and what follows from that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from corpus.added.intake import Intake
from corpus.added.problems import TextProblem
from corpus.french_dates import in_french
from corpus.markup import fold_space, masked
from corpus.records import Source
from corpus.source_text import slug

LICENCE = "texte ajouté par l'utilisateur, sous sa responsabilité"


class Details(NamedTuple):
    """What the user says of a text."""

    title: str
    kind: str
    reference: str
    date: dt.date
    publisher: str
    in_force_from: dt.date
    in_force_to: dt.date | None = None


def described(file: Intake, details: Details, taken: Collection[str]) -> Source:
    """The full record of a text, under an id that no other text has."""
    fields = {
        "title": _line(details.title, "intitulé"),
        "kind": _line(details.kind, "nature"),
        "reference": _line(details.reference, "référence"),
        "publisher": _line(details.publisher, "auteur"),
    }
    if details.in_force_to and details.in_force_to < details.in_force_from:
        raise TextProblem(
            f"La fin d'application ({details.in_force_to}) précède le début "
            f"({details.in_force_from})."
        )
    kind = fields["kind"][:1].lower() + fields["kind"][1:]
    return Source(
        id=_free_id(f"{slug(kind)}-{details.date.isoformat()}", taken),
        short_title=f"{kind} du {in_french(details.date)}",
        date=details.date,
        in_force_from=details.in_force_from,
        in_force_to=details.in_force_to,
        replaced_by=None,
        validity_notice=_notice(details),
        file=f"original{file.format}",
        sha256=file.sha256,
        licence=LICENCE,
        **(fields | {"kind": kind}),
    )


def _line(text: str, name: str) -> str:
    """A field on one line, its e-mail addresses masked."""
    line = masked(fold_space("".join(c if c.isprintable() else " " for c in text)))
    if not any(c.isalnum() for c in line):
        raise TextProblem(f"Le champ « {name} » est vide.")
    return line


def _notice(details: Details) -> str:
    kind = details.kind.strip()
    named = f"{kind[:1].upper()}{kind[1:]} du {in_french(details.date)}"
    start = f"applicable à partir du {in_french(details.in_force_from)}"
    end = f" et jusqu'au {in_french(details.in_force_to)}" if details.in_force_to else ""
    return (
        f"{fold_space(named)} : texte ajouté à cette installation, indiqué comme {start}{end} ; "
        "vérifiez qu'il est toujours en vigueur."
    )


def _free_id(base: str, taken: Collection[str]) -> str:
    found, copy = base, 2
    while found in taken:
        found, copy = f"{base}-{copy}", copy + 1
    return found
