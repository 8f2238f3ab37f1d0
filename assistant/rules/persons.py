"""Whether what a text says concerns a person, by the groups of her nationality (persons.yaml)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.records import Passage

_FILE = Path(__file__).parent / "persons.yaml"


class Scope(NamedTuple):
    """The persons of a text: ``only`` these where any is named, and ``never`` those."""

    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


def concerns(source_id: str, groups: Collection[str]) -> bool:
    """Whether the prose of a text concerns a person; one of unknown nationality may be anybody."""
    scope, known = _texts().get(source_id, Scope()), set(groups)
    if not known:
        return True
    return not (scope.never & known) and (not scope.only or bool(scope.only & known))


def speaks_to(passage: Passage, groups: Collection[str]) -> bool:
    """The same of one passage, which may name persons whom the rest of its text leaves out."""
    if concerns(passage.source_id, groups):
        return True
    folded = fold(passage.text)
    return any(named.search(folded) for group, named in _spoken_of().items() if group in groups)


SPECIAL = frozenset({"algerie"})
"""Nationals of whom one note of a text speaks, which says nothing of anybody else."""


def persons_named(sentence: str) -> frozenset[str]:
    """The groups of persons whom words name: "accord franco-algérien" names the Algerians."""
    folded = fold(sentence)
    return frozenset(group for group, named in _spoken_of().items() if named.search(folded))


@cache
def _table() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    return data


@cache
def _texts() -> dict[str, Scope]:
    return {
        source: Scope(frozenset(entry["only"]), frozenset(entry["never"]))
        for source, entry in _table()["texts"].items()
    }


@cache
def _spoken_of() -> dict[str, re.Pattern[str]]:
    return {group: expression(words) for group, words in _table()["spoken_of"].items()}
