"""What one answer got right and wrong, and what it adds to each measure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from eval.gold import Case
from eval.metrics import citations, facts, verdicts
from eval.metrics.counts import AnswerJson, Count
from eval.metrics.measures import MEASURES


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on one answer; ``counts`` has what it adds to each measure, by name."""

    id: str
    kind: str
    split: str
    sources: tuple[str, ...]  # the texts that the question rests on
    status_ok: bool
    status_wanted: tuple[str, ...]
    status_got: str
    verdict_ok: bool | None  # None: the case does not score it
    verdict_wanted: str  # "none" where no verdict is expected, "any" where it is not scored
    verdict_got: str
    cites_missing: tuple[str, ...]
    cites_unsupporting: tuple[str, ...]
    quotes_invalid: tuple[str, ...]
    facts_missing: tuple[str, ...]
    forbidden_said: tuple[str, ...]
    confidence: float | None  # of the search that the texts answer, where it decided; one turn only
    counts: Mapping[str, Count]

    @property
    def passed(self) -> bool:
        """Every check holds."""
        return self.counts["passed"].part == 1

    @property
    def wrong_open(self) -> bool:
        """The answer says `open` where it must not: the gravest mistake."""
        return self.counts["wrong_open"].part == 1

    def to_json(self) -> dict[str, Any]:
        """All fields, with `passed` and `wrong_open`."""
        counts = {name: [float(n) for n in count] for name, count in self.counts.items()}
        derived = {"passed": self.passed, "wrong_open": self.wrong_open}
        return asdict(self) | {"counts": counts} | derived

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Checked:
        """The record that ``to_json`` wrote; raises KeyError or TypeError on another object."""
        fields = {name: data[name] for name in cls.__dataclass_fields__}
        fields = {k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}
        fields["counts"] = {name: Count(*count) for name, count in data["counts"].items()}
        return cls(**fields)


def check(case: Case, answer: AnswerJson) -> Checked:
    """Check one answer against its case."""
    cited = {cite.source for group in case.expect.cites for cite in group}
    return Checked(
        id=case.id,
        kind=case.kind,
        split=case.split,
        sources=tuple(sorted(cited | {proof.source for proof in case.expect.proof})),
        status_ok=answer["status"] in case.expect.statuses,
        status_wanted=case.expect.statuses,
        status_got=answer["status"],
        verdict_ok=verdicts.right(case, answer),
        verdict_wanted=verdicts.wanted(case, answer),
        verdict_got=verdicts.given(answer),
        cites_missing=citations.missing(case, answer),
        cites_unsupporting=citations.unsupporting(case, answer),
        quotes_invalid=citations.invented(answer),
        facts_missing=facts.missing(case, answer),
        forbidden_said=facts.forbidden(case, answer),
        confidence=_confidence(answer) if len(case.turns) == 1 else None,
        counts={measure.name: measure.count(case, answer) for measure in MEASURES},
    )


def _confidence(answer: AnswerJson) -> float | None:
    told: float | None = (answer.get("evidence") or {}).get("confidence")
    return told
