"""Every name of a place that is no commune: regions, départements, short forms, foreign towns."""

from __future__ import annotations

from functools import cache

from assistant.understanding.communes import commune
from assistant.understanding.geography import (
    Entry,
    Place,
    departement_place,
    departements,
    foreign_place,
    metropole,
    overseas,
    read_table,
    region_place,
    several_regions,
)
from assistant.understanding.text import light_stem, match_key
from corpus.regions import regions

AREA_KINDS = ("region_2008", "region_2016", "departement")
_ALSO_COMMUNES = frozenset({"75", "977", "978"})


@cache
def entities() -> dict[str, Entry]:
    """Everything that is not a commune, by folded name: regions, départements, short forms …"""
    found = {match_key(row["name"]): _foreign_town(row) for row in read_table("foreign_places.csv")}
    for row in read_table("nationalities.csv"):
        place = foreign_place(row["country"], row["country"], row["code"])
        for name in (row["country"], *filter(None, row["other_names"].split(";"))):
            if row["code"] != "FRA":
                found[match_key(name)] = Entry((place,))
    for dep in departements().values():
        if dep.code in _ALSO_COMMUNES:
            continue
        found[match_key(dep.name)] = Entry((departement_place(dep.code),), dep.ordinary)
    for name in dict.fromkeys(region.region_2016 for region in regions().values()):
        found[match_key(name)] = Entry((_region_2016(name),))
    for slug, region in regions().items():
        found[match_key(region.name)] = Entry((region_place(slug),), slug == "centre")
    for row in read_table("places_aliases.csv"):
        found[match_key(row["alias"])] = _alias(row)
    return found


@cache
def entity_beginnings() -> frozenset[str]:
    """The first words of every name in ``entities``."""
    return frozenset(key.partition(" ")[0] for key in entities())


@cache
def area_beginnings() -> frozenset[str]:
    """The first words of the regions and départements whose names have several words."""
    return frozenset(
        key.partition(" ")[0]
        for key, entry in entities().items()
        if " " in key and entry.places and entry.places[0].kind in AREA_KINDS
    )


@cache
def demonyms() -> dict[str, Entry]:
    """What the aliases of the form "région lyonnaise" name, by the stem of the adjective."""
    found = {}
    for key, entry in entities().items():
        noun, _, adjective = key.partition(" ")
        if noun == "region" and adjective.endswith("e") and adjective not in entities():
            found[light_stem(adjective)] = entry
    return {**inhabitants(), **found}


@cache
def inhabitants() -> dict[str, Entry]:
    """The place after which people are called, by the stem of their name: "rouennaise"."""
    return {
        light_stem(match_key(row[form])): _alias({**row, "ordinary": ""})
        for row in read_table("gentiles_france.csv")
        for form in ("gentile_m", "gentile_f")
    }


@cache
def country_names() -> dict[str, str]:
    """The French name of each country by ISO 3166-1 alpha-3 code."""
    return {row["code"]: row["country"] for row in read_table("nationalities.csv")}


def _foreign_town(row: dict[str, str]) -> Entry:
    place = foreign_place(row["name"], country_names()[row["country"]], row["country"])
    return Entry((place,))


def _region_2016(name: str) -> Place:
    slugs = tuple(slug for slug, region in regions().items() if region.region_2016 == name)
    return several_regions(name, "region_2016", slugs)


def _alias(row: dict[str, str]) -> Entry:
    kind, target = row["kind"], row["target"]
    ordinary = row["ordinary"] == "o"
    if kind == "vague":
        return Entry((), vague=True)
    if kind == "region_2008":
        slugs = tuple(target.split())
        if len(slugs) > 1:
            name = "Régions " + " et ".join(regions()[slug].name for slug in slugs)
            return Entry((Place(name, "region_2008", "", slugs, name),), ordinary)
        return Entry((region_place(slugs[0]),), ordinary)
    if kind == "region_2016":
        return Entry((_region_2016(target),), ordinary)
    if kind == "departement":
        return Entry((departement_place(target),), ordinary)
    if kind == "commune":
        name, code = target.split("|")
        return Entry((commune(name, code),), ordinary)
    return Entry((metropole() if kind == "metropole" else overseas(),), ordinary)
