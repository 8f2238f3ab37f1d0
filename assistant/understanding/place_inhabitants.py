"""The town or the area of a person called after it: "une Rouennaise", "les voisins bourguignons".

Read only where a sentence names no place outright: a place of work that is named comes first.
"""

from __future__ import annotations

from assistant.understanding.gazetteer import inhabitants
from assistant.understanding.place_choice import TITLES
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.text import light_stem, tokenize
from corpus.expressions import expression

# What is made after the manner of a place, or taught: "cuisine lyonnaise", "professeur de breton".
_MANNER = expression(
    r"cuisine|specialite|plats?$|fromage|vins?$|resto|restau|creperie|patisserie|gastronomie|"
    r"charcuterie|langue|dialecte|accent|cours$|prof|danse|musique|race$|vaches?$"
)
_LANGUAGE = frozenset("en parle parler parlent parlant bilingue".split())
_LINKS = frozenset("de d' du".split())


def find_inhabitants(sentence: str) -> tuple[PlaceMention, ...]:
    """The place of the first such name, if any."""
    before: list[str] = []
    for token in tokenize(sentence):
        entry = inhabitants().get(light_stem(token.folded))
        if entry and not _is_no_person(before):
            kind = entry.places[0].kind
            where = (token.start, token.end, token.text)
            return (PlaceMention(*where, kind, entry.places, role="habitant"),)
        before = [token.folded, *before[:1]]
    return ()


def _is_no_person(before: list[str]) -> bool:
    """Whether the words before, nearest first, make it a surname, a language or a manner."""
    if not before:
        return False
    noun = before[1] if len(before) > 1 and before[0] in _LINKS else before[0]
    return before[0] in TITLES | _LANGUAGE or bool(_MANNER.match(noun))
