"""The noun that a question asks for: "quel *recours*", "y a-t-il un *quota*", "combien de *jours*".

Paragraphs on a subject share its words; where nothing said of them has the noun that is asked for,
they have to be surer to answer.
"""

from __future__ import annotations

from corpus.expressions import expression
from index import french

_ARTICLES = (
    r"(?:(?:le|la|les|un|une|des|de|du|d|l|son|sa|ses|leur|leurs|aucune?s?|autres?)\b[ ']*)*"
)
_NOUN = r"(?P<noun>[a-z]{3,}(?: de [a-z]{3,})?)"
_BE = r"(?:est|sont|a|ont)-(?:t-)?(?:ils?|elles?)\b"
_TURNS = (
    rf"\bquel(?:le)?s? (?:(?:sont|est|serait|sera) )?{_ARTICLES}{_NOUN}",
    rf"\bcombien d(?:e |')(?:\w+ de )??{_NOUN}",
    rf"\b(?:y a-t-il|existe-t-il|faut-il|a-t-il|a-t-elle|doit-on|prevoi\w+|fixe\w*|impose\w*|"
    rf"exige\w*|precise\w*|donne\w*|indique\w*|oblige\w*)(?:-t)?(?:-ils?|-elles?|-on)? "
    rf"{_ARTICLES}{_NOUN}",
    rf"\b(?:droit|acces) (?:a|au|aux) {_ARTICLES}{_NOUN}",
    rf"^\W*(?:et )?{_ARTICLES}{_NOUN}(?: [\w'-]+){{0,6}} {_BE}",
)
_ASKED = tuple(expression(turn) for turn in _TURNS)


def asked_noun(question: str) -> frozenset[str]:
    """The stems of the noun asked for; empty where no turn of phrase names one."""
    folded = french.fold(question)
    found = next((m for m in (turn.search(folded) for turn in _ASKED) if m), None)
    return frozenset(french.terms(found["noun"])[:1]) if found else frozenset()
