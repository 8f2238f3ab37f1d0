"""The list of a region, the regions of a métier, and lists held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.answer import Status, Verdict
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.openings import Cell, cell, headings_of, regions_with, rows_in
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, Reason, regime
from assistant.understanding.content import content_stems
from assistant.wording import regimes as regime_wording
from assistant.wording.common import (
    annex,
    date_context,
    doubts,
    list_doubts,
    place_context,
    where,
)
from assistant.wording.french import count, listing
from assistant.wording.subjects import Entry, Person, Place
from corpus.library import load
from corpus.records import MetierRow
from corpus.regions import regions

EVERY_REGION = "*"  # the regional lists of a text taken together


@dataclass(frozen=True, slots=True)
class ListRef:
    """One list: a text, and a region of it ("" for the Tunisian list or the national six)."""

    source_id: str
    region: str

    @property
    def name(self) -> str:
        """« Bretagne (arrêté du 18 janvier 2008) »."""
        short = load().sources[self.source_id].short_title
        if self.region == EVERY_REGION:
            return f"l'ensemble des listes régionales ({short})"
        if self.region:
            return f"{regions()[self.region].name} ({short})"
        kind = "liste tunisienne" if self.source_id == TUNISIE else "toutes les régions"
        return f"{kind} ({short})"

    @property
    def rows(self) -> tuple[MetierRow, ...]:
        """Its métiers; those of the circular's regions include the six of every region."""
        if self.region == EVERY_REGION:
            return tuple({r.code: r for r in reversed(_all_rows(self.source_id))}.values())[::-1]
        return rows_in(self.region, self.source_id)

    @property
    def heading(self) -> Support:
        """The heading, which carries the announced count."""
        if self.region == EVERY_REGION:
            return annex(self.source_id)
        return Support(headings_of(self.source_id)[self.region].passage_id)


def _all_rows(source_id: str) -> list[MetierRow]:
    return [r for r in load().metiers if r.source_id == source_id]


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
                _national(ref),
                len(ref.rows) - _national(ref),
            )
        ),
        suggestions=_offers(refs),
        label="; ".join(f"{ref.name}, {len(ref.rows)} métiers" for ref in refs),
    )


def of_domain(rows: tuple[MetierRow, ...], domain: str) -> tuple[MetierRow, ...]:
    """The rows whose title shares a word with the domain; every row where none does."""
    wanted = content_stems(domain)
    kept = tuple(
        r for r in rows if any(_akin(w, t) for w in wanted for t in content_stems(r.title))
    )
    return kept or rows


def _akin(word: str, other: str) -> bool:
    """The same word, or words of one family: "informatique", "informaticien"."""
    return word == other or (len(word) >= _FAMILY and word[:_FAMILY] == other[:_FAMILY])


_FAMILY = 7  # letters that two words of one family share


def _one_list(ref: ListRef, rows: tuple[MetierRow, ...]) -> list[Statement]:
    heading = headings_of(ref.source_id)[ref.region]
    lead = f"{_where(ref)}, {_lead_count(ref, len(ref.rows))} :"
    if len(rows) < len(ref.rows):
        kept = count(len(rows), "métier ouvert", "métiers ouverts")
        lead = f"{_where(ref)}, {kept} de ce domaine, sur {len(ref.rows)} :"
    lines = [
        Statement(Role.LIST, f"- {row.code} {row.title_read}", (Support(row.passage_id),))
        for row in rows
    ]
    lead_statement = Statement(Role.LIST, lead[:1].upper() + lead[1:], (ref.heading,))
    return [lead_statement, *lines, *list_doubts(heading)]


def _lead_count(ref: ListRef, number: int) -> str:
    added = _national(ref)
    if not added:
        return count(number, "métier ouvert", "métiers ouverts")
    own = count(number - added, "métier de sa liste", "métiers de sa liste")
    return f"{own} et {added} ouverts dans toutes les régions"


def _national(ref: ListRef) -> int:
    """How many métiers open in every region the circular of 2008 adds to a regional list."""
    if ref.source_id != CIRCULAIRE or not ref.region or ref.region == EVERY_REGION:
        return 0
    return len(ref.rows) - headings_of(CIRCULAIRE)[ref.region].counted


def _where(ref: ListRef) -> str:
    return f"{where(ref.region)} ({load().sources[ref.source_id].short_title})"


def _offers(refs: list[ListRef]) -> tuple[str, ...]:
    named = [r for r in refs if r.region]
    if len(named) == 1 and named[0].source_id == ARRETE:
        place = where(named[0].region)
        return (f"Quels métiers l'arrêté ajoute-t-il {place} à la circulaire ?",)
    return ()


