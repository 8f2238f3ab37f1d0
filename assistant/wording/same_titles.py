"""What links a CQPM to its line of the Pro-A annex: the title alone, and it is said."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.anchors import anchor
from assistant.rules.same_titles import cqpm_of, pro_a_of
from assistant.wording.french import listing
from corpus.records import CqpmRow, ProARow

_BY_TITLE = Statement(
    Role.CONTEXT, "Ce rapprochement tient à l'intitulé ; aucun des deux textes ne le fait."
)


def in_pro_a(rows: Sequence[CqpmRow]) -> list[Statement]:
    """The lines of the Pro-A annex that carry the titles of these entries, or that none does."""
    twins = tuple(dict.fromkeys(twin for row in rows for twin in pro_a_of(row)))
    if not twins:
        text = "L'annexe de l'accord Pro-A ne porte pas cet intitulé."
        return [Statement(Role.REASON, text, (anchor("annexe_pro_a"),), block=True)]
    codes = dict.fromkeys(f"{t.diplome} ({t.rncp})" for t in twins)
    text = f"L'annexe de l'accord Pro-A porte le même intitulé : {listing(list(codes))}."
    supports = tuple(Support(t.passage_id) for t in twins)
    return [Statement(Role.REASON, text, supports, block=True), _BY_TITLE]


def in_cqpm(rows: Sequence[ProARow]) -> list[Statement]:
    """The metallurgy qualifications that carry the titles of these lines; nothing where none."""
    twins = tuple(dict.fromkeys(twin for row in rows for twin in cqpm_of(row)))
    if not twins:
        return []
    names = listing([f"CQPM {t.numero} {t.intitule} ({t.statut})" for t in twins])
    text = f"La liste des CQPM de 2010 porte le même intitulé : {names}."
    supports = tuple(Support(t.passage_id) for t in twins)
    return [Statement(Role.REASON, text, supports, block=True), _BY_TITLE]
