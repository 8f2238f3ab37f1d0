"""Spelling slips in nationalities: "tunisen", "algérein", "marrocain"."""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.understanding.gazetteer import inhabitants
from assistant.understanding.geography import REFERENCE
from assistant.understanding.nationality_table import adjectives, gentiles
from assistant.understanding.text import light_stem
from corpus.expressions import expression

_LOOKS_NATIONAL = expression(r"(?:[aei]n|[aeo]i|ain|ein|[iy]n|ais|ois|ol|and)$")
_SHORTEST = 6


@cache
def _ordinary_words() -> frozenset[str]:
    text = (REFERENCE / "places_ordinary.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@lru_cache(maxsize=1024)
def nearest_adjective(word: str, stem: str) -> str | None:
    """The stem of an adjective one letter away (two from 9 letters on) from a folded word.

    None for a short word, an ordinary French word, or one that does not end as nationalities do.
    """
    if len(word) < _SHORTEST or not word.isalpha() or not _LOOKS_NATIONAL.search(stem):
        return None
    if word in _ordinary_words() or word in gentiles() or light_stem(word) in inhabitants():
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = [
        name
        for name, codes in adjectives().items()
        if len(name) >= 5 and name[0] == stem[0] and "FRA" not in codes  # François is a name
    ]
    slips = 1 if len(stem) < 9 else 2
    best = process.extractOne(stem, names, scorer=OSA.distance, score_cutoff=slips)
    return best[0] if best else None
