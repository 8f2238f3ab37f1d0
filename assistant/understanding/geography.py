"""Places, départements and how each is named to an adviser, with the region of 2008 it lies in."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import corpus
from corpus.regions import regions

REFERENCE = Path(corpus.__file__).parent / "reference"
OVERSEAS = "outre-mer"

Kind = Literal[
    "commune",
    "departement",
    "region_2008",
    "region_2016",
    "outre-mer",
    "etranger",
    "inconnu",
    "metropole",
]


class Place(NamedTuple):
    """A place with the regions of 2008 it lies in; none for overseas, foreign, unknown ones."""

    name: str  # "Rennes"
    kind: Kind
    departement: str  # "35"; "" for what is larger than a département
    regions: tuple[str, ...]  # slugs of corpus/reference/regions.csv
    label: str  # "Rennes (Ille-et-Vilaine) : région Bretagne"
    population: int = 0  # of a commune, where INSEE gives it
    country: str = ""  # ISO 3166-1 alpha-3 of a foreign place


class Departement(NamedTuple):
    """A département or an overseas territory."""

    code: str
    name: str
    article: str
    region: str  # slug, or "outre-mer"
    ordinary: bool


class Entry(NamedTuple):
    """A name in the gazetteer; ordinary ones are also French words; vague ones name no place."""

    places: tuple[Place, ...]
    ordinary: bool = False
    vague: bool = False


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a reference table, its source line left out."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def departements() -> dict[str, Departement]:
    """Départements and overseas territories by code ("35", "2A", "974")."""
    return {
        row["code"]: Departement(
            row["code"], row["name"], row["article"], row["region"], row["ordinary"] == "o"
        )
        for row in read_table("departements.csv")
    }


def region_place(slug: str) -> Place:
    """A region of 2008."""
    name = regions()[slug].name
    return Place(name, "region_2008", "", (slug,), f"région {name}")


def several_regions(name: str, kind: Kind, slugs: tuple[str, ...]) -> Place:
    """A place that spans regions of 2008: "Grand Est : Alsace, Champagne-Ardenne et Lorraine"."""
    names = [regions()[slug].name for slug in slugs]
    if len(names) == 1:
        return Place(name, kind, "", slugs, f"{name} : région {names[0]}")
    return Place(name, kind, "", slugs, f"{name} : {', '.join(names[:-1])} et {names[-1]}")


def departement_place(code: str) -> Place:
    """A département of metropolitan France, or an overseas territory."""
    dep = departements()[code]
    if dep.region == OVERSEAS:
        return Place(dep.name, "outre-mer", code, (), f"{dep.name} : outre-mer")
    region = regions()[dep.region].name
    return Place(
        dep.name, "departement", code, (dep.region,), f"{dep.name} ({code}) : région {region}"
    )


def metropole() -> Place:
    """All of metropolitan France: the 22 regions."""
    name = "France métropolitaine"
    return Place(name, "metropole", "", tuple(regions()), f"{name} : les 22 régions")


def overseas() -> Place:
    """Overseas France at large."""
    return Place("Outre-mer", "outre-mer", "", (), "Outre-mer")


def foreign_place(name: str, country: str, code: str) -> Place:
    """A country or a foreign town."""
    where = name if name == country else f"{name} ({country})"
    return Place(name, "etranger", "", (), f"{where} : hors de France", country=code)


def unknown_place(name: str) -> Place:
    """A name that no table holds."""
    return Place(name, "inconnu", "", (), f"{name} : lieu inconnu")
