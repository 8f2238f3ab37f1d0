"""From an adviser's words to the metallurgy qualifications that they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.asked_title import asked_title
from assistant.certification_words import FEW, OF_PRO_A, best, unknown_field
from assistant.results import Statement, ToolResult
from assistant.rules import cqpm
from assistant.rules.cqpm import CqpmCriteria
from assistant.understanding.certification_scope import diploma_kinds
from assistant.understanding.certifications import (
    Scored,
    match_cqpm_names,
    match_cqpm_titles,
    match_diplomas,
    vague_words,
)
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.cqpm_scope import find_cqpm_scope
from assistant.understanding.dates import DateMention, find_date
from assistant.understanding.list_counts import supposed_count
from assistant.understanding.metiers import find_metiers
from assistant.understanding.quantities import (
    asks_number,
    asks_openly,
    holds_up,
    superlative,
    uncounted,
)
from assistant.understanding.text import fold
from assistant.wording import cqpm as cqpm_wording
from assistant.wording import (
    cqpm_ends,
    cqpm_numbers,
    cqpm_printings,
    cqpm_states,
    cqpm_unprinted,
    same_titles,
    supposed_counts,
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
_WHICH_ONE = expression(r"\b(?:lequel|laquelle|lesquel(?:le)?s)\b")
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
_SINCE = expression(r"\bdepuis (?=(?:le |fin |debut |mi-)?(?:\d{4}|\d{1,2}[/ ]|[a-z]+ \d{4})\b)")
_PRICE = expression(r"\b(?:cout\w*|prix|tarifs?|montants?|forfaits?|euros?|finance\w*|pris\w*)\b")
_SHORT_NUMBER = 4  # figures of a number without its date and place
_JOINED = expression(r"\s*(?:,|/|et|ou)\s*\w")
_LIST_DAY = date(2010, 3, 10)


def answer_cqpm(words: str) -> ToolResult:
    """The metallurgy qualifications that the words ask for; their Pro-A line where it is asked."""
    result, rows = _cqpm(words)
    then = _told_then(words, rows)
    if then:
        ahead = cqpm_states.at_that_time(rows, then, of_end=bool(_ENDED_ON.search(fold(words))))
        figures = (*result.figures, *re.findall(r"\d+", then.text))
        result = replace(result, statements=(*ahead, *result.statements), figures=figures)
    wrong = [*cqpm_numbers.checked_amount(words), *cqpm_numbers.wrong_whole(words)]
    wrong += alike(words, rows)
    if not wrong and not then and holds_up(words) and not asks_openly(words):
        wrong += cqpm_states.confirmed(rows, _conditions(words))
    wrong += _number_checked(words)
    if wrong:
        result = replace(result, statements=(*wrong, *result.statements))
    of_price = _PRICE.search(fold(words)) or find_codes(words)
    if asks_number(words) and len(rows) > 1 and not of_price:
        result = replace(result, statements=(cqpm_numbers.how_many(rows), *result.statements))
    if unprinted := cqpm_unprinted.asked_of_inactive(words, rows):
        result = replace(result, statements=(*result.statements, *unprinted))
    if not OF_PRO_A.search(fold(words)):
        unprinted = [] if rows else same_titles.named_in_pro_a(_cqpm_of_annex(words))
        return replace(result, statements=(*result.statements, *unprinted))
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
        scope = find_cqpm_scope(words)
        wrong = cqpm_states.supposed(rows, scope.statuts, openly=asks_openly(words))
        details = CqpmCriteria((), (), scope.domaines, scope.industriel)
        wrong += cqpm_states.none_so(rows, details) if len(rows) == 1 else []
        return replace(result, statements=(*wrong, *result.statements)), rows
    criteria, matches = _conditions(words), match_cqpm_titles(words)
    ended = _ended(words, criteria.statuts)
    if ended:
        criteria = replace(criteria, depuis=(ended.earliest, ended.latest))
    if _PRINTED.search(fold(words)) and not any(m.complete for m in matches):
        return cqpm_printings.doubtful(), ()
    if _SAME_FORFAIT.search(fold(words)) and not any(m.complete for m in matches):
        return cqpm_wording.overview(), ()
    rank = superlative(words)
    if rank and len(criteria.domaines) != 1 and "domaine" in fold(words):
        return cqpm_numbers.ranked_domains(criteria, fewest=rank == "moins"), ()
    if not matches and (extreme := cqpm_ends.ranked_ends(words, criteria)):
        return extreme, ()
    usual = match_cqpm_names(words)
    numbers = tuple(n for name in usual for n in name.value.split())
    if matches:
        several = _SEVERAL.search(fold(words)) and not SAME.search(fold(words))
        wanted = [m.value for m in matches] if several else best(matches)
        if any(m.exact for m in matches):
            result, kept = _by_titles(words, tuple(wanted), criteria)
            return _with_longer(result, kept, matches[0].text, criteria, words)
        near = cqpm.with_title_words(matches[0].text, cqpm.select(CqpmCriteria()))
        more = numbers if usual and usual[0].end >= matches[0].end else ()
        return _near(matches[0].named, (*wanted, *near, *cqpm.numbered(more)), criteria)
    if usual:
        entries = (*cqpm.numbered(numbers), *_beside(words, usual))
        return _near(usual[0].text, entries, criteria)
    worded = _worded(words, criteria)
    if worded:
        return _by_words(words, worded, criteria)
    title = asked_title(words)
    if not criteria.empty and title and (titled := cqpm.titled_with(title)):
        return _near(title, titled, criteria)
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
    return cqpm_wording.matching(
        criteria, told, number=asks_number(words) or bool(supposed_count(words))
    ), ()


def _worded(words: str, criteria: CqpmCriteria) -> tuple[CqpmRow, ...]:
    """The entries whose title holds the most of the words: those asked for, where there are any.

    "Le CQPM fibre optique est-il actif ?" is of the one that is not, and of no other in optics.
    """
    named = cqpm.with_title_words(uncounted(words), cqpm.select(CqpmCriteria()))
    wanted = cqpm.with_title_words(uncounted(words), cqpm.select(criteria))
    return wanted if set(wanted) & set(named) else named


def _number_checked(words: str) -> list[Statement]:
    """A yes or a no to a number of entries that the words suppose, of no title in particular."""
    supposed = supposed_count(words)
    if supposed is None or any(c.kind == "cqpm" for c in find_codes(words)):
        return []
    criteria = _conditions(words)
    themed = cqpm.with_title_words(uncounted(words), cqpm.select(criteria))
    if match_cqpm_titles(words) or themed or _ended(words, criteria.statuts):
        return []
    return supposed_counts.of_cqpm(supposed, criteria)


def _conditions(words: str) -> CqpmCriteria:
    """The status, the domain and the industrial character that the words name."""
    scope = find_cqpm_scope(words)
    return CqpmCriteria((), scope.statuts, scope.domaines, scope.industriel)


def _cqpm_of_annex(words: str) -> list[str]:
    """The titles of CQPM that the words give whole and that the Pro-A annex prints."""
    named = [d.value for d in match_diplomas(words) if d.complete]
    return [d for d in named if "CQPM" in diploma_kinds(d)]


def _beside(words: str, usual: Sequence[Scored[str]]) -> tuple[CqpmRow, ...]:
    """The entries of a second theme, joined to an everyday name: "rh ou logistique"."""
    rest = words[usual[-1].end :]
    if not _JOINED.match(fold(rest)):
        return ()
    return cqpm.with_title_words(uncounted(rest), cqpm.select(CqpmCriteria()))


def _told_then(words: str, rows: tuple[CqpmRow, ...]) -> DateMention | None:
    """The day or the period on which the state of entries that ended is asked for."""
    if not rows or not all(r.depuis for r in rows) or not _STATE.search(fold(words)):
        return None
    plain = words
    for code in sorted(find_codes(words), key=lambda c: -c.start):
        if code.kind == "cqpm":
            plain = f"{plain[: code.start]}{plain[code.end :]}"
    # "en veille depuis 2008" dates the end itself: it is no period that lasts until today.
    told = find_date(_SINCE.sub("en ", fold(plain)), date.today())
    return None if told is None or told.day == _LIST_DAY else told


def _with_longer(
    result: ToolResult,
    rows: tuple[CqpmRow, ...],
    title: str,
    criteria: CqpmCriteria,
    words: str,
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """The entries of a title, and which others have a title that holds its words."""
    wanted = set(cqpm.select(criteria))
    longer = [r for r in cqpm.titled_with(title) if r not in rows and r in wanted]
    if longer and rows and not wanted & set(rows) and _WHICH_ONE.search(fold(words)):
        return cqpm_wording.entries(tuple(longer[:FEW])), tuple(longer[:FEW])
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
        full = cqpm.by_full_number(number) if len(number) > _SHORT_NUMBER else ()
        rows += full or cqpm.select(CqpmCriteria(numeros=(number[-4:].zfill(4),)))
    unique = tuple(dict.fromkeys(rows))
    told = cqpm_wording.entries(unique, ", ".join(dict.fromkeys(numbers)))
    wrong = [n for n in numbers if len(n) > _SHORT_NUMBER and not cqpm.by_full_number(n)]
    other = cqpm_numbers.other_full_number(wrong[0], unique) if wrong and unique else []
    return replace(told, statements=(*other, *told.statements)), unique


def _by_words(
    words: str, rows: tuple[CqpmRow, ...], criteria: CqpmCriteria
) -> tuple[ToolResult, tuple[CqpmRow, ...]]:
    """Entries by words of their titles; near ones where no title has all those of the one asked."""
    vague = content_stems(" ".join(vague_words(words))) | cqpm.OF_THE_LIST
    title = asked_title(words)
    if title and not cqpm.titled_with(title):
        close = cqpm.holding(content_stems(title) - vague, rows)
        close = close or cqpm.with_like_words(title, but=vague)
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
    which = bool(_SEVERAL.search(fold(words)))
    if criteria.empty or not kept or (len(unique) <= FEW and not which):
        kept = unique
    none = cqpm_states.none_so(unique, criteria)
    if len(kept) <= FEW:
        told = cqpm_wording.entries(kept, words)
        return replace(told, statements=(*none, *told.statements)), kept
    return cqpm_wording.listed(kept, "dont l'intitulé correspond"), ()
