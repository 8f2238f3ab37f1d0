"""From an adviser's words to the metallurgy qualifications that they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.asked_title import asked_title
from assistant.certification_words import FEW, OF_PRO_A, best, unknown_field
from assistant.results import ToolResult
from assistant.rules import cqpm
from assistant.rules.cqpm import CqpmCriteria
from assistant.understanding.certifications import (
    match_cqpm_names,
    match_cqpm_titles,
    match_diplomas,
    vague_words,
)
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.cqpm_scope import find_cqpm_scope
from assistant.understanding.dates import DateMention, find_date
from assistant.understanding.metiers import find_metiers
from assistant.understanding.quantities import asks_number, superlative, uncounted
from assistant.understanding.text import fold
from assistant.wording import cqpm as cqpm_wording
from assistant.wording import (
    cqpm_numbers,
    cqpm_printings,
    cqpm_states,
    cqpm_unprinted,
    same_titles,
)
from assistant.wording.cqpm_alike import SAME, alike
from corpus.expressions import expression
from corpus.library import load
from corpus.records import CqpmRow, CqpmStatus

_SEVERAL = expression(r"\b(quels|quelles|lesquels|lesquelles|liste|combien|tous|toutes)\b")
_PRINTED = expression(
    r"\bimpressions?\b|\bimprime\w* (?:mal|differem|autrement|avec)|\bdiscordan\w+|\bcoquilles?\b|"
    r"\bdouteu\w+|\berreurs?\b|\bincoheren\w+|\banomalies?\b|\bfautes?\b|"
    r"\bmal (?:ecrit|scann|lu|imprim)\w*"
)
_STATE = expression(
    r"\b(?:actif|active|vala\w+|valide|exist\w+|en vigueur|utilis\w+|supprim\w+|veille|retire\w*|"
    r"disparu\w*|encore|toujours|deja)\b"
)
# The day is that of the end itself: "supprimé en 2005".
_ENDED_ON = expression(
    r"\b(?:supprim\w+|retire\w*|abroge\w*|disparu\w*|(?:mise?s? |mettre )?en veille|arrete\w*) "
    r"(?:bien |donc |officiellement |seulement )*(?:depuis|en|le|a (?:compter|partir) (?:de|du)|"
    r"courant|fin|debut|au)\b"
)
# Whether all have one forfait is asked, and of no entry.
_ALL = r"(?:tous|toutes|chaque|ensemble|meme|identique|unique|pareil|varie\w*|differ\w+|partout)\b"
_SAME_FORFAIT = expression(rf"\bforfaits?\b[^.?!]*\b{_ALL}|\b{_ALL}[^.?!]*\bforfaits?\b")
_LIST_DAY = date(2010, 3, 10)


def answer_cqpm(words: str) -> ToolResult:
    """The metallurgy qualifications that the words ask for; their Pro-A line where it is asked."""
    result, rows = _cqpm(words)
    then = _told_then(words, rows)
    if then:
        ahead = cqpm_states.at_that_time(rows, then, of_end=bool(_ENDED_ON.search(fold(words))))
        figures = (*result.figures, *re.findall(r"\d+", then.text))
        result = replace(result, statements=(*ahead, *result.statements), figures=figures)
    wrong = [*cqpm_numbers.wrong_amount(words), *cqpm_numbers.wrong_whole(words)]
    wrong += alike(words, rows)
    if wrong:
        result = replace(result, statements=(*wrong, *result.statements))
    if unprinted := cqpm_unprinted.asked_of_inactive(words, rows):
        result = replace(result, statements=(*result.statements, *unprinted))
    if not OF_PRO_A.search(fold(words)):
        return result
    if rows:
        linked = same_titles.in_pro_a(rows)
    else:
        named = [d.value for d in match_diplomas(words) if d.complete]
        linked = same_titles.named_in_pro_a(named)
    return replace(result, statements=(*result.statements, *linked))


def _cqpm(words: str) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """The answer, and the entries that it tells in full."""
    given = [c.full or c.value for c in find_codes(words) if c.kind == "cqpm"]
    if given:
        result, rows = _by_numbers(given)
        if _told_then(words, rows):
            return result, rows
        wrong = cqpm_states.supposed(rows, find_cqpm_scope(words).statuts)
        return replace(result, statements=(*wrong, *result.statements)), rows
    scope, matches = find_cqpm_scope(words), match_cqpm_titles(words)
    criteria = CqpmCriteria((), scope.statuts, scope.domaines, scope.industriel)
    ended = _ended(words, scope.statuts)
    if ended:
        criteria = replace(criteria, depuis=(ended.earliest, ended.latest))
    if _PRINTED.search(fold(words)) and not any(m.complete for m in matches):
        return cqpm_printings.doubtful(), ()
    if _SAME_FORFAIT.search(fold(words)) and not any(m.complete for m in matches):
        return cqpm_wording.overview(), ()
    rank = superlative(words)
    if rank and len(criteria.domaines) != 1 and "domaine" in fold(words):
        return cqpm_numbers.ranked_domains(criteria, fewest=rank == "moins"), ()
    usual = match_cqpm_names(words)
    numbers = tuple(n for name in usual for n in name.value.split())
    if matches:
        several = _SEVERAL.search(fold(words)) and not SAME.search(fold(words))
        wanted = [m.value for m in matches] if several else best(matches)
        if any(m.exact for m in matches):
            return _with_longer(*_by_titles(words, tuple(wanted), criteria), matches[0].text)
        near = cqpm.with_title_words(matches[0].text, cqpm.select(CqpmCriteria()))
        more = numbers if usual and usual[0].end >= matches[0].end else ()
        return _near(matches[0].named, (*wanted, *near, *cqpm.numbered(more)), criteria)
    if usual:
        return _near(usual[0].text, cqpm.numbered(numbers), criteria)
    worded = cqpm.with_title_words(uncounted(words), cqpm.select(criteria))
    if worded:
        return _by_words(words, worded, criteria)
    if criteria.empty:
        named, field = find_metiers(words), unknown_field(words, [r.intitule for r in load().cqpm])
        told = named[0].text if named else field
        if not told and OF_PRO_A.search(fold(words)):
            return same_titles.every_link(), ()
        if near := cqpm.with_like_words(told or words):
            return _near(told, near, criteria)
        return cqpm_wording.nothing(told) if told else cqpm_wording.overview(), ()
    if unprinted := cqpm_unprinted.no_longer_active(criteria):
        return unprinted, ()
    told = cqpm_wording.criteria_words(criteria)
    told += f", date d'effet : {ended.text}" if ended else ""
    number = asks_number(words) or bool(cqpm_numbers.supposed_size(words))
    return cqpm_wording.matching(criteria, told, number=number), ()


def _told_then(words: str, rows: tuple[CqpmRow, ...]) -> DateMention | None:
    """The day or the period on which the state of entries that ended is asked for."""
    if not rows or not all(r.depuis for r in rows) or not _STATE.search(fold(words)):
        return None
    plain = words
    for code in sorted(find_codes(words), key=lambda c: -c.start):
        if code.kind == "cqpm":
            plain = f"{plain[: code.start]}{plain[code.end :]}"
    told = find_date(plain, date.today())
    return None if told is None or told.day == _LIST_DAY else told


def _with_longer(
    result: ToolResult, rows: tuple[CqpmRow, ...], title: str
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """The entries of a title, and which others have a title that holds its words."""
    longer = [r for r in cqpm.titled_with(title) if r not in rows]
    if not rows or not longer or len(longer) > FEW:
        return result, rows
    more = cqpm_wording.also(longer)
    return replace(result, statements=(*result.statements, *more)), rows


def _near(
    title: str, rows: Sequence[CqpmRow], criteria: CqpmCriteria
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """What comes near a title that no entry has, told as such; none of them is that title."""
    kept = tuple(dict.fromkeys(rows))
    few = len(kept) <= FEW
    shown = cqpm_wording.entries(kept) if few else cqpm_wording.listed(kept, "d'intitulé voisin")
    told, none = cqpm_wording.near(shown, title), cqpm_states.none_so(kept, criteria)
    return replace(told, statements=(*none, *told.statements)), ()


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


def _by_words(
    words: str, rows: tuple[CqpmRow, ...], criteria: CqpmCriteria
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """Entries by words of their titles; near ones where no title has all those of the one asked."""
    vague = content_stems(" ".join(vague_words(words))) | cqpm.OF_THE_LIST
    title = asked_title(words)
    if title and not cqpm.titled_with(title):
        close = cqpm.holding(content_stems(title) - vague, rows)
        return _near(title, close, criteria) if close else (cqpm_wording.nothing(title), ())
    told = cqpm.holding(content_stems(words) - vague, rows)
    if not told and (near := cqpm.with_like_words(words, but=vague)):
        return _near("", near, criteria)
    return _by_titles(words, rows, criteria)


def _by_titles(
    words: str, rows: tuple[CqpmRow, ...], criteria: CqpmCriteria
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    unique = tuple(dict.fromkeys(rows))
    kept = tuple(r for r in unique if r in set(cqpm.select(criteria)))
    if criteria.empty or not kept or len(unique) <= FEW:
        kept = unique
    none = cqpm_states.none_so(unique, criteria)
    if len(kept) <= FEW:
        told = cqpm_wording.entries(kept, words)
        return replace(told, statements=(*none, *told.statements)), kept
    return cqpm_wording.listed(kept, "dont l'intitulé correspond"), ()
