"""Are the needed passages cited, do the cited ones support, and are the quotes verbatim?

Recall and precision in the sense of ALCE (Gao et al., 2023), on passages; see docs/evaluation.md
for what "supports" means here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.gold import Case, Cite
from eval.metrics.counts import NOTHING, AnswerJson, Count
from eval.metrics.support import supporting
from eval.text import fold, says, stands_in_source

Citation = Mapping[str, Any]
Group = tuple[Cite, ...]  # alternatives: one of them is enough


def due(case: Case, answer: AnswerJson) -> tuple[Group, ...]:
    """The citations expected of this answer.

    Where an answer and something else are both accepted, nothing is due from the other.
    """
    want, status = case.expect, answer["status"]
    otherwise = status != "answered" and "answered" in want.statuses and status in want.statuses
    return () if otherwise else want.cites


def missing(case: Case, answer: AnswerJson) -> tuple[str, ...]:
    """Expected citations that no citation of the answer meets."""
    return tuple(
        " ou ".join(f"{cite.source} « {cite.quote} »" for cite in group)
        for group in due(case, answer)
        if not any(meets(c, cite) for c in answer["citations"] for cite in group)
    )


def invented(answer: AnswerJson) -> tuple[str, ...]:
    """Quotes that do not stand in the source they name."""
    return tuple(
        c["quote"] for c in answer["citations"] if not stands_in_source(c["source_id"], c["quote"])
    )


def unsupporting(case: Case, answer: AnswerJson) -> tuple[str, ...]:
    """Where the citations stand that are neither needed nor a support of their statement."""
    backing = supporting(answer)
    return tuple(
        f"[{c['n']}] {c['source_id']}, {c['locator']}"
        for c in answer["citations"]
        if not (c["n"] in backing or _needed(case, c))
    )


def citation_recall(case: Case, answer: AnswerJson) -> Count:
    """Needed passages that are cited."""
    wanted = len(due(case, answer))
    return Count(wanted - len(missing(case, answer)), wanted)


def citation_precision(case: Case, answer: AnswerJson) -> Count:
    """Cited passages that the question needs or that support the statement beside them."""
    cited = len(answer["citations"])
    return Count(cited - len(unsupporting(case, answer)), cited)


def needed_citations(case: Case, answer: AnswerJson) -> Count:
    """Cited passages that the question itself names: the strict lower bound of precision."""
    if not due(case, answer):
        return NOTHING
    citations: Sequence[Citation] = answer["citations"]
    return Count(sum(_needed(case, c) for c in citations), len(citations))


def quote_validity(case: Case, answer: AnswerJson) -> Count:
    """Quotes that stand in their source, contiguous and word for word."""
    quotes = len(answer["citations"])
    return Count(quotes - len(invented(answer)), quotes)


def invented_quotes(case: Case, answer: AnswerJson) -> Count:
    """Quotes that do not stand in their source, as a number."""
    return Count(len(invented(answer)), len(answer["citations"]))


def meets(citation: Citation, cite: Cite) -> bool:
    """Same source, words in the quote, place in the locator."""
    return (
        citation["source_id"] == cite.source
        and says(fold(citation["quote"]), cite.quote)
        and fold(cite.locator) in fold(citation["locator"])
    )


def _needed(case: Case, citation: Citation) -> bool:
    return any(meets(citation, cite) for group in case.expect.cites for cite in group)
