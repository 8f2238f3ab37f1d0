"""Abbreviations that advisers type and the texts write out: "CDD", "CUI", "APS"."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

from assistant.understanding.text import fold, tokenize


def written_out(sentence: str) -> str:
    """The sentence, each abbreviation of the table followed by what it stands for, in brackets."""
    told = [full for word in _words(sentence) if (full := _table().get(word))]
    return f"{sentence} ({', '.join(dict.fromkeys(told))})" if told else sentence


def _words(sentence: str) -> list[str]:
    """The folded words, hyphenated ones joined too ("cdi-i")."""
    single = [token.folded for token in tokenize(sentence)]
    return [*single, *(fold(w) for w in sentence.split() if "-" in w)]


@cache
def _table() -> dict[str, str]:
    path = files("corpus").joinpath("reference", "sigles_textes.csv")
    with path.open(encoding="utf-8") as lines:
        return {fold(row["sigle"]): row["developpe"] for row in csv.DictReader(lines)}
