"""Two lists of métiers held against each other."""

from __future__ import annotations

from assistant.answer import Status
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.understanding.two_lists import Part
from assistant.wording.common import annex
from assistant.wording.french import count, listing
from assistant.wording.list_refs import EVERY_REGION, SHORT, ListRef, lead_count, national_count
from corpus.records import MetierRow
from corpus.regions import regions


def compare(first: ListRef, second: ListRef, part: Part = Part.WHOLE) -> ToolResult:
    """Two lists held against each other: in both, only in the first, only in the second."""
    left = {r.code: r for r in first.rows}
    right = {r.code: r for r in second.rows}
    shared = [r for c, r in left.items() if c in right]
    only_left = [r for c, r in left.items() if c not in right]
    only_right = [r for c, r in right.items() if c not in left]
    text = (
        f"{first.name} compte {_size(first, len(left))} et {second.name} "
        f"{_size(second, len(right))} ; {count(len(shared), 'métier')} en commun."
    )
    lead = Statement(Role.REASON, text[:1].upper() + text[1:], (first.heading, second.heading))
    body = {
        Part.SHARED: _shared(shared, first, second),
        Part.FIRST: _only(first, only_left),
        Part.SECOND: _only(second, only_right),
        Part.WHOLE: [*_only(first, only_left), *_only(second, only_right)],
        Part.NUMBERS: [
            *_only(first, only_left, up_to=SHORT),
            *_only(second, only_right, up_to=SHORT),
        ],
    }[part]
    figures = [len(left), len(right), len(shared), len(only_left), len(only_right)]
    for ref in (first, second):
        added = national_count(ref)
        figures += [added, len(ref.rows) - added]
    return ToolResult(
        kind="comparison",
        statements=(lead, *body, *_said_of_them(first, second)),
        status=Status.ANSWERED,
        figures=tuple(str(n) for n in figures),
        label=f"{first.name} / {second.name}",
    )


def _said_of_them(first: ListRef, second: ListRef) -> list[Statement]:
    """What the texts themselves say of these two lists."""
    texts = {first.source_id, second.source_id}
    if texts == {ARRETE, CIRCULAIRE}:
        claim = (
            "L'annexe de l'arrêté dit reprendre celle de la circulaire en y ajoutant des métiers."
        )
        taken_up = Statement(Role.REASON, claim, (anchor("annexe_reprise"),))
        whole = first.region == second.region == EVERY_REGION
        return [taken_up, *(_by_region() if whole else [])]
    if texts == {ARRETE, TUNISIE} and EVERY_REGION in (first.region, second.region):
        claim = (
            "La circulaire du 31 juillet 2009 parle des « trente métiers de droit commun » qui "
            "figurent aussi parmi les soixante-quatorze."
        )
        return [Statement(Role.REASON, claim, (anchor("trente_communs"),), block=True)]
    return []


def _by_region() -> list[Statement]:
    """What the copy of the arrêté adds to the circular's list of a region, and what it lacks."""
    statements = []
    for sense, (source, other) in _SENSES.items():
        lines = []
        for region in regions():
            known = {r.code for r in ListRef(other, region).rows}
            lines += [(region, r) for r in ListRef(source, region).rows if r.code not in known]
        told = [f"{r.code} ({regions()[region].name})" for region, r in lines]
        text = f"{sense} : {listing(told)}." if told else f"{sense} : aucune ligne."
        supports = tuple(Support(r.passage_id) for _, r in lines) or (annex(source),)
        statements.append(Statement(Role.REASON, text, supports, block=True))
    return statements


_SENSES = {
    "Région par région, l'arrêté (copie) ajoute": (ARRETE, CIRCULAIRE),
    "Région par région, la circulaire a de plus": (CIRCULAIRE, ARRETE),
}


def _shared(rows: list[MetierRow], first: ListRef, second: ListRef) -> list[Statement]:
    if not rows:
        return []
    lead = f"Dans les deux listes ({len(rows)}) :"
    heading = Statement(Role.LIST, lead, (first.heading, second.heading))
    return [heading, *_lines(rows)]


def _lines(rows: list[MetierRow]) -> list[Statement]:
    return [
        Statement(Role.LIST, f"- {row.code} {row.title_read}", (Support(row.passage_id),))
        for row in rows
    ]


def _size(ref: ListRef, number: int) -> str:
    return lead_count(ref, number) if national_count(ref) else count(number, "métier")


def _only(ref: ListRef, rows: list[MetierRow], *, up_to: int = 1000) -> list[Statement]:
    if not rows:
        return [Statement(Role.LIST, f"Aucun métier n'est propre à {ref.name}.", (ref.heading,))]
    if len(rows) > up_to:
        told = f"{count(len(rows), 'métier')} seulement dans {ref.name}."
        return [Statement(Role.REASON, told, (ref.heading,), block=True)]
    lead = f"Seulement dans {ref.name} ({len(rows)}) :"
    return [Statement(Role.LIST, lead, (ref.heading,)), *_lines(rows)]
