"""Was the right thing done with the question: answered, asked back, or declined?

Abstention is `not_covered` and `refused` taken together. A question that accepts both an
abstention and something else is left out of its precision and recall; asking back likewise.
"""

from __future__ import annotations

from eval.gold import Case
from eval.metrics.counts import NOTHING, AnswerJson, Count

ABSTENTIONS = frozenset({"not_covered", "refused"})
CLARIFICATION = frozenset({"clarification"})
ERROR = "error"


def status_accuracy(case: Case, answer: AnswerJson) -> Count:
    """The status is among those accepted."""
    return Count(answer["status"] in case.expect.statuses, 1)


def errors(case: Case, answer: AnswerJson) -> Count:
    """The question raised, or the assistant said that it failed."""
    return Count(answer["status"] == ERROR, 1)


def abstention_precision(case: Case, answer: AnswerJson) -> Count:
    """Of the questions declined, those that had to be."""
    return _precision(case, answer, ABSTENTIONS)


def abstention_recall(case: Case, answer: AnswerJson) -> Count:
    """Of the questions to decline, those that were."""
    return _recall(case, answer, ABSTENTIONS)


def abstention_f1(case: Case, answer: AnswerJson) -> Count:
    """The harmonic mean of abstention precision and recall."""
    return _f1(case, answer, ABSTENTIONS)


def asking_back_precision(case: Case, answer: AnswerJson) -> Count:
    """Of the questions asked back, those where a detail was missing: only when needed."""
    return _precision(case, answer, CLARIFICATION)


def asking_back_recall(case: Case, answer: AnswerJson) -> Count:
    """Of the questions where a detail was missing, those asked back: when needed."""
    return _recall(case, answer, CLARIFICATION)


def asking_back_f1(case: Case, answer: AnswerJson) -> Count:
    """The harmonic mean of both."""
    return _f1(case, answer, CLARIFICATION)


def _precision(case: Case, answer: AnswerJson, positive: frozenset[str]) -> Count:
    wanted, got = _sides(case, answer, positive)
    return NOTHING if wanted is None else Count(wanted and got, got)


def _recall(case: Case, answer: AnswerJson, positive: frozenset[str]) -> Count:
    wanted, got = _sides(case, answer, positive)
    return NOTHING if wanted is None else Count(wanted and got, wanted)


def _f1(case: Case, answer: AnswerJson, positive: frozenset[str]) -> Count:
    wanted, got = _sides(case, answer, positive)
    return NOTHING if wanted is None else Count(2 * (wanted and got), wanted + got)


def _sides(case: Case, answer: AnswerJson, positive: frozenset[str]) -> tuple[bool | None, bool]:
    """Whether a status in ``positive`` was wanted (None: either is accepted), and was given."""
    accepted = {status in positive for status in case.expect.statuses}
    return (accepted.pop() if len(accepted) == 1 else None), answer["status"] in positive
