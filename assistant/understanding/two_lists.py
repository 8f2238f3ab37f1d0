"""The two lists that a comparison is about, as arguments of the comparison tool."""

from __future__ import annotations

import re
from itertools import product

from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009
from corpus.regions import regions

WHOLE_ARRETE = "arrêté, toutes les régions"
TUNISIA = "Tunisie"
# Asks which rule applies to what two lists share, not what they hold.
_ASKS_RULE = re.compile(r"\b(quel(le)? (regime|regle|texte)|appliqu\w+ quoi|favorable)\b")


Pair = tuple[str, str]


def two_lists(sentence: str, found: Mentions) -> tuple[Pair, ...]:
    """Two regions, two texts for one region, or the Tunisian list and another; empty if none.

    A region of today that joins several of 2008 is compared list by list.
    """
    if _ASKS_RULE.search(fold(sentence)):
        return ()
    places = [p for p in found.place_mentions if p.regions and p.dominant]
    sides = list(dict.fromkeys(p.regions for p in places))
    if len(sides) >= 2 and max(map(len, sides)) > 1:
        pairs = product(*([regions()[r].name for r in side] for side in sides[:2]))
        prefix = _circular(set(found.texts))
        return tuple((prefix + a, prefix + b) for a, b in pairs if a != b)
    pair = _pair(sentence, found, [regions()[side[0]].name for side in sides if len(side) == 1])
    return (pair,) if pair else ()


def _circular(texts: set[str]) -> str:
    return "circulaire " if texts == {CIRCULAIRE_2008} else ""


def _pair(sentence: str, found: Mentions, names: list[str]) -> Pair | None:
    texts = set(found.texts)
    tunisian = CIRCULAIRE_2009 in texts or bool(re.search(r"\btunisi", fold(sentence)))
    if len(names) >= 2:
        prefix = _circular(texts)
        return f"{prefix}{names[0]}", f"{prefix}{names[1]}"
    if tunisian:
        return (names[0] if names else WHOLE_ARRETE), TUNISIA
    if names and texts & {ARRETE, CIRCULAIRE_2008}:
        return f"circulaire {names[0]}", f"arrêté {names[0]}"
    if {ARRETE, CIRCULAIRE_2008} <= texts:
        return "circulaire de 2008, toutes les régions", WHOLE_ARRETE
    return None
