"""Short names that advisers type and the texts write out: "CDD", "APS", "article 40"."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from assistant.understanding.text import fold, match_key


def written_out(sentence: str) -> str:
    """The sentence, each short name of the table followed by what it stands for, in brackets."""
    words = f" {match_key(sentence)} {' '.join(_joined(sentence))} "
    named = [name for name in _table() if f" {name.short} " in words]
    told = [n.full for n in named if not any(f" {said}" in words for said in n.already)]
    return f"{sentence} ({', '.join(dict.fromkeys(told))})" if told else sentence


def _joined(sentence: str) -> list[str]:
    """The hyphenated words, whole ("cdi-i")."""
    return [fold(word.strip(".,;:?!()")) for word in sentence.split() if "-" in word]


class _ShortName(NamedTuple):
    short: str  # folded
    full: str
    already: tuple[str, ...]  # beginnings of the words that say it too


@cache
def _table() -> tuple[_ShortName, ...]:
    path = files("corpus").joinpath("reference", "sigles_textes.csv")
    with path.open(encoding="utf-8") as lines:
        return tuple(
            _ShortName(fold(r["sigle"]), r["developpe"], tuple(filter(None, r["deja"].split("|"))))
            for r in csv.DictReader(lines)
        )
