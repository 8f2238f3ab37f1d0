"""Whether a name read in a sentence is meant as a place, and which: the town or the area."""

from __future__ import annotations

import re

from assistant.understanding.geography import Entry, Place
from assistant.understanding.place_context import Context, Reading, Strength
from assistant.understanding.place_labels import departement_code
from assistant.understanding.place_names import name_keys
from assistant.understanding.text import Token, match_key
from corpus.expressions import expression

TOWN = 5_000  # inhabitants from which a commune competes with a département of its name
CITY = 20_000  # inhabitants from which a town is meant by a word that is also something else
_CITY_AS_WORD = 33_000  # "à tours" is a town, "à plaisir" is not
_CITY_ALONE = 40_000  # "calais" may be a whole answer, "macon" is rather the job
_LARGE_CITY = 100_000  # "serveur tours"
_FAMOUS_CITY = 150_000  # "paris" wherever it stands
_AREA = "departement"  # "à Vienne" is never one
ARTICLES = frozenset("le la les l'".split())
_OWN_ARTICLE = expression(r"^(?:le|la|les|l) ")
_SAINTS = frozenset("saint sainte st ste".split())
_BETWEEN_NAMES = frozenset("sur sous les lez en".split())  # "Lion sur Mer": one name
_IN_BRACKETS = expression(r"\s*\(([^()]+)\)")
TITLES = frozenset("m mr mme mlle monsieur madame mademoiselle maitre dr docteur me".split())


def chosen_places(
    reading: Reading,
    start: int,
    end: int,
    context: Context,
    entity: Entry | None,
    town: Entry | None,
) -> tuple[Place, ...]:
    """The candidates that the context admits: the town, the larger area, or both."""
    town_ok = town if town and _town_fits(reading, start, end, context, town) else None
    area_ok = entity if entity and _area_fits(reading, start, end, context, entity) else None
    if area_ok and town:
        return _area_or_town(context, area_ok.places, town.places, town_ok is not None)
    chosen = town_ok or area_ok
    return chosen.places if chosen else ()


def _area_or_town(
    context: Context, area: tuple[Place, ...], town: tuple[Place, ...], town_fits: bool
) -> tuple[Place, ...]:
    """ "à Vienne" is the town, "dans la Vienne" the département, "Vienne" may be either."""
    kind = area[0].kind
    same_name = match_key(town[0].name) == match_key(area[0].name)
    large = same_name and town[0].population >= TOWN
    if kind == "commune" or not large:
        return area
    if (town_fits and kind == "etranger") or (context.town and (town_fits or kind == _AREA)):
        return town
    return area if context.wide or kind != "departement" else area + town[:1]


def _area_fits(reading: Reading, start: int, end: int, context: Context, entry: Entry) -> bool:
    if entry.places[0].kind == "etranger":
        return context.strength >= Strength.LOCATIVE
    if not entry.ordinary or context.strength == Strength.EXPLICIT:
        return True
    if _opens(reading, start, context):
        return True
    after = reading.tokens[end].folded if end < len(reading.tokens) else ""
    if after in ("de", "d'", "du", "des") and reading.gap(end).isspace():
        return False  # "centre de formation", "au nord de Lyon"
    article = start > 0 and reading.tokens[start - 1].folded in ("le", "la", "les", "l'")
    if reading.capital(start) and not _acronym(reading, start, end):
        return article or context.strength >= Strength.WEAK
    return context.strength >= Strength.LOCATIVE and (context.trailing or _comma(reading, end))


def _town_fits(reading: Reading, start: int, end: int, context: Context, entry: Entry) -> bool:
    tokens = reading.tokens[start:end]
    if start and reading.tokens[start - 1].folded in TITLES:
        return False
    if _own_article(reading, start) and is_full_name(reading, start, end, entry):
        return True
    population = entry.places[0].population
    strength = context.strength
    if population >= TOWN and _capital_article(reading, start, end):
        return True
    if _spelt_out(reading, start, end, entry) or _labelled(reading, end, entry):
        return True
    if context.town and len(tokens) > 1 and population >= TOWN and tokens[0].folded not in ARTICLES:
        return is_full_name(reading, start, end, entry)  # "à vieux conde"
    ordinary = entry.ordinary or len("".join(t.text for t in tokens)) <= 3
    if ordinary and not _same_accents(tokens, entry):
        return False
    if strength == Strength.EXPLICIT:
        return not entry.ordinary or population >= _CITY_ALONE or tokens[0].capitalised
    if _opens(reading, start, context) or reading.capital(start):
        if _acronym(reading, start, end) and population < CITY:
            return False
        return strength >= _needed_with_capital(ordinary, population, len(tokens))
    ends = context.trailing or _comma(reading, end)
    if not ordinary:
        named = strength >= Strength.LOCATIVE or context.workplace
        return named or population >= CITY or (ends and strength >= Strength.WEAK)
    if ends and context.working:
        return True  # "embauché à boucau"
    if context.town and reading.tokens[start - 1].folded != "sur":
        return population >= (_CITY_AS_WORD if ends else _LARGE_CITY)
    return population >= (_LARGE_CITY if context.trailing else _FAMOUS_CITY)


