"""The certifications of a list declared in an added text, in force on the date asked."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.wording.common import of_text, own_conditions
from assistant.wording.french import count
from corpus.records import AddedText, ProARow

LIMIT = 60  # rows shown in one answer
_OF_THE_LIST = content_stems(
    "certification certifications éligible éligibles liste pro diplôme diplômes métier métiers "
    "titre titres formation formations code rncp niveau ouvert ouverte accessible préparer combien"
)


def declared_certifications(text: AddedText, words: str) -> ToolResult:
    """The rows of a declared list that the words ask for, or that none does."""
    rows = _selected(text.certifications, words)
    name = of_text(text.source.short_title)
    if not rows:
        first = Support(text.certifications[0].passage_id)
        lead = f"Aucune certification de la liste {name} ne correspond à « {words} »."
        statements = [Statement(Role.REASON, lead, (first,))]
    else:
        shown = count(len(rows), "certification")
        lead = f"Dans la liste {name}, {shown} :"
        statements = [
            Statement(Role.LIST, lead, (Support(rows[0].passage_id),)),
            *(_line(row) for row in rows[:LIMIT]),
        ]
    return ToolResult(
        kind="pro_a",
        statements=(*statements, own_conditions(text.source.id)),
        figures=(str(len(rows)),),
        label=f"certifications {name}, {count(len(rows), 'ligne')}",
    )


def _line(row: ProARow) -> Statement:
    level = f", niveau {row.niveau}" if row.niveau else ""
    text = f"- {row.diplome} — {row.rncp}{level}, pour le métier {row.metier}"
    return Statement(Role.LIST, text, (Support(row.passage_id),))


def _selected(rows: tuple[ProARow, ...], words: str) -> tuple[ProARow, ...]:
    """The rows of the codes named, else those that hold the most of the words."""
    codes = {c.value for c in find_codes(words) if c.kind == "rncp"}
    if codes:
        return tuple(row for row in rows if row.rncp in codes)
    wanted = content_stems(words) - _OF_THE_LIST
    if not wanted:
        return rows
    scores = [len(wanted & content_stems(f"{r.metier} {r.diplome} {r.secteur}")) for r in rows]
    best = max(scores)
    return tuple(r for r, s in zip(rows, scores, strict=True) if s == best) if best else ()
