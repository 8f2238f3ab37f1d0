"""From an adviser's words to the certifications that they ask for: Pro-A rows, CQPM entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from assistant.results import Role, Statement, ToolResult
from assistant.rules import cqpm, pro_a
from assistant.rules.anchors import anchor
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
    metiers_of_words,
)
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.dates import DateMention, find_date
from assistant.understanding.metiers import find_metiers
from assistant.understanding.quantities import asks_number, superlative, supposed_number
from assistant.understanding.text import fold
from assistant.wording import cqpm as cqpm_wording
from assistant.wording import cqpm_numbers, same_titles
from assistant.wording import pro_a as pro_a_wording
from corpus.library import load
from corpus.records import CqpmRow, CqpmStatus

T = TypeVar("T")
_SEVERAL = re.compile(r"\b(quels|quelles|lesquels|lesquelles|liste|combien|tous|toutes)\b")
_OF_CQPM = re.compile(r"\bcqpms?\b|\bmetallurgie\b")
_OF_PRO_A = re.compile(r"\brncp|\bpro[- ]?a\b")
_BRANCH = re.compile(
    r"\bbranche (?:professionnelle )?(?:du |de la |des |de l'|d')"
    r"(?!travail temporaire|interim|annexe|accord|liste)\w+"
)
_FIELD = re.compile(
    r"\b(?:cqp[mi]?|cap|bp|bts|dut|bacs? pros?|licences?(?: pros?)?|masters?|titres? pros?)s? "
    r"(?:(?:du|des?) (?:secteur|domaine|filiere)s? )?"
    r"(?:de la |du |de l'|des |de |d'|en |pour l[ae] |pour l'|dans l[ae] )(?P<field>[a-z]{4,})"
)
_NO_FIELD = content_stems(
    "liste annexe accord branche secteur domaine filière métier travail intérim tableau document "
    "texte champ référentiel répertoire"
)
_LIST_DAY = date(2010, 3, 10)
NEAR_BEST = 0.8  # share of the best score that another partial match must reach


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
    if _OF_CQPM.search(fold(words)):
        rows = pro_a.select(pro_a_criteria(words))
        linked = same_titles.in_cqpm(rows) if 0 < len(rows) <= FEW else []
        result = replace(result, statements=(*result.statements, *linked))
    return result


def _pro_a(words: str) -> ToolResult:
    rncp = tuple(c.value for c in find_codes(words) if c.kind == "rncp")
    if rncp:
        unknown = [code for code in rncp if code not in pro_a.rncp_codes()]
        if unknown:
            return pro_a_wording.nothing(", ".join(unknown))
        return pro_a_wording.certifications(ProACriteria(rncp=rncp))
    criteria = pro_a_criteria(words)
    if criteria.empty:
        named = find_metiers(words)
        return pro_a_wording.nothing(named[0].text) if named else _whole_pro_a(words)
    if criteria == ProACriteria(among=criteria.among):
        field = _unknown_field(words, criteria.among)
        if field:
            return pro_a_wording.nothing(f"{pro_a_wording.criteria_words(criteria)}, {field}")
    if not pro_a.select(criteria):
        return _relaxed(criteria)
    if asks_number(words) and criteria.scoped:
        return pro_a_wording.counted(criteria)
    result, strange = pro_a_wording.certifications(criteria), _strange_title(words)
    return pro_a_wording.near(result, strange) if strange else result


def _whole_pro_a(words: str) -> ToolResult:
    """The annex as a whole, after a yes or a no where the words suppose a number of it."""
    result, supposed = pro_a_wording.overview(), supposed_number(words, "certification")
    if not supposed:
        return result
    lead = pro_a_wording.checked_number(supposed)
    return replace(result, statements=(lead, *result.statements))


def _strange_title(words: str) -> str:
    """The title that the words give and the annex does not print: "chauffeur de taxi"."""
    found = (*match_pro_a_metiers(words), *match_diplomas(words))
    longest = max((m.end for m in found), default=0)
    if any(not m.beyond for m in found if m.end == longest):
        return ""
    return next((m.named for m in found if m.end == longest), "")


def pro_a_criteria(words: str) -> ProACriteria:
    """The conditions that the words set on the rows."""
    scope = find_pro_a_scope(words)
    kinds = set(scope.kinds)
    among = [r.diplome for r in load().pro_a if kinds & {*diploma_kinds(r.diplome)}]
    diplomas = match_diplomas(words)
    metiers = match_pro_a_metiers(words)
    if kinds:  # "le TP cariste d'entrepôt" names that title, not the métier of its first word
        titles = [d for d in diplomas if d.complete]
        metiers = tuple(m for m in metiers if not any(_is_part(m, d) for d in titles))
    plied = () if metiers or diplomas else metiers_of_words(words)
    return ProACriteria(
        metiers=best(metiers) or plied,
        diplomes=best(diplomas),
        among=tuple(dict.fromkeys(among)),
        secteurs=() if plied else scope.secteurs,
        filieres=() if plied else scope.filieres,
        niveaux=scope.niveaux,
    )


def _unknown_field(words: str, diplomas: Sequence[str]) -> str:
    """The field of "CQP de la plasturgie", where no diploma of the kind asked for names it."""
    told = _FIELD.search(fold(words))
    if told is None or content_stems(told["field"]) <= _NO_FIELD:
        return ""
    printed = content_stems(" ".join(diplomas))
    return "" if content_stems(told["field"]) & printed else told["field"]


def _is_part(metier: Scored[str], diploma: Scored[str]) -> bool:
    """Whether a métier is read in the words of a diploma's title, of which one may name both."""
    within = diploma.start <= metier.start and metier.end <= diploma.end
    shorter = metier.end - metier.start < diploma.end - diploma.start
    return within and (shorter or " " in diploma.text)


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


