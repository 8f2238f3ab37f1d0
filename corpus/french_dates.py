"""Dates as French texts write them: "13 décembre 2007", "1er juillet 2000"."""

from __future__ import annotations

import re
from datetime import date

from corpus.expressions import expression

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_DATE = expression(rf"\b(\d{{1,2}})(?:er)? ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)


def find_date(text: str) -> date | None:
    """The first date written out in a text, None if there is none or it does not exist."""
    found = _DATE.search(text)
    if not found:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None


def in_french(day: date) -> str:
    """A date as a French text writes it."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
