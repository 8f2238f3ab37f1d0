"""Runs questions through understanding, planning and the tools, as the service does offline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.answer import Verdict
from assistant.composition import evidence_of, verdict_of
from assistant.evidence import Evidence, EvidenceDesk
from assistant.memory import Memory
from assistant.planning import plan
from assistant.reception import receive
from assistant.results import ToolResult
from assistant.runs import ToolRun, direct_run
from assistant.search import TextSearch
from assistant.turn import Turn
from assistant.understanding.reader import understand
from assistant.verify import Failure, failures
from corpus.library import load


@dataclass(frozen=True)
class Done:
    """One turn: its results, its offline draft, and all that the gate may hold it against."""

    question: str
    draft: str
    results: tuple[ToolResult, ...]
    asked: str

    @property
    def evidence(self) -> dict[str, Evidence]:
        return evidence_of(self.results)

    @property
    def verdict(self) -> Verdict | None:
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


def run_turns(turns: tuple[str, ...], search: TextSearch, on: date | None = None) -> list[Done]:
    """Every turn of a conversation that reaches the tools."""
    memory, done = Memory(), []
    for question in turns:
        if receive(question) is not None:
            continue
        understood = understand(question, memory, on)
        memory = understood[-1].to_memory()
        calls = [call for part in understood for call in plan(part)]
        desk = EvidenceDesk(load())
        events = list(direct_run(calls, Turn(desk, search)))
        results = tuple(e.result for e in events if isinstance(e, ToolRun) and e.result)
        draft = next(e.text for e in events if not isinstance(e, ToolRun))
        done.append(Done(question, draft, results, understood[-1].asked))
    return done