def _spelt_out(reading: Reading, start: int, end: int, entry: Entry) -> bool:
    """Whether a compound name stands in full: "Val-du-Layon", "champs sur marne".

    No piece of it is then the place: neither the Marne, nor Champs.
    """
    tokens = reading.tokens[start:end]
    if len(tokens) < 2 or not is_full_name(reading, start, end, entry):
        return False
    if "-" in reading.sentence[tokens[0].start : tokens[-1].end] or not entry.ordinary:
        return tokens[0].folded not in ARTICLES or len(tokens) > 2
    if {t.folded for t in tokens} & _SAINTS or tokens[1].folded in _BETWEEN_NAMES:
        return True
    return len(tokens) > 2 and entry.places[0].population >= TOWN  # "verrieres le buisson"


def _own_article(reading: Reading, start: int) -> bool:
    """Whether an article stands where grammar would join it: "à le longeron" names a place."""
    before = reading.tokens[start - 1].folded if start else ""
    return before in ("a", "de") and reading.tokens[start].folded in ("le", "les")


def _capital_article(reading: Reading, start: int, end: int) -> bool:
    """Whether an article and a name are both capitals: "La Baule", which is not Baule."""
    if reading.capitals or end != start + 2 or reading.tokens[start].folded not in ARTICLES:
        return False
    return all(token.capitalised for token in reading.tokens[start:end])


def is_full_name(reading: Reading, start: int, end: int, entry: Entry) -> bool:
    """Whether a span is the whole name of a commune, not the beginning of a longer one.

    The commune's own article may be left out: "Roche-sur-Yon".
    """
    keys = {key for last, key in name_keys(reading, start) if last == end}
    named = {match_key(place.name) for place in entry.places}
    bare = {_OWN_ARTICLE.sub("", name) for name in named}
    return bool(keys & named or keys & {name for name in bare if " " in name})


def _labelled(reading: Reading, end: int, entry: Entry) -> bool:
    """Whether the département of the town follows in brackets: "Mer (41)", "Rœulx (Nord)"."""
    found = _IN_BRACKETS.match(reading.sentence, reading.tokens[end - 1].end)
    code = departement_code(found[1]) if found else ""
    return bool(code) and any(place.departement == code for place in entry.places)


def _opens(reading: Reading, start: int, context: Context) -> bool:
    """Whether a name with a capital letter opens the sentence, set off: "Vienne, géomètre"."""
    return context.leading and reading.tokens[start].capitalised and not reading.capitals


def _needed_with_capital(ordinary: bool, population: int, words: int) -> Strength:
    if ordinary and population >= _FAMOUS_CITY:
        return Strength.NONE  # "chantier Paris 15e", "poste Nice"
    if ordinary:
        return Strength.WEAK if population >= CITY else Strength.LOCATIVE
    return Strength.NONE if population >= CITY or words > 2 else Strength.WEAK


def _same_accents(tokens: tuple[Token, ...], entry: Entry) -> bool:
    """Whether the accents typed are those of a name: "maçon" is not Mâcon."""
    return accents_agree(" ".join(token.text for token in tokens), entry.places)


def accents_agree(typed: str, places: tuple[Place, ...]) -> bool:
    """Whether words typed without accents, or with those of a place, may name it."""
    typed = typed.lower()
    return typed.isascii() or any(_accented_as(typed, place.name) for place in places)


def _accented_as(typed: str, name: str) -> bool:
    plain = re.sub(r"[\W_]+", " ", name.lower())
    return all(a.isascii() or a == b for a, b in zip(typed, plain, strict=False))


def _acronym(reading: Reading, start: int, end: int) -> bool:
    text = reading.tokens[start].text
    return end == start + 1 and text.isupper() and len(text) <= 5


def _comma(reading: Reading, end: int) -> bool:
    return bool(re.match(r"\s*(?:[,;:.?!)]|$)", reading.gap(end)))
