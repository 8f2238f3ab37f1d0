"""What is asked about a text that is added: on the command line and on the page alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from corpus.added.problems import MissingDetail, TextProblem
from corpus.added.record import Details


class Field(NamedTuple):
    """One detail of the record: its option, its name in French, and how it is asked for."""

    name: str
    option: str
    french: str
    help: str
    is_date: bool = False
    needed: bool = True


FIELDS = (
    Field("title", "--title", "intitulé", "tel que le texte le porte, en entier"),
    Field("kind", "--kind", "nature", "arrêté, circulaire, décret, accord de branche …"),
    Field("reference", "--reference", "référence", "numéro NOR, IDCC …"),
    Field("date", "--date", "date", "date du texte (AAAA-MM-JJ)", is_date=True),
    Field("publisher", "--publisher", "auteur", "ministère ou organisme qui l'a pris"),
    Field(
        "in_force_from",
        "--in-force-from",
        "premier jour d'application",
        "premier jour d'application (AAAA-MM-JJ ; à défaut, la date du texte)",
        is_date=True,
        needed=False,
    ),
    Field(
        "in_force_to",
        "--in-force-to",
        "dernier jour d'application",
        "dernier jour d'application (AAAA-MM-JJ), s'il est connu",
        is_date=True,
        needed=False,
    ),
)


def details_of(typed: Mapping[str, str]) -> Details:
    """The details that a form gives, field by field; refuses what is missing or is no date."""
    missing = [f.french for f in FIELDS if f.needed and not typed.get(f.name, "").strip()]
    if missing:
        raise MissingDetail(f"Il manque, pour ajouter ce texte : {', '.join(missing)}.")
    given: dict[str, Any] = {f.name: _value(f, typed.get(f.name, "").strip()) for f in FIELDS}
    given["in_force_from"] = given["in_force_from"] or given["date"]
    return Details(**given)


def _value(field: Field, typed: str) -> str | date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed) if field.is_date else typed
    except ValueError:
        raise TextProblem(
            f"Le champ « {field.french} » vaut « {typed} » : une date AAAA-MM-JJ est attendue."
        ) from None
