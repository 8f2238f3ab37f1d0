"""Numbers about the CQPM list: its domains by size, and a forfait that is not its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria, select
from assistant.suppositions.figures import with_unit
from assistant.understanding.code_mention import CodeMention
from assistant.understanding.codes import find_codes
from assistant.understanding.quantities import asks_openly, holds_up
from assistant.understanding.text import fold
from assistant.wording.french import count, listing
from corpus.expressions import expression
from corpus.library import load
from corpus.records import CqpmRow, CqpmStatus, PassageKind


def ranked_domains(criteria: CqpmCriteria, *, fewest: bool) -> ToolResult:
    """The domains asked for (all where none is), by the number of their active entries."""
    rows = [r for r in select(criteria) if r.statut is CqpmStatus.ACTIVE and r.domaine]
    sizes = Counter(r.domaine for r in rows).most_common()
    ordered = sizes[::-1] if fewest else sizes
    shown = ordered if criteria.domaines else ordered[:_TOP]
    (best, number), most = ordered[0], "le moins" if fewest else "le plus"
    equal = [d for d, n in ordered if n == number]
    name = f"le domaine {best}" if len(equal) == 1 else f"les domaines {listing(equal)}"
    verb = "compte" if len(equal) == 1 else "comptent"
    text = f"C'est **{name}** qui {verb} {most} de qualifications actives :"
    ends = {d: [r for r in rows if r.domaine == d] for d, _ in shown}
    lines = [
        Statement(
            Role.LIST,
            f"- domaine {d} : {n}, de la {ends[d][0].numero} à la {ends[d][-1].numero}",
            (Support(ends[d][0].passage_id), Support(ends[d][-1].passage_id)),
        )
        for d, n in shown
    ]
    return ToolResult(
        kind="cqpm",
        statements=(Statement(Role.REASON, text, (anchor("liste_cqpm"),)), *lines),
        figures=tuple(str(v) for item in shown for v in item),
        suggestions=(f"Quels CQPM du domaine {best} ?",),
        label="liste des CQPM, par domaine",
    )


_TOP = 5  # domains shown where none is named


def other_full_number(asked: str, rows: Sequence[CqpmRow]) -> list[Statement]:
    """Says so where no printing has the full number that was given, whose end an entry has."""
    known = listing([row.numero_entier for row in rows], "ou")
    text = (
        f"**À corriger** : aucune entrée ne porte le numéro entier {asked} ; le numéro abrégé "
        f"{rows[0].numero} est celui de {known}."
    )
    supports = (anchor("liste_cqpm"), *(Support(row.passage_id) for row in rows))
    return [Statement(Role.REASON, text, supports, block=True)]


def how_many(rows: Sequence[CqpmRow]) -> Statement:
    """How many entries are told in full, and how many of them are active."""
    active = sum(row.statut is CqpmStatus.ACTIVE for row in rows)
    ended = f", dont {count(active, 'active')}" if active < len(rows) else ""
    text = f"**{count(len(rows), 'qualification')}**{ended}."
    supports = (anchor("liste_cqpm"), *(Support(row.passage_id) for row in rows))
    return Statement(Role.REASON, text, supports, block=True)


def checked_amount(words: str) -> list[Statement]:
    """A yes or a no where the words hold up an amount as the list's forfait."""
    active = [r for r in load().cqpm if r.statut is CqpmStatus.ACTIVE]
    known = {str(r.forfait_eur) for r in active}
    words = with_unit(words)
    amounts = [c for c in find_codes(words) if c.kind == "amount"]
    told = [c for c in amounts if c.value not in known]
    if len(amounts) == 1 and not told and holds_up(words):
        return [_right_amount(amounts[0].value, active[0])]
    if not told or not (holds_up(words) or _supposes_amount(fold(words))):
        return []
    text = (
        f"**Non** : le forfait de la liste des CQPM est de {listing(sorted(known))} €, pas de "
        f"{told[0].text}."
    )
    own = Support(active[0].passage_id)
    statement = Statement(Role.REASON, text, (own, anchor("liste_cqpm")), block=True)
    return [statement, *_other_amount(told[0])]


def _right_amount(amount: str, row: CqpmRow) -> Statement:
    text = f"**Oui** : le forfait de la liste des CQPM est de {amount} €."
    supports = (Support(row.passage_id), anchor("liste_cqpm"))
    return Statement(Role.REASON, text, supports, block=True)


def wrong_whole(words: str) -> list[Statement]:
    """Says so where the words suppose that all of the list is industrial."""
    active = [r for r in load().cqpm if r.statut is CqpmStatus.ACTIVE]
    other = [r for r in active if r.industriel is False]
    if not other or not _ALL_INDUSTRIAL.search(fold(words)):
        return []
    text = f"**Non**, toutes ne sont pas industrielles : {len(other)} actives ne le sont pas."
    supports = (Support(other[0].passage_id), Support(other[-1].passage_id))
    return [Statement(Role.REASON, text, supports, block=True)]


def _supposes_amount(folded: str) -> bool:
    """Whether an amount is that of the forfait, and nothing else is asked: "475 € de forfait ?"."""
    asks_else = asks_openly(folded) or _OF_A_CHANGE.search(folded)
    return bool(_FORFAIT.search(folded)) and not asks_else


_FORFAIT = expression(r"\bforfaits?\b|\bpris\w* en charge\b")
_OF_A_CHANGE = expression(
    r"\b(?:qui|augment\w*|baiss\w*|reste\w*|plus|moins|complement\w*|difference)\b"
)
_ALL_INDUSTRIAL = expression(r"\b(?:tous|toutes)\b[^.?!]{0,20}\bindustriel")


def _other_amount(told: CodeMention) -> list[Statement]:
    """The text of which a wrong amount is the amount, where there is one."""
    amount = expression(rf"(?<!\d){re.escape(told.value)} ?(?:€|euros?)")
    for passage in load().passages.values():
        quote = next((s.text for s in passage.segments if amount.search(s.text)), "")
        if quote and passage.kind is not PassageKind.ROW:
            source = load().sources[passage.source_id].short_title
            text = f"Ce montant est celui d'un autre texte ({source}, {passage.locator})."
            return [Statement(Role.REASON, text, (Support(passage.id, quote),), block=True)]
    return []
