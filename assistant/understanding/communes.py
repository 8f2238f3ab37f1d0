"""The communes of France by name and by postcode (corpus/reference/communes.csv)."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.understanding.geography import OVERSEAS, REFERENCE, Entry, Place, departements
from assistant.understanding.text import match_key
from corpus.regions import regions

_SPARE_POPULATION = 2_000  # a longer name of a smaller commune is not what "Vitry" means
_OWN_ARTICLES = ("le", "la", "les", "l")
_NEVER_LAST = frozenset(
    "saint sainte le la les l de du des d en sur sous lez aux au et grand grande petit petite "
    "mont bois val".split()
)


@cache
def _communes_text() -> str:
    return (REFERENCE / "communes.csv").read_text(encoding="utf-8")


@cache
def _communes() -> tuple[list[str], list[str]]:
    """The rows of communes.csv and, in the same order, their folded form."""
    text = _communes_text()
    folded = text.lower().replace("œ", "oe").replace("'", " ").replace("-", " ")
    folded = unicodedata.normalize("NFD", folded).encode("ascii", "ignore").decode()
    return text.splitlines()[2:], folded.splitlines()[2:]


def _rows_from(prefix: str) -> Iterator[str]:
    rows, folded = _communes()
    at = bisect_left(folded, prefix)
    while at < len(folded) and folded[at].startswith(prefix):
        yield rows[at]
        at += 1


@lru_cache(maxsize=8192)
def some_commune_begins(word: str) -> bool:
    """Whether the first word of some commune's name, its article aside, is this folded word."""
    begun = (word + ",", word + " ", *(f"{a} {word} " for a in _OWN_ARTICLES))
    return any(next(_rows_from(start), None) is not None for start in begun)


@lru_cache(maxsize=2048)
def communes_named(key: str) -> Entry | None:
    """The communes of this folded name, the most populated first; bigger compounds included.

    "vitry" gives Vitry-sur-Seine and Vitry-le-François; "clermont" gives Clermont (Oise) too.
    """
    exact = [_commune(row) for row in _rows_from(key + ",")]
    largest = max((place.population for place, _ in exact), default=0)
    places = [place for place, _ in exact]
    if len(key) > 2 and key.rsplit(" ", 1)[-1] not in _NEVER_LAST:
        compounds = [_commune(row)[0] for row in _rows_from(key + " ")]
        biggest = max((place.population for place in compounds), default=0)
        floor = max(largest, _SPARE_POPULATION, biggest // 20)
        only = not exact and len(compounds) == 1 and " " in key  # "Sainte-Gauburge"
        places += [place for place in compounds if only or place.population > floor]
    if not places:
        return _with_article(key)
    places.sort(key=lambda place: (-place.population, place.departement))
    return Entry(tuple(places), any(ordinary for _, ordinary in exact) or not exact)


def _with_article(key: str) -> Entry | None:
    """The commune whose own article was left out: "Pont-de-Claix", "Kremlin-Bicêtre"."""
    if " " not in key or key.partition(" ")[0] in _OWN_ARTICLES:
        return None
    found = [_commune(row)[0] for a in _OWN_ARTICLES for row in _rows_from(f"{a} {key},")]
    return Entry(tuple(sorted(found, key=lambda p: -p.population)), True) if found else None


@lru_cache(maxsize=256)
def communes_of_postcode(postcode: str) -> tuple[Place, ...]:
    """The communes that La Poste serves under a postcode, the most populated first."""
    found = [_commune(row)[0] for row in _rows_holding(postcode)]
    return tuple(sorted(found, key=lambda place: -place.population))


def _rows_holding(postcode: str) -> Iterator[str]:
    text = _communes_text()
    at = text.find(postcode)
    while at >= 0:
        end = text.index("\n", at)
        row = text[text.rindex("\n", 0, at) + 1 : end]
        if postcode in row.split(",")[3].split(" "):
            yield row
        at = text.find(postcode, end)


def commune_keys(population: int) -> Iterator[tuple[str, int]]:
    """The folded names and populations of the communes that reach a population."""
    for row in _communes()[1]:
        key, _, size, _ = row.split(",", 3)
        if int(size or 0) >= population:
            yield key, int(size or 0)


def _commune(row: str) -> tuple[Place, bool]:
    name, code, population, _, ordinary = row.split(",")
    dep = departements()[code]
    size = int(population or 0)
    where = name if name == dep.name else f"{name} ({dep.name})"
    if dep.region == OVERSEAS:
        place = Place(name, "outre-mer", code, (), f"{where} : outre-mer", size)
    else:
        label = f"{where} : région {regions()[dep.region].name}"
        place = Place(name, "commune", code, (dep.region,), label, size)
    return place, ordinary == "o"


def communes_of_name(key: str, code: str) -> tuple[Place, ...]:
    """The communes of exactly this folded name in a département."""
    found = (_commune(row)[0] for row in _rows_from(key + ","))
    return tuple(place for place in found if place.departement == code)


def commune(name: str, code: str) -> Place:
    """The commune of this exact name in a département."""
    return communes_of_name(match_key(name), code)[0]
