"""What one case says of one figure, and the figures of a stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

HIDDEN = "question tenue à part : détail non montré"


@dataclass(frozen=True, slots=True)
class Outcome:
    """``part`` of ``whole`` is right; ``detail`` tells a reader what is not, in French."""

    figure: str  # French
    case: str
    part: float
    whole: float = 1.0
    detail: str = ""

    @property
    def missed(self) -> bool:
        """Whether anything is wrong."""
        return self.part < self.whole


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a stage over its cases."""

    name: str
    value: float
    cases: int

    def to_json(self) -> dict[str, Any]:
        """Name, value from 0 to 1, number of cases."""
        return {"name": self.name, "value": round(self.value, 4), "cases": self.cases}


def figures(outcomes: Iterable[Outcome]) -> list[Figure]:
    """The figures in the order in which their names first come."""
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.whole:
            grouped.setdefault(outcome.figure, []).append(outcome)
    return [
        Figure(name, sum(o.part for o in found) / sum(o.whole for o in found), len(found))
        for name, found in grouped.items()
    ]
