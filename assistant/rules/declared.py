"""The lists declared in added texts, each with its dates: which one is the rule on a day."""

from __future__ import annotations

from datetime import date

from corpus.library import load
from corpus.records import AddedText


def metiers_on(day: date) -> AddedText | None:
    """The added text whose list of métiers by region is in force on a day, the latest to begin."""
    found = [
        (text.metiers_period.in_force_from, text)
        for text in load().added
        if text.metiers_period and text.metiers_period.covers(day)
    ]
    return max(found, key=lambda pair: (pair[0], pair[1].source.id))[1] if found else None


def certifications_on(day: date) -> AddedText | None:
    """The added text whose list of certifications is in force on a day, the latest to begin."""
    found = [
        (text.certifications_period.in_force_from, text)
        for text in load().added
        if text.certifications_period and text.certifications_period.covers(day)
    ]
    return max(found, key=lambda pair: (pair[0], pair[1].source.id))[1] if found else None


def is_declared(source_id: str | None) -> bool:
    """Whether a list comes from an added text."""
    return any(text.source.id == source_id for text in load().added)


def title_of(code: str) -> str:
    """The title of a code in the declared lists; KeyError where none has it."""
    for text in load().added:
        for row in text.metiers:
            if row.code == code:
                return row.title
    raise KeyError(code)
