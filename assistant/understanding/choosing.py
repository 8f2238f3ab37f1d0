"""Which of the choices of the last answer a short message takes: "le deuxième", "la 2", "BTP"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Choice
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold, words

_ORDINALS = (
    r"premiere?|1(?:er|ere|re)?|un|une|a",
    r"deuxieme|seconde?|2(?:e|eme|nde?)?|deux|b",
    r"troisieme|3(?:e|eme)?|trois|c",
    r"quatrieme|4(?:e|eme)?|quatre|d",
    r"cinquieme|5(?:e|eme)?|cinq|e",
    r"sixieme|6(?:e|eme)?|six|f",
)
_BEFORE = (
    r"\W*(?:(?:c'est|ce serait|plutot|donc|alors|oui|bah|ben|euh|pour|je (?:prends|dirais|pense)|"
    r"choix|option|reponse|numero|no|le|la|l'|celui|celle|entree)\b[\s,:']*|n°\s*)*"
)
_AFTER = (
    r"(?:\s+(?:choix|option|entree|proposition|reponse|ligne|metier|lieu|ville|commune|cas|"
    r"des? (?:deux|trois|quatre|cinq|six)|de la liste|stp|svp|merci))*\W*"
)
_LAST = r"dernier|derniere"
_HEDGES = content_stems(
    "crois pense dirais semble plutôt sûrement doute genre choix truc côté domaine entrée sens"
)
_YES = re.compile(r"\W*(oui|ouais|yes|exactement|tout a fait|c'est (bien )?(ca|cela)|voila)\W*")
_NO = re.compile(r"\W*(non|pas du tout|aucun(e)?|ni l'une? ni l'autre|nan)( des deux)?\W*")

_DETAIL = (
    r"(?:l[ae] |l'|sa |son )?(?:region|ville|lieu|departement|date|metier|poste|nationalite|"
    r"intitule)(?: exacte?)?"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:je |j'en |on )?(?:ne |n'en )?(?:sais?|sait) (?:pas|rien)(?: encore)?|jsp|"
    rf"(?:aucune idee|pas d'idee)(?: (?:de |du |sur |pour ){_DETAIL})?|"
    rf"(?:je |on )?(?:ne )?connai\w+ pas(?: encore)? {_DETAIL}|"
    r"peu importe|n'importe(?: lequel| laquelle| ou)?|inconnue?|"
    r"(?:ca|cela) depend)\b"
)
_HESITATION = re.compile(
    rf"{_UNKNOWN.pattern}|\b(?:euh+|heu+|hum+|hmm+|bof|hein|quoi|comment|pardon|attends?|attendez|"
    r"(?:une? )?(?:minute|seconde|instant|moment)|lol|mdr|(?:je (?:n'ai )?)?(?:ne )?"
    r"(?:comprends|compris) (?:pas|rien)|pas compris|je (?:vais )?(?:verifie\w*|regarde\w*|"
    r"(?:lui )?demander?)|stp|svp|moi|bon|bah|ben|alors|donc|encore|ca|la|ou)\b"
)
# Keys struck at random: five consonants in a row, one letter alone or repeated.
_NO_WORD = re.compile(r"\w*[bcdfghjklmnpqrstvwxz]{5,}\w*|([^\W\d])\1*|azerty\w*|qwerty\w*")


def chosen(message: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a message takes, by its rank or by words that only its label has."""
    if not choices:
        return None
    folded = fold(message)
    rank = _rank(folded, len(choices))
    if rank is not None:
        return choices[rank]
    if is_yes(message) and len(choices) == 1:
        return choices[0]
    return _by_words(message, choices)


def is_yes(message: str) -> bool:
    """Whether a message says yes and nothing else."""
    return bool(_YES.fullmatch(fold(message)))


def is_no(message: str) -> bool:
    """Whether a message says no and nothing else."""
    return bool(_NO.fullmatch(fold(message)))


def hesitates(message: str) -> bool:
    """Whether a message settles nothing: "euh attends", "je ne sais pas", "qsdfgh"."""
    said = _HESITATION.sub(" ", fold(message))
    return not words(said) or is_gibberish(said)


def is_gibberish(message: str) -> bool:
    """Whether a message holds no word: keys struck at random, letters alone."""
    return all(_NO_WORD.fullmatch(word) for word in words(message))


def does_not_know(message: str) -> bool:
    """Whether a message says that the detail asked for is not known."""
    return hesitates(message) and bool(_UNKNOWN.search(fold(message)))


def _rank(folded: str, number: int) -> int | None:
    if re.fullmatch(f"{_BEFORE}(?:{_LAST}){_AFTER}", folded):
        return number - 1
    for rank, ordinal in enumerate(_ORDINALS[:number]):
        if re.fullmatch(f"{_BEFORE}(?:{ordinal}){_AFTER}", folded):
            return rank
    return None


def _by_words(message: str, choices: Sequence[Choice]) -> Choice | None:
    """The one label that holds every content word of a short message."""
    found = those_named(message, choices)
    return found[0] if len(found) == 1 else None


def those_named(message: str, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices whose label holds every content word of a short message, hedges left out."""
    said = content_stems(message) - _HEDGES
    if not said or len(choices) < 2:
        return ()
    return tuple(c for c in choices if said <= content_stems(f"{c.label} {c.value}"))
