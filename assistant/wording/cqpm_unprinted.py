"""What the list prints of its active qualifications alone: domain, character, forfait."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria
from assistant.understanding.text import fold
from assistant.understanding.text import words as spoken
from assistant.wording import cqpm as cqpm_wording
from corpus.expressions import expression
from corpus.records import CqpmRow, CqpmStatus

_OF_ACTIVE = expression(r"\b(domaines?|forfaits?|industriel\w*)\b")
_PRINTED = (
    "La liste n'imprime le domaine, le caractère industriel et le forfait que des qualifications "
    "actives"
)


def no_longer_active(criteria: CqpmCriteria) -> ToolResult | None:
    """The entries of a lost status, where what else is asked of them is printed of none."""
    lost = criteria.statuts and CqpmStatus.ACTIVE not in criteria.statuts
    if not lost or not (criteria.domaines or criteria.industriel is not None):
        return None
    whole = replace(criteria, domaines=(), industriel=None)
    shown = cqpm_wording.matching(whole, cqpm_wording.criteria_words(whole))
    text = f"{_PRINTED} : elle ne dit pas lesquelles de celles-ci répondent à votre demande."
    lead = Statement(Role.REASON, text, (anchor("liste_cqpm"),), block=True)
    return replace(shown, statements=(lead, *shown.statements))


def asked_of_inactive(words: str, rows: tuple[CqpmRow, ...]) -> list[Statement]:
    """That an entry has no domain or forfait in the list, where it is asked for and it has none."""
    if not rows or any(r.statut is CqpmStatus.ACTIVE for r in rows):
        return []
    titles = {word for row in rows for word in spoken(row.intitule)}
    if not set(_OF_ACTIVE.findall(fold(words))) - titles:
        return []
    text = f"{_PRINTED} : il n'y en a pas ici."
    return [Statement(Role.REASON, text, tuple(Support(r.passage_id) for r in rows[:1]))]
