"""`alinea eval floors`: does an evaluation stay above the floors of floors.yaml?

``make eval`` asks every question; ``--quarter`` a fixed quarter of them, for each delivery.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from assistant.console import FrenchParser
from assistant.settings import Settings
from eval.gold import Case, GoldError, load_gold
from eval.measured import Figures, label, measured, told

FLOORS = Path(__file__).parent / "floors.yaml"
_PARTS = {"development": "mise au point", "test": "à part", "quarter": "quart fixe"}


@dataclass(frozen=True, slots=True)
class Floor:
    """The bounds of one measure; None where there is none on that side."""

    measure: str
    at_least: float | None = None
    at_most: float | None = None

    def holds(self, value: float | None) -> bool:
        """Whether a value stays within the bounds; what could not be measured does not."""
        if value is None:
            return False
        low = self.at_least is None or value >= self.at_least
        return low and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True, slots=True)
class Breach:
    """A measure below its floor, on one part of the questions."""

    part: str
    floor: Floor
    value: float | None

    def __str__(self) -> str:
        bound = self.floor.at_least if self.floor.at_most is None else self.floor.at_most
        side = "au moins" if self.floor.at_most is None else "au plus"
        measure = self.floor.measure
        wanted, found = told(measure, bound), told(measure, self.value)
        return f"{_PARTS[self.part]} : {label(measure)} {found}, plancher {side} {wanted}"


def load_floors(path: Path = FLOORS) -> dict[str, tuple[Floor, ...]]:
    """The floors of ``splits`` and of ``quarter``."""
    data: dict[str, dict[str, dict[str, float]]] = yaml.safe_load(path.read_text("utf-8"))
    return {
        name: tuple(Floor(measure, **bounds) for measure, bounds in floors.items())
        for name, floors in data.items()
    }


def breaches(figures: Mapping[str, Figures], floors: Sequence[Floor]) -> list[Breach]:
    """Every floor that is not held, part by part."""
    return [
        Breach(part, floor, found[floor.measure])
        for part, found in figures.items()
        for floor in floors
        if not floor.holds(found[floor.measure])
    ]


def in_quarter(case: Case) -> bool:
    """One question in four, chosen by its id alone, by other bytes than the split is."""
    digest = hashlib.sha256(case.id.encode()).digest()
    return int.from_bytes(digest[4:8], "big") % 4 == 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when every floor holds, 1 when one does not, 2 on misuse."""
    options = _parser().parse_args(argv)
    settings = Settings.from_environment()
    part = "quarter" if options.quarter else "splits"
    name = f"{part}-{datetime.now():%Y-%m-%d-%H%M%S}"
    try:
        cases = [c for c in load_gold() if not options.quarter or in_quarter(c)]
        figures = measured(cases, settings, options.out or settings.home / "eval" / name)
    except (GoldError, RuntimeError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    parts = {"quarter": figures["all"]} if options.quarter else figures
    return report({p: f for p, f in parts.items() if p != "all"}, load_floors()[part])


def report(figures: Mapping[str, Figures], floors: Sequence[Floor]) -> int:
    """Print each measure beside its floor and tell what is broken; the exit code."""
    for part, found in figures.items():
        line = (f"{label(f.measure)} {told(f.measure, found[f.measure])}" for f in floors)
        print(f"{_PARTS[part]} : {', '.join(line)}")
    broken = breaches(figures, floors)
    for breach in broken:
        print(f"Sous le plancher, {breach}.", file=sys.stderr)
    return int(bool(broken))


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval floors",
        description="Pose les questions de référence et échoue si une mesure passe sous son "
        "plancher (eval/floors.yaml).",
    )
    parser.add_argument("--quarter", action="store_true", help="un quart fixe des questions")
    parser.add_argument("--out", metavar="DOSSIER", type=Path, help="dossier des résultats")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
