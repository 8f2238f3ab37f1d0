"""Nationalities told by the name of a country: "ressortissant du Mali", "M. Sow (Mali)"."""

from __future__ import annotations

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_mention import (
    ARTICLES,
    NationalityMention,
    mention_of,
    names_text,
)
from assistant.understanding.nationality_table import nationalities
from assistant.understanding.place_context import Reading


def country_said(
    reading: Reading, start: int, end: int, code: str, previous: list[str]
) -> tuple[NationalityMention | None, bool]:
    """The nationality that a country tells of a person, if any, and whether it names a text."""
    if code == "FRA":
        return None, False
    states = (nationalities()[code],)
    if names_text(previous):
        return mention_of(reading, start, end, states, previous), True
    head = next((word for word in previous if word not in ARTICLES), "")
    if head and cues.OF_ORIGIN.match(head):
        return mention_of(reading, start, end, states, previous, rank=1), False
    if end - start == len(reading.tokens):
        return mention_of(reading, start, end, states, previous, rank=2), False
    if _stands_for_a_person(reading, start, end):
        return mention_of(reading, start, end, states, previous, rank=2), False
    if not previous or previous[0] in cues.LOCATIVE or (head and cues.THINGS.match(head)):
        return None, False
    if "dans" in previous[:2]:
        return None, False
    if previous[0] in ARTICLES or previous[0] == "pour":
        return mention_of(reading, start, end, states, previous, rank=2), False
    return None, False


def _stands_for_a_person(reading: Reading, start: int, end: int) -> bool:
    """Whether a country is told as such: "M. Sow (Mali)", "serveur, Paris, Mali"."""
    after = reading.gap(end).strip()
    if start == 0:
        return after.startswith((",", ":", ";"))
    if reading.gap(start).rstrip().endswith(":"):
        return reading.tokens[start - 1].folded in cues.LABELS
    if reading.gap(start).strip() == ",":
        return end == len(reading.tokens) or after[:1] in (",", ";", ".", "?")
    bracketed = reading.gap(start).rstrip().endswith("(") and after.startswith(")")
    return bracketed and not cues.LOCATIVE & {*reading.before(start - 1)[:3]}
