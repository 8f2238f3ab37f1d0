"""From tool results to an answer: the draft, the citation numbers, the notices of the service."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from assistant.answer import Citation, Status, Verdict
from assistant.evidence import TOKEN, Evidence
from assistant.results import CLAIMS, GAP, Role, Statement, ToolResult, in_reading_order
from corpus.library import load

_SUBSTANCE = frozenset({Role.VERDICT, Role.REASON, Role.LIST})


def draft(results: Iterable[ToolResult]) -> str:
    """The claims of the results, in reading order, each with its tokens: the offline wording."""
    statements = in_reading_order(s for r in results for s in r.statements)
    return join(s for s in statements if s.role in CLAIMS)


def around_draft(text: str, results: Sequence[ToolResult]) -> str:
    """A checked draft, with what the service itself says before it and after it."""
    statements = in_reading_order(s for r in results for s in r.statements)
    ahead = join(s for s in statements if s.role is Role.AHEAD)
    after = join(s for s in statements if s.role not in CLAIMS and s.role is not Role.AHEAD)
    return "\n\n".join(part for part in (ahead, text, after) if part).strip()


def join(statements: Iterable[Statement]) -> str:
    """Markdown: list items on their own lines, sentences of one role in one paragraph."""
    blocks: list[str] = []
    previous: Statement | None = None
    for statement in statements:
        text = statement.marked()
        item = text.startswith("- ")
        follows = previous and (item or previous.role is statement.role) and not statement.block
        if previous and follows and not _breaks(previous, item):
            blocks[-1] += ("\n" if item else " ") + text
        else:
            blocks.append(text)
        previous = statement
    return "\n\n".join(blocks)


def _breaks(previous: Statement, item: bool) -> bool:
    """A paragraph ends before a list item unless a list or its lead precedes, and after a list."""
    after_item = previous.text.startswith("- ")
    if item:
        return not after_item
    return after_item or previous.text.endswith(":")


def that_answer(results: Sequence[ToolResult]) -> list[ToolResult]:
    """The results, those that found nothing left out as soon as another one answers.

    Of a detail that no text gives, it is still told that none gives it.
    """
    if not any(r.status is Status.ANSWERED for r in results):
        return list(results)
    found = (_only_told(r) if r.kind == GAP else r for r in results)
    return [r for r in found if r.status is not Status.NOT_COVERED or r.kind == GAP]


def _only_told(result: ToolResult) -> ToolResult:
    """A gap beside an answer: the sentence that tells it, without the nearest passage."""
    told = (s for s in result.statements if s.role is Role.AHEAD)
    return replace(result, statements=tuple(replace(s, role=Role.NEXT, block=True) for s in told))


def status_of(results: Sequence[ToolResult]) -> Status:
    """Answered as soon as one tool answered; else a detail to give; else outside the corpus."""
    statuses = {r.status for r in results}
    for status in (Status.ANSWERED, Status.CLARIFICATION, Status.NOT_COVERED):
        if status in statuses:
            return status
    return Status.ERROR


def verdict_of(results: Sequence[ToolResult]) -> Verdict | None:
    """The verdict on which the tools agree; undetermined when they differ, or one has to ask."""
    verdicts = {r.verdict for r in results if r.verdict}
    if len(verdicts) > 1 or (verdicts and any(map(_leaves_a_choice, results))):
        return Verdict.UNDETERMINED
    if len({r.verdict for r in results if r.kind == _REGIME}) > 1:
        return Verdict.UNDETERMINED  # one of several persons alone is outside the lists
    return verdicts.pop() if verdicts else None


def _leaves_a_choice(result: ToolResult) -> bool:
    """Whether entries or places whose verdicts differ are still to be chosen from."""
    return result.status is Status.CLARIFICATION and bool(result.choices) and not result.verdict


def evidence_of(results: Iterable[ToolResult]) -> dict[str, Evidence]:
    """Every evidence of the results by token."""
    return {e.token: e for r in results for e in r.evidence}


def numbered(markdown: str, evidence: Mapping[str, Evidence]) -> tuple[str, tuple[Citation, ...]]:
    """The text with [1], [2] … in place of tokens, numbered by first use, and its citations."""
    order: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        token = match[1]
        if token not in evidence:
            return ""
        return f"[{order.setdefault(token, len(order) + 1)}]"

    text = TOKEN.sub(number, markdown)
    citations = tuple(
        Citation(n, e.source_id, e.passage_id, e.locator, e.quote)
        for token, n in order.items()
        if (e := evidence[token])
    )
    return text, citations


_REGIME = "regime"


def validity_notices(results: Iterable[ToolResult], citations: Iterable[Citation]) -> str:
    """One short line for each text that the answer is on, unless a statement holds it already.

    A text that is cited for mere conditions has none.
    """
    sources = load().sources
    on = {
        e.source_id
        for r in results
        for e in r.evidence
        if any(e.token in s.tokens for s in r.statements if s.role in _SUBSTANCE)
    }
    said = {s.text for r in results for s in r.statements}
    cited = dict.fromkeys(c.source_id for c in citations if c.source_id in on & set(sources))
    notices = (sources[s].validity_notice for s in cited)
    return "\n".join(f"*{notice}*" for notice in notices if notice not in said)
