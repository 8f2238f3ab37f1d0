"""What an answer must set right before it answers, of what its question supposes."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.results import Statement
from assistant.suppositions.actors import false_actor
from assistant.suppositions.articles import false_article
from assistant.suppositions.bounds import (
    keeps_within,
    out_of_bounds,
    within_range,
    without_amounts,
)
from assistant.suppositions.counts import false_count
from assistant.suppositions.dates import false_date
from assistant.suppositions.figures import false_premise, true_premise
from assistant.suppositions.persons import of_a_person
from assistant.suppositions.points import settled
from assistant.suppositions.times import supposed_times
from assistant.wording.passages import Extract


def corrections(question: str, extracts: Sequence[Extract]) -> list[Statement]:
    """The article first, then one of: a limit, a figure, a number, a date, whoever acts."""
    best, told = extracts[0], out_of_bounds(question, extracts)
    if not told and not keeps_within(question, extracts):
        told = false_premise(question, best) or false_count(question, best)
    told = told or supposed_times(question, best)
    told = told or false_date(question, best) or false_actor(question, best)
    told = told or of_a_person(question, extracts) or true_premise(question, best)
    told = told or within_range(question, extracts)
    if not told:
        kept = keeps_within(question, extracts)
        told = settled(without_amounts(question) if kept else question, extracts)
    return [*false_article(question, best), *told]
