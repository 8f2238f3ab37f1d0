"""The list of a region, or of the whole metropole, in full or for one domain."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.domains import of_domain
from assistant.rules.openings import headings_of
from assistant.rules.regimes import ARRETE, TUNISIE, regime
from assistant.understanding.quantities import LISTED
from assistant.understanding.work_domains import OUTSIDE
from assistant.wording import regimes as regime_wording
from assistant.wording.closed_lists import closed_list, closed_there
from assistant.wording.common import (
    date_context,
    list_doubts,
    place_context,
    where,
)
from assistant.wording.french import count
from assistant.wording.list_refs import SHORT, ListRef, lead_count, national_count
from assistant.wording.subjects import Person, Place
from corpus.library import load
from corpus.records import MetierRow


class Asked(NamedTuple):
    """What is asked of a list: its métiers of a domain, and whether their number alone."""

    domain: str = ""
    # "oui" for the number alone, the number that a sentence supposes ("liste de 80": and the list).
    number: str = ""
    closed: bool = False  # those that it leaves out are asked for


WHOLE = Asked()


def region_lists(place: Place, person: Person, on: date | None, asked: Asked = WHOLE) -> ToolResult:
    """The métiers open in the regions of a place, for a person, on a date."""
    ruling = regime(person.groups, on)
    if none := regime_wording.without_list(ruling, person, on, place_context(place)):
        return none
    assert ruling.source_id
    slugs = ("",) if ruling.source_id == TUNISIE else place.regions
    refs = [ListRef(ruling.source_id, slug) for slug in slugs]
    context = [*place_context(place), *date_context(on, ruling)]
    return whole_lists(refs, context, asked)


def whole_lists(refs: list[ListRef], context: list[Statement], asked: Asked = WHOLE) -> ToolResult:
    """Lists in full, or their métiers of a domain, each row with its own support."""
    if asked.closed:
        return _left_out(refs, context, asked.domain)
    statements: list[Statement] = []
    for ref in refs:
        statements += _one_list(ref, of_domain(ref.rows, asked.domain), asked)
    if asked.number and not any(s.text.startswith("- ") for s in statements):
        context = [*context, Statement(Role.NEXT, _MORE)]
    if asked.domain and not any(of_domain(ref.rows, asked.domain) for ref in refs):
        context = [*context, Statement(Role.NEXT, _WHICH_JOB)]
    return ToolResult(
        kind="list",
        statements=tuple([*statements, *context]),
        figures=tuple(
            str(n)
            for ref in refs
            for n in (
                len(ref.rows),
                len(of_domain(ref.rows, asked.domain)),
                national_count(ref),
                len(ref.rows) - national_count(ref),
            )
        ),
        suggestions=_whole_offers(refs) if asked.number else _offers(refs),
        label=" ; ".join(ref.label for ref in refs),
    )


def _left_out(refs: list[ListRef], context: list[Statement], domain: str) -> ToolResult:
    """What these lists do not open, of what the other regions' lists do."""
    statements: list[Statement] = []
    for ref in refs:
        statements += closed_list(ref, domain)
        statements += list_doubts(headings_of(ref.source_id)[ref.region])
    counts = [n for ref in refs for n in (len(ref.rows), len(of_domain(closed_there(ref), domain)))]
    return ToolResult(
        kind="list",
        statements=tuple([*statements, *context]),
        figures=tuple(str(n) for n in counts),
        suggestions=_whole_offers(refs),
        label=" ; ".join(ref.label for ref in refs),
    )


_WHICH_JOB = "Donnez l'intitulé de l'emploi : la réponse portera sur ce métier et les plus proches."
_MORE = "Demandez « quels métiers » pour la liste entière, qui se lit aussi à la page « Listes »."


def _one_list(ref: ListRef, rows: tuple[MetierRow, ...], asked: Asked) -> list[Statement]:
    heading, number = headings_of(ref.source_id)[ref.region], asked.number
    told = f"{_where(ref)}, {lead_count(ref, len(ref.rows))}"
    if len(rows) < len(ref.rows):
        of_it = f"{OUTSIDE if asked.domain.startswith(OUTSIDE) else 'de '}ce domaine"
        kept = count(len(rows), "métier ouvert", "métiers ouverts")
        told = f"{_where(ref)}, {kept} {of_it}, sur {len(ref.rows)}"
    whole = not number or number.startswith(LISTED)
    shown = rows if whole or len(rows) <= SHORT else ()
    lines = [
        Statement(Role.LIST, f"- {row.code} {row.title_read}", (Support(row.passage_id),))
        for row in shown
    ]
    lead = f"{_checked(told, number, ref, len(rows))}{' :' if shown else '.'}"
    lead_statement = Statement(Role.LIST, lead[:1].upper() + lead[1:], (ref.heading,))
    return [lead_statement, *lines, *list_doubts(heading)]


def _checked(told: str, number: str, ref: ListRef, counted: int) -> str:
    """The count, after a yes or a no where the sentence supposes a number."""
    supposed = number.removeprefix(LISTED).strip()
    if not supposed.isdigit():
        return told
    added = national_count(ref)
    if int(supposed) in (counted, counted - added):
        return f"**Oui** : {told}" if supposed == number else told
    return f"**Non**, pas {supposed} : {told}"


def _whole_offers(refs: list[ListRef]) -> tuple[str, ...]:
    whose = "aux Tunisiens" if refs[0].source_id == TUNISIE else where(refs[0].region)
    return (f"Quels métiers sont ouverts {whose} ?",)


def _where(ref: ListRef) -> str:
    return f"{where(ref.region)} ({load().sources[ref.source_id].short_title})"


def _offers(refs: list[ListRef]) -> tuple[str, ...]:
    named = [r for r in refs if r.region]
    if len(named) == 1 and named[0].source_id == ARRETE:
        place = where(named[0].region)
        return (f"Quels métiers l'arrêté ajoute-t-il {place} à la circulaire ?",)
    return ()
