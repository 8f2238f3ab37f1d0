"""What the tools and the offline wording make of given calls, and what the gate says of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer, Verdict
from assistant.calls import Call
from assistant.composition import around_draft, evidence_of, numbered, status_of, verdict_of
from assistant.evidence import Evidence, EvidenceDesk
from assistant.results import ToolResult
from assistant.runs import ToolRun, direct_run
from assistant.search import TextSearch
from assistant.turn import Turn
from assistant.verify import Failure, failures
from corpus.library import load


@dataclass(frozen=True, slots=True)
class Drafted:
    """The results of some calls, their offline draft, and all that the gate may hold it against."""

    question: str
    draft: str
    results: tuple[ToolResult, ...]
    asked: str

    @property
    def evidence(self) -> dict[str, Evidence]:
        """The evidence of the results, by token."""
        return evidence_of(self.results)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on which the results agree."""
        return verdict_of(self.results)

    def faults(self, text: str) -> list[Failure]:
        """What the gate says of a text in place of the draft."""
        return failures(
            text,
            self.evidence,
            asked=self.asked,
            figures=[f for r in self.results for f in r.figures],
            verdict=self.verdict,
            stated="\n".join(r.stated() for r in self.results),
        )

    def to_answer(self) -> dict[str, Any]:
        """The answer object that these results make."""
        text = around_draft(self.draft, self.results)
        body, citations = numbered(text, self.evidence)
        return Answer(status_of(self.results), self.verdict, body, citations).to_json()


def drafted(calls: Sequence[Call], search: TextSearch, question: str, asked: str = "") -> Drafted:
    """Run the calls in order and word their results."""
    events = list(direct_run(calls, Turn(EvidenceDesk(load()), search)))
    results = tuple(e.result for e in events if isinstance(e, ToolRun) and e.result)
    text = next(e.text for e in events if not isinstance(e, ToolRun))
    return Drafted(question, text, results, asked or question)
