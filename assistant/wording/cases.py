"""One question about an opening, and the small words that its answers share."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from assistant.answer import Verdict
from assistant.evidence import Support
from assistant.rules.openings import Cell, headings_of
from assistant.rules.regimes import TUNISIE, Regime
from assistant.wording.common import list_name, of_region
from assistant.wording.french import count
from assistant.wording.subjects import Person, Place, Subject


class OpeningQuestion(NamedTuple):
    """Everything the verdict depends on; ``place`` None where no place was given."""

    subject: Subject
    place: Place | None
    person: Person
    on: date | None


STATES = {
    Verdict.OPEN: "ouvert",
    Verdict.NOT_OPEN: "non ouvert",
    Verdict.UNDETERMINED: "selon la région",
}


def verdict_of(cells: list[Cell]) -> Verdict:
    """Open or not when every region agrees, undetermined when they differ."""
    states = {c.is_open for c in cells}
    if len(states) > 1:
        return Verdict.UNDETERMINED
    return Verdict.OPEN if states.pop() else Verdict.NOT_OPEN


def cell_support(found: Cell) -> Support:
    """The row of a cell, or the heading of the list that leaves it out."""
    return Support(found.row.passage_id if found.row else found.heading.passage_id)


def regions_of(question: OpeningQuestion, ruling: Regime) -> tuple[str, ...]:
    """The regions whose lists decide; one nameless list for a Tunisian, none without a place."""
    if ruling.source_id == TUNISIE:
        return ("",)
    return question.place.regions if question.place else ()


def to_person(question: OpeningQuestion) -> str:
    """« à un ressortissant tunisien », or nothing."""
    return f" à {question.person.label}" if question.person.label else ""


def list_label(ruling: Regime, regions: tuple[str, ...]) -> str:
    """How the steps name the lists that were read."""
    assert ruling.source_id
    headings = headings_of(ruling.source_id)
    if ruling.source_id == TUNISIE:
        return f"liste des {headings[''].counted} métiers ouverts aux Tunisiens"
    whole = list_name(ruling.source_id)
    names = [(f"liste {of_region(r)}" if r else whole, headings[r].counted) for r in regions]
    return " ; ".join(f"{name}, {count(number, 'métier')}" for name, number in names) or whole
