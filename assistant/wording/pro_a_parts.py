"""How the Pro-A annex is divided: its sectors, their sub-sectors, the métiers of each."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.pro_a import ProACriteria, secteurs, select
from assistant.understanding.certification_scope import Part
from assistant.wording.french import count, listing
from assistant.wording.pro_a import criteria_words
from corpus.records import ProARow

_MOST = 70  # parts listed in one answer
_NAMES = {Part.SECTOR: "secteur", Part.BRANCH: "sous-filière", Part.METIER: "métier"}


def parts(part: Part, criteria: ProACriteria) -> ToolResult:
    """The sectors, sub-sectors or métiers of the rows that satisfy the criteria, each counted."""
    groups: dict[tuple[str, ...], list[ProARow]] = {}
    for row in select(criteria):
        groups.setdefault(_key(row, part), []).append(row)
    within = "" if criteria.empty else f", {criteria_words(criteria)}"
    lead = f"Annexe de l'accord Pro-A{within} : {count(len(groups), _NAMES[part])}."
    shown = list(groups.values())[:_MOST]
    sizes = [len({r.rncp for r in rows}) for rows in shown]
    statements = [Statement(Role.REASON, lead, (anchor("annexe_pro_a"),))]
    statements += [_line(part, rows, size) for rows, size in zip(shown, sizes, strict=True)]
    if len(groups) > len(shown):
        rest = f"Les {_MOST} premiers sont montrés ; précisez un secteur ou une sous-filière."
        statements.append(Statement(Role.NEXT, rest))
    return ToolResult(
        kind="pro_a",
        statements=tuple(statements),
        figures=tuple(str(n) for n in (len(groups), _MOST, *sizes)),
        label="annexe de l'accord Pro-A, divisions",
    )


def _key(row: ProARow, part: Part) -> tuple[str, ...]:
    whole = (row.secteur, row.filiere, row.metier)
    return whole[: list(_NAMES).index(part) + 1]


def _line(part: Part, rows: Sequence[ProARow], size: int) -> Statement:
    first = rows[0]
    name = _key(first, part)[-1]
    above = {
        Part.SECTOR: "",
        Part.BRANCH: f" ({first.secteur})",
        Part.METIER: f" ({first.secteur}, {first.filiere})",
    }[part]
    text = f"- {name}{above} : {count(size, 'certification')}"
    return Statement(Role.LIST, text, (Support(first.passage_id),))


def no_such_sector(asked: str) -> ToolResult:
    """A sector that the annex does not have: say so, and which it has."""
    text = f"**Non** : l'annexe de l'accord Pro-A n'a pas de secteur « {asked} »."
    known = f"Ses secteurs : {listing(secteurs())}."
    firsts = [next(r for r in select(ProACriteria()) if r.secteur == name) for name in secteurs()]
    return ToolResult(
        kind="pro_a",
        statements=(
            Statement(Role.REASON, text, (anchor("annexe_pro_a"),)),
            Statement(Role.REASON, known, tuple(Support(r.passage_id) for r in firsts)),
        ),
        figures=(asked,),
        label="annexe de l'accord Pro-A, secteurs",
    )
