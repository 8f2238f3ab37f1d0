"""Two lists of métiers held against each other."""

from __future__ import annotations

from assistant.answer import Status
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.regimes import ARRETE, CIRCULAIRE
from assistant.wording.french import count
from assistant.wording.list_refs import ListRef, lead_count, national_count
from corpus.records import MetierRow


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
    for ref in (first, second):
        added = national_count(ref)
        figures += [added, len(ref.rows) - added]
    return ToolResult(
        kind="comparison",
        statements=(lead, *_only(first, only_left), *_only(second, only_right), *context),
        status=Status.ANSWERED,
        figures=tuple(str(n) for n in figures),
        label=f"{first.name} / {second.name}",
    )


def _size(ref: ListRef, number: int) -> str:
    return lead_count(ref, number) if national_count(ref) else count(number, "métier")


def _only(ref: ListRef, rows: list[MetierRow]) -> list[Statement]:
    if not rows:
        return [Statement(Role.LIST, f"Aucun métier n'est propre à {ref.name}.", (ref.heading,))]
    lead = f"Seulement dans {ref.name} ({len(rows)}) :"
    lines = [
        Statement(Role.LIST, f"- {row.code} {row.title_read}", (Support(row.passage_id),))
        for row in rows
    ]
    return [Statement(Role.LIST, lead, (ref.heading,)), *lines]
