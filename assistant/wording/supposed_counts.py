"""A yes or a no, at the head of an answer, to a number of entries that the words suppose."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria, domaines, select
from assistant.rules.pro_a import ProACriteria
from assistant.rules.pro_a import select as select_pro_a
from assistant.understanding.list_counts import (
    BRANCHES,
    DOMAINS,
    LINES,
    METIERS,
    SECTORS,
    Supposed,
)
from assistant.wording.cqpm import criteria_words
from assistant.wording.french import count
from assistant.wording.pro_a import criteria_words as pro_a_words
from corpus.library import load
from corpus.records import CqpmStatus, ProARow


def of_cqpm(supposed: Supposed, criteria: CqpmCriteria) -> list[Statement]:
    """Whether so many metallurgy qualifications satisfy the criteria; of all, the active ones."""
    if supposed.unit == DOMAINS and not criteria.domaines:
        return [_told(supposed.number, len(domaines()), "domaine", "imprimés")]
    if supposed.unit in (METIERS, SECTORS, BRANCHES):
        return []
    rows = select(criteria)
    if criteria.empty:
        return [_of_whole(supposed.number)]
    ends = (Support(rows[0].passage_id), Support(rows[-1].passage_id)) if rows else ()
    words = criteria_words(criteria)
    return [_told(supposed.number, len(rows), "qualification", words, ends), *_both(supposed, rows)]


def _both(supposed: Supposed, rows: Sequence[object]) -> list[Statement]:
    """The number of all the entries that are no longer active, where it is given for fewer."""
    ended = [r for r in load().cqpm if r.statut is not CqpmStatus.ACTIVE]
    if supposed.number != len(ended) or len(rows) == len(ended):
        return []
    text = f"{len(ended)} est le nombre de celles qui sont en veille ou supprimées, ensemble."
    return [Statement(Role.REASON, text, (anchor("liste_cqpm"),), block=True)]


def _of_whole(number: int) -> Statement:
    rows = load().cqpm
    active = sum(r.statut is CqpmStatus.ACTIVE for r in rows)
    told = f"{active} actives, {len(rows)} entrées en tout"
    head = "**Oui**" if number in (active, len(rows)) else f"**Non**, pas {number}"
    return Statement(Role.REASON, f"{head} : {told}.", (anchor("liste_cqpm"),), block=True)


def _told(
    number: int, real: int, noun: str, words: str, supports: tuple[Support, ...] = ()
) -> Statement:
    head = "**Oui**" if number == real else f"**Non**, pas {number}"
    text = f"{head} : {count(real, noun)} {words}".strip()
    return Statement(Role.REASON, f"{text}.", (anchor("liste_cqpm"), *supports), block=True)


def of_pro_a(supposed: Supposed, criteria: ProACriteria) -> list[Statement]:
    """Whether the annex has so many certifications, lines, métiers or sectors of the criteria."""
    if supposed.unit == DOMAINS:
        return []
    rows = select_pro_a(criteria)
    if not rows:
        return []
    real, noun = _size(rows, supposed.unit)
    head = "**Oui**" if supposed.number == real else f"**Non**, pas {supposed.number}"
    within = f" ({pro_a_words(criteria)})" if not criteria.empty else ""
    text = f"{head} : {count(real, noun)}{within}."
    supports = (anchor("annexe_pro_a"), Support(rows[0].passage_id), Support(rows[-1].passage_id))
    return [Statement(Role.REASON, text, supports, block=True)]


def _size(rows: Sequence[ProARow], unit: str) -> tuple[int, str]:
    if unit == LINES:
        return len(rows), "ligne"
    if unit == METIERS:
        return len({(r.secteur, r.filiere, r.metier) for r in rows}), "métier"
    if unit == SECTORS:
        return len({r.secteur for r in rows}), "secteur"
    if unit == BRANCHES:
        return len({(r.secteur, r.filiere) for r in rows}), "sous-filière"
    return len({r.rncp for r in rows}), "certification"
