"""What is put before an adviser, in which order, and what she thought of it.

Order and sides follow from the seed and the question alone, so that a closed page is taken up
where it was left. Her marks go to ``human.jsonl`` in each run folder, and between two runs the
better answer to ``preferences.jsonl`` in the first one's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from eval.agreement import RIGHT, SUPPORTED, Opinion, add_opinion, read_opinions
from eval.runs import Run

MARKS, PREFERENCES = "human.jsonl", "preferences.jsonl"
LEFT, RIGHT_SIDE, EQUAL = "gauche", "droite", "egales"
SIDES = (LEFT, RIGHT_SIDE)
EVEN = -1  # no run: both answers are as good


class BadMark(ValueError):
    """A mark on something that is not on the page; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question and the runs whose answers are shown, from left to right."""

    case: str
    runs: tuple[int, ...]


class Desk:
    """The answers of one run, or of two side by side; one adviser at a time."""

    def __init__(self, runs: Sequence[Run], seed: int) -> None:
        self.runs = tuple(runs)
        self.items = _items(runs, seed)
        self._opinions = [{o.case: o for o in read_opinions(r.folder / MARKS)} for r in runs]
        self._preferences = _read_preferences(self._preferences_file, self._names)

    def answer(self, item: Item, side: int) -> Mapping[str, Any]:
        """The answer object shown on a side."""
        return self.runs[item.runs[side]].answers[item.case]

    def opinion(self, item: Item, side: int) -> Opinion:
        """What she thought of the answer on a side, so far."""
        return self._opinions[item.runs[side]].get(item.case) or Opinion(item.case, None, None)

    def preferred(self, item: Item) -> str:
        """The side that she preferred: "gauche", "droite", "egales" or "" so far."""
        name = self._preferences.get(item.case, "")
        shown = [self._names[run] for run in item.runs]
        return SIDES[shown.index(name)] if name in shown else name

    def preferred_run(self, item: Item) -> int | None:
        """The run whose answer she preferred, EVEN for both, None so far."""
        side = self.preferred(item)
        if side == EQUAL:
            return EVEN
        return item.runs[SIDES.index(side)] if side else None

    def mark(self, number: int, side: str, aspect: str, value: bool) -> None:
        """Keep one mark at once; raises BadMark for what is not on the page."""
        item = self._item(number)
        if aspect not in (RIGHT, SUPPORTED) or side not in SIDES[: len(item.runs)]:
            raise BadMark("Cette note ne correspond à aucune réponse de la page.")
        place = SIDES.index(side)
        run = item.runs[place]
        before = self.opinion(item, place)
        right, supported = (value, before.supported) if aspect == RIGHT else (before.right, value)
        opinion = replace(before, right=right, supported=supported)
        add_opinion(self.runs[run].folder / MARKS, opinion)
        self._opinions[run][item.case] = opinion

    def prefer(self, number: int, side: str) -> None:
        """Keep which answer is the better one; raises BadMark where there are not two."""
        item = self._item(number)
        if len(item.runs) != 2 or side not in (*SIDES, EQUAL):
            raise BadMark("Il n'y a pas deux réponses à départager sur cette page.")
        chosen = EQUAL if side == EQUAL else self._names[item.runs[SIDES.index(side)]]
        with self._preferences_file.open("a", encoding="utf-8") as file:
            record = {"case": item.case, "preferred": chosen, "runs": self._names}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._preferences[item.case] = chosen

    def complete(self, item: Item) -> bool:
        """Whether everything asked about a question has been told."""
        sides = range(len(item.runs))
        marked = all(self._marked(item, side) for side in sides)
        return marked and (len(sides) == 1 or bool(self.preferred(item)))

    def _marked(self, item: Item, side: int) -> bool:
        """An answer without citations is not asked whether they bear it out."""
        opinion, cited = self.opinion(item, side), self.answer(item, side)["citations"]
        return opinion.right is not None and (opinion.supported is not None or not cited)

    @property
    def done(self) -> int:
        """Questions of which everything has been told."""
        return sum(self.complete(item) for item in self.items)

    @property
    def next(self) -> int:
        """The place of the first question that is not complete; the last one when all are."""
        left = (n for n, item in enumerate(self.items) if not self.complete(item))
        return next(left, len(self.items) - 1)

    def _item(self, number: int) -> Item:
        if not 0 <= number < len(self.items):
            raise BadMark("Cette question n'existe pas.")
        return self.items[number]

    @property
    def _names(self) -> list[str]:
        return [str(run.folder.resolve()) for run in self.runs]

    @property
    def _preferences_file(self) -> Path:
        return self.runs[0].folder / PREFERENCES


def _items(runs: Sequence[Run], seed: int) -> list[Item]:
    """Questions in a seeded order; of two runs, those that they do not answer in the same words."""
    found = []
    for case in sorted(set.intersection(*(set(run.answers) for run in runs))):
        if len({json.dumps(_shown(run.answers[case]), sort_keys=True) for run in runs}) == len(
            runs
        ):
            sides = Random(f"{seed} {case}").sample(range(len(runs)), len(runs))
            found.append(Item(case, tuple(sides)))
    Random(seed).shuffle(found)
    return found


def _shown(answer: Mapping[str, Any]) -> str:
    return json.dumps([answer["answer"], answer["citations"]], sort_keys=True)


def _read_preferences(path: Path, names: Sequence[str]) -> dict[str, str]:
    if not path.is_file():
        return {}
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {r["case"]: r["preferred"] for r in records if sorted(r["runs"]) == sorted(names)}
