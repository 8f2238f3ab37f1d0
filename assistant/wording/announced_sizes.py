"""The counts that the headings of the regional lists announce, held against their rows."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.openings import headings_of
from assistant.wording.common import COUNT, list_doubts, list_name, where
from assistant.wording.french import count, listing
from corpus.library import load


def announced(texts: tuple[str, ...], slugs: tuple[str, ...]) -> ToolResult:
    """The counts that headings announce held against their rows, where they differ."""
    statements = [s for t in texts for s in _announced(t, slugs)]
    figures = [
        str(n)
        for t in texts
        for h in headings_of(t).values()
        for n in (h.announced, h.counted)
        if n is not None
    ]
    return ToolResult(
        kind="list_sizes",
        statements=tuple(statements),
        figures=tuple(dict.fromkeys(figures)),
        label="nombres annoncés et lignes des listes régionales",
    )


def _announced(source_id: str, slugs: tuple[str, ...]) -> list[Statement]:
    headings = [h for slug, h in headings_of(source_id).items() if not slugs or slug in slugs]
    wrong = [h for h in headings if h.announced is not None and h.announced != h.counted]
    name = list_name(source_id)
    if not wrong:
        same = listing([f"{count(h.counted, 'métier')} {where(h.region)}" for h in headings[:3]])
        text = f"Dans {name}, les intitulés annoncent autant de métiers que de lignes"
        told = f"{text} : {same}." if slugs else f"{text}."
        first = tuple(Support(h.passage_id) for h in headings[:3])
        return [Statement(Role.REASON, told, first, block=True)]
    doubts = [d for h in wrong for d in list_doubts(h)]
    counts = {a.sentence for a in load().anomalies if a.kind == COUNT}
    main = [
        Statement(Role.REASON, d.text, d.supports, block=True) for d in doubts if d.text in counts
    ]
    return [*main, *(d for d in doubts if d.text not in counts)]