def metier_regions(entries: tuple[Entry, ...], person: Person, on: date | None) -> ToolResult:
    """The regions where métiers are open; a Tunisian's list covers the whole metropole."""
    ruling = regime(person.groups, on)
    if not ruling.governs:
        return regime_wording.not_governed(ruling, person, on, [])
    if ruling.reason is Reason.TOO_LATE:
        return regime_wording.too_late(on, [], [])
    assert ruling.source_id
    statements: list[Statement] = []
    verdicts: set[Verdict] = set()
    for entry in entries:
        cells = _cells(entry, ruling.source_id)
        statements += _entry_regions(entry, cells, ruling.source_id)
        verdicts |= {Verdict.OPEN if c.is_open else Verdict.NOT_OPEN for c in cells}
    figures = [str(len(_cells(e, ruling.source_id))) for e in entries]
    figures += [str(sum(c.is_open for c in _cells(e, ruling.source_id))) for e in entries]
    return ToolResult(
        kind="regions",
        statements=tuple([*statements, *date_context(on, ruling)]),
        figures=(*figures, *(e.code for e in entries)),
        verdict=None,
        label=f"régions de {listing([e.code for e in entries])}",
    )


def _cells(entry: Entry, source_id: str) -> tuple[Cell, ...]:
    return (
        (cell(entry.code, "", TUNISIE),)
        if source_id == TUNISIE
        else regions_with(entry.code, source_id)
    )


def _entry_regions(entry: Entry, cells: tuple[Cell, ...], source_id: str) -> list[Statement]:
    opened = [c for c in cells if c.is_open]
    if source_id == TUNISIE:
        heading = Support(cells[0].heading.passage_id)
        if not opened:
            text = f"{entry.label} ne figure pas parmi les 74 métiers ouverts aux Tunisiens."
            return [Statement(Role.REASON, text, (heading,))]
        text = f"{entry.label} est ouvert aux ressortissants tunisiens dans toute la métropole."
        row = cells[0].row
        assert row
        return [Statement(Role.REASON, text, (Support(row.passage_id), heading))]
    if not opened:
        text = f"{entry.label} n'est ouvert dans aucune des {len(cells)} régions."
        return [Statement(Role.REASON, text, (annex(source_id),))]
    total = (
        f"{len(opened)} des {len(cells)} régions"
        if len(opened) < len(cells)
        else (f"les {len(cells)} régions")
    )
    lead = f"{entry.label} est ouvert dans {total} ({load().sources[source_id].short_title}) :"
    supports = tuple(Support(c.row.passage_id) for c in opened if c.row)
    lines = [_region_line(c) for c in opened]
    return [
        Statement(Role.LIST, lead, supports[:1]),
        *lines,
        *_absent_from(cells),
        *_all_doubts(cells),
    ]


def _region_line(found: Cell) -> Statement:
    assert found.row
    return Statement(
        Role.LIST, f"- {regions()[found.region].name}", (Support(found.row.passage_id),)
    )


def _absent_from(cells: tuple[Cell, ...]) -> list[Statement]:
    closed = [c for c in cells if not c.is_open]
    if not closed:
        return []
    names = listing([regions()[c.region].name for c in closed])
    text = f"Il ne figure pas dans la liste de ces régions : {names}."
    headings = tuple(Support(c.heading.passage_id) for c in closed)
    supports = headings if len(closed) <= _FEW else (annex(closed[0].source_id),)
    return [Statement(Role.REASON, text, supports)]


_FEW = 4  # regions whose lists are cited one by one


def _all_doubts(cells: tuple[Cell, ...]) -> list[Statement]:
    return [s for c in cells for s in doubts(c)]


def compare(first: ListRef, second: ListRef, context: list[Statement]) -> ToolResult:
    """Two lists held against each other: in both, only in the first, only in the second."""
    left = {r.code: r for r in first.rows}
    right = {r.code: r for r in second.rows}
    shared = [c for c in left if c in right]
    only_left = [r for c, r in left.items() if c not in right]
    only_right = [r for c, r in right.items() if c not in left]
    text = (
        f"{first.name} compte {_size(first, len(left))} et {second.name} "
        f"{_size(second, len(right))} ; {count(len(shared), 'métier')} en commun."
    )
    lead = Statement(Role.REASON, text[:1].upper() + text[1:], (first.heading, second.heading))
    texts = {first.source_id, second.source_id}
    if texts == {ARRETE, CIRCULAIRE}:
        claim = (
            "L'annexe de l'arrêté dit reprendre celle de la circulaire en y ajoutant des métiers."
        )
        context = [Statement(Role.REASON, claim, (anchor("annexe_reprise"),)), *context]
    figures = [len(left), len(right), len(shared), len(only_left), len(only_right)]
    figures += [
        n for ref in (first, second) for n in (_national(ref), len(ref.rows) - _national(ref))
    ]
    return ToolResult(
        kind="comparison",
        statements=(lead, *_only(first, only_left), *_only(second, only_right), *context),
        status=Status.ANSWERED,
        figures=tuple(str(n) for n in figures),
        label=f"{first.name} / {second.name}",
    )


def _size(ref: ListRef, number: int) -> str:
    return _lead_count(ref, number) if _national(ref) else count(number, "métier")


def _only(ref: ListRef, rows: list[MetierRow]) -> list[Statement]:
    if not rows:
        return [Statement(Role.LIST, f"Aucun métier n'est propre à {ref.name}.", (ref.heading,))]
    lead = f"Seulement dans {ref.name} ({len(rows)}) :"
    lines = [
        Statement(Role.LIST, f"- {row.code} {row.title_read}", (Support(row.passage_id),))
        for row in rows
    ]
    return [Statement(Role.LIST, lead, (ref.heading,)), *lines]
