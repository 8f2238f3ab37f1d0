"""Small French: dates, lists, numbers, elision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.expressions import expression

_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)


def day(value: date) -> str:
    """« 1er juillet 2009 »."""
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number} {_MONTHS[value.month - 1]} {value.year}"


def listing(items: Sequence[str], last: str = "et") -> str:
    """« a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def count(number: int, singular: str, plural: str = "") -> str:
    """« 1 métier », « 16 métiers » ; zero takes « aucun » and the singular."""
    if number == 0:
        return f"aucun {singular}"
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def sentence_case(text: str) -> str:
    """The text with its first letter in capitals, the rest untouched."""
    return text[:1].upper() + text[1:]


_SPACED = expression(r" (?=[?!;»]|:(?!-))|(?<=«) ")  # never a line that begins with "?"


def unbroken(text: str) -> str:
    """The text with the spaces that French keeps on one line: before "?", inside « »."""
    return _SPACED.sub("\u00a0", text)
