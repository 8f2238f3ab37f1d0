"""Whether a draft may be shown: the gate, held against all that one turn's tools returned."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from assistant.answer import Step
from assistant.composition import evidence_of, status_of, verdict_of
from assistant.evidence import TOKEN
from assistant.results import Role, ToolResult
from assistant.sentences import sentences
from assistant.verify import Failure, Fault, failures

CHECK = "verification"  # the step's name among the tools'


class Check(NamedTuple):
    """What the gate found in one draft, and how long it looked."""

    draft: str
    faults: tuple[Failure, ...]
    ms: int

    @property
    def passed(self) -> bool:
        """Whether the draft says something, and nothing that the gate stops."""
        return bool(self.draft.strip()) and not self.faults

    @property
    def cited(self) -> int:
        """How many citations the draft rests on."""
        return len(set(TOKEN.findall(self.draft)))

    def told(self) -> list[str]:
        """The faults in French, one a line, for the model and for the steps."""
        return [f.told() for f in self.faults]

    def step(self) -> Step:
        """What the steps say of it; a draft that is stopped is told with its faults."""
        count = len(sentences(self.draft))
        read = f"{count} phrase{'s' if count > 1 else ''}"
        if self.passed:
            return Step(CHECK, {"phrases": count}, self.ms, f"Vérifié : {read}, aucune faute")
        wrong = f"{len(self.faults)} faute{'s' if len(self.faults) > 1 else ''}"
        args = {"phrases": count, "ecarte": self.told()}
        return Step(CHECK, args, self.ms, f"Écarté : texte du modèle ({read}, {wrong})")


def check(draft: str, results: Sequence[ToolResult], asked: str) -> Check:
    """Hold a draft against the results of this turn; ``asked`` is the adviser's own words."""
    clock = time.perf_counter()
    faults = failures(
        draft,
        evidence_of(results),
        asked=asked,
        figures=[f for r in results for f in r.figures],
        verdict=verdict_of(results),
        stated="\n".join(r.stated() for r in results),
    )
    faults += [Failure(Fault.SILENT, "", text) for text in _unsaid(draft, results)]
    return Check(draft, tuple(faults), round(1000 * (time.perf_counter() - clock)))


def _unsaid(draft: str, results: Sequence[ToolResult]) -> list[str]:
    """The verdicts that no sentence of the draft rests on."""
    cited = set(TOKEN.findall(draft))
    verdicts = [s for r in results for s in r.statements if s.role is Role.VERDICT]
    return [s.text for s in verdicts if s.tokens and not cited & set(s.tokens)]


def decide_alike(found: Sequence[ToolResult], planned: Sequence[ToolResult]) -> bool:
    """Whether what a model looked up answers the question as its plan does.

    The same status, the same verdict, and every sentence of the plan that gives a verdict: a model
    that looked up another métier or another place has not answered, however well it cites.
    """
    said = {s.text for r in found for s in r.statements}
    due = {s.text for r in planned for s in r.statements if s.role is Role.VERDICT}
    same = (status_of(found), verdict_of(found)) == (status_of(planned), verdict_of(planned))
    return same and due <= said
