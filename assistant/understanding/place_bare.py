"""Places typed beside a métier with nothing that announces them: "geometre bordo c ouvert ?".

Read only where a sentence names a métier and no place, so that a word which no dictionary holds is
likelier a town than anything else. An ordinary word is never read so, whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.understanding.communes import communes_named
from assistant.understanding.gazetteer import AREA_KINDS, entities, inhabitants
from assistant.understanding.geography import (
    Place,
    departement_place,
    departements,
    unknown_place,
)
from assistant.understanding.nationality_table import countries
from assistant.understanding.place_choice import ARTICLES, CITY, TITLES, is_full_name
from assistant.understanding.place_context import Reading, context_of, names_no_place
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.place_names import name_keys, with_article
from assistant.understanding.place_slips import entry_of, nearest_name
from assistant.understanding.text import light_stem
from corpus.expressions import expression

_SHORTEST = 5  # letters of a name read through a slip
_HAMLET = 2_000  # inhabitants below which a commune is not thought of without a sign
_VILLAGE = 1_000  # inhabitants of one that is an ordinary word, with a capital letter
_MOST = 12  # words of a message that are tried as slips
_TOWN_BESIDE = 5_000  # inhabitants of a town that may be an ordinary word, right after a métier
_LIST_NOUNS = frozenset("metiers metier liste listes emplois postes".split())
_LOCATIVE = frozenset("a sur vers".split())
_AFTER_A_PLACE = frozenset(
    "ouvert ouverte ouverts ferme fermee possible pour c' est svp stp merci ok dossier".split()
)
_HYPHEN = expression(r"[-‐‑–]")
_OF_PLACES = frozenset("les lez sur sous en la le de du des aux saint sainte".split())
_MARK = expression(r"\s*[,;:.?!()]")


def find_bare_places(sentence: str, taken: Sequence[tuple[int, int]]) -> tuple[PlaceMention, ...]:
    """The first such place, if any; ``taken`` are the spans that name something else."""
    reading = Reading.of(sentence)
    free = [
        i
        for i, token in enumerate(reading.tokens)
        if not any(start < token.end and token.start < end for start, end in taken)
    ]
    free = [i for i in free if not names_no_place(reading, i)]
    free = [i for i in free if not (i - 1 in free and _HYPHEN.fullmatch(reading.gap(i)))]
    after, before = _after_names(taken), _before_names(taken)
    aside = _before_people(taken)
    finders = (_opening_town, _whole_name, _exact_town, after, before, aside, _unknown_name, _slip)
    for find in finders:
        for index in free[:_MOST] if find is _slip else free:
            found = find(reading, index)
            if found and not _overlaps(reading, index, found[0], taken):
                return (_mention(reading, index, *found),)
    return ()


def find_area_of_list(sentence: str) -> tuple[PlaceMention, ...]:
    """The area of several words right after "métiers" or "liste": "metiers la reunion"."""
    reading = Reading.of(sentence)
    for index, token in enumerate(reading.tokens[:-1], 1):
        found = _whole_name(reading, index) if token.folded in _LIST_NOUNS else None
        if found:
            return (_mention(reading, index, *found),)
    return ()


def _opening_town(reading: Reading, start: int) -> tuple[int, tuple[Place, ...], bool] | None:
    """A commune that opens the sentence with a capital letter, set off: "Vire, géomètre"."""
    if start or not reading.tokens[0].capitalised:
        return None
    for end, key in name_keys(reading, start):
        entry = communes_named(key)
        if entry and context_of(reading, start, end).leading:
            large = tuple(p for p in entry.places if p.population >= _HAMLET)
            return (end, large, False) if large else None
    return None


def _whole_name(reading: Reading, start: int) -> tuple[int, tuple[Place, ...], bool] | None:
    """An area of several words, article included: "la reunion", "hautes alpes"."""
    for end, key in name_keys(reading, start):
        entry = entities().get(key) if " " in key else None
        if entry and entry.places and entry.places[0].kind not in ("etranger", "metropole"):
            return end, entry.places, False
    return None


def _exact_town(reading: Reading, start: int) -> tuple[int, tuple[Place, ...], bool] | None:
    """A commune by its own name in full: "albertville", "la roche chalais"."""
    for end, key in name_keys(reading, start):
        entry = communes_named(key)
        if entry and is_full_name(reading, start, end, entry):
            several = end - start > (2 if reading.tokens[start].folded in ARTICLES else 1)
            sure = several or not (entry.ordinary or len(key) < _SHORTEST)
            large = tuple(p for p in entry.places if p.population >= _HAMLET)
            sure = sure and not (_titled(reading, start) or with_article(reading, start, key))
            return (end, large, False) if sure and large else None
    return None


Found = tuple[int, tuple[Place, ...], bool]


Finder = Callable[[Reading, int], Found | None]


def _before_names(taken: Sequence[tuple[int, int]]) -> Finder:
    """What opens the message right before a métier: "gap géomètre", "lot géomètre", "22 couvreur".

    A town is of some size; of an ordinary word the département is meant.
    """
    starts = {start for start, _ in taken}

    def before(reading: Reading, start: int) -> Found | None:
        for end, key in name_keys(reading, start) if not start else ():
            if end == len(reading.tokens) or reading.tokens[end].start not in starts:
                continue
            if (area := _area_before(reading, end, key)) is not None:
                return (end, area, False) if area else None
            places = _beside(key, town=True)
            if places and places[0].population >= CITY:
                return end, places, False
        return None

    return before


def _area_before(reading: Reading, end: int, key: str) -> tuple[Place, ...] | None:
    """The département or the region of a name or a number; none where it counts what follows."""
    if key.isdigit() and key in departements():
        counted = reading.tokens[end].folded.endswith(("s", "x"))
        return () if counted else (departement_place(key),)
    entry = entities().get(key)
    if entry is None:
        return None
    return entry.places if not entry.vague and entry.places[0].kind in AREA_KINDS else ()


def _after_names(taken: Sequence[tuple[int, int]]) -> Finder:
    """What stands right after the métier or the nationality: "serveur pau", "serveur à tulle".

    Without a preposition it must end the clause, or stand before another of these names.
    """
    starts, ends = {start for start, _ in taken}, {end for _, end in taken}

    def beside(reading: Reading, start: int) -> Found | None:
        before = reading.tokens[start - 1] if start else None
        located = before is not None and before.folded in _LOCATIVE and start > 1
        last = reading.tokens[start - 2] if located else before
        if last is None or last.end not in ends or _elided_noun(reading, start):
            return None
        for end, key in name_keys(reading, start):
            closed = located or _ends_clause(reading, end) or _between(reading, start, end, starts)
            spelt = end - start > 1 and reading.tokens[end - 1].capitalised
            least = _HAMLET if spelt else _TOWN_BESIDE  # "maçon Le Touquet"
            places = _beside(key, located, least) if closed else ()
            places = places or (_small_town(reading, start, end, key) if closed else ())
            if places:
                return end, places, False
        return None

    return beside


def _between(reading: Reading, start: int, end: int, starts: set[int]) -> bool:
    """Whether another name follows, and it is no ordinary word: "maçon Le Mans malien"."""
    if reading.tokens[end].start not in starts:
        return False
    named = communes_named(" ".join(t.folded for t in reading.tokens[start:end]))
    if named is None or not named.ordinary or reading.capital(start):
        return True
    return named.places[0].population >= CITY and is_full_name(reading, start, end, named)


def _before_people(taken: Sequence[tuple[int, int]]) -> Finder:
    """A town with a capital letter right before a nationality: "par téléphone Limoges togolais"."""
    starts = {start for start, _ in taken}

    def before(reading: Reading, start: int) -> Found | None:
        if not reading.capital(start) or reading.tokens[start - 1].capitalised:
            return None  # nor a name and its forename
        for end, key in name_keys(reading, start):
            if end < len(reading.tokens) and reading.tokens[end].start in starts:
                places = _beside(key, town=False) or _small_town(reading, start, end, key)
                return (end, places, False) if places else None
        return None

    return before


def _elided_noun(reading: Reading, start: int) -> bool:
    """Whether a common noun with its article stands there: "infirmier à l'hôpital"."""
    tokens = reading.tokens[start : start + 2]
    if len(tokens) < 2 or tokens[0].folded != "l'" or tokens[1].capitalised:
        return False
    named = communes_named(f"l {tokens[1].folded}")
    return named is None or named.ordinary


def _ends_clause(reading: Reading, end: int) -> bool:
    if end == len(reading.tokens) or _MARK.match(reading.gap(end)):
        return True
    return reading.tokens[end].folded in _AFTER_A_PLACE


def _beside(key: str, town: bool, least: int = _TOWN_BESIDE) -> tuple[Place, ...]:
    """A town of ``least`` inhabitants, with the département of its name, or a city abroad.

    After "à" it is the ``town`` alone: "à Vienne" is not the département.
    """
    area, named = entities().get(key), communes_named(key)
    if area and area.vague:
        return ()
    places = area.places if area else ()
    if places and places[0].kind == "etranger":
        return () if key in countries() else places
    large = named.places if named and named.places[0].population >= least else ()
    if places and large and not town:
        return (*places, *large[:1])
    return tuple(p for p in large if p.population >= _HAMLET) or places


def _small_town(reading: Reading, start: int, end: int, key: str) -> tuple[Place, ...]:
    """A commune of any size by its own name with a capital letter, unless an ordinary word."""
    entry = communes_named(key) if reading.capital(start) and key not in entities() else None
    if entry is None or not is_full_name(reading, start, end, entry):
        return ()
    least = _VILLAGE if entry.ordinary else 0
    return tuple(p for p in entry.places if p.population >= least)


def _unknown_name(reading: Reading, start: int) -> Found | None:
    """A compound name of the form of a commune's that no table has: "Perpète-les-Oies"."""
    end = start + 1
    while end < len(reading.tokens) and _HYPHEN.fullmatch(reading.gap(end)):
        end += 1
    tokens = reading.tokens[start:end]
    compound = {t.folded for t in tokens} & _OF_PLACES
    if len(tokens) < 2 or not tokens[0].capitalised or not compound or _titled(reading, start):
        return None
    if start and reading.tokens[start - 1].folded in ARTICLES:
        return None
    if any(communes_named(key) for last, key in name_keys(reading, start) if last == end):
        return None
    name = reading.sentence[tokens[0].start : tokens[-1].end]
    return end, (unknown_place(name),), False


def _overlaps(reading: Reading, first: int, last: int, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    return any(a < end and start < b for a, b in taken)


def _titled(reading: Reading, start: int) -> bool:
    """Whether a title precedes, so that the name is a person's."""
    return start > 0 and reading.tokens[start - 1].folded in TITLES


def _slip(reading: Reading, start: int) -> tuple[int, tuple[Place, ...], bool] | None:
    """One word that is no French word and that looks or sounds like a town of weight."""
    token = reading.tokens[start]
    if not token.folded.isalpha() or len(token.folded) < _SHORTEST:
        return None
    if _titled(reading, start) or communes_named(token.folded):
        return None
    if light_stem(token.folded) in inhabitants():
        return None
    name = nearest_name(token.folded, capital=False)
    entry = entry_of(name) if name else None
    if entry is None or not entry.places or entry.places[0].kind in ("etranger", "metropole"):
        return None
    return start + 1, entry.places, True


def _mention(
    reading: Reading, first: int, last: int, places: tuple[Place, ...], corrected: bool
) -> PlaceMention:
    start, end = reading.tokens[first].start, reading.tokens[last - 1].end
    text = reading.sentence[start:end]
    return PlaceMention(start, end, text, places[0].kind, places, text if corrected else None)