def answer_cqpm(words: str) -> ToolResult:
    """The metallurgy qualifications that the words ask for; their Pro-A line where it is asked."""
    result, rows = _cqpm(words)
    wrong = cqpm_numbers.wrong_amount(words)
    if wrong:
        result = replace(result, statements=(*wrong, *result.statements))
    if not rows or not _OF_PRO_A.search(fold(words)):
        return result
    return replace(result, statements=(*result.statements, *same_titles.in_pro_a(rows)))


def _cqpm(words: str) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """The answer, and the entries that it tells in full."""
    numbers = [c.full or c.value for c in find_codes(words) if c.kind == "cqpm"]
    if numbers:
        result, rows = _by_numbers(numbers)
        wrong = cqpm_wording.supposed(rows, find_cqpm_scope(words).statuts)
        return replace(result, statements=(*wrong, *result.statements)), rows
    scope, matches = find_cqpm_scope(words), match_cqpm_titles(words)
    criteria = CqpmCriteria((), scope.statuts, scope.domaines, scope.industriel)
    ended = _ended(words, scope.statuts)
    if ended:
        criteria = replace(criteria, depuis=(ended.earliest, ended.latest))
    rank = superlative(words)
    if rank and len(criteria.domaines) != 1 and "domaine" in fold(words):
        return cqpm_numbers.ranked_domains(criteria, fewest=rank == "moins"), ()
    if matches:
        wanted = [m.value for m in matches] if _SEVERAL.search(fold(words)) else best(matches)
        if any(m.exact for m in matches):
            return _by_titles(words, tuple(wanted), criteria)
        near = cqpm.with_title_words(matches[0].text, cqpm.select(CqpmCriteria()))
        return _near(matches[0].named, (*wanted, *near))
    worded = cqpm.with_title_words(words, cqpm.select(criteria))
    if worded:
        return _by_titles(words, worded, criteria)
    if criteria.empty:
        named, field = find_metiers(words), _unknown_field(words, [r.intitule for r in load().cqpm])
        told = named[0].text if named else field
        if near := cqpm.with_like_words(told or words):
            return _near(told, near)
        return cqpm_wording.nothing(told) if told else cqpm_wording.overview(), ()
    told = cqpm_wording.criteria_words(criteria)
    told += f", date d'effet : {ended.text}" if ended else ""
    return cqpm_wording.matching(criteria, told, number=asks_number(words)), ()


def _near(title: str, rows: Sequence[CqpmRow]) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """What comes near a title that no entry has, told as such."""
    kept = tuple(dict.fromkeys(rows))
    few = len(kept) <= FEW
    shown = cqpm_wording.entries(kept) if few else cqpm_wording.listed(kept, "d'intitulé voisin")
    return cqpm_wording.near(shown, title), kept


def _ended(words: str, statuts: Sequence[CqpmStatus]) -> DateMention | None:
    """The period in which entries that are no longer active lost their status, if one is told."""
    if not statuts or CqpmStatus.ACTIVE in statuts:
        return None
    told = find_date(words, date.today())
    return None if told is None or told.day == _LIST_DAY else told


def _by_numbers(numbers: Sequence[str]) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    rows: list[CqpmRow] = []
    for number in numbers:
        full = cqpm.by_full_number(number) if len(number) > 4 else ()
        rows += full or cqpm.select(CqpmCriteria(numeros=(number[-4:].zfill(4),)))
    unique = tuple(dict.fromkeys(rows))
    return cqpm_wording.entries(unique, ", ".join(dict.fromkeys(numbers))), unique


FEW = 4  # entries that are told in full rather than listed


def _by_titles(
    words: str, rows: tuple[CqpmRow, ...], criteria: CqpmCriteria
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    unique = tuple(dict.fromkeys(rows))
    kept = tuple(r for r in unique if r in set(cqpm.select(criteria)))
    if criteria.empty or not kept or len(unique) <= FEW:
        kept = unique
    if len(kept) <= FEW:
        return cqpm_wording.entries(kept, words), kept
    return cqpm_wording.listed(kept, "dont l'intitulé correspond"), ()
