"""Rules alone: the verdict for a métier, a place, a nationality and a day that are given.

Every code in every region, under the three texts, is held against lists read from the source files
by a reader of its own (source_lists). Persons, dates and what is no list are written cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant import lookups
from assistant.answer import Verdict
from assistant.composition import evidence_of
from assistant.evidence import EvidenceDesk
from assistant.results import ToolResult
from assistant.search import TextSearch
from corpus.library import load
from corpus.regions import regions
from eval.metrics import check
from eval.stages import source_lists
from eval.stages.call_cases import CallCase, load_call_cases
from eval.stages.drafts import drafted
from eval.stages.outcome import Outcome
from eval.stages.source_lists import ARRETE, CIRCULAIRE, NATIONAL, TUNISIE

DAYS = {ARRETE: "2009-01-15", CIRCULAIRE: "2008-01-10"}  # one on which each list rules alone
TUNISIAN_DAY = "2010-01-15"
_CHECKS = {"verdict": "verdict_accuracy", "citations": "citation_recall"}


def outcomes(search: TextSearch) -> Iterator[Outcome]:
    """Every code in every region, then the written cases."""
    yield from _every_pair()
    for written in load_call_cases("rules"):
        yield from _of_case(written, drafted(written.calls, search, written.told).to_answer())


def _of_case(written: CallCase, answer: dict[str, Any]) -> Iterator[Outcome]:
    measured = check(written.case, answer).counts
    told = {
        "verdict": f"{written.case.expect.verdicts} attendu, {answer['verdict']} rendu",
        "citations": "citation attendue absente",
    }
    for name, measure in _CHECKS.items():
        part, whole = measured[measure]
        detail = f"{written.told} : {told[name]}" if part < whole else ""
        yield Outcome(f"{name} (cas écrits)", written.case.id, part, whole, detail)


def _every_pair() -> Iterator[Outcome]:
    for source, day in DAYS.items():
        name = load().sources[source].short_title
        for region in regions().values():
            opened = source_lists.open_codes(source, region.slug)
            for code in source_lists.every_code():
                yield _pair(name, code, region.name, "", day, code in opened)
    opened = source_lists.lists(TUNISIE)[NATIONAL]
    for region in regions().values():
        for code in sorted(opened):
            yield _pair(
                load().sources[TUNISIE].short_title,
                code,
                region.name,
                "tunisienne",
                TUNISIAN_DAY,
                True,
            )


def _pair(source: str, code: str, place: str, nationality: str, day: str, is_open: bool) -> Outcome:
    result = lookups.metier_ouvert(code, place, nationality, day)
    wanted = Verdict.OPEN if is_open else Verdict.NOT_OPEN
    right = result.verdict is wanted and (not is_open or _cites(result, code))
    detail = "" if right else f"{code}, {place} : {wanted} attendu, {result.verdict} rendu"
    return Outcome(
        f"chaque code dans chaque région, {source}", f"{code}-{place}", right, 1.0, detail
    )


def _cites(result: ToolResult, code: str) -> bool:
    """Whether one piece of evidence is the row of the code, as printed."""
    printed = {row.code_read for row in load().metiers if row.code == code}
    evidence = evidence_of([result.registered(EvidenceDesk(load()))])
    return any(e.quote.startswith(tuple(printed)) for e in evidence.values())
