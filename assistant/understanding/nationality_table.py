"""The states of the world, their French names, and what their nationals are to French law."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from assistant.understanding.geography import read_table
from assistant.understanding.text import fold, light_stem, tokenize

Group = Literal["france", "ue", "eee", "suisse", "algerie", "tunisie", "accord_migratoire", "tiers"]
OWN_RULES: frozenset[str] = frozenset({"ue", "eee", "suisse", "algerie", "tunisie"})
"""The groups of foreigners whom the common lists do not govern alone."""


class Nationality(NamedTuple):
    """A state and its nationals; dates of membership are first days in and first day out."""

    code: str  # ISO 3166-1 alpha-3; XKX for Kosovo
    country: str  # "Tunisie"
    adjective_m: str
    adjective_f: str
    eu_from: date | None = None
    eu_to: date | None = None
    association: str = ""  # "eee" or "suisse"
    transition_to: date | None = None  # first day of free access to employment in France
    agreement: date | None = None  # signature of an agreement on managing migration together

    @property
    def groups(self) -> frozenset[Group]:
        """The groups as they are today."""
        return self.groups_on(date.max)

    def groups_on(self, day: date) -> frozenset[Group]:
        """What a national is on a date: "ue", or "tiers" with what an agreement changes."""
        if self.code == "FRA":
            return frozenset({"france"})
        if self.eu_from and self.eu_from <= day and not (self.eu_to and day >= self.eu_to):
            return frozenset({"ue"})
        if self.association == "eee":
            return frozenset({"eee"})
        if self.association == "suisse":
            return frozenset({"suisse"})
        found: set[Group] = {"tiers"}
        if self.code == "DZA":
            found.add("algerie")
        if self.code == "TUN":
            found.add("tunisie")
        if self.agreement and self.agreement <= day:
            found.add("accord_migratoire")
        return frozenset(found)

    def in_transition(self, day: date) -> bool:
        """Whether nationals, though EU citizens, still needed a work permit in France."""
        if self.transition_to is None or "ue" not in self.groups_on(day):
            return False
        return day < self.transition_to


class GroupName(NamedTuple):
    """A group as advisers name it: "hors UE", "maghrébin"."""

    group: str  # "ue", "eee", "tiers", or "" where candidates are given
    candidates: tuple[str, ...]
    not_after: frozenset[str]


def stem_key(text: str) -> str:
    """The stems of a text, elided articles left out, joined by one space."""
    return " ".join(light_stem(t.folded) for t in tokenize(text) if not t.folded.endswith("'"))


@cache
def nationalities() -> dict[str, Nationality]:
    """Every state by code (corpus/reference/nationalities.csv)."""
    return {
        row["code"]: Nationality(
            code=row["code"],
            country=row["country"],
            adjective_m=row["adjective_m"],
            adjective_f=row["adjective_f"],
            eu_from=_day(row["eu_from"]),
            eu_to=_day(row["eu_to"]),
            association=row["group"],
            transition_to=_day(row["transition_to"]),
            agreement=_day(row["agreement"]),
        )
        for row in read_table("nationalities.csv")
    }


@cache
def adjectives() -> dict[str, tuple[str, ...]]:
    """State codes by the stems of an adjective; several for "congolais" or "guinéen"."""
    found: dict[str, dict[str, None]] = {}
    rows = read_table("nationalities.csv")
    for column in ("adjective_m", "adjective_f", "other_adjectives"):
        for row in rows:
            for name in filter(None, row[column].split(";")):
                found.setdefault(stem_key(name), {})[row["code"]] = None
    return {stems: tuple(codes) for stems, codes in found.items()}


@cache
def countries() -> dict[str, str]:
    """State code by the stems of its name or of another name."""
    found = {}
    for row in read_table("nationalities.csv"):
        for name in (row["country"], *filter(None, row["other_names"].split(";"))):
            found[stem_key(name)] = row["code"]
    return found


@cache
def gentiles() -> dict[str, tuple[str, str]]:
    """Place and state code by folded name of its people: "oranais", "dakaroise"."""
    rows = read_table("gentiles_etrangers.csv")
    return {
        fold(name): (row["place"], row["country"])
        for row in rows
        for name in (row["gentile_m"], row["gentile_f"], f"{row['gentile_f']}s")
    }


@cache
def group_names() -> dict[str, GroupName]:
    """Groups of nationals by the stems of a phrase (nationality_groups.csv)."""
    return {
        stem_key(row["phrase"]): GroupName(
            row["group"], tuple(row["candidates"].split()), frozenset(row["not_after"].split())
        )
        for row in read_table("nationality_groups.csv")
    }


@cache
def beginnings() -> frozenset[str]:
    """The first stems of every adjective, country and group."""
    return frozenset(
        key.partition(" ")[0]
        for table in (adjectives(), countries(), group_names())
        for key in table
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
