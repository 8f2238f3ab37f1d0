"""Does the answer say what must be said, and nothing that must not be?"""

from __future__ import annotations

from eval.gold import Case, Term
from eval.metrics.counts import AnswerJson, Count
from eval.text import fold, says


def missing(case: Case, answer: AnswerJson) -> tuple[str, ...]:
    """Expected facts that the answer does not state."""
    said = fold(answer["answer"])
    return tuple(_named(term) for term in case.expect.facts if not _said(term, said))


def forbidden(case: Case, answer: AnswerJson) -> tuple[str, ...]:
    """Forbidden statements that the answer makes."""
    said = fold(answer["answer"])
    return tuple(_named(term) for term in case.expect.forbidden if _said(term, said))


def fact_coverage(case: Case, answer: AnswerJson) -> Count:
    """Expected facts that are stated."""
    wanted = len(case.expect.facts)
    return Count(wanted - len(missing(case, answer)), wanted)


def forbidden_answers(case: Case, answer: AnswerJson) -> Count:
    """Answers with a forbidden statement, over all questions."""
    return Count(bool(forbidden(case, answer)), 1)


def _said(term: Term, folded: str) -> bool:
    return any(says(folded, alternative) for alternative in term)


def _named(term: Term) -> str:
    return " ou ".join(term)
