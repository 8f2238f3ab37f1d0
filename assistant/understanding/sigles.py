"""Short names that advisers type and the texts write out: "CDD", "APS", "article 40"."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from assistant.understanding.text import fold, match_key


def written_out(sentence: str) -> str:
    """The sentence, each abbreviation of the table followed by what it stands for, in brackets."""
    words = f" {match_key(sentence)} {' '.join(_joined(sentence))} "
    told = [full for short, full in _table().items() if f" {short} " in words]
    return f"{sentence} ({', '.join(dict.fromkeys(told))})" if told else sentence


def _joined(sentence: str) -> list[str]:
    """The hyphenated words, whole ("cdi-i")."""
    return [fold(word.strip(".,;:?!()")) for word in sentence.split() if "-" in word]


@cache
def _table() -> dict[str, str]:
    path = files("corpus").joinpath("reference", "sigles_textes.csv")
    with path.open(encoding="utf-8") as lines:
        return {fold(row["sigle"]): row["developpe"] for row in csv.DictReader(lines)}
