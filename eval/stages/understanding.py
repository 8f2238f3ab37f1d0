"""Understanding alone: places, métiers, nationalities, dates and intent read in a message.

Own cases stand in cases/understanding.yaml. Others follow from the reference data (every region,
département and large commune, every printed title, every nationality) and from the gold
questions whose expected row names one métier and one region.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import corpus
from assistant.memory import Memory
from assistant.understanding.reader import understand
from assistant.understanding.understood import Understanding
from corpus.library import load
from corpus.regions import region_of_printed_name, regions
from eval.gold import Case, Cite, load_gold
from eval.stages.outcome import HIDDEN, Outcome
from eval.text import fold

CASES = Path(__file__).parent / "cases" / "understanding.yaml"
LARGE = 30_000  # inhabitants of the communes asked about
_REFERENCE = Path(corpus.__file__).parent / "reference"
_FIGURES = {
    "places": "lieux",
    "region": "lieux",
    "metiers": "métiers",
    "nationality": "nationalités",
    "date": "dates",
    "intent": "intention",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A conversation and what must be read in it by its last turn; what is absent is not scored."""

    id: str
    turns: tuple[str, ...]
    expect: dict[str, Any] = field(hash=False)
    group: str = "cas écrits"
    hidden: bool = False


def outcomes() -> Iterator[Outcome]:
    """Every field of every case."""
    for reading in readings():
        understood = _understood(reading.turns)
        for name, wanted in reading.expect.items():
            got = _field(understood, name)
            right = _same(name, wanted, got)
            detail = "" if right else f"« {reading.turns[-1]} » : {wanted} attendu, {got} lu"
            figure = f"{_FIGURES[name]} ({reading.group})"
            shown = HIDDEN if detail and reading.hidden else detail
            yield Outcome(figure, reading.id, float(right), 1.0, shown)


def readings() -> list[Reading]:
    """Every case: written, then from the reference data, then from the gold questions."""
    data = yaml.safe_load(CASES.read_text("utf-8"))
    written = [Reading(raw["id"], tuple(raw["turns"]), raw["expect"]) for raw in data]
    return [*written, *_places(), *_metiers(), *_nationalities(), *_of_gold(load_gold())]


def _understood(turns: Sequence[str]) -> Understanding:
    memory = Memory()
    for turn in turns:
        understood = understand(turn, memory, None)[-1]
        memory = understood.to_memory()
    return understood


def _field(understood: Understanding, name: str) -> Any:
    dossier = understood.dossier
    return {
        "places": list(dossier.regions),
        "region": list(dossier.regions),
        "metiers": list(dossier.metier_codes),
        "nationality": dossier.nationality,
        "date": dossier.on,
        "intent": str(understood.intent),
    }[name]


def _same(name: str, wanted: Any, got: Any) -> bool:
    if name == "metiers":  # a title that two entries share may be read as both
        return set(wanted) <= set(got) if wanted else not got
    if name == "places":
        return sorted(wanted) == sorted(got)
    if name == "region":  # one of today's regions may be read as several of 2008
        return wanted in got
    if name == "nationality":
        return fold(str(got)) in {fold(form) for form in _as_list(wanted)}
    return bool((wanted or None) == (got or None))


def _as_list(wanted: Any) -> list[str]:
    return wanted if isinstance(wanted, list) else [str(wanted or "")]


def _rows(name: str) -> list[dict[str, str]]:
    with (_REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def _region_of_departement() -> dict[str, str]:
    return {r["code"]: r["region"] for r in _rows("departements.csv") if r["region"] in regions()}


def _places() -> Iterator[Reading]:
    for region in regions().values():
        yield _place(region.name, [region.slug])
    communes = _rows("communes.csv")
    named = Counter(row["name"] for row in communes)
    for row in _rows("departements.csv"):
        if row["code"] in _region_of_departement() and not named[row["name"]]:
            yield _place(row["name"], [row["region"]])
    taken = {r.name for r in regions().values()} | {r["name"] for r in _rows("departements.csv")}
    for row in communes:
        slug = _region_of_departement().get(row["departement"])
        alone = named[row["name"]] == 1 and row["name"] not in taken
        if slug and alone and int(row["population"] or 0) >= LARGE:
            yield _place(row["name"], [slug])


def _place(name: str, slugs: list[str]) -> Reading:
    question = f"Géomètre, {name} : est-ce ouvert ?"
    return Reading(f"lieu-{name}", (question,), {"places": slugs}, "données de référence")


def _metiers() -> Iterable[Reading]:
    for title, code in sorted({(row.title_read, row.code) for row in load().metiers}):
        question = f"{title} en Bretagne, est-ce ouvert ?"
        yield Reading(f"{code}-{title}", (question,), {"metiers": [code]}, "intitulés des listes")


def _nationalities() -> Iterable[Reading]:
    for row in _rows("nationalities.csv"):
        for form in (row["adjective_m"], row["adjective_f"]):
            question = f"La personne est de nationalité {form}, elle est géomètre à Lyon."
            wanted = {"nationality": [row["adjective_m"], row["adjective_f"]]}
            yield Reading(f"nat-{form}", (question,), wanted, "données de référence")


def _resolved(cite: Cite, region: str) -> str:
    """The code of a row of which one cites the printed code."""
    rows = (r for r in load().metiers if (r.code_read, r.region) == (cite.quote, region))
    return next((row.code for row in rows), cite.quote)


def _of_gold(cases: Iterable[Case]) -> Iterator[Reading]:
    """Questions in one turn whose one expected row gives the métier and the region."""
    for case in cases:
        cites = [group[0] for group in case.expect.cites if len(group) == 1]
        rows = [c for c in cites if re.fullmatch(r"\d{5}", c.quote) and c.locator]
        region = region_of_printed_name(rows[0].locator) if len(rows) == 1 else None
        if region and len(case.turns) == 1 and case.kind == "metier-region":
            wanted = {"metiers": [_resolved(rows[0], region)], "region": region}
            yield Reading(
                case.id, case.turns, wanted, "questions de référence", case.split == "test"
            )
