"""What others think of the answers of a run, and how far they agree with its rule-based marks.

An opinion is that of a language model (eval.judge) or of an adviser (eval.annotate). It never
enters a score: it stands beside it, with Cohen's kappa, which is 0 for an agreement that chance
alone would give and 1 for a perfect one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.metrics import Checked

RIGHT, SUPPORTED = "right", "supported"
LABELS = {RIGHT: "réponse juste", SUPPORTED: "citations à l'appui"}


@dataclass(frozen=True, slots=True)
class Opinion:
    """Of one answer: is it right, do its citations bear it out? None: no opinion on that."""

    case: str
    right: bool | None
    supported: bool | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over the answers marked by both; ``kappa`` is None where either side never varies."""

    aspect: str
    answers: int
    same: float
    kappa: float | None

    @property
    def share_told(self) -> str:
        """The share of equal marks, as a French reader expects it."""
        return f"{self.same * 100:.1f} %".replace(".", ",")

    @property
    def kappa_told(self) -> str:
        """Kappa, as a French reader expects it."""
        return "–" if self.kappa is None else f"{self.kappa:.2f}".replace(".", ",")

    def __str__(self) -> str:
        label, share = LABELS[self.aspect], self.share_told
        return f"{label} : {share} d'accord sur {self.answers}, kappa {self.kappa_told}"


def cohen_kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two raters' yes and no; None where chance alone explains everything."""
    if not pairs:
        return None
    total = len(pairs)
    same = sum(a == b for a, b in pairs) / total
    yes_a, yes_b = sum(a for a, _ in pairs) / total, sum(b for _, b in pairs) / total
    chance = yes_a * yes_b + (1 - yes_a) * (1 - yes_b)
    return None if chance == 1 else (same - chance) / (1 - chance)


def agreements(opinions: Iterable[Opinion], checked: Iterable[Checked]) -> list[Agreement]:
    """How far opinions agree with the rule-based marks, aspect by aspect."""
    given = {opinion.case: opinion for opinion in opinions}
    found = []
    for aspect in LABELS:
        pairs = [
            (mark, ruled(c)[aspect])
            for c in checked
            if c.id in given and (mark := getattr(given[c.id], aspect)) is not None
        ]
        if pairs:
            same = sum(a == b for a, b in pairs) / len(pairs)
            found.append(Agreement(aspect, len(pairs), same, cohen_kappa(pairs)))
    return found


def ruled(checked: Checked) -> Mapping[str, bool]:
    """The rule-based marks: every check holds; every due citation is there, and none invented."""
    return {
        RIGHT: checked.passed,
        SUPPORTED: not (checked.cites_missing or checked.quotes_invalid),
    }


def read_opinions(path: Path) -> list[Opinion]:
    """The opinions of a file, the last one on each answer; none where there is no file."""
    if not path.is_file():
        return []
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    found = [Opinion(**_fields(json.loads(line))) for line in lines]
    return list({opinion.case: opinion for opinion in found}.values())


def add_opinion(path: Path, opinion: Opinion, **more: Any) -> None:
    """Write one opinion at the end of a file, at once."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(opinion) | more, ensure_ascii=False) + "\n")
        file.flush()


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in Opinion.__dataclass_fields__ if name in data}
