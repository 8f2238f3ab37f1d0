"""Is the rule's verdict right? A wrong `open` is counted apart: it costs an adviser most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from eval.gold import Case
from eval.metrics.counts import NOTHING, AnswerJson, Count

NO_VERDICT = "none"
NOT_SCORED = "any"


def right(case: Case, answer: AnswerJson) -> bool | None:
    """Whether the verdict is among those accepted; None where the case does not score it."""
    wanted = case.expect.verdicts
    return None if wanted is None else answer["verdict"] in wanted


def wanted(case: Case, answer: AnswerJson) -> str:
    """The verdict expected; of several accepted ones, the one given, else the first."""
    accepted, got = case.expect.verdicts, answer["verdict"]
    if accepted is None:
        return NOT_SCORED
    return (got if got in accepted else accepted[0]) or NO_VERDICT


def given(answer: AnswerJson) -> str:
    """The verdict given, "none" for none."""
    return answer["verdict"] or NO_VERDICT


def verdict_accuracy(case: Case, answer: AnswerJson) -> Count:
    """Over the questions where a verdict is expected."""
    if wanted(case, answer) in (NO_VERDICT, NOT_SCORED):
        return NOTHING
    return Count(bool(right(case, answer)), 1)


def wrong_open(case: Case, answer: AnswerJson) -> Count:
    """`open` where it is not accepted, over all questions."""
    return Count(right(case, answer) is False and answer["verdict"] == "open", 1)


def confusion(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Counts by verdict wanted, then by verdict given; questions not scored are left out."""
    table: dict[str, Counter[str]] = {}
    for want, got in pairs:
        if want != NOT_SCORED:
            table.setdefault(want, Counter())[got] += 1
    return {want: dict(sorted(row.items())) for want, row in sorted(table.items())}
