"""The places of a sentence: communes, départements, regions, overseas, foreign and unknown ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from assistant.understanding.communes import (
    communes_named,
    communes_of_postcode,
    some_commune_begins,
)
from assistant.understanding.gazetteer import (
    AREA_KINDS,
    area_beginnings,
    demonyms,
    entities,
    entity_beginnings,
)
from assistant.understanding.geography import Entry, Place, unknown_place
from assistant.understanding.place_choice import TOWN, chosen_places, is_full_name
from assistant.understanding.place_context import (
    Context,
    Reading,
    Strength,
    context_of,
    is_apart,
)
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.place_names import SPELT_OUT, name_keys, with_article
from assistant.understanding.place_numbers import (
    departement_number,
    district_end,
    postcode_sign,
)
from assistant.understanding.place_slips import entry_of, nearest_name
from assistant.understanding.place_unknown import unknown_span
from assistant.understanding.text import fold, light_stem
from corpus.expressions import expression

_MAX_SLIPS = 12  # attempts at a correction in one message
_HYPHEN = expression(r"\s?[-‐‑–]")
_NARROWING = expression(
    r"[\s,(\-]*(?:(?:dans|en|de|du|des|d'|la|le|les|l'|département|region|région)\s*)*", re.I
)
_INNER = frozenset("sur sous les lez en de du des la le".split())
_CONTRACTED = {"au": "le ", "du": "le ", "aux": "les ", "des": "les "}
_DEMONYM_NOUNS = frozenset(
    "region banlieue agglomeration metropole peripherie bassin marche entreprise employeur "
    "employeuse societe restaurant chantier usine atelier patron artisan pme "
    "metiers professions emplois liste listes annexe cote territoire prefecture".split()
)


_LIST_NOUNS = frozenset("liste listes annexe".split())
_ELLIPTIC = frozenset("la celle celles".split())  # "la liste bretonne et la ligérienne"


class _Found(NamedTuple):
    first: int  # tokens[first:last]
    last: int
    places: tuple[Place, ...]
    context: Context
    corrected: bool = False


def find_places(sentence: str) -> tuple[PlaceMention, ...]:
    """Every place of a sentence, in order; vague areas ("le Sud-Ouest") are left out."""
    reading = Reading.of(sentence)
    found = _foreign_only_as_workplace(reading, _narrowed(reading, list(_scan(reading))))
    return tuple(_mention(reading, item) for item in found)


def _scan(reading: Reading) -> Iterator[_Found]:
    index = 0
    attempts = _MAX_SLIPS
    while index < len(reading.tokens):
        last, found = _numbered(reading, index) or _named(reading, index) or (index, None)
        if last == index and attempts and (slip := _misspelt(reading, index)):
            last, found = slip.last, slip
            attempts -= 1
        named = last > index or _inside_a_compound(reading, index)
        if not named and (end := unknown_span(reading, index)):
            name = reading.sentence[reading.tokens[index].start : reading.tokens[end - 1].end]
            context = context_of(reading, index, end)
            last, found = end, _Found(index, end, (unknown_place(name),), context)
        if found:
            yield found
        index = max(last, index + 1)


def _numbered(reading: Reading, index: int) -> tuple[int, _Found] | None:
    text = reading.tokens[index].text
    if not text[0].isdigit():
        return None
    places: tuple[Place, ...] = ()
    if place := departement_number(reading, index):
        places = (place,)
    elif postcode_sign(reading, index):
        places = communes_of_postcode(text)
    if not places:
        return None
    return index + 1, _Found(index, index + 1, places, context_of(reading, index, index + 1))


def _named(reading: Reading, start: int) -> tuple[int, _Found | None] | None:
    """The longest known name at a token; a vague area is passed over without a mention."""
    if _inside_a_compound(reading, start):
        return None
    with_communes = _may_begin_commune(reading, start)
    folded = reading.tokens[start].folded.rstrip("'")
    known = with_communes or folded in entity_beginnings() or folded in _DEMONYM_NOUNS
    if not known and folded not in _ELLIPTIC:
        return None
    for end, key in name_keys(reading, start):
        entity = entities().get(key) or _by_demonym(reading, start, end)
        if entity and entity.vague:
            return end, None
        context = context_of(reading, start, end) if entity else None
        town = _town_entry(reading, start, key) if with_communes else None
        if town and with_article(reading, start, key):
            town = None
        if not entity and not town:
            continue
        context = context or context_of(reading, start, end)
        places = chosen_places(reading, start, end, context, entity, town)
        if places:
            return end, _Found(start, end, places, context)
    return None


def _inside_a_compound(reading: Reading, start: int) -> bool:
    """Whether a token ends a compound name: "Mer" of "Saint-Glinglin-sur-Mer" is no town."""
    if start < 2 or reading.tokens[start - 1].folded not in _INNER:
        return False
    return all(_HYPHEN.fullmatch(reading.gap(index)) for index in (start - 1, start))


def _may_begin_commune(reading: Reading, start: int) -> bool:
    if start and reading.tokens[start - 1].folded in _CONTRACTED:
        return True  # "au Havre" is Le Havre
    first = reading.tokens[start].folded.partition("'")[0]  # "Kermoroc'h"
    return some_commune_begins(SPELT_OUT.get(first, first))


def _by_demonym(reading: Reading, start: int, end: int) -> Entry | None:
    """The area that an adjective names after a workplace or an area: "banlieue lyonnaise"."""
    if end != start + 2 or not _heads_demonym(reading, start):
        return None
    return demonyms().get(light_stem(reading.tokens[start + 1].folded))


def _heads_demonym(reading: Reading, start: int) -> bool:
    """Whether a noun stands there, or the article of one told before: "la bretonne"."""
    folded = reading.tokens[start].folded
    if folded in _ELLIPTIC:
        return any(token.folded in _LIST_NOUNS for token in reading.tokens[:start])
    return folded in _DEMONYM_NOUNS


def _town_entry(reading: Reading, start: int, key: str) -> Entry | None:
    before = reading.tokens[start - 1].folded if start else ""
    article = _CONTRACTED.get(before, "")
    with_article = communes_named(article + key) if article else None
    if with_article and with_article.places[0].population >= TOWN:
        return with_article
    return communes_named(key)


def _misspelt(reading: Reading, start: int) -> _Found | None:
    """A name one or two letters away from a known one, where a place is called for."""
    token = reading.tokens[start]
    if not token.folded.isalpha() or len(token.folded) < 2 or _HYPHEN.fullmatch(reading.gap(start)):
        return None
    context = context_of(reading, start, start + 1)
    capital = reading.capital(start)
    called_for = context.strength >= Strength.LOCATIVE or (capital and context.trailing)
    compound = not called_for and token.folded in area_beginnings()
    if not (called_for or compound) or (token.text.isupper() and not reading.capitals):
        return None
    for end, key in name_keys(reading, start)[-5:]:
        if reading.tokens[end - 1].folded.endswith("'") or _HYPHEN.match(reading.gap(end)):
            continue
        if (compound and " " not in key) or _lower_case_article(reading, start):
            continue
        if (town := communes_named(key)) and is_full_name(reading, start, end, town):
            return None  # a small town's own name is no slip for a larger one's
        if with_article(reading, start, key):
            return None
        name = nearest_name(key, capital=capital)
        entry = entry_of(name) if name else None
        if compound and entry and entry.places and entry.places[0].kind not in AREA_KINDS:
            continue
        if entry and entry.places:
            context = context_of(reading, start, end)
            return _Found(start, end, entry.places, context, corrected=True)
    return None


def _lower_case_article(reading: Reading, start: int) -> bool:
    """Whether a name would begin with an article before a common word: "la carte", not La Garde."""
    if reading.tokens[start].folded not in ("le", "la", "les", "l'"):
        return False
    return start + 1 == len(reading.tokens) or not reading.tokens[start + 1].capitalised


def _narrowed(reading: Reading, found: list[_Found]) -> list[_Found]:
    """Homonyms settled by the département, region or postcode written beside them."""
    kept: list[_Found] = []
    for item in found:
        before = kept[-1] if kept else None
        merged = _merged(reading, before, item) if before else None
        if merged:
            kept[-1] = merged
        else:
            kept.append(item)
    return kept


def _merged(reading: Reading, left: _Found, right: _Found) -> _Found | None:
    gap = reading.sentence[reading.tokens[left.last - 1].end : reading.tokens[right.first].start]
    if not _NARROWING.fullmatch(gap):
        return None
    for inner, outer in ((left, right), (right, left)):
        places = tuple(p for p in inner.places if any(_lies_in(p, o) for o in outer.places))
        if places and inner.places[0].kind not in ("etranger", "inconnu"):
            corrected = left.corrected or right.corrected
            return _Found(left.first, right.last, places, left.context, corrected)
    return None


def _lies_in(place: Place, area: Place) -> bool:
    if place == area:
        return True
    if area.kind == "commune" or not place.departement:
        return False
    if area.departement:
        return place.departement == area.departement
    return bool(place.regions) and set(place.regions) <= set(area.regions)


def _foreign_only_as_workplace(reading: Reading, found: list[_Found]) -> list[_Found]:
    """Leaves out the foreign places that tell where somebody comes from or lives."""
    return [
        item
        for item in found
        if item.places[0].kind != "etranger"
        or not (item.context.role in ("origine", "domicile") or _of_the_past(reading, item))
    ]


_WORKED = expression(
    r"\b(?:a|ai|ont|avait|avaient|avoir|ayant)(?: \w+){0,2} "
    r"(?:travaille|bosse|exerce|ete|fait|appris|servi|passe)\b[^.?!]{0,60}$"
)


def _of_the_past(reading: Reading, found: _Found) -> bool:
    """Whether somebody has worked there: "il a bossé deux ans comme maçon au Mali"."""
    before = reading.sentence[: reading.tokens[found.first].start]
    return bool(_WORKED.search(fold(before)))


def _mention(reading: Reading, found: _Found) -> PlaceMention:
    start = reading.tokens[found.first].start
    end = district_end(reading.sentence, reading.tokens[found.last - 1].end, found.places[0])
    text = reading.sentence[start:end]
    if text.count("(") > text.count(")") and reading.sentence[end : end + 1] == ")":
        text, end = text + ")", end + 1
    mention = PlaceMention(
        start, end, text, found.places[0].kind, found.places, None, found.context.role
    )
    if found.context.role == "exclu":
        mention = replace(mention, apart=is_apart(reading, found.first, found.last))
    return replace(mention, corrected_from=text) if found.corrected else mention
