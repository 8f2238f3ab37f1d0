"""From an adviser's words to the rows of the Pro-A annex that they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.certification_words import FEW, OF_CQPM, best, unknown_field
from assistant.results import Role, Statement, ToolResult
from assistant.rules import pro_a
from assistant.rules.anchors import anchor
from assistant.rules.pro_a import ProACriteria
from assistant.understanding.absent_titles import (
    kind_unprinted,
    metiers_sharing,
    title_after_kind,
    trade_named,
    unprinted,
)
from assistant.understanding.certification_scope import (
    HIGHEST,
    diploma_kinds,
    find_kinds,
    find_levels,
    level_rank,
    part_asked,
    unknown_sector,
)
from assistant.understanding.certifications import (
    Scored,
    find_pro_a_scope,
    match_diplomas,
    match_pro_a_metiers,
    pro_a_neighbours,
)
from assistant.understanding.codes import find_codes
from assistant.understanding.list_counts import Supposed, supposed_count
from assistant.understanding.metiers import find_metiers
from assistant.understanding.pro_a_trades import (
    diplomas_of_words,
    metiers_of_words,
    theme_unprinted,
)
from assistant.understanding.quantities import asks_number
from assistant.understanding.text import fold
from assistant.wording import pro_a as pro_a_wording
from assistant.wording import pro_a_parts, same_titles, supposed_counts
from corpus.expressions import expression
from corpus.library import load

_BRANCH = expression(
    r"\bbranche (?:professionnelle )?(?:du |de la |des |de l'|d')"
    r"(?!travail temporaire|interim|annexe|accord|liste)\w+"
)


def answer_pro_a(words: str) -> ToolResult:
    """The rows of the Pro-A annex that the words ask for, and what else bears on them."""
    result = _pro_a(words)
    if _BRANCH.search(fold(words)):
        text = (
            "Cet accord est celui de la branche du travail temporaire : il ne dit rien de la Pro-A "
            "dans les autres branches."
        )
        only = Statement(Role.REASON, text, (anchor("titre_pro_a"),), block=True)
        result = replace(result, statements=(only, *result.statements))
    if OF_CQPM.search(fold(words)):
        codes = tuple(c.value for c in find_codes(words) if c.kind == "rncp")
        rows = pro_a.select(ProACriteria(rncp=codes) if codes else pro_a_criteria(words))
        linked = same_titles.in_cqpm(rows) if 0 < len(rows) <= FEW else []
        result = replace(result, statements=(*result.statements, *linked))
    return result


def _pro_a(words: str) -> ToolResult:
    rncp = tuple(c.value for c in find_codes(words) if c.kind == "rncp")
    if rncp:
        unknown = [code for code in rncp if code not in pro_a.rncp_codes()]
        if unknown:
            return pro_a_wording.nothing(", ".join(unknown))
        rows = pro_a_wording.certifications(ProACriteria(rncp=rncp))
        wrong = pro_a_wording.other_level(rncp, find_levels(words))
        return replace(rows, statements=(*wrong, *rows.statements))
    criteria = pro_a_criteria(words)
    if not criteria.named and (kind := kind_unprinted(words)):
        return pro_a_wording.nothing(kind)
    part, supposed = part_asked(words), supposed_count(words)
    if part and not criteria.named:
        divided = pro_a_parts.parts(part, criteria)
        return _checked(divided, supposed, criteria) if supposed else divided
    if criteria.empty and unknown_sector(words):
        return pro_a_parts.no_such_sector(unknown_sector(words))
    rank = level_rank(words)
    if criteria.empty and rank and not find_metiers(words):
        criteria = _ranked(criteria, rank)
    if criteria.empty:
        named, near = find_metiers(words), pro_a_neighbours(words)
        if named or near:
            told = named[0].text if named else ""
            return pro_a_wording.nothing(told, near or metiers_sharing(told))
        if trade := trade_named(words) or theme_unprinted(words):
            return pro_a_wording.nothing(trade, metiers_sharing(trade))
        whole = pro_a_wording.overview()
        return _checked(whole, supposed, criteria) if supposed else whole
    if criteria == ProACriteria(among=criteria.among):
        title = title_after_kind(words)
        field = title if unprinted(title) else unknown_field(words, criteria.among)
        field = field or theme_unprinted(words)
        if field:
            told = f"{pro_a_wording.criteria_words(criteria)}, {field}"
            near = pro_a_neighbours(words) or metiers_sharing(field)
            return pro_a_wording.nothing(told, near)
    if not pro_a.select(criteria):
        return _relaxed(criteria)
    criteria = _ranked(criteria, rank)
    if supposed:
        return _checked(pro_a_wording.counted(criteria), supposed, criteria)
    if asks_number(words) and criteria.scoped:
        return pro_a_wording.counted(criteria)
    result = pro_a_wording.certifications(criteria)
    strange = _strange_title(words) if criteria.named else title_after_kind(words)
    strange = strange if criteria.named or unprinted(strange) else ""
    strange = strange or kind_unprinted(words) or _trade_of_theme(words, criteria)
    return pro_a_wording.near(result, strange) if strange else result


def _ranked(criteria: ProACriteria, rank: str) -> ProACriteria:
    """The criteria, of the highest or the lowest level of their rows where that is asked for."""
    levels = sorted({row.niveau for row in pro_a.select(criteria) if row.niveau})
    if not rank or not levels:
        return criteria
    return replace(criteria, niveaux=(levels[-1] if rank == HIGHEST else levels[0],))


def _checked(result: ToolResult, supposed: Supposed, criteria: ProACriteria) -> ToolResult:
    """The answer after a yes or a no to a number of entries that the words suppose."""
    lead = supposed_counts.of_pro_a(supposed, criteria)
    figures = (
        *result.figures,
        str(supposed.number),
        *re.findall(r"\d+", " ".join(s.text for s in lead)),
    )
    return replace(result, statements=(*lead, *result.statements), figures=figures)


def _strange_title(words: str) -> str:
    """The title that the words give and the annex does not print: "chauffeur de taxi"."""
    found = (*match_pro_a_metiers(words), *match_diplomas(words))
    longest = max((m.end for m in found), default=0)
    if any(not m.beyond for m in found if m.end == longest):
        return ""
    return next((m.named for m in found if m.end == longest), "")


def _trade_of_theme(words: str, criteria: ProACriteria) -> str:
    """A trade that the annex lacks, found by its theme: "préparatrice en pharmacie"."""
    if criteria.metiers or not criteria.diplomes or match_diplomas(words):
        return ""
    return trade_named(words)


def pro_a_criteria(words: str) -> ProACriteria:
    """The conditions that the words set on the rows."""
    scope = find_pro_a_scope(words)
    diplomas = match_diplomas(words)
    within = {k for d in diplomas if d.complete for k in find_kinds(d.text)}
    kinds = {*scope.kinds} - (within - {*find_kinds(_outside(words, diplomas))})
    among = [r.diplome for r in load().pro_a if kinds & {*diploma_kinds(r.diplome)}]
    metiers = match_pro_a_metiers(words)
    if kinds:  # "le TP cariste d'entrepôt" names that title, not the métier of its first word
        titles = [d for d in diplomas if d.complete]
        metiers = tuple(m for m in metiers if not any(_is_part(m, d) for d in titles))
    plied = () if metiers or diplomas else metiers_of_words(words)
    whole = scope.secteurs or scope.filieres or metiers or diplomas or plied
    themed = () if whole else diplomas_of_words(words)
    return ProACriteria(
        metiers=best(metiers) or plied,
        diplomes=best(diplomas) or themed,
        among=tuple(dict.fromkeys(among)),
        secteurs=() if plied else scope.secteurs,
        filieres=() if plied else scope.filieres,
        niveaux=scope.niveaux,
    )


def _outside(words: str, diplomas: Sequence[Scored[str]]) -> str:
    """The words beside a whole title, in which "grade licence" sets no condition."""
    for told in diplomas:
        if told.complete and told.end - told.start > len(told.value) // 2:
            words = words[: told.start] + " " * len(told.text) + words[told.end :]
    return words


def _is_part(metier: Scored[str], diploma: Scored[str]) -> bool:
    """Whether a métier is read in the words of a diploma's title, of which one may name both."""
    within = diploma.start <= metier.start and metier.end <= diploma.end
    shorter = metier.end - metier.start < diploma.end - diploma.start
    return within and (shorter or " " in diploma.text)


def _relaxed(criteria: ProACriteria) -> ToolResult:
    """No row meets every condition: say so, and show the rows of the métier or of the sector."""
    wider = replace(criteria, among=(), niveaux=())
    if criteria.niveaux and not set(criteria.niveaux) & set(pro_a.niveaux()):
        return pro_a_wording.no_such_level(criteria.niveaux)
    if wider.empty or wider == criteria or not pro_a.select(wider):
        return pro_a_wording.nothing(pro_a_wording.criteria_words(criteria))
    result = pro_a_wording.certifications(wider)
    text = (
        "Aucune certification de la liste ne remplit toutes vos conditions "
        f"({pro_a_wording.criteria_words(criteria)}) ; voici celles qui s'en approchent."
    )
    lead = Statement(Role.REASON, text, (anchor("annexe_pro_a"),), block=True)
    return replace(result, statements=(lead, *result.statements))
