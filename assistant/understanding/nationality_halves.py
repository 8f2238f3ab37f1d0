"""Two nationalities in one compound word: "anglo-tunisienne" is British and Tunisian.

Where the first is that of a country whose nationals work freely, it decides, and the compound is
read as it stands (see ``nationality_adjectives``); any other is told apart, and both are judged.
"""

from __future__ import annotations

import re

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_mention import names_text
from assistant.understanding.nationality_table import adjectives, nationalities
from assistant.understanding.place_context import Reading
from assistant.understanding.text import fold, light_stem
from corpus.expressions import expression

_COMPOUND = expression(r"\b(?P<half>[^\W\d_]{4,9})-(?P<other>[^\W\d_]{4,})\b")


def told_apart(sentence: str) -> str:
    """The sentence with both nationalities of such a word told, unless it names an agreement."""
    return _COMPOUND.sub(lambda found: _apart(found, sentence), sentence)


def _apart(found: re.Match[str], sentence: str) -> str:
    code, other = cues.FIRST_HALF.get(fold(found["half"])), fold(found["other"])
    if code is None or light_stem(other) not in adjectives() or _of_a_text(sentence, found.start()):
        return found[0]
    own = nationalities()[code]
    if own.groups & cues.FREE:
        return found[0]
    return f"{own.adjective_f if other.endswith('e') else own.adjective_m} et {found['other']}"


def _of_a_text(sentence: str, start: int) -> bool:
    """Whether the words before it are those of an agreement between two States."""
    reading = Reading.of(sentence[:start])
    return names_text(reading.before(len(reading.tokens)))
