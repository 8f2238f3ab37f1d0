"""The two lists that a comparison is about, as arguments of the comparison tool."""

from __future__ import annotations

import re

from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009
from corpus.regions import regions

WHOLE_ARRETE = "arrêté, toutes les régions"
TUNISIA = "Tunisie"
# Asks which rule applies to what two lists share, not what they hold.
_ASKS_RULE = re.compile(r"\b(quel(le)? (regime|regle|texte)|appliqu\w+ quoi|favorable)\b")


def two_lists(sentence: str, found: Mentions) -> tuple[str, str] | None:
    """Two regions, two texts for one region, or the Tunisian list and another; else None."""
    if _ASKS_RULE.search(fold(sentence)):
        return None
    names = [regions()[p.regions[0]].name for p in found.place_mentions if len(p.regions) == 1]
    names = list(dict.fromkeys(names))
    texts = set(found.texts)
    tunisian = CIRCULAIRE_2009 in texts or bool(re.search(r"\btunisi", fold(sentence)))
    if len(names) >= 2:
        prefix = "circulaire " if texts == {CIRCULAIRE_2008} else ""
        return f"{prefix}{names[0]}", f"{prefix}{names[1]}"
    if tunisian:
        return (names[0] if names else WHOLE_ARRETE), TUNISIA
    if names and texts & {ARRETE, CIRCULAIRE_2008}:
        return f"circulaire {names[0]}", f"arrêté {names[0]}"
    if {ARRETE, CIRCULAIRE_2008} <= texts:
        return "circulaire de 2008, toutes les régions", WHOLE_ARRETE
    return None
