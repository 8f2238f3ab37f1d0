"""The day to judge by: told in the words, given beside the question, or known from before."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from assistant.memory import Memory
from assistant.understanding.dates import DateMention


class CaseDay(NamedTuple):
    """The day; or the two days that do not agree, which only the adviser can settle."""

    on: date | None
    conflict: tuple[date, ...] = ()


def case_day(mention: DateMention | None, given: date | None, memory: Memory) -> CaseDay:
    """The day of a question about the lists.

    ``given`` is the day that comes beside the question (``--date``, the page's field). It counts as
    said again only when it changes: what the adviser settled since then stands.
    """
    known = memory.dossier.on
    if mention is not None:
        told = mention.deciding
        agrees = given is None or mention.earliest <= given <= mention.latest
        if agrees:
            return CaseDay(given or told)
        return CaseDay(told) if told == known else CaseDay(known, (told, given or told))
    if given is None or given == memory.given:
        return CaseDay(known)
    if known and known not in (given, memory.given):
        return CaseDay(known, (known, given))
    return CaseDay(given)
