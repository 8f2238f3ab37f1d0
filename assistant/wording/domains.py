"""The métiers of a domain, wherever they are open: every regional list, and that of Tunisians."""

from __future__ import annotations

from collections import Counter

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.domains import of_domain
from assistant.rules.regimes import ARRETE, TUNISIE
from assistant.wording.french import count
from corpus.library import load

_WHERE = "Donnez une région ou une ville pour savoir lesquels y sont ouverts."
_WHICH_JOB = "Donnez l'intitulé de l'emploi : la réponse portera sur ce métier et les plus proches."


def domain_anywhere(domain: str) -> ToolResult:
    """What the lists of all regions open of a domain, then what the Tunisians' list does."""
    regional, figures = _told(ARRETE, domain, "annexe_arrete", "selon les régions")
    tunisian, others = _told(
        TUNISIE, domain, "tunisiens_toute_la_metropole", "dans toute la métropole"
    )
    hint = Statement(Role.NEXT, _WHERE if len(regional) > 1 else _WHICH_JOB)
    return ToolResult(
        kind="list",
        statements=(*regional, *tunisian, hint),
        figures=(*figures, *others),
        suggestions=(),
        label="métiers d'un domaine, toutes les listes",
    )


def _told(
    source_id: str, domain: str, heading: str, whereabouts: str
) -> tuple[list[Statement], tuple[str, ...]]:
    rows = tuple(r for r in load().metiers if r.source_id == source_id)
    kept = {row.code: row for row in reversed(of_domain(rows, domain))}
    regions = Counter(code for _, code in {(r.region, r.code) for r in rows})
    named = load().sources[source_id].short_title
    if source_id == TUNISIE:
        named = f"ressortissants tunisiens ({named})"
    told = f"{named[:1].upper()}{named[1:]} : {count(len(kept), 'métier')} de ce domaine"
    told += f", {whereabouts} :" if kept else "."
    lines = [
        Statement(
            Role.LIST,
            f"- {code} {row.title_read}{_in(regions[code]) if row.region else ''}",
            (Support(row.passage_id),),
        )
        for code, row in sorted(kept.items())
    ]
    figures = (str(len(kept)), *(str(regions[code]) for code in kept))
    return [Statement(Role.LIST, told, (anchor(heading),), block=True), *lines], figures


def _in(regions: int) -> str:
    return f" ({count(regions, 'région')})"
