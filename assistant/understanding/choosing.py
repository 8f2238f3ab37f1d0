"""Which of the choices of the last answer a short message takes: "le deuxième", "la 2", "BTP"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Choice
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold, fold_in_place, words
from assistant.understanding.work_domains import domain_prefixes, domain_stems
from corpus.expressions import expression

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
# What a reply sets aside, up to what it wants instead: "pas le projeteur", "sauf le BTP, plutôt …".
_DENIED = expression(
    r"(?:(?<!\w)(?:pas|sauf|sans|ni|autre que|plutot que)|(?<=\w[ ,])non)\b"
    r"(?P<what>[^,.;]*?)(?=[,.;]|\b(?:mais|plutot|ni)\b|$)"
)
_ALL = expression(
    r"\W*(?:(?:pour|c'est|bah|euh|en fait|dans)\W+)*(?:les (?:deux|2|trois|3|quatre|4)|tous|toutes)"
    r"(?: (?:les (?:deux|2|trois|3|quatre|4)|a la fois|cas|stp|svp|merci))*\W*"
)
_YES = expression(r"\W*(oui|ouais|yes|exactement|tout a fait|c'est (bien )?(ca|cela)|voila)\W*")
_NO = expression(r"\W*(non|pas du tout|aucun(e)?|ni l'une? ni l'autre|nan)( des deux)?\W*")

_DETAIL = (
    r"(?:l[ae] |l'|sa |son )?(?:region|ville|lieu|departement|date|metier|poste|nationalite|"
    r"intitule)(?: exacte?)?"
)
_UNKNOWN = expression(
    r"\b(?:(?:je |j'en |on )?(?:ne |n'en )?(?:sais?|sait) (?:pas|rien)(?: encore)?|jsp|"
    rf"(?:aucune idee|pas d'idee)(?: (?:de |du |sur |pour ){_DETAIL})?|"
    rf"(?:je |on )?(?:ne )?connai\w+ pas(?: encore)? {_DETAIL}|"
    r"peu importe|n'importe(?: lequel| laquelle| ou)?|inconnue?|"
    r"(?:ca|cela) depend)\b"
)
_HESITATION = expression(
    rf"{_UNKNOWN.pattern}|\b(?:euh+|heu+|hum+|hmm+|bof|hein|quoi|comment|pardon|attends?|attendez|"
    r"(?:une? )?(?:minute|seconde|instant|moment)|lol|mdr|(?:je (?:n'ai )?)?(?:ne )?"
    r"(?:comprends|compris) (?:pas|rien)|pas compris|je (?:vais )?(?:verifie\w*|regarde\w*|"
    r"(?:lui )?demander?)|stp|svp|moi|bon|bah|ben|alors|donc|encore|ca|la|ou)\b"
)
# Keys struck at random: five consonants in a row, one letter alone or repeated.
_NO_WORD = expression(r"\w*[bcdfghjklmnpqrstvwxz]{5,}\w*|([^\W\d])\1*|azerty\w*|qwerty\w*")


def chosen(message: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a message takes, by its rank or by words that only its label has."""
    if not choices:
        return None
    ranked = taken_by_rank(message, choices)
    if ranked:
        return ranked
    if is_yes(message) and len(choices) == 1:
        return choices[0]
    left = those_named(message, choices)
    return left[0] if len(left) == 1 else None


def taken_by_rank(message: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice whose rank a message gives, and nothing else: "le deuxième"."""
    rank = _rank(fold(message), len(choices))
    return None if rank is None else choices[rank]


def wants_all(message: str) -> bool:
    """Whether a message takes all the choices: "les deux", "tous"."""
    return bool(_ALL.fullmatch(fold(message)))


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
    if number and re.fullmatch(f"{_BEFORE}(?:{_LAST}){_AFTER}", folded):
        return number - 1
    for rank, ordinal in enumerate(_ORDINALS[:number]):
        if re.fullmatch(f"{_BEFORE}(?:{ordinal}){_AFTER}", folded):
            return rank
    return None


def those_named(message: str, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices that a short message leaves: those it names, without those it sets aside."""
    if len(choices) < 2:
        return ()
    if wants_all(message):
        return tuple(choices)
    said, *denied = wanted_and_denied(message)
    kept = tuple(choices)
    for words_denied in denied:
        kept = _without(words_denied, choices, kept)
    if len(kept) < len(choices) and not _content(said):
        return kept
    return _holding(said if len(kept) < len(choices) else message, kept)


def wanted_and_denied(message: str) -> list[str]:
    """What a message wants, then what it sets aside: "électricité, pas projeteur"."""
    found = list(_DENIED.finditer(fold_in_place(message)))
    denied = [message[m.start("what") : m.end("what")] for m in found]
    for match in reversed(found):
        message = f"{message[: match.start()]} {message[match.end() :]}"
    return [message, *denied]


def _without(
    denied: str, choices: Sequence[Choice], kept: tuple[Choice, ...]
) -> tuple[Choice, ...]:
    """Those kept so far, less those set aside; the same where the words would leave none."""
    rank = _rank(fold(denied), len(choices))
    out = _holding(denied, choices) if rank is None else (choices[rank],)
    return tuple(c for c in kept if c not in out) or kept


def _holding(said: str, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices whose label holds every content word; failing that, those of the domain named."""
    stems = _content(said)
    if not stems:
        return ()
    held = tuple(c for c in choices if stems <= content_stems(f"{c.label} {c.value}"))
    if held or not stems <= domain_stems():
        return held
    prefixes = domain_prefixes(said)
    return tuple(c for c in choices if prefixes and c.value.startswith(prefixes))


def _content(said: str) -> frozenset[str]:
    return content_stems(said) - _HEDGES
