"""What a sentence wrongly takes for granted, from a table of beliefs (beliefs.yaml)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from assistant.understanding.text import fold
from corpus.expressions import expression

_FILE = Path(__file__).parent / "beliefs.yaml"
_OF_LISTS = frozenset({"text_list", "metier", "listed_metier", "place", "national"})


class Belief(NamedTuple):
    """A belief, what is to be said of it, and the anchors that it rests on."""

    name: str
    about: frozenset[str]
    turns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None
    says: str
    anchors: tuple[str, ...]

    def held(self, folded: str, entities: frozenset[str]) -> bool:
        """Whether a folded sentence that names these entities holds it."""
        named = entities | ({"list"} if "liste" in folded or entities & _OF_LISTS else set())
        if not self.about <= named or (self.unless and self.unless.search(folded)):
            return False
        return all(turn.search(folded) for turn in self.turns)


def beliefs_held(sentence: str, entities: frozenset[str]) -> tuple[str, ...]:
    """The names of the beliefs that a sentence holds."""
    folded = fold(sentence)
    return tuple(b.name for b in beliefs().values() if b.held(folded, entities))


@cache
def beliefs() -> dict[str, Belief]:
    """Every belief of the table by name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    return {
        name: Belief(
            name=name,
            about=frozenset(entry["about"]),
            turns=tuple(expression(turn) for turn in entry["turns"]),
            unless=expression(entry["not"]) if entry["not"] else None,
            says=" ".join(entry["says"].split()),
            anchors=tuple(entry["anchors"]),
        )
        for name, entry in data.items()
    }
