"""Whether a quantity that a question asks about keeps within the limits of the passages quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.claims import quantities_in
from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.understanding.codes import find_codes
from assistant.understanding.text import fold, fold_in_place
from assistant.wording.passages import Extract
from corpus.expressions import expression

_FEASIBLE = expression(
    r"^\W*(?:et |mais )?si\b|\b(?:possibles?|suffi\w*|assez|passe|accepte\w*|valables?|admis\w*|"
    r"autorise\w*|peut[- ]on|on peut|puis[- ]je|marche|ok|recevable|c'est bon|ca va|jouable|"
    r"tenable|peu(?:t|vent) (?:faire|etre|durer|aller|representer))\b"
)
_LIMIT_ASKED = expression(
    r"\b(?:min(?:imum|imale?|imaux)|max(?:imum|imale?|imaux)|au (?:moins|plus))\b"
)
_OF_A_PERSON = expression(r"\b(?:depuis|ages?|agee?s?|present\w*|jeunes?|anciennete)\b")
_MEASURE = r"(?:\d[\d ]*|[a-z-]+) (?:heures?|mois|ans?|annees?|jours?|semaines?|euros?)"
_QUANTITY = f"(?P<q>{_MEASURE})"
_FLOORS = (
    expression(rf"\b(?:pouvoir|peut|pouvant|pourra) etre inferieure?s? a {_QUANTITY}"),
    expression(rf"\bduree superieure?s? a {_QUANTITY}"),
    expression(rf"\b(?:au moins|au minimum) (?:de )?{_QUANTITY}"),
    expression(rf"\bcomprise?s? (?P<q>entre \d+ et {_MEASURE})"),
    expression(r"\bcomprise?s? (?P<q>entre \d+ ?% et \d+ ?%)"),
)
_ABOVE = expression(rf"\bduree superieure?s? a {_QUANTITY}")  # a floor that is not enough itself
_CEILINGS = (
    expression(rf"\bjusqu'a {_QUANTITY}"),
    expression(rf"\bmaximale? de {_QUANTITY}"),
    expression(rf"\b(?:exceder|depasser|au plus|au maximum de) {_QUANTITY}"),
    expression(r"\bcomprise?s? entre \d+ ?% et (?P<q>\d+ ?%)"),
)
# Cases that a list tells apart: "si cette durée est égale ou supérieure à douze mois".
_AT_LEAST = expression(
    rf"\bsi [^;.]*\b(?:egale ou superieure|superieure ou egale|au moins egale) a {_QUANTITY}"
)
_BELOW = expression(rf"\bsi [^;.]*\b(?<!egale ou )(?<!etre )inferieure a {_QUANTITY}")
_ENDS = ("least", "most")
_RANGE = expression(rf"\bentre (?:\d+ et {_MEASURE}|\d+ ?% et \d+ ?%)")
_OPEN = expression(r"\b(?:combien|quel(?:le)?s?|qui|quoi|comment|pourquoi|quand)\b")
_LOWEST = expression(r"\b(?:mini(?:mums?|males?|maux|mal)?|au moins)\b")
_HIGHEST = expression(r"\b(?:max(?:i(?:mums?|males?|maux|mal)?)?|au plus|jusqu'a)\b")
_MONTHS = {"an": 12, "mois": 1}
_KINDS = ("duration", "amount", "percentage")


class Amount(NamedTuple):
    """A quantity: its value, its unit, and the words that tell it."""

    value: int
    unit: str
    told: str


def out_of_bounds(question: str, extracts: Sequence[Extract]) -> list[Statement]:
    """Says no where a passage sets a limit that the quantity asked about does not keep."""
    folded = fold(question)
    if not _FEASIBLE.search(folded) or _OF_A_PERSON.search(folded):
        return []
    for asked in asked_amounts(question):
        for extract in extracts:
            told = _breach(asked, extract.quote)
            if told:
                support = Support(extract.passage.id, extract.quote)
                text = f"**Non** : {asked.told}, c'est {told}."
                return [Statement(Role.REASON, text, (support,), block=True)]
    return []


def keeps_within(question: str, extracts: Sequence[Extract]) -> bool:
    """Whether a quantity asked about as feasible keeps within a limit that a passage sets."""
    folded = fold(question)
    if not _FEASIBLE.search(folded) or _LIMIT_ASKED.search(folded):
        return False
    return any(
        _limits(extract.quote, (*_FLOORS, *_CEILINGS), asked.unit)
        for asked in asked_amounts(question)
        for extract in extracts
        if not _breach(asked, extract.quote)
    )


def within_range(question: str, extracts: Sequence[Extract]) -> list[Statement]:
    """Says yes where a quantity asked about as feasible is between the two ends of a range."""
    folded = fold(question)
    if not _FEASIBLE.search(folded) or _OF_A_PERSON.search(folded) or _OPEN.search(folded):
        return []
    for asked in asked_amounts(question):
        for extract in extracts:
            for found in _RANGE.finditer(fold_in_place(extract.quote)):
                told = extract.quote[found.start() : found.end()]
                ends = sorted(int(n) for n, unit in quantities_in(told) if unit == asked.unit)
                if len(ends) == len(_ENDS) and ends[0] <= asked.value <= ends[1]:
                    support = Support(extract.passage.id, extract.quote)
                    text = f"**Oui** : {asked.told}, le passage cité dit « {told} »."
                    return [Statement(Role.REASON, text, (support,), block=True)]
    return []


def without_amounts(question: str) -> str:
    """The question without the quantities that it names."""
    for amount in asked_amounts(question):
        question = question.replace(amount.told, " ")
    return " ".join(question.split())


def keeps(asked: Amount, text: str) -> bool | None:
    """Whether a quantity keeps the one limit by which a text tells cases apart; None without."""
    lowest = _limits(text, (_AT_LEAST,), asked.unit)
    highest = _limits(text, (_BELOW,), asked.unit)
    if len(lowest) + len(highest) != 1:
        return None
    return asked.value >= lowest[0].value if lowest else asked.value < highest[0].value


def as_limit(question: str, asked: str, quote: str) -> bool | None:
    """Whether a figure is the limit, lowest or highest, that a question says it is.

    None where the question says neither, or the quote sets no limit at that figure.
    """
    amount, folded = _amount(asked), fold(question)
    lowest, highest = bool(_LOWEST.search(folded)), bool(_HIGHEST.search(folded))
    if amount is None or lowest == highest:
        return None
    floor = amount.value in {a.value for a in _limits(quote, _FLOORS, amount.unit)}
    ceiling = amount.value in {a.value for a in _limits(quote, _CEILINGS, amount.unit)}
    return None if floor == ceiling else floor == lowest


def asked_amounts(question: str) -> list[Amount]:
    """The durations, amounts and shares that a question names."""
    measures = (m.text for m in find_codes(question) if m.kind in _KINDS)
    return [amount for text in measures if (amount := _amount(text))]


def _amount(text: str) -> Amount | None:
    """The quantity of a few words, the lowest of several, years as months."""
    read = [(int(n) * _MONTHS.get(u, 1), u) for n, u in quantities_in(text) if n.isdigit()]
    if not read:
        return None
    value, unit = min(read)  # "entre 6 et 12 mois" begins at six
    return Amount(value, "mois" if unit in _MONTHS else unit, text.strip())


def _breach(asked: Amount, quote: str) -> str:
    """How a quantity breaks a limit of a passage: "moins que …", "plus que …", or ""."""
    floors = _limits(quote, _FLOORS, asked.unit)
    lowest = min(floors, key=lambda a: a.value, default=None)
    above = {a.value for a in _limits(quote, (_ABOVE,), asked.unit)}
    if lowest and asked.value == lowest.value in above:
        return f"trop peu, le passage cité exige davantage (« supérieure à {lowest.told} »)"
    if lowest and asked.value < lowest.value:
        return f"moins que ce que le passage cité exige (« {lowest.told} »)"
    ceilings = _limits(quote, _CEILINGS, asked.unit)
    if ceilings and asked.value > max(a.value for a in ceilings):
        highest = max(ceilings, key=lambda a: a.value)
        return f"plus que ce que le passage cité permet (« {highest.told} »)"
    return ""


def _limits(quote: str, patterns: Sequence[re.Pattern[str]], unit: str) -> list[Amount]:
    """The limits in this unit that the patterns read in a quote, in its own words."""
    spans = [m.span("q") for p in patterns for m in p.finditer(fold_in_place(quote))]
    limits = [_amount(quote[start:end]) for start, end in spans]
    return [limit for limit in limits if limit and limit.unit == unit]
