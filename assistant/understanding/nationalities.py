"""The nationality of the person in a sentence, and the nationalities that only name a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_adjectives import (
    adjective_said,
    follows_a_job,
    misspelt_adjective,
)
from assistant.understanding.nationality_countries import country_said
from assistant.understanding.nationality_mention import NationalityMention, mention_of
from assistant.understanding.nationality_table import (
    GroupName,
    adjectives,
    beginnings,
    countries,
    group_names,
    nationalities,
)
from assistant.understanding.place_context import Reading
from assistant.understanding.text import fold, fold_in_place, light_stem

_LONGEST = 6  # tokens: "ressortissant de l'espace économique européen"
NO_JOBS: frozenset[int] = frozenset()


class NationalityReading(NamedTuple):
    """The nationalities of persons and those that only name a text ("accord franco-tunisien")."""

    persons: tuple[NationalityMention, ...] = ()
    texts: tuple[NationalityMention, ...] = ()


def find_nationality(sentence: str, jobs: frozenset[int] = NO_JOBS) -> NationalityMention | None:
    """The nationality of the person the sentence is about; None when it tells none."""
    persons = read_nationalities(sentence, jobs).persons
    both = bool(cues.BOTH.search(fold(sentence)))
    return min(
        persons, key=lambda m: (m.negated, m.rank, both and not _european(m), m.start), default=None
    )


def corrects(found: NationalityMention | None, sentence: str, known: str) -> bool:
    """Whether "non marocain" stands for "non, marocain", which corrects what was known."""
    if found is None or not found.negated or len(found.candidates) != 1 or not known:
        return False
    opening = fold(sentence[: found.start]).strip()
    return opening == "non" and found.candidates[0].adjective_f != known


def _european(mention: NationalityMention) -> bool:
    """Whether the person needs no work permit as a national of that state."""
    return len(mention.candidates) == 1 and bool(mention.candidates[0].groups & cues.FREE)


def read_nationalities(sentence: str, jobs: frozenset[int] = NO_JOBS) -> NationalityReading:
    """Every nationality of a sentence, in order, persons apart from texts.

    ``jobs`` are the offsets where the name of a métier ends: what follows it is said of who plies
    it ("chargé d'études du sous-sol tunisien"), not of the last thing that the name holds.
    """
    reading = Reading.of(sentence)
    stems = tuple(light_stem(token.folded) for token in reading.tokens)
    persons: list[NationalityMention] = []
    texts: list[NationalityMention] = []
    for mention, names_text in _scan(reading, stems, jobs):
        (texts if names_text else persons).append(mention)
    folded = fold_in_place(reading.sentence)
    persons = [m for m in persons if not cues.HIRES.search(folded[: m.start])]
    listed = _of_their_list(reading.sentence, persons) or _likened(reading.sentence, persons)
    texts += listed
    persons = [m for m in persons if m not in listed]
    persons = _of_two_states(reading.sentence, persons)
    told = _kin_spoken_of(reading.sentence, persons) or _present(persons)
    return NationalityReading(tuple(told), tuple(texts))


def _of_their_list(sentence: str, persons: list[NationalityMention]) -> list[NationalityMention]:
    """The mentions that only name the list of the Tunisians, where somebody else is told."""
    spans = [found.span() for found in cues.THEIR_LIST.finditer(fold_in_place(sentence))]
    named = [m for m in persons if any(s <= m.start < e for s, e in spans)]
    return named if len(named) < len(persons) else []


def _likened(sentence: str, persons: list[NationalityMention]) -> list[NationalityMention]:
    """The mentions of those whom somebody else is only likened to: "comme les Tunisiens"."""
    folded = fold_in_place(sentence)
    named = [m for m in persons if cues.LIKENED.search(folded[: m.start])]
    return named if len(named) < len(persons) else []


def _of_two_states(sentence: str, persons: list[NationalityMention]) -> list[NationalityMention]:
    """The persons, one told by two States as a national of the free one: "suisse-marocaine"."""
    pairs = [(a, b) for a, b in pairwise(persons) if sentence[a.end : b.start] == "-"]
    free = [next(m for m in pair if _european(m)) for pair in pairs if any(map(_european, pair))]
    set_aside = [m for pair in pairs if any(map(_european, pair)) for m in pair if m not in free]
    return [m for m in persons if m not in set_aside]


def _kin_spoken_of(sentence: str, persons: list[NationalityMention]) -> list[NationalityMention]:
    """Somebody's kin alone, where the sentence goes on about them.

    "Il est belge, sa femme est congolaise, elle veut être serveuse".
    """
    folded = fold_in_place(sentence)
    for mention in persons:
        if mention.rank != cues.FAMILY_RANK or len(persons) < 2:
            continue
        before, after = folded[: mention.start], folded[mention.end :]
        for kin, pronoun in cues.KIN_PRONOUNS:
            told_before = re.search(rf"\b{pronoun}\b", before)
            goes_on = re.match(rf"\W*(?:(?:et|donc|qui|alors|mais)\W+)?{pronoun}\b", after)
            if kin.search(before) and goes_on and not told_before:
                return [mention._replace(rank=0)]
    return []


def _present(persons: list[NationalityMention]) -> list[NationalityMention]:
    """The person's of today: those of origin or of a spouse where the sentence tells no other."""
    told = {m.rank for m in persons if not m.negated}
    if cues.BOTH_RANK in told:
        return [m for m in persons if m.rank == cues.BOTH_RANK]
    if cues.ACQUIRED_RANK in told:
        return [m for m in persons if m.rank == cues.ACQUIRED_RANK]
    others = (cues.ORIGIN_RANK, cues.FAMILY_RANK)
    return [m for m in persons if m.rank not in others] if 0 in told else persons


