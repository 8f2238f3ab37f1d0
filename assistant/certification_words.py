"""What the questions on both lists of certifications share: the best titles, an unknown field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from assistant.understanding.certifications import Scored
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold
from corpus.expressions import expression

T = TypeVar("T")
FEW = 4  # entries that are told in full rather than listed
OF_CQPM = expression(r"\bcqpms?\b|\bmetallurgie\b")
OF_PRO_A = expression(r"\brncp|\bpro[- ]?a\b")
_FIELD = expression(
    r"\b(?:cqp[mi]?|cap|bp|bts|dut|bacs? pros?|licences?(?: pros?)?|masters?|titres? pros?)s? "
    r"(?:(?:du|des?) (?:secteur|domaine|filiere)s? )?"
    r"(?:de la |du |de l'|des |de |d'|en |pour l[ae] |pour l'|dans l[ae] )(?P<field>[a-z]{4,})"
)
# "CAP boulangerie": without a link, only the form of the word tells a trade from a verb.
_BARE_FIELD = expression(
    r"\b(?:cqp|tp|cap|bp|bts|dut|bacs? pros?|licences? pros?|masters?|titres? pros?) "
    r"(?P<field>[a-z]{3,}(?:erie|iste|iere?|eure?s?|euse|rice|ienn?e?|age|ure|ique|ing))\b"
)
_ALONE = expression(r"\bcqpms?(?: en| de| du| pour)? (?P<field>[a-z]{4,})\W*$")
_QUALIFIED = expression(r" (?:de la |du |de l'|des |de |d'|en |sur )(?P<word>[a-z]{4,})")
_NO_FIELD = content_stems(
    "liste annexe accord branche secteur domaine filière métier travail intérim tableau document "
    "texte champ référentiel répertoire métallurgie intérimaire industriel numérique qualification "
    "combien forfait domaine numéro actif veille supprimé encore toujours niveau intitulé"
)
NEAR_BEST = 0.8  # share of the best score that another partial match must reach


def unknown_field(words: str, diplomas: Sequence[str]) -> str:
    """The field of "CQP de la plasturgie", where no diploma of the kind asked for names it."""
    folded = fold(words)
    told = _FIELD.search(folded) or _BARE_FIELD.search(folded) or _ALONE.search(folded)
    if told is None or content_stems(told["field"]) <= _NO_FIELD:
        return ""
    printed = content_stems(" ".join(diplomas))
    if not content_stems(told["field"]) & printed:
        return told["field"]
    qualified = _QUALIFIED.match(folded, told.end("field"))  # "TP conducteur de pelle"
    if qualified is None or content_stems(qualified["word"]) <= printed | _NO_FIELD:
        return ""
    return f"{told['field']}{qualified[0]}"


def best(matches: Sequence[Scored[T]]) -> tuple[T, ...]:
    """The complete matches where there are any, else those that come near the best."""
    complete = [m.value for m in matches if m.complete]
    if complete or not matches:
        return tuple(complete)
    top = max(m.score for m in matches)
    return tuple(m.value for m in matches if m.score >= NEAR_BEST * top)
