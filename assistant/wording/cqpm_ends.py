"""Which qualifications lost their status last, or first."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria, select
from assistant.understanding.text import fold
from assistant.wording import cqpm as cqpm_wording
from assistant.wording.french import count, day
from corpus.expressions import expression
from corpus.records import CqpmRow, CqpmStatus

_LAST = expression(r"\b(?:derni\w+|plus (?:recem\w+|recents?|recentes?)|tout recem\w+)\b")
_FIRST = expression(r"\b(?:premi\w+|plus (?:ancien\w*|tot|vieu\w*|vieill\w*))\b")


def ranked_ends(words: str, criteria: CqpmCriteria) -> ToolResult | None:
    """The entries of the latest or earliest end, where that is asked of ended ones."""
    folded = fold(words)
    last = bool(_LAST.search(folded))
    if not (last or _FIRST.search(folded)):
        return None
    if not criteria.statuts or CqpmStatus.ACTIVE in criteria.statuts:
        return None
    ended = [(row, row.depuis) for row in select(criteria) if row.depuis]
    if not ended:
        return None
    days = [since for _, since in ended]
    wanted = max(days) if last else min(days)
    rows = tuple(row for row, since in ended if since == wanted)
    told = cqpm_wording.entries(rows)
    return replace(told, statements=(_lead(rows, criteria, last=last), *told.statements))


def _lead(rows: tuple[CqpmRow, ...], criteria: CqpmCriteria, *, last: bool) -> Statement:
    which = "la plus récente" if last else "la plus ancienne"
    since = day(rows[0].depuis) if rows[0].depuis else ""
    text = (
        f"Qualifications {cqpm_wording.criteria_words(criteria)} : la date d'effet {which} est le "
        f"{since} ({count(len(rows), 'entrée')})."
    )
    notes = tuple(Support(r.note_passage_id) for r in rows if r.note_passage_id)
    return Statement(Role.REASON, text, (anchor("liste_cqpm"), *notes), block=True)