def _scan(
    reading: Reading, stems: tuple[str, ...], jobs: frozenset[int]
) -> Iterator[tuple[NationalityMention, bool]]:
    index = 0
    while index < len(stems):
        last = index + 1
        for end, key in _keys(reading, stems, index):
            found = _read(reading, index, end, key, jobs)
            if found:
                last = end
                if found[0]:
                    yield found[0], found[1]
                break
        else:
            slip = misspelt_adjective(reading, index, stems[index])
            if slip:
                yield slip, False
        index = last


def _keys(reading: Reading, stems: tuple[str, ...], start: int) -> Iterator[tuple[int, str]]:
    """The stems from a token on, longest run first; elided articles are passed over."""
    if stems[start] not in beginnings():
        return
    runs: list[tuple[int, str]] = []
    parts: list[str] = []
    for index in range(start, min(start + _LONGEST, len(stems))):
        if index > start and not re.fullmatch(r"[\s'’-]*", reading.gap(index)):
            break
        if not stems[index].endswith("'"):
            parts.append(stems[index])
            runs.append((index + 1, " ".join(parts)))
        elif index == start:
            return
    yield from reversed(runs)


def _read(
    reading: Reading, start: int, end: int, key: str, jobs: frozenset[int]
) -> tuple[NationalityMention | None, bool] | None:
    """A mention and whether it names a text; (None, …) for a word to pass over; None if unknown."""
    previous = reading.before(start)
    if key in group_names():
        return _group(reading, start, end, group_names()[key], previous), False
    if key in adjectives():
        of_job = follows_a_job(reading, start, jobs)
        return adjective_said(reading, start, end, adjectives()[key], previous, of_job)
    if key in countries():
        return country_said(reading, start, end, countries()[key], previous, jobs)
    return None


def _group(
    reading: Reading, start: int, end: int, name: GroupName, previous: list[str]
) -> NationalityMention | None:
    if previous and previous[0] in name.not_after:
        return None
    states = tuple(nationalities()[code] for code in name.candidates)
    return mention_of(reading, start, end, states, previous, group=name.group)
