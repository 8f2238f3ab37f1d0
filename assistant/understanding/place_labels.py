"""Labels: the words that name one place and no other, written and read back without a guess.

A place that was read in a sentence is handed on by its label, so that it is never read anew.
"""

from __future__ import annotations

from functools import cache

from assistant.understanding.communes import communes_named, communes_of_name
from assistant.understanding.gazetteer import entities
from assistant.understanding.geography import Place, departement_place, departements
from assistant.understanding.text import match_key
from corpus.expressions import expression

_BRACKETED = expression(r"\s*(?P<name>\S.*?)\s*\((?P<area>[^()]+)\)\s*(?::.*)?")


def label_of(place: Place) -> str:
    """« Rennes (35) », « Vienne (86) », « Vienne (Autriche) », or the name of a larger area."""
    if place.departement:
        return f"{place.name} ({place.departement})"
    return place.label.split(" : ")[0] if place.kind == "etranger" else place.name


def place_labelled(words: str) -> Place | None:
    """The place of a label, its département told by number or by name; None for other words."""
    found = _BRACKETED.fullmatch(words)
    if found is None:
        return _areas().get(match_key(words))
    code = departement_code(found["area"])
    if not code:
        return _areas().get(match_key(f"{found['name']} {found['area']}"))
    return _in_departement(found["name"], code)


def _in_departement(name: str, code: str) -> Place | None:
    same = communes_of_name(match_key(name), code)
    exact = next((place for place in same if place.name == name), None)
    if exact or same:
        return exact or same[0]
    of_departement = match_key(departements()[code].name) == match_key(name)
    return departement_place(code) if of_departement else None


def departement_code(words: str) -> str:
    """The code of the département that words name by its number or its name, or ""."""
    code = words.strip().upper()
    return code if code in departements() else _codes_by_name().get(match_key(words), "")


@cache
def _codes_by_name() -> dict[str, str]:
    return {match_key(dep.name): dep.code for dep in departements().values()}


def _also_elsewhere(place: Place) -> bool:
    """Whether other communes bear its name: Saint-Martin is not in the Antilles alone."""
    named = communes_named(match_key(place.name))
    return named is not None and any(c.departement != place.departement for c in named.places)


@cache
def _areas() -> dict[str, Place]:
    """Regions, overseas territories, foreign places: what a label names without a département."""
    places = [place for entry in entities().values() for place in entry.places]
    overseas = [place for place in places if place.kind == "outre-mer"]
    found = {match_key(p.name): p for p in overseas if not _also_elsewhere(p)}
    return found | {match_key(label_of(place)): place for place in places if not place.departement}
