"""What a sentence says of numbers of things: whether it asks for one, and which it supposes."""

from __future__ import annotations

import re

from assistant.claims import quantities_in
from assistant.understanding.text import fold, fold_in_place
from corpus.expressions import expression

LISTED = "liste de"  # before the number that a request for the list itself supposes
REGIONS = "régions"  # after a number of regions that a sentence supposes
_HOW_MANY = expression(r"\b(combien|cb|cbien|nombre|nbre?|total)\b")
_COUNTED = expression(
    r"\b(?:combien|cb|nombre|nbre?|total)(?: total)? (?:de |d'|des )"
    r"(?P<unit>lignes?|entrees?|rubriques?|intitules?|titres?|mentions?|elements?)\b"
)
_WHICH = expression(
    r"\b(quel(le)?s|lesquel(le)?s|donne\w*|cite[rz]?|montre\w*|affiche\w*|enumer\w*|detail\w*)\b|\bliste(r|z|-)"
)
_THEM = expression(
    r"\W*(?:(?:et|alors|donc|ok|oui|bien|vas y|allez[- ]y)\W+)*"
    r"(?:(?:cite|donne|montre|affiche|enumere|liste|nomme|detaille|envoie|sors)\w*[- ]+"
    r"(?:(?:moi|nous)[- ]+)?les(?:[- ]moi|[- ]nous)?|"
    r"(?:peux[- ]tu|pouvez[- ]vous|tu peux|vous pouvez) (?:me |nous )?les "
    r"(?:citer|donner|montrer|lister|enumerer|nommer))"
    r"(?: (?:tous|toutes|titres?|intitules?|noms?|metiers?|codes?|lignes?|certifications?|"
    r"qualifications?|cqpm|regions?|entrees?))*\W*"
)
# Turns that hold a figure up for confirmation; an age or a length of stay is not a premise.
_CONFIRM = expression(
    r"\b(bien|non|c'est ca|(?<!si )c'est (?=\d)|exact\w*|vrai|confirm\w*|n'est[- ]ce pas|"
    r"(?:il|ca|cela) parait|parait[- ]il|"
    r"est de(?! plein)|d'accord|correct\w*|c'est (juste|bon)|je (crois|pense)|il me semble|"
    r"sauf erreur|me trompe|hein|on (m'a|nous a) dit|j'ai (lu|entendu|compris)|pourquoi|puisque|"
    r"vu que|etant donne que)\b"
)
_HOLDS = (
    r"compt\w+|comport\w+|contien\w+|compren\w+|inclu\w+|ouvr\w+|list\w+|"
    r"\ba|\bont|il y a|y a|annonc\w+|sont|est"
)
_INVERTED = r"(?:[- ]t)?[- ](?:elle|il)s?"  # "compte-t-elle 75 métiers ?"
_SUPPOSES = expression(
    rf"\b(?:(?:{_HOLDS})(?:{_INVERTED})?|les|des|ces|mes|aux)(?: bien| donc| que)? $"
)


def asks_number(sentence: str) -> bool:
    """Whether a sentence asks how many there are, and not which they are."""
    folded = fold(sentence)
    return bool(_HOW_MANY.search(folded)) and not _WHICH.search(folded)


def uncounted(sentence: str) -> str:
    """The sentence without the unit in which it counts a list, which is no word of a title."""
    counted = _COUNTED.search(fold_in_place(sentence))
    if counted is None:
        return sentence
    return sentence[: counted.start("unit")] + sentence[counted.end() :]


def asks_them(sentence: str) -> bool:
    """Whether a message only asks for the things just counted: "citez-les", "donnez les titres"."""
    return bool(_THEM.fullmatch(fold(sentence)))


_OPENLY = expression(r"\b(?:combien|comment|pourquoi|quand|quel(?:le)?s?|lesquel\w*)\b")


def asks_openly(sentence: str) -> bool:
    """Whether a sentence asks for something that no yes or no would tell."""
    return bool(_OPENLY.search(fold(sentence)))


def holds_up(sentence: str) -> bool:
    """Whether a sentence holds something up for confirmation ("c'est bien …, non ?")."""
    return bool(_CONFIRM.search(fold(sentence)))


def supposed_number(sentence: str, unit: str) -> str:
    """How many things of a kind ("métier") a sentence takes for granted that there are, or ""."""
    folded = fold(sentence)
    return "" if _HOW_MANY.search(folded) or _WHICH.search(folded) else _supposed(sentence, unit)


def listed_number(sentence: str, unit: str) -> str:
    """How many a request for a list takes for granted: "citez les 80 métiers", or ""."""
    folded = fold(sentence)
    return _supposed(sentence, unit) if _WHICH.search(folded) else ""


def _supposed(sentence: str, unit: str) -> str:
    folded = fold(sentence)
    for number, told in sorted(quantities_in(sentence)):
        before = re.search(rf"^(.*?)(?<!\d)(?:{number}|[a-z-]+)\s+{fold(unit)}", folded)
        if told == unit and (holds_up(sentence) or (before and _SUPPOSES.search(before[1]))):
            return number
    return ""


_FEWEST = expression(r"\b(?:la|le|les) moins\b|\bmoins (?:de |d')")
_MOST = expression(r"\b(?:la|le|les) plus\b|\bplus (?:de |d')(?!\d)|\bdavantage\b")


def superlative(sentence: str) -> str:
    """ "moins" or "plus" where a sentence asks which has the fewest or the most, else ""."""
    folded = fold(sentence)
    if _FEWEST.search(folded):
        return "moins"
    return "plus" if _MOST.search(folded) else ""
