"""The list of a region, or of the whole metropole, in full or for one domain."""

from __future__ import annotations

from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.domains import of_domain
from assistant.rules.openings import headings_of
from assistant.rules.regimes import ARRETE, TUNISIE, Reason, regime
from assistant.wording import regimes as regime_wording
from assistant.wording.common import (
    date_context,
    list_doubts,
    place_context,
    where,
)
from assistant.wording.french import count
from assistant.wording.list_refs import ListRef, lead_count, national_count
from assistant.wording.subjects import Person, Place
from corpus.library import load
from corpus.records import MetierRow


def region_lists(place: Place, person: Person, on: date | None, domain: str = "") -> ToolResult:
    """The métiers open in the regions of a place, for a person, on a date."""
    ruling = regime(person.groups, on)
    if not ruling.governs:
        return regime_wording.not_governed(ruling, person, on, place_context(place))
    if ruling.reason is Reason.TOO_LATE:
        return regime_wording.too_late(on, [], place_context(place))
    assert ruling.source_id
    slugs = ("",) if ruling.source_id == TUNISIE else place.regions
    refs = [ListRef(ruling.source_id, slug) for slug in slugs]
    context = [*place_context(place), *date_context(on, ruling)]
    return whole_lists(refs, context, domain)


def whole_lists(refs: list[ListRef], context: list[Statement], domain: str = "") -> ToolResult:
    """Lists in full, or their métiers of a domain, each row with its own support."""
    statements: list[Statement] = []
    for ref in refs:
        statements += _one_list(ref, of_domain(ref.rows, domain))
    return ToolResult(
        kind="list",
        statements=tuple([*statements, *context]),
        figures=tuple(
            str(n)
            for ref in refs
            for n in (
                len(ref.rows),
                len(of_domain(ref.rows, domain)),
                national_count(ref),
                len(ref.rows) - national_count(ref),
            )
        ),
        suggestions=_offers(refs),
        label="; ".join(f"{ref.name}, {len(ref.rows)} métiers" for ref in refs),
    )


def _one_list(ref: ListRef, rows: tuple[MetierRow, ...]) -> list[Statement]:
    heading = headings_of(ref.source_id)[ref.region]
    lead = f"{_where(ref)}, {lead_count(ref, len(ref.rows))} :"
    if len(rows) < len(ref.rows):
        kept = count(len(rows), "métier ouvert", "métiers ouverts")
        lead = f"{_where(ref)}, {kept} de ce domaine, sur {len(ref.rows)} :"
    lines = [
        Statement(Role.LIST, f"- {row.code} {row.title_read}", (Support(row.passage_id),))
        for row in rows
    ]
    lead_statement = Statement(Role.LIST, lead[:1].upper() + lead[1:], (ref.heading,))
    return [lead_statement, *lines, *list_doubts(heading)]


def _where(ref: ListRef) -> str:
    return f"{where(ref.region)} ({load().sources[ref.source_id].short_title})"


def _offers(refs: list[ListRef]) -> tuple[str, ...]:
    named = [r for r in refs if r.region]
    if len(named) == 1 and named[0].source_id == ARRETE:
        place = where(named[0].region)
        return (f"Quels métiers l'arrêté ajoute-t-il {place} à la circulaire ?",)
    return ()
