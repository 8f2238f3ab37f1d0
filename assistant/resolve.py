"""From the words of a tool's argument to what the rules take: métier, place, person, day, text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from assistant.understanding.codes import find_codes
from assistant.understanding.dates import find_date
from assistant.understanding.geography import Place as NamedPlace
from assistant.understanding.metiers import MetierMention, find_metiers
from assistant.understanding.nationalities import find_nationality
from assistant.understanding.nationality_mention import NationalityMention
from assistant.understanding.nationality_table import Nationality
from assistant.understanding.place_labels import place_labelled
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.places import find_places
from assistant.understanding.text import match_key
from assistant.understanding.texts import ARRETE, named_texts
from assistant.understanding.title_words import code_of_title_words
from assistant.wording.subjects import Entry, Match, Person, Place, Subject
from corpus.expressions import expression
from corpus.library import load
from corpus.regions import regions

_SUPPOSED = expression(r"\(d'après ([^)]+)\)")  # the nationality, supposed from a town
_MATCHES = {
    "code": Match.CODE,
    "title": Match.TITLE,
    "synonym": Match.SYNONYM,
    "near": Match.NEAR,
    "similar": Match.NEAR,
}


class PlaceReading(NamedTuple):
    """The places that a name may designate: none is unknown, several are homonyms."""

    said: str
    places: tuple[Place, ...]

    @property
    def unknown(self) -> bool:
        """Whether no place has this name."""
        return not self.places


class BadArgument(ValueError):
    """An argument that cannot be read; its text is a French sentence for the caller."""


def subject(words: str) -> Subject:
    """The métier that words name; a subject without entries when no list has it."""
    mentions = find_metiers(words)
    if not mentions:
        mentions = find_metiers(f"le métier de {words}")
    if mentions and mentions[0].candidates:
        return subject_of(mentions[0])
    code = "" if mentions and mentions[0].absent else code_of_title_words(words)
    if code:
        return Subject(words, (Entry(code, Match.SYNONYM, 0.8),))
    return subject_of(mentions[0]) if mentions else Subject(words)


def subject_of(mention: MetierMention) -> Subject:
    """The subject of a mention, candidates in order of likelihood."""
    entries = tuple(Entry(c.code, _MATCHES[c.match], c.score) for c in mention.candidates)
    return Subject(mention.text, entries, mention.absent, mention.vague)


def place(words: str) -> PlaceReading:
    """The places that words name: a label as it stands, else read as the adviser would."""
    slug = match_key(words).replace(" ", "-")
    if slug in regions():
        return PlaceReading(words, (Place("region_2008", (slug,), ""),))
    labelled = place_labelled(words)
    if labelled:
        return PlaceReading(words, (_subject_place(labelled),))
    mentions = _whole_words(words) or find_places(words) or find_places(f"à {words}")
    return place_of(mentions[0]) if mentions else PlaceReading(words, ())


def _whole_words(words: str) -> tuple[PlaceMention, ...]:
    """The place that takes up all the words, so that no piece of a name is read for the name."""
    for frame in ("", "à "):
        found = find_places(frame + words)
        if found and found[0].start <= len(frame) and found[0].end >= len(frame + words.rstrip()):
            return found
    return ()


def place_of(mention: PlaceMention) -> PlaceReading:
    """The reading of a mention; a dominant town leaves its small homonyms out."""
    found = [
        _subject_place(p)
        for p in (mention.candidates[:1] if mention.dominant else mention.candidates)
        if p.kind != "inconnu"
    ]
    return PlaceReading(mention.text, tuple(found))


def _subject_place(found: NamedPlace) -> Place:
    return Place(found.kind, found.regions, "" if found.kind == "region_2008" else found.label)


def person(words: str, on: date | None) -> Person:
    """The person of a nationality ("tunisienne", "Tunisie", "ressortissant de l'UE")."""
    if not words.strip():
        return Person()
    mention = find_nationality(words) or find_nationality(f"de nationalité {words}")
    if mention is None:
        raise BadArgument(
            f"La nationalité « {words} » n'est pas reconnue : donnez un pays ou un adjectif."
        )
    town = _SUPPOSED.search(words)
    return replace(person_of(mention, on), town=town[1] if town else "")


def person_of(mention: NationalityMention, on: date | None) -> Person:
    """The person of a mention, with the groups of her state on that day."""
    if mention.negated:
        return Person()
    if not mention.candidates:
        return Person(frozenset({mention.group}), _GROUP_LABELS.get(mention.group, ""))
    if mention.dual:
        return Person(frozenset({"france"}), "une personne française")
    readings = {frozenset(n.groups_on(on) if on else n.groups) for n in mention.candidates}
    if len({groups - _ALIKE for groups in readings}) > 1:
        return Person(choices=tuple(n.adjective_f for n in mention.candidates))
    state = mention.candidates[0]
    named = len(mention.candidates) == 1 and state.adjective_m
    groups = frozenset[str]().union(*readings)  # whom an agreement may concern is told of it
    label = f"un ressortissant {state.adjective_m}" if named else ""
    return Person(groups, label, then=None if on or not named else _otherwise_then(state))


def _otherwise_then(state: Nationality) -> bool | None:
    """Whether the state was in the Union when the list of 2008 came; None if it is as today."""
    now, then = (
        "ue" in state.groups_on(day)
        for day in (date.today(), load().sources[ARRETE].in_force_from or date.min)
    )
    return None if now == then else then


# Groups between which no verdict differs: an agreement may add métiers that no text here lists.
_ALIKE = frozenset({"accord_migratoire", "tiers"})
_GROUP_LABELS = {
    "ue": "un ressortissant de l'Union européenne",
    "eee": "un ressortissant de l'Espace économique européen",
    "tiers": "un ressortissant d'un État tiers",
}


def day(words: str) -> date | None:
    """The day that words name: an ISO date, or any French date (the first day of a period)."""
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        mention = find_date(words, date.today())
    if mention is None:
        raise BadArgument(f"La date « {words} » n'est pas reconnue : écrivez AAAA-MM-JJ.")
    return mention.earliest


def text_id(words: str) -> str:
    """The id of the text that words name, or ""."""
    if words in load().sources:
        return words
    named = named_texts(words)
    return named[0] if named else ""


def rome_codes(words: str) -> tuple[str, ...]:
    """The five-digit codes in words."""
    return tuple(c.value for c in find_codes(words) if c.kind == "rome_1999")
