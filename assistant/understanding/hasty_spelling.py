"""Words cut short or spelt as they sound, as one types in a hurry: "ds", "cb", "ajd"."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.geography import read_table

_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_]+(?![\w'’-])")


def in_full(sentence: str) -> str:
    """The sentence with each such word written in full; capitals stand for something else."""
    table = _table()
    return _WORD.sub(lambda m: table.get(m.group(), m.group()), sentence)


@cache
def _table() -> dict[str, str]:
    return {row["short"]: row["words"] for row in read_table("ecriture_rapide.csv")}
