"""What links a CQPM to its line of the Pro-A annex: the title alone, and it is said."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.same_titles import cqpm_of, links, other_kind_of, pro_a_of
from assistant.wording.french import count, listing
from corpus.library import load
from corpus.records import CqpmRow, ProARow

_BY_TITLE = Statement(
    Role.CONTEXT, "Ce rapprochement tient à l'intitulé ; aucun des deux textes ne le fait."
)


def in_pro_a(rows: Sequence[CqpmRow]) -> list[Statement]:
    """The lines of the Pro-A annex that carry the titles of these entries, or that none does."""
    twins = tuple(dict.fromkeys(twin for row in rows for twin in pro_a_of(row)))
    if not twins:
        others = tuple(dict.fromkeys(r for row in rows for r in other_kind_of(row)))
        if others:
            return _of_another_kind(others)
        text = "L'annexe de l'accord Pro-A ne porte pas cet intitulé."
        return [Statement(Role.REASON, text, (anchor("annexe_pro_a"),), block=True)]
    codes = dict.fromkeys(f"{t.diplome} ({t.rncp})" for t in twins)
    text = f"L'annexe de l'accord Pro-A porte le même intitulé : {listing(list(codes))}."
    supports = tuple(Support(t.passage_id) for t in twins)
    return [Statement(Role.REASON, text, supports, block=True), _BY_TITLE]


def _of_another_kind(rows: Sequence[ProARow]) -> list[Statement]:
    """The lines that carry the title for a diploma which is no CQPM."""
    codes = dict.fromkeys(f"{r.diplome} ({r.rncp})" for r in rows)
    text = (
        "L'annexe de l'accord Pro-A ne porte pas cet intitulé de CQPM ; une autre certification y "
        f"a le même nom : {listing(list(codes))}."
    )
    supports = (anchor("annexe_pro_a"), *(Support(r.passage_id) for r in rows))
    return [Statement(Role.REASON, text, supports, block=True)]


def in_cqpm(rows: Sequence[ProARow]) -> list[Statement]:
    """The metallurgy qualifications that carry the titles of these lines; nothing where none."""
    twins = tuple(dict.fromkeys(twin for row in rows for twin in cqpm_of(row)))
    if not twins:
        return []
    names = listing([f"CQPM {t.numero} {t.intitule} ({t.statut})" for t in twins])
    text = f"La liste des CQPM de 2010 porte le même intitulé : {names}."
    supports = tuple(Support(t.passage_id) for t in twins)
    return [Statement(Role.REASON, text, supports, block=True), _BY_TITLE]


def named_in_pro_a(diplomas: Sequence[str]) -> list[Statement]:
    """The lines of the Pro-A annex that print these titles, which the CQPM list does not have."""
    rows = {r.diplome: r for r in load().pro_a if r.diplome in diplomas}
    if not rows:
        return []
    codes = listing([f"{r.diplome} ({r.rncp})" for r in rows.values()])
    text = f"L'annexe de l'accord Pro-A, elle, porte l'intitulé demandé : {codes}."
    supports = tuple(Support(r.passage_id) for r in rows.values())
    return [Statement(Role.REASON, text, supports, block=True)]


def every_link() -> ToolResult:
    """All the titles that both lists print, and those that the annex alone prints as CQPM."""
    found = links()
    twins = [(row, entries) for row, entries in found if entries]
    alone = [row for row, entries in found if not entries]
    lead = (
        f"L'annexe de l'accord Pro-A porte {count(len(found), 'certification')} « CQP/CQPM », dont "
        f"{len(twins)} ont un intitulé de la liste des CQPM de 2010 :"
    )
    names = listing([f"{row.diplome} ({row.rncp})" for row in alone])
    rest = (
        f"Les {len(alone)} autres n'ont pas d'intitulé identique dans la liste de 2010 : {names}."
    )
    both = (anchor("liste_cqpm"), anchor("annexe_pro_a"))
    return ToolResult(
        kind="cqpm",
        statements=(
            Statement(Role.REASON, lead, both),
            *(_link_line(row, entries) for row, entries in twins),
            Statement(Role.REASON, rest, tuple(Support(r.passage_id) for r in alone)),
            _BY_TITLE,
        ),
        figures=(str(len(found)), str(len(twins)), str(len(alone)), "2010"),
        label="intitulés communs à la liste des CQPM et à l'annexe Pro-A",
    )


def _link_line(row: ProARow, entries: Sequence[CqpmRow]) -> Statement:
    names = listing([f"CQPM {e.numero} {e.intitule} ({e.statut})" for e in entries])
    supports = (*(Support(e.passage_id) for e in entries), Support(row.passage_id))
    return Statement(Role.LIST, f"- {names} : {row.diplome} ({row.rncp})", supports)
