"""Numbers about the CQPM list: its domains by size, and a forfait that is not its own."""

from __future__ import annotations

import re
from collections import Counter

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria, select
from assistant.suppositions.figures import with_unit
from assistant.suppositions.stated import held_up
from assistant.understanding.code_mention import CodeMention
from assistant.understanding.codes import find_codes
from assistant.understanding.cqpm_scope import find_cqpm_scope
from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold
from assistant.wording.cqpm import criteria_words
from assistant.wording.french import listing
from corpus.expressions import expression
from corpus.library import load
from corpus.records import CqpmStatus, PassageKind


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


def wrong_amount(words: str) -> list[Statement]:
    """Says so where the words hold up an amount that is not the list's forfait."""
    active = [r for r in load().cqpm if r.statut is CqpmStatus.ACTIVE]
    known = {str(r.forfait_eur) for r in active}
    words = with_unit(words)
    told = [c for c in find_codes(words) if c.kind == "amount" and c.value not in known]
    if not told or not (holds_up(words) or _supposes_amount(fold(words))):
        return []
    text = (
        f"**Non** : le forfait de la liste des CQPM est de {listing(sorted(known))} €, pas de "
        f"{told[0].text}."
    )
    own = Support(active[0].passage_id)
    statement = Statement(Role.REASON, text, (own, anchor("liste_cqpm")), block=True)
    return [statement, *_other_amount(told[0])]


def wrong_whole(words: str) -> list[Statement]:
    """Says whether the size that the words suppose of the list, or of a status, is its own.

    Says so too where they suppose that all of it is industrial.
    """
    folded = fold(words)
    rows = load().cqpm
    active = [r for r in rows if r.statut is CqpmStatus.ACTIVE]
    statements = []
    told = supposed_size(words)
    if told:
        scope = find_cqpm_scope(words)
        asked = select(CqpmCriteria((), scope.statuts, scope.domaines, scope.industriel))
        right = told == len(asked) or (not scope.statuts and told == len(active))
        whole = f"{len(active)} actives, {len(rows)} entrées en tout."
        if scope.statuts:
            named = criteria_words(CqpmCriteria((), scope.statuts))
            whole = f"{len(asked)} {named}, {len(rows)} entrées en tout."
        text = f"**Oui** : {whole}" if right else f"**Non**, pas {told} : {whole}"
        if right or not (scope.domaines or scope.industriel is not None):
            statements.append(Statement(Role.REASON, text, (anchor("liste_cqpm"),), block=True))
    other = [r for r in active if r.industriel is False]
    if _ALL_INDUSTRIAL.search(folded) and other:
        text = f"**Non**, toutes ne sont pas industrielles : {len(other)} actives ne le sont pas."
        supports = (Support(other[0].passage_id), Support(other[-1].passage_id))
        statements.append(Statement(Role.REASON, text, supports, block=True))
    return statements


def supposed_size(words: str) -> int:
    """How many qualifications the words take for granted that there are, or 0."""
    told = _SUPPOSED.search(fold(words))
    told = told or (_COUNTED.search(fold(words)) if held_up(words) else None)
    return int(told[1]) if told else 0


def _supposes_amount(folded: str) -> bool:
    """Whether an amount is that of the forfait, and nothing else is asked: "475 € de forfait ?"."""
    return bool(_FORFAIT.search(folded)) and not _OPEN_QUESTION.search(folded)


_FORFAIT = expression(r"\bforfaits?\b|\bpris\w* en charge\b")
_OPEN_QUESTION = expression(
    r"\b(?:combien|quel(?:le)?s?|comment|pourquoi|quand|qui|augment\w*|baiss\w*|reste\w*|plus|moins|"
    r"complement\w*|difference)\b"
)
_SUPPOSED = expression(r"\b(?:les|des|ces|bien|compte|il y a|y a|sont)\s+(\d{2,3})\s+cqpm\b")
_COUNTED = expression(r"(?<!du )(?<![\w,.-])(\d{2,3}) (?:cqpm|qualifications)\b")
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
