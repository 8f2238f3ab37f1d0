"""Spelling slips in place names: the nearest known name, where the sentence calls for a place."""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.understanding.communes import commune_keys, communes_named
from assistant.understanding.gazetteer import entities
from assistant.understanding.geography import REFERENCE, Entry, read_table
from assistant.understanding.place_sounds import name_by_sound
from assistant.understanding.text import light_stem, match_key

_SMALL = 500
_LARGE = 20_000
_VERY_LARGE = 50_000
_IN_FIGURES = "neuf "  # "neuf deux" is said of a département: "neuf d'un" is no slip in it
_ENTITY_WEIGHT = 10_000_000  # a region or a département before any commune


@cache
def _ordinary_words() -> frozenset[str]:
    """French words that look or sound like the name of a large town (places_ordinary.txt)."""
    return frozenset((REFERENCE / "places_ordinary.txt").read_text(encoding="utf-8").split())


@cache
def _nationalities() -> frozenset[str]:
    """Stems of "tunisien", "malgache" …: a nationality is no slip in the name of its country."""
    columns = ("adjective_m", "adjective_f", "other_adjectives")
    rows = read_table("nationalities.csv")
    names = [name for row in rows for column in columns for name in row[column].split(";")]
    return frozenset(light_stem(match_key(name)) for name in names if name)


@cache
def _large_names() -> dict[str, int]:
    names = {
        key: _ENTITY_WEIGHT
        for key, entry in entities().items()
        if entry.places and entry.places[0].kind != "metropole" and not _at_large(entry)
        if not key.startswith(_IN_FIGURES)
    }
    for key, population in commune_keys(_LARGE):
        names[key] = max(population, names.get(key, 0))
    return names


def _at_large(entry: Entry) -> bool:
    place = entry.places[0]
    return place.kind == "outre-mer" and not place.departement


@cache
def _all_names() -> dict[str, dict[str, int]]:
    """The communes that are more than a hamlet and their population, by first letter."""
    names: dict[str, dict[str, int]] = {}
    for key, population in commune_keys(_SMALL):
        letter = names.setdefault(key[0], {})
        letter[key] = max(population, letter.get(key, 0))
    return names


@lru_cache(maxsize=1024)
def nearest_name(key: str, *, capital: bool) -> str | None:
    """The known name that a folded text misspells, or None.

    One slip up to 7 letters, two from 8 on; without a capital letter only large towns, regions
    and départements are thought of, and ordinary words are left alone. Where no spelling is near,
    the sound decides ("dunkerk").
    """
    if len(key) < (4 if capital else 5) or not key.replace(" ", "").isalpha():
        return None
    if not capital and key in _ordinary_words():
        return None
    if key in _large_names() or light_stem(key) in _nationalities():
        return None
    found = _nearest(key, _large_names(), 1 if len(key) < 8 else 2)
    if found and len(key) == 4 and _large_names()[found] < _VERY_LARGE:
        return None
    if found is None and capital and len(key) >= 7:
        found = _nearest(key, _all_names().get(key[0], {}), 1)
    return found or (None if key in _ordinary_words() else name_by_sound(key))


def _nearest(key: str, names: dict[str, int], slips: int) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=slips, limit=20)
    near = [hit for hit in near if len(hit[0]) >= 4 and hit[0][0] == key[0] and _alike(key, hit[0])]
    best = min(near, key=lambda hit: (hit[1], -names[hit[0]], hit[0]), default=None)
    return best[0] if best else None


def _alike(key: str, name: str) -> bool:
    """Whether the slips spare the short words: "pays lie" is no "pays loire"."""
    from rapidfuzz.distance import OSA

    typed, known = key.split(), name.split()
    if len(typed) != len(known):
        return True
    pairs = zip(typed, known, strict=True)
    return all(OSA.distance(a, b) <= max(1, len(a) // 4) for a, b in pairs)


def entry_of(name: str) -> Entry | None:
    """The gazetteer entry of a corrected name, communes of the same name included."""
    return entities().get(name) or communes_named(name)
