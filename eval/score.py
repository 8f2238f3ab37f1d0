"""Metrics of a run: pure functions from cases and answers to scores.

An answer is the JSON object of `alinea ask --json`; the definitions are in docs/evaluation.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.gold import Case, Cite, Expectation, Term
from eval.text import fold, says, stands_in_source

AnswerJson = Mapping[str, Any]

ABSTENTIONS = frozenset({"not_covered", "refused"})
CLARIFICATION = frozenset({"clarification"})
NO_VERDICT = "none"


@dataclass(frozen=True, slots=True)
class Checked:
    """What one answer got right and wrong. Counts are pairs: found, wanted."""

    id: str
    kind: str
    split: str
    status_ok: bool
    status_wanted: tuple[str, ...]
    status_got: str
    verdict_ok: bool | None  # None: the case does not score it
    verdict_wanted: str  # "none" where no verdict is expected
    verdict_got: str
    cites_missing: tuple[str, ...]
    cites_wanted: int
    quotes_invalid: tuple[str, ...]
    quotes: int
    facts_missing: tuple[str, ...]
    facts_wanted: int
    forbidden_said: tuple[str, ...]
    ms: int

    @property
    def passed(self) -> bool:
        """Every check holds."""
        return (
            self.status_ok
            and self.verdict_ok is not False
            and not (self.cites_missing or self.quotes_invalid)
            and not (self.facts_missing or self.forbidden_said)
        )

    @property
    def wrong_open(self) -> bool:
        """The answer says `open` where it must not: the gravest mistake."""
        return self.verdict_ok is False and self.verdict_got == "open"

    def to_json(self) -> dict[str, Any]:
        """All fields, with `passed` and `wrong_open`."""
        return asdict(self) | {"passed": self.passed, "wrong_open": self.wrong_open}


def check(case: Case, answer: AnswerJson) -> Checked:
    """Check one answer against its case."""
    want = case.expect
    got_verdict: str | None = answer["verdict"]
    said = fold(answer["answer"])
    citations: Sequence[Mapping[str, Any]] = answer["citations"]
    verdict_ok = None if want.verdicts is None else got_verdict in want.verdicts
    due = () if _asks_or_abstains_rightly(want, answer["status"]) else want.cites
    return Checked(
        id=case.id,
        kind=case.kind,
        split=case.split,
        status_ok=answer["status"] in want.statuses,
        status_wanted=want.statuses,
        status_got=answer["status"],
        verdict_ok=verdict_ok,
        verdict_wanted=_wanted_verdict(want.verdicts, got_verdict),
        verdict_got=got_verdict or NO_VERDICT,
        cites_missing=tuple(
            " ou ".join(f"{c.source} « {c.quote} »" for c in group)
            for group in due
            if not any(_satisfied(cite, citations) for cite in group)
        ),
        cites_wanted=len(due),
        quotes_invalid=tuple(
            c["quote"] for c in citations if not stands_in_source(c["source_id"], c["quote"])
        ),
        quotes=len(citations),
        facts_missing=tuple(" ou ".join(t) for t in want.facts if not _said(t, said)),
        facts_wanted=len(want.facts),
        forbidden_said=tuple(" ou ".join(t) for t in want.forbidden if _said(t, said)),
        ms=int(answer.get("ms", 0)),
    )


def _asks_or_abstains_rightly(want: Expectation, status: str) -> bool:
    """Whether an answer was one right reaction, and the case's other one was given instead."""
    return status != "answered" and "answered" in want.statuses and status in want.statuses


def _wanted_verdict(wanted: tuple[str | None, ...] | None, got: str | None) -> str:
    if wanted is None:
        return "any"
    return (got if got in wanted else wanted[0]) or NO_VERDICT


def _said(term: Term, folded: str) -> bool:
    return any(says(folded, alternative) for alternative in term)


def _satisfied(cite: Cite, citations: Sequence[Mapping[str, Any]]) -> bool:
    return any(
        c["source_id"] == cite.source
        and says(fold(c["quote"]), cite.quote)
        and fold(cite.locator) in fold(c["locator"])
        for c in citations
    )


def aggregate(checked: Sequence[Checked]) -> dict[str, Any]:
    """The figures of a run; a ratio whose denominator is 0 is None."""
    verdicts = [c for c in checked if c.verdict_ok is not None]
    ruled = [c for c in verdicts if c.verdict_wanted != NO_VERDICT]
    quotes, invalid = _sum(checked, "quotes"), sum(len(c.quotes_invalid) for c in checked)
    cites, missing = _sum(checked, "cites_wanted"), sum(len(c.cites_missing) for c in checked)
    facts, unsaid = _sum(checked, "facts_wanted"), sum(len(c.facts_missing) for c in checked)
    return {
        "questions": len(checked),
        "passed": ratio(sum(c.passed for c in checked), len(checked)),
        "status_accuracy": ratio(sum(c.status_ok for c in checked), len(checked)),
        "verdict_accuracy": ratio(sum(c.verdict_ok is True for c in ruled), len(ruled)),
        "wrong_open": sum(c.wrong_open for c in checked),
        "citation_recall": ratio(cites - missing, cites),
        "quote_validity": ratio(quotes - invalid, quotes),
        "invented_quotes": invalid,
        "fact_coverage": ratio(facts - unsaid, facts),
        "forbidden_answers": sum(bool(c.forbidden_said) for c in checked),
        "abstention": precision_recall(checked, ABSTENTIONS),
        "asking_back": precision_recall(checked, CLARIFICATION),
        "errors": sum(c.status_got == "error" for c in checked),
        "ms_p50": percentile([c.ms for c in checked], 50),
        "ms_p95": percentile([c.ms for c in checked], 95),
        "verdict_confusion": confusion(verdicts),
    }


def grouped(checked: Sequence[Checked], key: Callable[[Checked], str]) -> dict[str, dict[str, Any]]:
    """The same figures for each group, in the order of their names."""
    names = sorted({key(c) for c in checked})
    return {name: aggregate([c for c in checked if key(c) == name]) for name in names}


def precision_recall(checked: Sequence[Checked], positive: frozenset[str]) -> dict[str, Any]:
    """Precision, recall and F1 of the statuses in ``positive``.

    A case that accepts statuses both inside and outside ``positive`` is left out.
    """
    sided = [c for c in checked if len({s in positive for s in c.status_wanted}) == 1]
    wanted = [c for c in sided if c.status_wanted[0] in positive]
    got = [c for c in sided if c.status_got in positive]
    hits = sum(c.status_got in positive for c in wanted)
    return {
        "precision": ratio(hits, len(got)),
        "recall": ratio(hits, len(wanted)),
        "f1": ratio(2 * hits, len(got) + len(wanted)),
        "wanted": len(wanted),
        "got": len(got),
    }


def confusion(checked: Sequence[Checked]) -> dict[str, dict[str, int]]:
    """Counts by verdict wanted, then by verdict got."""
    table: dict[str, Counter[str]] = {}
    for c in checked:
        table.setdefault(c.verdict_wanted, Counter())[c.verdict_got] += 1
    return {wanted: dict(sorted(row.items())) for wanted, row in sorted(table.items())}


def ratio(part: int, whole: int) -> float | None:
    """part / whole rounded to four places, or None when there is nothing to count."""
    return round(part / whole, 4) if whole else None


def percentile(values: Sequence[int], percent: int) -> int:
    """The nearest-rank percentile; 0 for no value."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)] if ranked else 0


def _sum(checked: Sequence[Checked], field: str) -> int:
    return sum(getattr(c, field) for c in checked)
