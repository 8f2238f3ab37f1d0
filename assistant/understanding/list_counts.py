"""How many entries of a list of certifications a sentence takes for granted that there are."""

from __future__ import annotations

from typing import NamedTuple

from assistant.understanding.quantities import asks_number, holds_up
from assistant.understanding.text import fold
from corpus.expressions import expression

LINES, METIERS, SECTORS, BRANCHES, DOMAINS, CERTIFICATIONS = (
    "ligne",
    "métier",
    "secteur",
    "filière",
    "domaine",
    "certification",
)
_UNITS = (
    (LINES, r"lignes?"),
    (METIERS, r"metiers?"),
    (SECTORS, r"secteurs?"),
    (BRANCHES, r"(?:sous[ -]?)?filieres?"),
    (DOMAINS, r"domaines?"),
    (
        CERTIFICATIONS,
        r"cqp[mi]?s?|qualif(?:ication)?s?|certif(?:ication)?s?|diplomes?|titres?(?: pros?)?|"
        r"(?:codes? )?rncp|codes?|entrees?|intitules?|tp|caps?|bps?|bts|duts?|bacs? pros?|"
        r"licences?(?: pros?)?|masters?",
    ),
)
_NUMBER = r"(?<![\w/.,°-])(?P<number>\d{1,3})"
# "niveau 5", "domaine 604", "CQPM 42": a number that tells which one, and not how many.
_WHICH_ONE = expression(
    r"\b(?:niveaux?|niv|domaines?|cqpm|rncp|articles?|n[°o]|numero|code|bac ?\+?|les? no|le|la)"
    r"[\s.+]*$"
)
_COUNT = expression(
    rf"{_NUMBER}\s+(?:autres? |seuls? |bons? )?(?:"
    + "|".join(f"(?P<unit{i}>{words})" for i, (_, words) in enumerate(_UNITS))
    + r")\b"
)
# "il n'y en aurait que 12", after the thing is named; "on est à 58".
_TOLD_AFTER = expression(
    rf"\b(?:y en a(?:it|urait)?|sont|serai(?:en)?t|etai(?:en)?t|est|on est|c'est)"
    rf"(?: a| au nombre de| bien| que| donc)* {_NUMBER}\b"
    r"(?! ?(?:€|euros?|%|mois|ans?|heures?|h\b|metiers?|cqp|qualif|certif|lignes?))"
)
_TAKEN = expression(
    r"\b(?:les|des|ces|ses|aux|compt\w+|comport\w+|contien\w+|compren\w+|inclu\w+|list\w+|a|ont|"
    r"il y a|y a|avai\w+|reste\w*|sont|bien|donc|que|deja|au total|en tout)\s*$"
)
_OF_CERTIFICATIONS = expression(r"\b(?:cqp\w*|qualif\w*|certif\w*|metallurg\w*|pro[- ]?a)\b")


class Supposed(NamedTuple):
    """A number, and the kind of thing that it counts."""

    number: int
    unit: str


def supposed_count(sentence: str) -> Supposed | None:
    """The number of entries that a sentence holds up or takes for granted; None where it asks it.

    A number that names one entry, a level or a domain counts nothing.
    """
    folded = fold(sentence)
    if asks_number(sentence):
        return None
    for found in _COUNT.finditer(folded):
        before = folded[: found.start()]
        if _WHICH_ONE.search(before) and not _TAKEN.search(before):
            continue
        if holds_up(sentence) or _TAKEN.search(before):
            unit = next(name for i, (name, _) in enumerate(_UNITS) if found[f"unit{i}"])
            return Supposed(int(found["number"]), unit)
    after = _TOLD_AFTER.search(folded)
    if after and holds_up(sentence) and _OF_CERTIFICATIONS.search(folded[: after.start()]):
        return Supposed(int(after["number"]), CERTIFICATIONS)
    return None
