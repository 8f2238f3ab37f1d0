"""One vocabulary for every title and name, so that a word known to one list is a slip in none."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from assistant.understanding.certification_tables import (
    CertificationTables,
    build_certification_tables,
)
from assistant.understanding.geography import read_table
from assistant.understanding.lexicon import Lexicon, Word
from assistant.understanding.metier_tables import MetierTables, build_metier_tables
from assistant.understanding.text import fold


class Vocabulary(NamedTuple):
    """Every title and name, over one lexicon."""

    lexicon: Lexicon
    metiers: MetierTables
    certifications: CertificationTables


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, built once from the corpus and its reference tables."""
    lexicon = Lexicon()
    metiers = build_metier_tables(lexicon)
    certifications = build_certification_tables(lexicon, metiers.names.generic_heads)
    _add_short_forms(lexicon)
    return Vocabulary(lexicon, metiers, certifications)


def _add_short_forms(lexicon: Lexicon) -> None:
    """Let each short form of the table stand for the title words that it cuts short."""
    for row in read_table("abreviations.csv"):
        for word in row["words"].split():
            for lemma in lexicon.lemmas(fold(word)):
                lexicon.abbreviate(fold(row["short"]), lemma)


@lru_cache(maxsize=64)
def read_words(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence with the title words they may stand for."""
    return vocabulary().lexicon.read(sentence)
