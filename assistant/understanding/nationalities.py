"""The nationality of the person in a sentence, and the nationalities that only name a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_slips import nearest_adjective
from assistant.understanding.nationality_table import (
    GroupName,
    Nationality,
    adjectives,
    beginnings,
    countries,
    group_names,
    nationalities,
)
from assistant.understanding.place_context import Reading
from assistant.understanding.text import fold, light_stem

_LONGEST = 6  # tokens: "ressortissant de l'espace économique européen"
NO_JOBS: frozenset[int] = frozenset()
_SET_OFF = re.compile(r"\s*[,(:]?\s*")
_ARTICLES = frozenset("le la les l' de du des d' en au aux un une a".split())


@dataclass(frozen=True, slots=True)
class NationalityMention:
    """A nationality told of a person; several candidates for "congolais", none for a group."""

    start: int
    end: int
    text: str
    candidates: tuple[Nationality, ...]
    group: str = ""  # "ue", "eee", "tiers" for "européen", "hors UE"
    rank: int = 0  # how surely it is the person's: 0 adjective, 1 "ressortissant de", 2 country …
    corrected_from: str | None = None
    dual: bool = False  # "franco-tunisien" said of a person: French as well
    negated: bool = False  # "il n'est pas tunisien"

    @property
    def code(self) -> str:
        """What the dossier keeps: the ISO code, "UE", "EEE" or "tiers"; "" if ambiguous."""
        if len(self.candidates) == 1:
            return self.candidates[0].code
        return {"ue": "UE", "eee": "EEE", "tiers": "tiers"}.get(self.group, "")


@dataclass(frozen=True, slots=True)
class NationalityReading:
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
    return NationalityReading(tuple(_present(persons)), tuple(texts))


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
            slip = _misspelt(reading, index, stems[index])
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
        of_job = _follows_a_job(reading, start, jobs)
        return _adjective(reading, start, end, adjectives()[key], previous, of_job)
    if key in countries():
        return _country(reading, start, end, countries()[key], previous)
    return None


def _group(
    reading: Reading, start: int, end: int, name: GroupName, previous: list[str]
) -> NationalityMention | None:
    if previous and previous[0] in name.not_after:
        return None
    states = tuple(nationalities()[code] for code in name.candidates)
    return _mention(reading, start, end, states, previous, group=name.group)


def _follows_a_job(reading: Reading, start: int, jobs: frozenset[int]) -> bool:
    """Whether the name of a métier ends just before, a comma or a bracket apart."""
    if not start or reading.tokens[start - 1].end not in jobs:
        return False
    named = reading.tokens[start - 1].folded
    return bool(_SET_OFF.fullmatch(reading.gap(start))) and not cues.KITCHEN.match(named)


def _adjective(
    reading: Reading,
    start: int,
    end: int,
    codes: tuple[str, ...],
    previous: list[str],
    of_job: bool,
) -> tuple[NationalityMention | None, bool]:
    states = tuple(nationalities()[code] for code in codes)
    first = previous[0] if previous else ""
    capital = reading.tokens[start].capitalised and not reading.capitals
    if first and (cues.TEXTS.match(first) if first != "franco" else _names_text(previous)):
        return _mention(reading, start, end, states, previous), True
    if first == "franco":
        both = (nationalities()["FRA"], *states)
        return _mention(reading, start, end, both, previous, dual=True), False
    stem = light_stem(reading.tokens[end - 1].folded)
    if stem in cues.LANGUAGES and not capital and first in cues.LANGUAGE_BEFORE:
        return None, False
    if codes == ("FRA",) and _french_as_well(reading, start, end):
        return _mention(
            reading, start, end, states, previous, rank=cues.BOTH_RANK, dual=True
        ), False
    french = of_job or _set_apart(reading, start, end) or _person_is_french(reading, end, previous)
    if codes == ("FRA",) and not french:
        return None, False
    if first and not of_job and cues.THINGS.match(first) and not capital:
        token = reading.tokens[end - 1].folded
        if not (cues.FEMININE_THINGS.match(first) and _masculine_only(token, states)):
            return None, False
    rank = _rank_of_adjective(previous)
    return _mention(reading, start, end, states, previous, rank=rank), False


def _french_as_well(reading: Reading, start: int, end: int) -> bool:
    """Whether a person is French beside another nationality: "tunisien et français"."""
    before = [token.folded for token in reading.tokens[max(0, start - 4) : start]]
    if before and reading.gap(start) == "-" and before[-1].endswith("o"):
        return not any(map(cues.TEXTS.match, before[:-1]))  # "tuniso-française", of no accord
    of_others = (cues.TEXTS, cues.THINGS, cues.SEVERAL)
    if any(w in cues.SPEAKS or any(kind.match(w) for kind in of_others) for w in before):
        return False
    if "nationalite" in before and before[-1] in _ARTICLES:
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


def _rank_of_adjective(previous: list[str]) -> int:
    if _about_family(previous):
        return cues.FAMILY_RANK
    first = previous[0] if previous else ""
    if first in cues.ACQUIRED:
        return cues.ACQUIRED_RANK
    return cues.ORIGIN_RANK if first in cues.FORMERLY else 0


def _person_is_french(reading: Reading, end: int, previous: list[str]) -> bool:
    """Whether "français" is said of the person, and not of a law, a firm or a spouse."""
    if _about_family(previous) or any(map(cues.EMPLOYER.match, previous[:3])):
        return False
    following = [token.folded for token in reading.tokens[end : end + 2]]
    of_origin = following in (["d'", "origine"], ["de", "naissance"], ["par", "mariage"])
    return of_origin or bool(previous and previous[0] in cues.PERSON_IS)


def _country(
    reading: Reading, start: int, end: int, code: str, previous: list[str]
) -> tuple[NationalityMention | None, bool]:
    if code == "FRA":
        return None, False
    states = (nationalities()[code],)
    if _names_text(previous):
        return _mention(reading, start, end, states, previous), True
    head = next((word for word in previous if word not in _ARTICLES), "")
    if head and cues.OF_ORIGIN.match(head):
        return _mention(reading, start, end, states, previous, rank=1), False
    if end - start == len(reading.tokens):
        return _mention(reading, start, end, states, previous, rank=2), False
    if _stands_for_a_person(reading, start, end):
        return _mention(reading, start, end, states, previous, rank=2), False
    if not previous or previous[0] in cues.LOCATIVE or (head and cues.THINGS.match(head)):
        return None, False
    if "dans" in previous[:2]:
        return None, False
    if previous[0] in _ARTICLES or previous[0] == "pour":
        return _mention(reading, start, end, states, previous, rank=2), False
    return None, False


def _stands_for_a_person(reading: Reading, start: int, end: int) -> bool:
    """Whether a country opens the message or stands in brackets after a name: "M. Sow (Mali)"."""
    after = reading.gap(end).lstrip()
    if start == 0:
        return after.startswith((",", ":", ";"))
    if reading.gap(start).rstrip().endswith(":"):
        return reading.tokens[start - 1].folded in cues.LABELS
    bracketed = reading.gap(start).rstrip().endswith("(") and after.startswith(")")
    return bracketed and not cues.LOCATIVE & {*reading.before(start - 1)[:3]}


def _names_text(previous: list[str]) -> bool:
    """Whether the nearest noun before is a text: "accord franco-", "circulaire sur la"."""
    for word in previous[:5]:
        if cues.TEXTS.match(word) and word != "franco":
            return True
        if word not in _ARTICLES and word not in ("franco", "avec", "sur", "pour", "entre"):
            return False
    return False


def _about_family(previous: list[str]) -> bool:
    return any(cues.FAMILY.match(word) for word in previous[:3])


def _mention(
    reading: Reading,
    start: int,
    end: int,
    states: tuple[Nationality, ...],
    previous: list[str],
    *,
    group: str = "",
    rank: int = 0,
    dual: bool = False,
) -> NationalityMention:
    first, last = reading.tokens[start].start, reading.tokens[end - 1].end
    return NationalityMention(
        start=first,
        end=last,
        text=reading.sentence[first:last],
        candidates=states,
        group=group,
        rank=rank,
        dual=dual,
        negated=previous[1:2] == ["pas"] or _left_out(previous),
    )


def _left_out(previous: list[str]) -> bool:
    """Whether the words before set the nationality aside: "hors", "sauf les", "autre que"."""
    nearest = [word for word in previous[:4] if word not in _ARTICLES and word != "pour"]
    if not nearest:
        return False
    other_than = nearest[0] in cues.THAN and bool(cues.OTHER & {*nearest[1:]})
    return nearest[0] in cues.LEAVE_OUT or other_than


def _misspelt(reading: Reading, index: int, stem: str) -> NationalityMention | None:
    token = reading.tokens[index]
    key = nearest_adjective(token.folded, stem)
    if key is None:
        return None
    previous = reading.before(index)
    if _names_text(previous) or (previous and cues.THINGS.match(previous[0])):
        return None
    if previous and previous[0] in cues.LOCATIVE:
        return None
    states = tuple(nationalities()[code] for code in adjectives()[key])
    return NationalityMention(token.start, token.end, token.text, states, corrected_from=token.text)
