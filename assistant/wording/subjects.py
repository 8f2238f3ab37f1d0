"""What a question is about, as rules and wording receive it: métiers, a place, a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from assistant.rules.openings import title_of
from corpus.expressions import expression


class Match(StrEnum):
    """How surely a name that the adviser typed is an entry of the lists."""

    CODE = "code"
    TITLE = "title"
    SYNONYM = "synonym"  # another name of the same métier
    NEAR = "near"  # a neighbouring métier, never to be passed off as the entry


EXACT = frozenset({Match.CODE, Match.TITLE})
SAME = EXACT | {Match.SYNONYM}
_ROME = expression(r"\d{5}|[A-N]\d{4}")  # of 1999, of today


class Entry(NamedTuple):
    """One entry of the lists that a name may designate; ``score`` in [0, 1]."""

    code: str
    match: Match
    score: float = 1.0

    @property
    def title(self) -> str:
        """The fullest printed title."""
        return title_of(self.code)

    @property
    def label(self) -> str:
        """« Géomètre (code ROME 61222) »."""
        kind = "code ROME" if _ROME.fullmatch(self.code) else "code"
        return f"{self.title} ({kind} {self.code})"


@dataclass(frozen=True, slots=True)
class Subject:
    """A métier as the adviser named it; no entry means that it stands in no list."""

    said: str
    entries: tuple[Entry, ...] = ()
    absent: bool = False  # known to be in no list: its entries are mere neighbours
    vague: bool = False  # a word such as "technicien", which begins many titles

    @property
    def same(self) -> tuple[Entry, ...]:
        """The entries that are this métier, under this name or another."""
        return tuple(e for e in self.entries if e.match in SAME)

    @property
    def near(self) -> tuple[Entry, ...]:
        """The neighbouring entries."""
        return tuple(e for e in self.entries if e.match is Match.NEAR)


class Place(NamedTuple):
    """Where: slugs of the regions of 2008, and how the adviser's word was read."""

    kind: str  # as in understanding.places
    regions: tuple[str, ...]
    label: str  # "Rennes (Ille-et-Vilaine) : région Bretagne"; "" when a region was named itself


@dataclass(frozen=True, slots=True)
class Person:
    """Who: the nationality groups of understanding.nationalities, and their French name."""

    groups: frozenset[str] = frozenset()
    label: str = ""  # "un ressortissant tunisien"
    choices: tuple[str, ...] = ()  # the nationalities between which the words leave a doubt
    town: str = ""  # the foreign town from which the nationality was supposed
    then: bool | None = None  # an EU national in 2008, where today it is the other way round
