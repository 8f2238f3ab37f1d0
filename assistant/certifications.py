"""From an adviser's words to the certifications that they ask for: Pro-A rows, CQPM entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from assistant.results import Role, Statement, ToolResult
from assistant.rules import cqpm, pro_a
from assistant.rules.cqpm import CqpmCriteria
from assistant.rules.pro_a import ProACriteria
from assistant.understanding.certification_scope import diploma_kinds
from assistant.understanding.certifications import (
    Scored,
    find_cqpm_scope,
    find_pro_a_scope,
    match_cqpm_titles,
    match_diplomas,
    match_pro_a_metiers,
)
from assistant.understanding.codes import find_codes
from assistant.understanding.metiers import find_metiers
from assistant.understanding.text import fold
from assistant.wording import cqpm as cqpm_wording
from assistant.wording import pro_a as pro_a_wording
from corpus.library import load
from corpus.records import CqpmRow

T = TypeVar("T")
_SEVERAL = re.compile(r"\b(quels|quelles|lesquels|lesquelles|liste|combien|tous|toutes)\b")
NEAR_BEST = 0.8  # share of the best score that another partial match must reach


def answer_pro_a(words: str) -> ToolResult:
    """The rows of the Pro-A annex that the words ask for."""
    rncp = tuple(c.value for c in find_codes(words) if c.kind == "rncp")
    if rncp:
        unknown = [code for code in rncp if code not in pro_a.rncp_codes()]
        if unknown:
            return pro_a_wording.nothing(", ".join(unknown))
        return pro_a_wording.certifications(ProACriteria(rncp=rncp))
    criteria = pro_a_criteria(words)
    if criteria.empty:
        named = find_metiers(words)
        return pro_a_wording.nothing(named[0].text) if named else pro_a_wording.overview()
    if pro_a.select(criteria):
        return pro_a_wording.certifications(criteria)
    return _relaxed(criteria)


def pro_a_criteria(words: str) -> ProACriteria:
    """The conditions that the words set on the rows."""
    scope = find_pro_a_scope(words)
    kinds = set(scope.kinds)
    among = [r.diplome for r in load().pro_a if kinds & {*diploma_kinds(r.diplome)}]
    return ProACriteria(
        metiers=best(match_pro_a_metiers(words)),
        diplomes=best(match_diplomas(words)),
        among=tuple(dict.fromkeys(among)),
        secteurs=scope.secteurs,
        filieres=scope.filieres,
        niveaux=scope.niveaux,
    )


def best(matches: Sequence[Scored[T]]) -> tuple[T, ...]:
    """The complete matches where there are any, else those that come near the best."""
    complete = [m.value for m in matches if m.complete]
    if complete or not matches:
        return tuple(complete)
    top = max(m.score for m in matches)
    return tuple(m.value for m in matches if m.score >= NEAR_BEST * top)


def _relaxed(criteria: ProACriteria) -> ToolResult:
    """No row meets every condition: say so, and show the rows of the métier or of the sector."""
    wider = replace(criteria, among=(), niveaux=())
    if wider == criteria or not pro_a.select(wider):
        return pro_a_wording.nothing(pro_a_wording.criteria_words(criteria))
    result = pro_a_wording.certifications(wider)
    text = (
        "Aucune certification de la liste ne remplit toutes vos conditions "
        f"({pro_a_wording.criteria_words(criteria)}) ; voici celles qui s'en approchent."
    )
    return replace(result, statements=(Statement(Role.CONTEXT, text), *result.statements))


def answer_cqpm(words: str) -> ToolResult:
    """The metallurgy qualifications that the words ask for."""
    numbers = [c.full or c.value for c in find_codes(words) if c.kind == "cqpm"]
    if numbers:
        return _by_numbers(numbers)
    scope, matches = find_cqpm_scope(words), match_cqpm_titles(words)
    criteria = CqpmCriteria((), scope.statuts, scope.domaines, scope.industriel)
    if matches:
        wanted = [m.value for m in matches] if _SEVERAL.search(fold(words)) else best(matches)
        return _by_titles(words, tuple(wanted), criteria)
    worded = cqpm.with_title_words(words, cqpm.select(criteria))
    if worded:
        return _by_titles(words, worded, criteria)
    if criteria.empty:
        named = find_metiers(words)
        if named:
            return cqpm_wording.nothing(named[0].text)
        return cqpm_wording.overview()
    return cqpm_wording.matching(criteria, cqpm_wording.criteria_words(criteria))


def _by_numbers(numbers: Sequence[str]) -> ToolResult:
    rows: list[CqpmRow] = []
    for number in numbers:
        full = cqpm.by_full_number(number) if len(number) > 4 else ()
        rows += full or cqpm.select(CqpmCriteria(numeros=(number[-4:].zfill(4),)))
    return cqpm_wording.entries(tuple(dict.fromkeys(rows)), ", ".join(numbers))


FEW = 4  # entries that are told in full rather than listed


def _by_titles(words: str, rows: tuple[CqpmRow, ...], criteria: CqpmCriteria) -> ToolResult:
    unique = tuple(dict.fromkeys(rows))
    kept = tuple(r for r in unique if r in set(cqpm.select(criteria)))
    if criteria.empty or not kept or len(unique) <= FEW:
        kept = unique
    if len(kept) <= FEW:
        return cqpm_wording.entries(kept, words)
    return cqpm_wording.listed(kept, "dont l'intitulé correspond")
