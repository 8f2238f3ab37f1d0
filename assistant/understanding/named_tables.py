"""The two lists of certifications named side by side, each to be read on its own."""

from __future__ import annotations

from assistant.understanding.text import fold_in_place
from corpus.expressions import expression

_LINK = r"\s*(?:et|ou|/|,|\+|&|vs|comme|puis|ainsi qu)\s*(?:en |la |les |de la |dans |pour |l')?"
_PRO_A = r"(?:l'annexe |la |l'accord )?pro ?-? ?a"
_CQPM = r"(?:les |la liste des? |des )?cqpms?"
_SIDE_BY_SIDE = expression(rf"\b(?:{_PRO_A}{_LINK}{_CQPM}|{_CQPM}{_LINK}{_PRO_A})\b")
_LEAD = expression(r"\b(?:en|dans|pour|entre|a la fois)\s+$")


def in_both_tables(sentence: str) -> str:
    """The sentence without the names of both lists, where it gives them side by side, else "".

    "CQPM soudeur et Pro-A" names a title of one: what links it to the other is asked for.
    """
    found = _SIDE_BY_SIDE.search(fold_in_place(sentence))
    if found is None:
        return ""
    before = sentence[: found.start()]
    lead = _LEAD.search(fold_in_place(before))
    before = before[: lead.start()] if lead else before
    return f"{before} {sentence[found.end() :]}".strip(" ,:?")
