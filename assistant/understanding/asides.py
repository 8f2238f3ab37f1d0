"""Questions asked in the middle of a case, of the texts or of certifications, and the way back.

"Chef de chantier à Pau pour un Malien", then "qui décide ?", then "et à Nantes ?": the last one
is about the case again, which its dossier still holds.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.memory import Memory
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import only_carries_on
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.text_followups import leans
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009

_OF_CASES = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.REGION_LIST, Intent.REGIME})
_TO_TEXTS = frozenset({Intent.TEXT, Intent.ARTICLE, Intent.SOURCE})
_TO_TABLES = frozenset({Intent.PRO_A, Intent.CQPM})
_REGIONAL, _TUNISIAN = "listes régionales", "liste tunisienne"
TEXTS_OF_CASE = {_REGIONAL: (ARRETE, CIRCULAIRE_2008), _TUNISIAN: (CIRCULAIRE_2009,)}
"""The ids of the texts of a case, by the lists that judge it, as a tool argument."""


def case_in_hand(intent: Intent, memory: Memory) -> str:
    """The last intent on the lists: that of this question, or the one that it leaves in hand."""
    return str(intent) if intent in _OF_CASES else memory.of_case


def back_to_case(sentence: str, memory: Memory) -> Memory:
    """The memory, of the case again where an aside found nothing, or the message names it alone."""
    told = memory.missed and memory.dossier.nationality and str(Intent.OPENING)
    of_case = memory.of_case or told
    if not of_case or memory.intent not in _TO_TEXTS | _TO_TABLES:
        return memory
    if not (memory.missed or _names_case_alone(mentions(sentence), memory)):
        return memory
    return replace(memory, intent=of_case, subject="")


def texts_of_case(question: str, found: Mentions, memory: Memory) -> str:
    """The lists by which the case just judged goes, where a question leans on it: "qui décide ?".

    "" where the question names its text, or follows no case.
    """
    if not memory.of_case or memory.intent in _TO_TABLES or not leans(question, found):
        return ""
    return _TUNISIAN if memory.dossier.nationality.startswith("tunisien") else _REGIONAL


def _names_case_alone(found: Mentions, memory: Memory) -> bool:
    """Whether it only says what, where or for whom, and the aside asked of no such thing."""
    where_or_whom = found.place_mentions or found.nationality_mention
    if not (where_or_whom or found.metiers) or not only_carries_on(found.sentence, found):
        return False
    if found.texts or found.codes or found.articles or found.situations:
        return False
    if found.metiers:
        return memory.intent in _TO_TEXTS
    before = mentions(memory.question)
    place = found.place_mentions and before.place_mentions
    return not (place or (found.nationality_mention and before.nationality_mention))
