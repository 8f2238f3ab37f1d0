"""Neighbouring subjects: schemes of the same fields that none of the texts is about."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import product

from assistant.understanding.text import match_key
from assistant.understanding.texts import named_texts
from corpus.expressions import expression
from corpus.library import load, per_corpus


def neighbouring_subject(sentence: str) -> str:
    """The subject of a sentence, in French with its article, where no text speaks of it; else "".

    A sentence that names one of the texts too ("Pro-A ou contrat de professionnalisation ?") is a
    question to that text.
    """
    if named_texts(sentence):
        return ""
    words = f" {match_key(sentence)} "
    found = next((s for s, names in _absent() if any(f" {n} " in words for n in names)), "")
    return "" if found and _WHO.search(words) and _LIST.search(words) else found


# Whether the list holds for a person, whatever the ground of their stay, is asked of its text.
_WHO = expression(r" (?:refugiee?s?|protections? subsidiaires?) ")
_LIST = expression(r" (?:listes?|arrete|metiers en tension|metiers ouverts) ")


@cache
def _subjects() -> tuple[tuple[str, tuple[str, ...]], ...]:
    path = files("corpus").joinpath("reference", "sujets_voisins.csv")
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return tuple((r["sujet"], tuple(_spelt_out(r["noms"].split(" | ")))) for r in rows)


def _spelt_out(names: Iterable[str]) -> Iterator[str]:
    """Each name; "(marié|mariée) (à|avec) (un|une) Français" stands for all that it may read."""
    for name in names:
        parts = [part.split("|") for part in re.split(r"\(([^()]*)\)", name)]
        yield from dict.fromkeys(match_key("".join(chosen)) for chosen in product(*parts))


@per_corpus
def _absent() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The subjects of the table that no passage of the corpus names, an added text included."""
    corpus = load()
    told = " ".join(match_key(p.text) for p in corpus.passages.values() if p.kind != "row")
    words = f" {re.sub(' +', ' ', told)} "
    return tuple(
        (subject, names)
        for subject, names in _subjects()
        if not any(f" {name} " in words for name in names)
    )
