"""Questions that count persons or acts ("combien de dossiers …"): a figure of what happened.

The lists count their rows; how many persons asked, obtained or were refused, no list says, and a
text says it only where a figure stands beside the thing counted.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from assistant.understanding.text import fold
from corpus.expressions import expression

_ASKED = (
    r"\b(?:combien|cb|cbien|nb|nbre?|nombre)"
    r"(?:\W+(?:total|exact|annuel|moyen|y|a|il|t|sont|est|ce|que))*\W+(?:de|d|des|du)\W+"
    r"(?:(?:la|les|l|nouveaux|nouvelles|jeunes|autres|ces|grandes|petites)\W+)*"
)
# Whoever did it, by the name of a trade: "combien de soudeuses ont obtenu le CQPM".
_WHO_DID = expression(
    r"\b(?:combien|cb|cbien) d(?:e |')(?P<noun>(?!metiers?|regions?|listes?|textes?)\w+) ont "
    r"(?:\w+ )?(?:passe|obtenu|reussi|suivi|beneficie|demande|depose|recu|valide)\b"
)
# Asked whether, by whom or why a number is kept, nothing is counted.
_NOT_ASKED = expression(
    r"^\W*(?:peut|est-ce|faut|doi[ts]|qui|pourquoi|a qui)\b|\b(?:est|sont)[- ](?:ils?|elles?)\b|"
    r"\b(?:du|au|un|ce) nombre\b"
)
_ANYBODY = frozenset({"personne", "personnes", "gens", "monde"})
_FIGURE = expression(
    r"(?<![\w,.-])\d{1,3}(?:[ .\u00a0\u202f]\d{3})*(?:,\d+)?(?![\w-])|"
    r"\bnombre (?:tres |assez )?(?:limite|restreint|eleve|important)\b"
)
_NOT_COUNTING = expression(
    r"\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|decembre)(?: (?:19|20)\d\d)?|\b(?:19|20)\d\d\b|\b[lrd][. ]{0,2}\d[\d-]*|"
    r"\barticles? \d[\d.-]*|n° ?[\d-]+"
)


class _Words(NamedTuple):
    persons: re.Pattern[str]
    counted: re.Pattern[str]
    rows: re.Pattern[str]
    happened: re.Pattern[str]


@cache
def _words() -> _Words:
    path = files("assistant.understanding").joinpath("head_counts.yaml")
    data: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    either = {name: "|".join(told.split()) for name, told in data.items()}
    return _Words(
        expression(rf"\b(?:{either['persons']})\b"),
        expression(rf"{_ASKED}(?P<noun>{either['persons']}|{either['acts']})\b"),
        expression(rf"{_ASKED}(?P<noun>{either['rows']})\b"),
        expression(rf"\b(?:{either['happened']})\b"),
    )


def counted(sentence: str) -> str:
    """The person or act whose number a sentence asks, folded; "" where it asks for none."""
    folded = fold(sentence)
    if _NOT_ASKED.search(folded):
        return ""
    found = _words().counted.search(folded)
    if not found:
        found = _WHO_DID.search(folded)
    if not found:
        rows = _words().rows.search(folded)
        found = rows if rows and _words().happened.search(folded, rows.end()) else None
    return found["noun"] if found else ""


def holds_count(text: str, noun: str) -> bool:
    """Whether a text gives a figure in a sentence that names what is counted.

    Persons by no other name are counted by whatever persons are.
    """
    own = expression(rf"\b{re.escape(noun.rstrip('sxe'))}\w{{0,3}}\b")
    named = _words().persons if noun in _ANYBODY else own
    for sentence in re.split(r"(?<=[.;!?])\s", fold(text)):
        if _FIGURE.search(_NOT_COUNTING.sub(" ", sentence)) and named.search(sentence):
            return True
    return False
