"""How many a question supposes ("1 000 par an, c'est bien ça ?"), held against the passage."""

from __future__ import annotations

import re

from assistant.claims import dates_in, quantities_in, references_in
from assistant.evidence import Support
from assistant.results import Statement
from assistant.suppositions.figures import denied
from assistant.suppositions.stated import held_up
from assistant.understanding.codes import find_codes
from assistant.understanding.text import fold
from assistant.wording.french import listing
from assistant.wording.passages import Extract
from corpus.expressions import expression

# A year, but where things are counted: "2000 Tunisiens".
_YEAR = r"(?:19[89]|20[0-4])\d\b(?! [a-z]{4,})|(?<=\bde )(?:19[89]|20[0-4])\d\b"
# From a hundred on: smaller numbers are ranks, ages and durations.
_COUNT = expression(
    rf"(?<![\w,./°-])(?!{_YEAR})"
    r"(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{3,4})"
    r"(?! ?(?:%|€|euros?|heures?|h\b))(?![\w,/-]|[.]\d)"
)
_FORMER = expression(
    r"\b((?:portée?s?|passée?s?|relevée?s?|ramenée?s?)) de \d[\d \u00a0\u202f]*(?= à \d)"
)
_BEFORE = expression(r"\b(?:avant|etai(?:t|ent)|auparavant|ancien\w*|jusque la|depart)\b")
_TOLD = 3  # figures of the passage that are repeated beside a wrong one


def false_count(question: str, extract: Extract) -> list[Statement]:
    """Says first that a supposed number is not the passage's, where it gives another one."""
    if not held_up(question):
        return []
    asked = _counts(question)
    for said in (extract, *extract.items):
        given = _counts(_now(question, said.quote))
        if not asked or not given or asked & given:
            continue
        supposed = listing(_printed(asked), "ni")
        return [denied(_printed(given)[:_TOLD], supposed, Support(said.passage.id, said.quote))]
    return []


def _now(question: str, quote: str) -> str:
    """A quote without the numbers that were those of before ("porté de 100 à 1 500")."""
    return quote if _BEFORE.search(fold(question)) else _FORMER.sub(r"\1", quote)


def _counts(text: str) -> frozenset[str]:
    """The numbers that count: no date, numbered article, code or measure."""
    for mention in sorted(find_codes(text), key=lambda m: -m.start):
        if mention.kind not in ("postcode", "rome_1999"):
            text = f"{text[: mention.start]} {text[mention.end :]}"
    _, rest = dates_in(text)
    _, rest = references_in(rest)
    measured = {number for number, _ in quantities_in(rest)}
    return frozenset(re.sub(r"\D", "", n) for n in _COUNT.findall(rest)) - measured


def _printed(numbers: frozenset[str]) -> list[str]:
    return [f"« {int(n):,} »".replace(",", "\u202f") for n in sorted(numbers, key=int)]
