"""The declaration of a table: a small YAML file that says which column holds what, and when.

Every fault is a sentence that names the line and the column of the YAML file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from corpus.added.plain import SPACES
from corpus.added.problems import TextProblem
from corpus.source_text import slug

MAX_BYTES = 100_000


class Nature(StrEnum):
    """What the rows of a declared table are."""

    METIERS = "métiers par région"
    CERTIFICATIONS = "certifications"


COLUMNS = {
    Nature.METIERS: ("région", "code", "intitulé"),
    Nature.CERTIFICATIONS: ("secteur", "filière", "métier", "diplôme", "rncp", "niveau"),
}
NEEDED = {
    Nature.METIERS: ("région", "code", "intitulé"),
    Nature.CERTIFICATIONS: ("métier", "diplôme", "rncp"),
}
_KEYS = (
    "nature",
    "colonnes",
    "en vigueur du",
    "en vigueur au",
    "séparateur",
    "valeurs séparées par",
    "régions ignorées",
)
_SEPARATORS = {"tabulation": "\t", "espaces": SPACES}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A table as declared; columns are known by their title, or by their rank from 1."""

    nature: Nature
    columns: dict[str, str | int]
    in_force_from: date
    in_force_to: date | None
    separator: str = ""  # between the cells of a line; "" where the file marks the cells itself
    values_separator: str = ""  # between several values of one cell
    ignored_regions: tuple[str, ...] = ()
    raw: bytes = field(default=b"", repr=False)


class _Value(NamedTuple):
    """A value of the YAML file, and where it stands."""

    value: Any
    mark: yaml.Mark | None


def load_declaration(path: Path) -> Declaration:
    """Read a declaration file."""
    name = path.name
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TextProblem(f"« {name} » est trop gros pour une déclaration de tableau.")
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise TextProblem(f"« {name} » ne peut pas être lu ({error.strerror}).") from error
    except UnicodeDecodeError:
        raise TextProblem(f"« {name} » n'est pas en UTF-8.") from None
    return _Reader(name, _mapping(name, text), data).read()


def _mapping(name: str, text: str) -> dict[str, _Value]:
    """The top of the file, each key with its value and its place."""
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            raise TextProblem(f"« {name} », ligne 1 : des lignes « clé : valeur » sont attendues.")
        return {
            str(loader.construct_object(key)): _Value(
                loader.construct_object(value, deep=True), value.start_mark
            )
            for key, value in node.value
        }
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark)
        raise TextProblem(f"« {name} »{place} : la mise en forme YAML est fautive.") from error
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise TextProblem(f"« {name} » n'est pas un fichier YAML lisible : {error}") from error


def _place(mark: yaml.Mark | None) -> str:
    return f", ligne {mark.line + 1}, colonne {mark.column + 1}" if mark else ""


class _Reader:
    """Reads the keys of one declaration."""

    def __init__(self, name: str, values: dict[str, _Value], raw: bytes) -> None:
        self._name = name
        self._raw = raw
        self._values: dict[str, _Value] = {}
        known = {slug(key): key for key in _KEYS}
        for key, value in values.items():
            if slug(key) not in known:
                raise self._fault(value, f"clé inconnue « {key} » ; clés : {', '.join(_KEYS)}")
            self._values[known[slug(key)]] = value

    def read(self) -> Declaration:
        """The declaration, once every key is right."""
        nature = self._nature()
        start, end = self._day("en vigueur du"), self._day("en vigueur au")
        if start is None:
            raise self._missing("en vigueur du")
        if end and end < start:
            raise self._fault(self._values["en vigueur au"], f"{end} précède {start}")
        return Declaration(
            nature=nature,
            columns=self._columns(nature),
            in_force_from=start,
            in_force_to=end,
            separator=self._separator("séparateur"),
            values_separator=self._separator("valeurs séparées par"),
            ignored_regions=self._names("régions ignorées"),
            raw=self._raw,
        )

    def _nature(self) -> Nature:
        if "nature" not in self._values:
            raise self._missing("nature")
        given = self._values["nature"]
        for nature in Nature:
            if slug(str(given.value)) == slug(nature):
                return nature
        choices = " ou ".join(f"« {n} »" for n in Nature)
        raise self._fault(given, f"nature inconnue « {given.value} » ; écrivez {choices}")

    def _columns(self, nature: Nature) -> dict[str, str | int]:
        if "colonnes" not in self._values:
            raise self._missing("colonnes")
        given = self._values["colonnes"]
        if not isinstance(given.value, dict):
            raise self._fault(given, "« colonnes » attend une ligne « nom : titre » par colonne")
        known = {slug(name): name for name in COLUMNS[nature]}
        columns: dict[str, str | int] = {}
        for key, title in given.value.items():
            if slug(str(key)) not in known:
                listed = ", ".join(COLUMNS[nature])
                raise self._fault(given, f"colonne inconnue « {key} » ; colonnes : {listed}")
            if not isinstance(title, str | int) or isinstance(title, bool) or title in ("", 0):
                raise self._fault(given, f"la colonne « {key} » attend un titre ou un rang")
            columns[known[slug(str(key))]] = title
        missing = [name for name in NEEDED[nature] if name not in columns]
        if missing:
            raise self._fault(given, f"il manque la colonne « {missing[0]} »")
        if len({type(title) for title in columns.values()}) > 1:
            raise self._fault(given, "désignez les colonnes toutes par titre ou toutes par rang")
        return columns

    def _day(self, key: str) -> date | None:
        given = self._values.get(key)
        if given is None or given.value is None:
            return None
        if type(given.value) is not date:
            raise self._fault(given, f"« {key} » attend une date, écrite AAAA-MM-JJ")
        return given.value

    def _separator(self, key: str) -> str:
        given = self._values.get(key)
        if given is None or given.value is None:
            return ""
        if not isinstance(given.value, str) or not given.value:
            raise self._fault(given, f'« {key} » attend un signe entre guillemets, comme ";"')
        return _SEPARATORS.get(given.value.lower(), given.value)

    def _names(self, key: str) -> tuple[str, ...]:
        given = self._values.get(key)
        if given is None or given.value is None:
            return ()
        if not isinstance(given.value, list):
            raise self._fault(given, f"« {key} » attend une liste, comme [Guadeloupe, Mayotte]")
        return tuple(str(name) for name in given.value)

    def _missing(self, key: str) -> TextProblem:
        return TextProblem(f"« {self._name} » : il manque la ligne « {key} : … ».")

    def _fault(self, given: _Value, what: str) -> TextProblem:
        return TextProblem(f"« {self._name} »{_place(given.mark)} : {what}.")
