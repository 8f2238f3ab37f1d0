"""Questions and answers small enough to score by hand."""

from __future__ import annotations

from typing import Any

from eval.gold import Case, Cite, Expectation

GEOMETRE = Cite("arrete-2008-01-18", "61222", (169, 169), "Bretagne")
CHANTIER = Cite("arrete-2008-01-18", "61231", (171, 171), "Bretagne")


def case(
    name: str = "un",
    statuses: tuple[str, ...] = ("answered",),
    verdicts: tuple[str | None, ...] | None = ("open",),
    cites: tuple[tuple[Cite, ...], ...] = (),
    facts: tuple[tuple[str, ...], ...] = (),
    forbidden: tuple[tuple[str, ...], ...] = (),
    turns: tuple[str, ...] = ("?",),
) -> Case:
    expect = Expectation(statuses, verdicts, cites, facts, forbidden, ())
    return Case(name, "essai", "emploi", turns, None, expect, "pour voir")


def answer(
    status: str = "answered",
    verdict: str | None = "open",
    text: str = "",
    citations: tuple[dict[str, Any], ...] = (),
    ms: int = 0,
    **more: Any,
) -> dict[str, Any]:
    return {
        "status": status,
        "verdict": verdict,
        "answer": text,
        "citations": list(citations),
        "ms": ms,
    } | more


def citation(
    quote: str, region: str = "Bretagne", source: str = "arrete-2008-01-18", n: int = 1
) -> dict[str, Any]:
    return {"n": n, "source_id": source, "locator": f"annexe, {region}, ligne 1", "quote": quote}
