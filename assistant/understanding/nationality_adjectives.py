"""Nationalities told by an adjective: whose it is, a person's, a thing's or a text's."""

from __future__ import annotations

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_mention import (
    ARTICLES,
    NationalityMention,
    about_family,
    mention_of,
    names_text,
)
from assistant.understanding.nationality_slips import nearest_adjective
from assistant.understanding.nationality_table import Nationality, adjectives, nationalities
from assistant.understanding.place_context import Reading
from assistant.understanding.text import fold, light_stem
from corpus.expressions import expression

_SET_OFF = expression(r"\s*[,(:]?\s*")


def adjective_said(
    reading: Reading,
    start: int,
    end: int,
    codes: tuple[str, ...],
    previous: list[str],
    of_job: bool,
) -> tuple[NationalityMention | None, bool]:
    """The nationality that an adjective tells, if any, and whether it only names a text."""
    states = tuple(nationalities()[code] for code in codes)
    first = previous[0] if previous else ""
    capital = reading.tokens[start].capitalised and not reading.capitals
    if first and (cues.TEXTS.match(first) if first != "franco" else names_text(previous)):
        return mention_of(reading, start, end, states, previous), True
    if first == "franco":
        both = (nationalities()["FRA"], *states)
        return mention_of(reading, start, end, both, previous, dual=True), False
    half = nationalities().get(cues.FIRST_HALF.get(first, ""))
    if half and half.groups & cues.FREE and not names_text(previous[1:]):  # which counts
        return mention_of(reading, start, end, (half,), previous, rank=cues.BOTH_RANK), False
    stem = light_stem(reading.tokens[end - 1].folded)
    if stem in cues.LANGUAGES and not capital and first in cues.LANGUAGE_BEFORE:
        return None, False
    if codes == ("FRA",) and _french_as_well(reading, start, end):
        return mention_of(
            reading, start, end, states, previous, rank=cues.BOTH_RANK, dual=True
        ), False
    french = (
        of_job
        or _set_apart(reading, start, end)
        or _person_is_french(reading, end, previous)
        or _opens_on_kin(reading, start)
    )
    if codes == ("FRA",) and not french:
        return None, False
    if first and not of_job and cues.THINGS.match(first) and not capital:
        token = reading.tokens[end - 1].folded
        if not (cues.FEMININE_THINGS.match(first) and _masculine_only(token, states)):
            return None, False
    rank = 0 if _kin_beside(codes, previous) else _rank_of_adjective(previous)
    return mention_of(reading, start, end, states, previous, rank=rank), False


def misspelt_adjective(reading: Reading, index: int, stem: str) -> NationalityMention | None:
    """The nationality that a misspelt adjective stands for ("senegalias")."""
    token = reading.tokens[index]
    key = nearest_adjective(token.folded, stem)
    if key is None:
        return None
    previous = reading.before(index)
    if names_text(previous) or (previous and cues.THINGS.match(previous[0])):
        return None
    if previous and previous[0] in cues.LOCATIVE:
        return None
    states = tuple(nationalities()[code] for code in adjectives()[key])
    return NationalityMention(token.start, token.end, token.text, states, corrected_from=token.text)


def follows_a_job(reading: Reading, start: int, jobs: frozenset[int]) -> bool:
    """Whether the name of a métier ends just before, a comma or a bracket apart."""
    if not start or reading.tokens[start - 1].end not in jobs:
        return False
    named = reading.tokens[start - 1].folded
    return bool(_SET_OFF.fullmatch(reading.gap(start))) and not cues.KITCHEN.match(named)


def _french_as_well(reading: Reading, start: int, end: int) -> bool:
    """Whether a person is French beside another nationality: "tunisien et français"."""
    before = [token.folded for token in reading.tokens[max(0, start - 4) : start]]
    if before and reading.gap(start) == "-" and before[-1].endswith("o"):
        return not any(map(cues.TEXTS.match, before[:-1]))  # "tuniso-française", of no accord
    of_others = (cues.TEXTS, cues.THINGS, cues.SEVERAL)
    if any(w in cues.SPEAKS or any(kind.match(w) for kind in of_others) for w in before):
        return False
    if "nationalite" in before and before[-1] in ARTICLES:
        return _nationality_beside(reading, start - 1, -1)  # "… brésilienne et la française"
    return _nationality_beside(reading, start, -1) or _nationality_beside(reading, end - 1, 1)


def _nationality_beside(reading: Reading, index: int, step: int) -> bool:
    """Whether another nationality is joined to that of a token by "et" or a stroke."""
    other = index + step
    if 0 <= other < len(reading.tokens) and reading.tokens[other].folded == "et":
        other += step
    elif "/" not in reading.gap(max(index, other)):
        return False
    if not 0 <= other < len(reading.tokens):
        return False
    return light_stem(reading.tokens[other].folded) in adjectives()


def _set_apart(reading: Reading, start: int, end: int) -> bool:
    """Whether it stands alone between two marks: "née à Alger, française, chef de chantier"."""
    before = not start or cues.MARKS.search(reading.gap(start))
    after = end == len(reading.tokens) or cues.MARKS.search(reading.gap(end))
    return bool(before and after)


def _masculine_only(folded: str, states: tuple[Nationality, ...]) -> bool:
    """Whether the form agrees with no feminine noun: "second de cuisine tunisien"."""
    feminine = {fold(state.adjective_f) for state in states}
    return any(fold(state.adjective_m) == folded for state in states) and folded not in feminine


def _opens_on_kin(reading: Reading, start: int) -> bool:
    """Whether a message opens on whose nationality it is: "et son frère français ?"."""
    before = [token.folded for token in reading.tokens[:start]]
    if len(before) < _KIN or before[-_KIN] not in cues.HERS or not cues.FAMILY.match(before[-1]):
        return False
    return all(word in cues.OPENS for word in before[:-_KIN])


def _kin_beside(codes: tuple[str, ...], previous: list[str]) -> bool:
    """Whether somebody's kin is told beside him, as much as he: "un Serbe et sa femme croate".

    A French spouse changes what he may ask for himself, and is asked about less.
    """
    if codes == ("FRA",) or len(previous) <= _KIN or not cues.FAMILY.match(previous[0]):
        return False
    return previous[1] in cues.HERS and previous[_KIN] == "et"


_KIN = 2  # words of "sa femme"


def _rank_of_adjective(previous: list[str]) -> int:
    if about_family(previous):
        return cues.FAMILY_RANK
    first = previous[0] if previous else ""
    if first in cues.ACQUIRED:
        return cues.ACQUIRED_RANK
    return cues.ORIGIN_RANK if first in cues.FORMERLY else 0


def _person_is_french(reading: Reading, end: int, previous: list[str]) -> bool:
    """Whether "français" is said of the person, and not of a law, a firm or a spouse."""
    if about_family(previous) or any(map(cues.EMPLOYER.match, previous[:3])):
        return False
    following = [token.folded for token in reading.tokens[end : end + 2]]
    of_origin = following in (["d'", "origine"], ["de", "naissance"], ["par", "mariage"])
    return of_origin or bool(previous and previous[0] in cues.PERSON_IS)
