"""Five digits alone: an entry of ROME, a postcode or a certification of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.understanding.code_mention import CodeMention, Kind
from assistant.understanding.place_context import Reading
from assistant.understanding.place_numbers import postcode_sign
from corpus.expressions import expression
from corpus.library import load, per_corpus

_FIVE = expression(r"(?<![\d.,/])\d{5}(?![\d/]|[.,]\d)")
_RNCP_NEAR = expression(
    r"rncp|\bfiches?\b|france competences|certification|repertoire|\bpro[- ]?a\b|\bdiplomes?\b|"
    r"\btitres? pro"
)
_ROME_NEAR = expression(r"\brome\b|\bmetiers?\b")


def five_digits(sentence: str, folded: str) -> Iterator[CodeMention]:
    """What each number of five digits may be; one mention of each kind that remains possible."""
    numbers = list(_FIVE.finditer(folded))
    if not numbers:
        return
    reading = Reading.of(sentence)
    indexes = {token.start: index for index, token in enumerate(reading.tokens)}
    for found in numbers:
        start, end = found.span()
        for kind in _kinds_of_five(reading, indexes.get(start), folded, start, end):
            value = f"RNCP{found.group()}" if kind == "rncp" else found.group()
            yield CodeMention(start, end, sentence[start:end], kind, value)


def _kinds_of_five(
    reading: Reading, index: int | None, folded: str, start: int, end: int
) -> tuple[Kind, ...]:
    before = folded[max(0, start - 30) : start]
    near = folded[max(0, start - 60) : end + 40]
    if re.search(r"(?:code postal|\bcp)\W*$", before):
        return ("postcode",)
    named_rome = re.search(r"\b(?:rome|metiers?|code)\s*(?:n[°o]\s*)?:?\s*$", before)
    if named_rome and "rncp" not in near:
        return ("rome_1999",)
    there = "" if index is None else postcode_sign(reading, index)
    if there == "town":
        return ("postcode",)
    if _RNCP_NEAR.search(near):
        return ("rncp", "rome_1999") if _ROME_NEAR.search(near) else ("rncp",)
    number = folded[start:end]
    if not there and number in _rncp_numbers() and number not in _rome_codes():
        return ("rncp",)
    return ("postcode", "rome_1999") if there else ("rome_1999",)


@per_corpus
def _rncp_numbers() -> frozenset[str]:
    """The digits of the codes of the Pro-A annex."""
    return frozenset(row.rncp.removeprefix("RNCP") for row in load().pro_a)


@per_corpus
def _rome_codes() -> frozenset[str]:
    """The ROME codes of the lists of métiers."""
    return frozenset(row.code for row in load().metiers)
