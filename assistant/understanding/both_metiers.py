"""Two métiers asked about together: "61222 et 61223, où les deux ?", "les deux ensemble où ?"."""

from __future__ import annotations

from assistant.memory import Memory
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold
from corpus.expressions import expression

_TWO = 2
_JUDGED = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.CODE})
_WHERE = r"\bou\b|\bregions?\b|\bendroits?\b|\bdepartements?\b|\bcoins?\b|\bpartout\b"
_BOTH = (
    r"\b(?:les|tous les|toutes les) (?:deux|2)\b(?! (?:listes?|textes?|regions?|villes?))|"
    r"\bl'un et l'autre\b|\ba la fois\b|\ben meme temps\b"
)
_TOGETHER = expression(
    rf"(?=.*(?:{_WHERE})).*(?:{_BOTH}|\bensemble\b(?! d))|"
    rf"(?:{_BOTH})(?: metiers?| codes?)? ensemble\b|"
    r"\bmemes? (?:regions?|endroits?|departements?)\b"
)


def both_metiers(question: str, found: Mentions, memory: Memory) -> tuple[str, ...]:
    """The two métiers whose common regions are asked for, named or last judged; else none."""
    if found.place_mentions or not _TOGETHER.search(fold(question)):
        return ()
    if len(found.metier_words) == _TWO:
        return found.metier_words
    if found.metier_words or memory.intent not in _JUDGED:
        return ()
    if len(memory.metiers) == _TWO:
        return memory.metiers
    known = (memory.earlier_metier, memory.dossier.metier)
    return known if all(known) else ()
