"""Dates that a question supposes, held against those that the answer gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.understanding.date_forms import Period, periods
from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold, fold_in_place
from assistant.understanding.text_events import names_a_text
from assistant.wording.french import listing
from assistant.wording.passages import Extract
from corpus.expressions import expression

_OF_A_PERSON = expression(
    r"\b(?:depuis|arrive\w*|entree? en france|nee?|client\w*|embauch\w+|sa carte|son contrat|"
    r"sa demande|present\w*|diplome\w* en)\b"
)
_TOLD = 3  # dates of the passage that are repeated beside a wrong one


def false_date(question: str, extract: Extract) -> list[Statement]:
    """Says first that a supposed date is not the text's, when it gives others."""
    if not holds_up(question) or _OF_A_PERSON.search(fold(question)):
        return []
    text = " ".join([extract.quote, *extract.rest, *(item.quote for item in extract.items)])
    supposed = _dates(question, named=False)
    if len(supposed) != 1 or any(_agree(supposed[0], given) for given in _dates(text)):
        return []
    wrong = question[supposed[0].start : supposed[0].end].strip()
    told = _nearest(supposed[0], extract.quote)
    if not told:
        return []
    says = f"**Non** : le passage cité dit {listing(told)}, pas « {wrong} »."
    return [Statement(Role.REASON, says, (Support(extract.passage.id, extract.quote),), block=True)]


def _dates(text: str, *, named: bool = True) -> list[Period]:
    """The dates that a text writes in figures; those of the names of texts too if ``named``."""
    folded = fold_in_place(text)
    found = periods(folded, date.today())
    written = [p for p in found if re.search(r"\d", folded[p.start : p.end])]
    return [p for p in written if named or not names_a_text(folded, p.start)]


def _agree(supposed: Period, given: Period) -> bool:
    return supposed.earliest <= given.latest and given.earliest <= supposed.latest


def _nearest(supposed: Period, quote: str) -> list[str]:
    """The dates of a quote that share most with a wrong one, in its words; none if too many."""
    given = _dates(quote, named=False)
    best = max((_shared(supposed, g) for g in given), default=0)
    told = [quote[g.start : g.end] for g in given if _shared(supposed, g) == best]
    unique = list(dict.fromkeys(f"« {words} »" for words in told))
    return unique if len(unique) <= _TOLD else []


def _shared(supposed: Period, given: Period) -> int:
    parts: Sequence[str] = ("day", "month", "year")
    return sum(getattr(supposed.earliest, p) == getattr(given.earliest, p) for p in parts)
