"""The 22 metropolitan regions as they stood before 2016 (corpus/reference/regions.csv)."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "reference" / "regions.csv"


class Region(NamedTuple):
    """One region of 2008."""

    slug: str  # "ile-de-france"
    name: str  # "Île-de-France"
    locative: str  # "en Île-de-France"
    genitive: str  # "de l'Île-de-France"
    region_2016: str  # the region of 2016 that took it in
    insee: str  # code of the region before 2016
    names_read: tuple[str, ...]  # as the texts print it


@cache
def regions() -> dict[str, Region]:
    """The 22 regions by slug, in alphabetical order."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        row["slug"]: Region(
            slug=row["slug"],
            name=row["name"],
            locative=row["locative"],
            genitive=row["genitive"],
            region_2016=row["region_2016"],
            insee=row["insee"],
            names_read=tuple(row["names_read"].split(";")),
        )
        for row in rows
    }


@cache
def _by_printed_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for region in regions().values():
        for name in (region.name, *region.names_read):
            names[_folded(name)] = region.slug
    return names


@cache
def region_of_printed_name(name: str) -> str | None:
    """The slug for a name as a text prints it (case, accents and hyphens ignored), or None."""
    return _by_printed_name().get(_folded(name))


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())
