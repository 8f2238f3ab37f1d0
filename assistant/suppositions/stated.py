"""Whether a question holds a figure up: by asking to be told yes, or by stating it outright.

"C'est bien 17 euros ?" asks; "l'APS dure un an", "24 mois pour tout le monde ?" state.
"""

from __future__ import annotations

from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold
from corpus.expressions import expression

# Asks something else, of which the figure may be a fact, or asks if something may be done.
_ASKS = expression(
    r"\b(?:qui|quoi|que|qu|quel(?:le)?s?|lesquel\w*|combien|cb|comment|pourquoi|quand|ou|"
    r"peu[tx]|peuvent|puis|pourr\w+|possibles?|faisables?|jouables?|passe|suffi\w*|accepte\w*|"
    r"droit|si|apres|avant)\b"
)
_STATES = expression(
    r"\b(?:dure(?:nt|ra)?|doi(?:t|vent)|est|sont|se renouvelle(?:nt)?|renouvelables?|faut|vaut|"
    r"valables?|coute(?:nt)?|s'eleve|represente(?:nt)?|prevoi\w+|limite\w*|fixe\w*|compte(?:nt)?)\b"
)
_STILL = expression(r"\b(?:toujours|encore) (?:val(?:able|ide)s?|en vigueur|de|a)\b")
_EVERY = expression(
    r"\bpour tou(?:s|tes|t le monde)\b|\bdans tous les cas\b|\btoujours\b|\bsystematique\w*|"
    r"\bpartout\b|\bpour (?:chacune?|n'importe)\b|\bforcement\b"
)
_OF_A_CASE = expression(
    r"\b(?:mon|ma|mes|notre|votre|son|sa|ses|il|elle|ils|elles|j'ai|client\w*|depuis|en france)\b"
)


def held_up(question: str) -> bool:
    """Whether a figure is put to be told yes or no, in so many words or as a plain statement."""
    folded = fold(question)
    if holds_up(question) or _STILL.search(folded):
        return True
    if _ASKS.search(folded) or _OF_A_CASE.search(folded):
        return False
    return bool(_STATES.search(folded)) or of_everybody(question)


def of_everybody(question: str) -> bool:
    """Whether what it holds up is said of everybody, or of every case."""
    return bool(_EVERY.search(fold(question)))
