"""How a place name sounds: "dunkerk" and "Dunkerque", "Bordo" and "Bordeaux" share a key.

Used where no spelling is near enough, for towns of weight and areas of France alone; a key that
several of them share designates none.
"""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.understanding.communes import commune_keys
from assistant.understanding.gazetteer import AREA_KINDS, entities
from corpus.expressions import expression

_TOWN = 20_000  # inhabitants from which a town is thought of by its sound
_OUTWEIGHS = 20  # times the population of another town that sounds the same
_AREA_WEIGHT = 10_000_000
_SHORTEST = 4  # sounds; fewer are shared by too many words
# In order; each reads the result of those before it. Capitals stand for sounds already read.
_RULES = tuple(
    (expression(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"(?<![cps])h|h$", ""),  # silent, except in ch, ph, sh
        (r"ph", "f"),
        (r"chr", "kr"),
        (r"s?ch|sh", "C"),
        (r"(?<=[aeiouy])s(?=[aeiouy])", "z"),
        (r"sc(?=[eiy])", "s"),
        (r"ge(?=[ao])", "j"),
        (r"gu(?=[eiy])", "G"),
        (r"g(?=[eiy])", "j"),
        (r"gn|ni(?=[aou])", "N"),
        (r"c(?=[eiy])", "s"),
        (r"cqu?|qu|[cq]", "k"),
        (r"eaux?|aux?", "o"),
        (r"w", "v"),
        (r"x(?=[a-z])", "ks"),
        (r"y", "i"),
        (r"([a-zA-Z])\1+", r"\1"),
        (r"oi", "wa"),
        (r"ou", "U"),
        (r"oeu|eu", "e"),
        (r"[ae][iy]?[nm](?![aeiouU])", "A"),
        (r"[iu][nm](?![aeiouU])", "I"),
        (r"o[nm](?![aeiouU])", "O"),
        (r"ai|ei|ez$|er$|et$", "e"),
    )
)
_MUTE = expression(r"(?<=[a-zA-Z])es?$")
_SILENT = expression(r"(?<=[a-zA-Z])[stdxpg]+$")


@lru_cache(maxsize=4096)
def sound(folded: str) -> str:
    """The sound of folded words, silent letters left out."""
    for pattern, replacement in _RULES:
        folded = pattern.sub(replacement, folded)
    spoken = _MUTE.sub("", folded)  # "Nantes": the letter before is heard
    return spoken if spoken != folded else _SILENT.sub("", folded)


@cache
def _names_by_sound() -> dict[str, str]:
    """The name that each sound designates without a doubt: areas, and towns of weight."""
    weights = {
        key: _AREA_WEIGHT
        for key, entry in entities().items()
        if entry.places and entry.places[0].kind in AREA_KINDS and len(key) > _SHORTEST
    }
    for key, population in commune_keys(_TOWN):
        weights[key] = max(population, weights.get(key, 0))
    groups: dict[str, list[str]] = {}
    for name in sorted(weights, key=lambda name: -weights[name]):
        groups.setdefault(sound(name), []).append(name)
    return {
        key: names[0]
        for key, names in groups.items()
        if len(key) >= _SHORTEST
        and (len(names) == 1 or weights[names[0]] >= _OUTWEIGHS * weights[names[1]])
    }


def name_by_sound(key: str) -> str | None:
    """The one name that sounds as a folded text does, or None."""
    return _names_by_sound().get(sound(key))
