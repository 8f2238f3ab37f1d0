"""The foreign town that somebody comes from, and the nationality that it lets suppose.

"Il est de Tunis", "originaire de Dakar" tell a country; "née à Alger" only where she was born.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.understanding.communes import communes_named
from assistant.understanding.geography import read_table
from assistant.understanding.nationality_cues import LANGUAGE_BEFORE, THINGS
from assistant.understanding.nationality_table import (
    OWN_RULES,
    Nationality,
    countries,
    gentiles,
    nationalities,
)
from assistant.understanding.text import fold_in_place, match_key, tokenize
from corpus.expressions import expression

_FROM = expression(
    r"\b(?:(?:vien[ts]|venue?s?|venant|arriv(?:e|ee|es|ees|ent|ant)|debarqu\w+|originaires?|"
    r"natifs?|natives?|parti\w*)(?: tout juste| juste| directement)?|"
    r"(?:il|elle|qui|ils|elles|client|cliente|monsieur|madame) (?:est|sont|etait)) "
    r"(?P<of>de |d'|du )"
)
_BORN = expression(r"\bnee?s?(?: le [\d/. ]+| en \d{4})? (?P<at>a |au |en )")
_LONGEST = 4  # words of a name
_FRENCH_TOWN = 2_000  # inhabitants from which a French town of the name is meant


class Origin(NamedTuple):
    """A foreign town that a sentence says somebody is from, or was born in."""

    town: str
    start: int  # where its name stands in the sentence
    end: int
    state: Nationality
    born: bool  # a birth alone

    @property
    def special(self) -> bool:
        """Whether its nationals are under rules of their own, which a birth must not decide."""
        return bool(self.state.groups & OWN_RULES)


def find_origin(sentence: str) -> Origin | None:
    """The first such town of a sentence."""
    folded = fold_in_place(sentence)
    for cue, born in ((_FROM, False), (_BORN, True)):
        for found in cue.finditer(folded):
            town = _town_at(sentence, found.end())
            if town:
                end, state = town
                return Origin(sentence[found.end() : end], found.end(), end, state, born)
    return _by_gentile(sentence)


def _by_gentile(sentence: str) -> Origin | None:
    """Somebody named after her town: "un Dakarois", "cliente oranaise"."""
    before = ""
    for token in tokenize(sentence):
        town, code = gentiles().get(token.folded, ("", ""))
        if code and not THINGS.match(before) and before not in LANGUAGE_BEFORE:
            return Origin(town, token.start, token.end, nationalities()[code], born=False)
        before = token.folded
    return None


def supposing(sentence: str, origin: Origin) -> str:
    """The sentence, with the nationality that the town lets suppose in its stead."""
    told = f"nationalité {origin.state.adjective_f}"
    return sentence[: origin.start] + told + sentence[origin.end :]


def _town_at(sentence: str, start: int) -> tuple[int, Nationality] | None:
    """Where the longest name of a foreign town that begins there ends, and its state."""
    tokens = [t for t in tokenize(sentence) if t.start >= start][:_LONGEST]
    for last in reversed(tokens):
        key = match_key(sentence[start : last.end])
        code = _towns().get(key)
        if code and key not in countries():
            return last.end, nationalities()[code]
    return None


@cache
def _towns() -> dict[str, str]:
    """State code by folded name of a town; those that a French town bears too are left out."""
    rows = [*read_table("foreign_places.csv"), *read_table("villes_origine.csv")]
    named = {match_key(row["name"]): row["country"] for row in rows}
    return {key: code for key, code in named.items() if not _french(key)}


def _french(key: str) -> bool:
    entry = communes_named(key)
    return entry is not None and entry.places[0].population >= _FRENCH_TOWN
