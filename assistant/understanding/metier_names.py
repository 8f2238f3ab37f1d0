"""Everyday names of métiers (corpus/reference/metiers.csv), looked for word by word."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import OSA

from assistant.understanding.lexicon import Lexicon, Word, ordinary_words

_LONG = 6  # letters of a word that an ordinary one may stand for
_CONJUNCTIONS = frozenset({"et", "ou"})


class Relation(StrEnum):
    """What an everyday name is to the listed métiers whose codes stand beside it."""

    SAME = "same"  # another name of the very same métier
    NEAR = "near"  # a neighbouring job, which the listed métier may or may not cover
    ABSENT = "absent"  # a job that no list holds; the codes are its nearest entries
    VAGUE = "vague"  # a word that begins many titles and names none
    EXCLUDED = "exclu"  # words that look like a job and name none


class Name(NamedTuple):
    """One everyday name; ``codes`` are ROME 1999 codes, nearest first."""

    text: str
    relation: Relation
    codes: tuple[str, ...]
    needs_cue: bool  # also an ordinary word: counts only after "métier de", "comme", "un" …
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Words ``first`` to ``last`` of a sentence read as a name."""

    name: Name
    first: int
    last: int
    slip: bool

    @property
    def count(self) -> int:
        """How many content words it explains."""
        return len(self.name.lemmas)


class NameIndex:
    """The names by their first word."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_first: dict[str, list[Name]] = {}
        self.generic_heads: set[str] = set()
        self.needing_cue: set[str] = set()  # single words, lemmas
        self.by_code: dict[str, list[str]] = {}  # the names of an entry and of its neighbours
        for name in _read_names(lexicon):
            self._by_first.setdefault(name.lemmas[0], []).append(name)
            if len(name.lemmas) > 1:
                lexicon.begins_names(name.lemmas[0])
            if name.relation is Relation.VAGUE and len(name.lemmas) == 1:
                self.generic_heads.add(name.lemmas[0])
            for code in name.codes if name.relation is not Relation.ABSENT else ():
                self.by_code.setdefault(code, []).append(name.text)
            if name.needs_cue and len(name.lemmas) == 1:
                self.needing_cue.add(name.lemmas[0])
        for names in self._by_first.values():
            names.sort(key=lambda n: (-len(n.lemmas), n.relation is not Relation.EXCLUDED))

    def at(self, words: Sequence[Word], first: int) -> NameMatch | None:
        """The longest name that begins at word ``first``; an exact spelling before a slip."""
        found: NameMatch | None = None
        for lemma in sorted(words[first].lemmas):
            for name in self._by_first.get(lemma, ()):
                if found is not None and len(name.lemmas) <= found.count:
                    break
                found = _match(name, words, first) or found
        return found


def _match(name: Name, words: Sequence[Word], first: int) -> NameMatch | None:
    reached, last, slip = 0, first, False
    for i in range(first, len(words)):
        word = words[i]
        if i > first and not (word.joined or word.link):
            return None
        mistyped = not slip and _is_mistyped(word, name.lemmas[reached], reached)
        if name.lemmas[reached] in word.lemmas or mistyped:
            reached, last, slip = reached + 1, i, slip or word.slip or mistyped
            if reached == len(name.lemmas):
                break
        elif not (word.link and i > first) or _parts_two(word.folded, name.text):
            return None
    if reached < len(name.lemmas):
        return None
    if name.needs_cue and name.text.isupper() and not words[first].text.isupper():
        return None  # "AS" is a job, "as" a verb
    single_exclusion = name.relation is Relation.EXCLUDED and len(name.lemmas) == 1
    if single_exclusion and words[first].text.lower() != name.text.lower():
        return None  # "Mâcon" is a town, "macon" a maçon
    return NameMatch(name, first, last, slip)


def _is_mistyped(word: Word, lemma: str, reached: int) -> bool:
    """Whether an ordinary word stands for one of a name begun well: "chef de | chatier"."""
    if not reached or word.lemmas or word.folded not in ordinary_words():
        return False
    return len(word.folded) >= _LONG and OSA.distance(word.folded, lemma, score_cutoff=1) <= 1


def _parts_two(link: str, name: str) -> bool:
    """Whether a link parts two jobs: "chaudronnier ou soudeur" is no chaudronnier-soudeur."""
    return link in _CONJUNCTIONS and f" {link} " not in name


def _read_names(lexicon: Lexicon) -> list[Name]:
    source = files("corpus").joinpath("reference", "metiers.csv")
    with source.open(encoding="utf-8") as lines:
        rows = [
            (row["relation"], row["codes"], row["noms"].split(" | "))
            for row in csv.DictReader(lines)
        ]
    needing_cue = {text for relation, _, names in rows if relation == "indice" for text in names}
    return [
        _name(lexicon, text, Relation(relation), codes, text in needing_cue)
        for relation, codes, names in rows
        if relation != "indice"
        for text in names
    ]


def _name(lexicon: Lexicon, text: str, relation: Relation, codes: str, needs_cue: bool) -> Name:
    lemmas = tuple(lexicon.add(word) for word in lexicon.content(text))
    return Name(text, relation, tuple(codes.split("|")) if codes else (), needs_cue, lemmas)
