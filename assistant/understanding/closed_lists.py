"""Whether a question on the list of a place asks what it leaves out: "quels métiers exclus ?"."""

from __future__ import annotations

from assistant.understanding.text import fold
from corpus.expressions import expression

_METIERS = r"(?:metiers?|professions?|emplois?|jobs?|boulots?|postes?|codes?|secteurs?)"
_SHUT = (
    r"(?:ferm|exclu|interdi|absent|refus|ecart|barr|bloqu|manqu|inaccessib|impossib|indisponib|"
    r"proscri|laisse\w* de cote|hors (?:de la )?liste)"
)
_OPEN = (
    r"(?:ouvert|accessib|possib|autoris|permis|accept|admis|listee?s?\b|en tension|"
    r"(?:dans|sur) (?:la|cette)|disponib|propos|recrut|embauch|vis(?:er|e)\b)"
)
_CLOSED = expression(
    rf"\b{_METIERS}\b[^?.]{{0,40}}?\b(?:{_SHUT}\w*|(?:pas|jamais|non|plus) (?:\w+ )?{_OPEN}\w*)|"
    rf"\b(?:pas|aucun) acces\b[^?.]{{0,20}}\b{_METIERS}\b|"
    rf"\b(?:lesquel(?:le)?s|quoi|qu'est[ -]ce qui|c'est quoi)\b[^?.]{{0,25}}"
    rf"\b(?:{_SHUT}\w*|(?:pas|non) (?:\w+ )?{_OPEN}\w*)"
)
# Of people refused, or of hands that are short, what is open is asked.
_NOT_CLOSED = expression(
    rf"\b(?:pas|non|jamais) (?:\w+ )?{_SHUT}|\brefus\w* (?:de|d'|a|par)\b|"
    r"\bmanqu\w*(?: le plus| beaucoup)? (?:de |d')(?!la\b|cette\b)|"
    r"\b(?:a|pour) (?:pourvoir|recruter|trouver|embaucher)\b"
)


def asks_left_out(sentence: str) -> bool:
    """Whether the métiers that a list does not open are asked for."""
    folded = fold(sentence)
    return bool(_CLOSED.search(folded)) and not _NOT_CLOSED.search(folded)
