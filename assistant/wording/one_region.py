"""Answers about the métiers that a text opens in one region only."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.list_sizes import Spread, spreads
from assistant.wording.common import annex, list_name, where
from assistant.wording.french import count, listing
from assistant.wording.list_sizes import checked, heading, offers
from corpus.regions import regions


def alone(texts: tuple[str, ...], supposed: str = "", within: tuple[str, ...] = ()) -> ToolResult:
    """The métiers that a text opens in one region only, of some regions where they are named."""
    statements: list[Statement] = []
    figures: list[str] = []
    numbers = {t: len(_only_in(t, within)) for t in texts}
    statements += checked(supposed, numbers)
    for source_id in texts:
        found = _only_in(source_id, within)
        figures.append(str(len(found)))
        statements.append(_lead(source_id, found, within))
        statements += [_single(spread) for spread in found]
        statements += _not_official([s for s in found if s.copy_only])
    return ToolResult(
        kind="list_sizes",
        statements=tuple(statements),
        figures=tuple(figures),
        suggestions=offers(texts),
        label="métiers ouverts dans une seule région",
    )


def _only_in(source_id: str, within: tuple[str, ...]) -> list[Spread]:
    single = [s for s in spreads(source_id) if len(s.listing) == 1]
    return [s for s in single if not within or s.listing[0] in within]


def _lead(source_id: str, found: list[Spread], within: tuple[str, ...]) -> Statement:
    if not within:
        told = f"{count(len(found), 'métier')} dans une seule région :"
        text = f"Dans {list_name(source_id)}, {told}"
        return Statement(Role.REASON, text, (annex(source_id),), block=True)
    there = listing([where(slug) for slug in within])
    told = count(len(found), "métier n'est ouvert", "métiers ne sont ouverts")
    text = f"Dans {list_name(source_id)}, {told} que {there} :"
    if not found:
        text = f"Dans {list_name(source_id)}, aucun métier n'est ouvert {there} seulement."
    supports = tuple(heading(source_id, slug) for slug in within)
    return Statement(Role.REASON, text, supports, block=True)


def _single(spread: Spread) -> Statement:
    row = spread.row
    text = f"- {row.code} {row.title_read} : {regions()[spread.listing[0]].name}"
    return Statement(Role.LIST, text, (Support(row.passage_id),))


def _not_official(added: list[Spread]) -> list[Statement]:
    """The métiers that only the copy lists."""
    if not added:
        return []
    named = listing([f"{s.row.code} {s.row.title_read}" for s in added])
    text = f"Le Journal officiel ne liste pas {named}, que seule la copie ajoute."
    return [Statement(Role.DOUBT, text, tuple(Support(s.row.passage_id) for s in added))]
