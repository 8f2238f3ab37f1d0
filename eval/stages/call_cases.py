"""Cases whose tool calls are given, so that neither understanding nor planning is measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.calls import Call
from eval.gold import Case, read_expectation

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class CallCase:
    """Calls, and what a good answer made of them is (as in the gold questions)."""

    calls: tuple[Call, ...]
    case: Case

    @property
    def told(self) -> str:
        """The calls as a reader sees them: metier_ouvert(metier=géomètre, lieu=Bretagne)."""
        shown = (
            f"{c.name}({', '.join(f'{k}={v}' for k, v in c.args.items())})" for c in self.calls
        )
        return " ; ".join(shown)


def load_call_cases(name: str) -> tuple[CallCase, ...]:
    """The cases of one file of the folder."""
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return tuple(CallCase(tuple(_calls(raw["calls"])), _case(raw, name)) for raw in data)


def _calls(raw: list[dict[str, dict[str, str]]]) -> Iterator[Call]:
    for one in raw:
        ((name, args),) = one.items()
        yield Call(name, {key: str(value) for key, value in args.items()})


def _case(raw: dict[str, Any], kind: str) -> Case:
    return Case(
        id=raw["id"],
        kind=kind,
        by="prefecture",
        turns=(raw["id"],),
        on=None,
        expect=read_expectation(raw["expect"]),
        why=raw["why"],
    )
