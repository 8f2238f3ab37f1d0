"""Everything that one sentence names: the mentions, and what a reader asks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.understanding.addresses import addresses
from assistant.understanding.code_mention import CodeMention
from assistant.understanding.content import content_stems
from assistant.understanding.dates import DateMention
from assistant.understanding.mention_cues import (
    ADVERSE,
    ASKS_CLOSED,
    ASKS_IF_OPEN,
    ASKS_OPENING,
    BESIDE,
    LIST_WORDS,
    OF_A_CASE,
    asks_effect,
)
from assistant.understanding.metiers import MetierMention
from assistant.understanding.nationalities import read_nationalities
from assistant.understanding.nationality_mention import NationalityMention
from assistant.understanding.place_labels import label_of
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.situations import SituationMention
from assistant.understanding.text import fold, light_stem, words
from assistant.understanding.title_words import code_of_title_words

UNITS = {"article": "article", "section": "point", "note": "note"}
_ROME = ("rome_1999", "rome_current")
_OUTSIDE = {"ue": "hors UE", "eee": "hors UE"}  # "il n'est pas européen"


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one sentence names."""

    sentence: str
    metiers: tuple[MetierMention, ...]
    place_mentions: tuple[PlaceMention, ...]
    nationality_mention: NationalityMention | None
    situations: tuple[SituationMention, ...]
    date_mention: DateMention | None
    codes: tuple[CodeMention, ...]
    texts: tuple[str, ...]
    entities: frozenset[str]
    set_aside: tuple[PlaceMention, ...] = ()  # every place but these is meant

    @property
    def metier_words(self) -> tuple[str, ...]:
        """The métiers as typed, and the ROME codes that no list knows."""
        named = [self._parted_title] if self._parted_title else [m.text for m in self.metiers]
        codes = [c.text for c in self.codes if c.kind in _ROME and not _inside(c, self.metiers)]
        if not named and not codes and self.place_mentions:
            named = [self.leftover] if code_of_title_words(self.leftover) else []
        return tuple(dict.fromkeys([*named, *codes]))

    @property
    def metier_codes(self) -> tuple[str, ...]:
        """The entries that the last métier may designate, neighbours left out."""
        if not self.metiers:
            code = code_of_title_words(self.leftover) if self.place_mentions else ""
            return (code,) if code else ()
        if self._parted_title:
            return (code_of_title_words(self._parted_title),)
        same = [c.code for c in self.metiers[-1].candidates if c.match not in ("near", "similar")]
        return tuple(same)

    @property
    def _parted_title(self) -> str:
        """A title whose words stand apart: "vente à distance, technicien", else ""."""
        if len(self.metiers) != 1 or len(self.metiers[0].codes) == 1 or not self.leftover:
            return ""
        words = f"{self.metiers[0].text} {self.leftover}"
        return words if code_of_title_words(words) else ""

    @property
    def place_words(self) -> tuple[str, ...]:
        """The places of work, each in words that name it alone (see ``resolve.place``)."""
        return tuple(dict.fromkeys(_place_argument(p) for p in self.place_mentions))

    @property
    def words_set_aside(self) -> tuple[str, ...]:
        """The places but which all are meant, in the same words."""
        return tuple(dict.fromkeys(_place_argument(p) for p in self.set_aside))

    @property
    def place_label(self) -> str:
        """How the last place is read; a homonym that nothing settles keeps its name alone."""
        if not self.place_mentions:
            return ""
        place = self.place_mentions[-1]
        several = not place.dominant and len(place.regions) != 1
        return f"{place.text} : plusieurs lieux" if several else place.candidates[0].label

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions of 2008 of the last place."""
        return self.place_mentions[-1].regions if self.place_mentions else ()

    @property
    def national(self) -> bool:
        """Whether the whole metropole is meant."""
        return "national" in self.entities

    @property
    def groups(self) -> frozenset[str]:
        """The nationality groups of the person, all those of an ambiguous name."""
        mention = self.nationality_mention
        if mention is None or mention.negated:
            return frozenset()
        return frozenset(g for n in mention.candidates for g in n.groups) | {mention.group}

    @property
    def nationality(self) -> str:
        """The nationality as a tool argument; "" where the sentence only says which it is not."""
        mention = self.nationality_mention
        if mention is None:
            return ""
        if mention.negated:
            return _OUTSIDE.get(mention.group, "")
        if mention.dual:
            return "française"
        return mention.candidates[0].adjective_f if len(mention.candidates) == 1 else mention.text

    @property
    def denied_nationality(self) -> str:
        """The nationality that the person is said not to have, as a tool argument."""
        mention = self.nationality_mention
        if mention is None or not mention.negated or len(mention.candidates) != 1:
            return ""
        return mention.candidates[0].adjective_f

    @property
    def of_people(self) -> bool:
        """Whether the nationality is that of people at large ("les étudiants maliens")."""
        mention = self.nationality_mention
        if mention is None or len(mention.candidates) != 1 or not mention.text.endswith("s"):
            return False
        state, said = mention.candidates[0], fold(mention.text)
        return said not in (fold(state.adjective_m), fold(state.adjective_f))

    @property
    def nationalities(self) -> tuple[str, ...]:
        """Every nationality of a sentence that opposes several persons, as tool arguments."""
        read = read_nationalities(self.sentence, job_ends(self.metiers))
        persons = [p for p in read.persons if not p.negated]
        certain = [p.candidates[0].adjective_f for p in persons if len(p.candidates) == 1]
        return tuple(dict.fromkeys(certain)) if len(certain) == len(persons) else ()

    @property
    def situation(self) -> str:
        """The first situation named."""
        return self.situations[0].id if self.situations else ""

    @property
    def day(self) -> date | None:
        """The day to judge by."""
        return self.date_mention.deciding if self.date_mention else None

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles, points and notes of the texts that are named, to their alinéa."""
        units = tuple(f"{UNITS[c.kind]} {c.value}" for c in self.codes if c.kind in UNITS)
        return addresses(self.sentence, units)

    @property
    def rome_codes(self) -> tuple[str, ...]:
        """The ROME codes that are named."""
        return tuple(c.value for c in self.codes if c.kind in ("rome_1999", "rome_current"))

    @property
    def certification_codes(self) -> tuple[str, ...]:
        """The CQPM and RNCP codes that are named, each in words that name it alone."""
        prefix = {"cqpm": "CQPM ", "rncp": ""}
        return tuple(f"{prefix[c.kind]}{c.value}" for c in self.codes if c.kind in prefix)

    @property
    def names_list_things(self) -> bool:
        """Whether it names a métier, a place, a nationality or a date."""
        return bool(
            self.metiers or self.place_mentions or self.nationality_mention or self.date_mention
        )

    @property
    def names_case(self) -> bool:
        """Whether it names a place or a nationality: where, or for whom."""
        return bool(self.place_mentions or self.nationality_mention)

    @property
    def asks_opening(self) -> bool:
        """Whether it asks if some unnamed métier is open."""
        asked = bool(ASKS_OPENING.search(fold(self.sentence)))
        return asked and not asks_effect(self.sentence)

    @property
    def asks_if_open(self) -> bool:
        """Whether it asks if something is open, and names no métier."""
        return not self.metiers and bool(ASKS_IF_OPEN.search(fold(self.sentence)))

    @property
    def only_asks_if_open(self) -> bool:
        """The same of a place, with hardly a word beside: "ça passe en Corse ?"."""
        if self.texts or not self.place_words or not self.asks_if_open:
            return False
        beside = [w for w in self.leftover.split() if light_stem(w) not in OF_A_CASE]
        return len(beside) <= BESIDE

    @property
    def asks_closed(self) -> bool:
        """Whether it asks where, or which, is not open."""
        return bool(ASKS_CLOSED.search(fold(self.sentence)))

    @property
    def adverse(self) -> bool:
        """Whether its words wish or fear the contrary of "open", so that "oui" would mislead."""
        return self.asks_closed or bool(ADVERSE.search(fold(self.sentence)))

    @property
    def only_list_words(self) -> bool:
        """Whether a sentence that names nothing speaks of lists and of nothing else."""
        return self.only_names and not self.entities and bool(content_stems(self.sentence))

    @property
    def beside(self) -> str:
        """The sentence without the titles of the métiers that it names."""
        titled = [m for m in self.metiers if m.codes or (m.candidates and " " in m.text)]
        return _without(self.sentence, titled)

    @property
    def leftover(self) -> str:
        """The content words beside the names, those that only speak of lists left out."""
        nationality = self.nationality_mention
        places = (*self.place_mentions, *self.set_aside)
        named: list[_Span] = [*self.metiers, *places, *self.codes]
        named += [m for m in (nationality, self.date_mention) if m]
        if nationality:  # "kurde de Turquie": both words tell it
            named += read_nationalities(self.sentence, job_ends(self.metiers)).persons
        rest = _without(self.sentence, named)
        kept = content_stems(rest) - LIST_WORDS
        return " ".join(dict.fromkeys(w for w in words(rest) if light_stem(w) in kept))

    @property
    def only_names(self) -> bool:
        """Whether nothing of substance is left beside the names."""
        return not self.leftover


def job_ends(metiers: Sequence[MetierMention]) -> frozenset[int]:
    """Where the names of known métiers end, listed or not."""
    return frozenset(m.end for m in metiers if m.candidates or m.absent)


def _place_argument(mention: PlaceMention) -> str:
    """The label of the place, or the words of a homonym."""
    place = mention.candidates[0] if mention.candidates else None
    if place is None or not mention.dominant or place.kind == "inconnu":
        return mention.text
    return label_of(place)


def _inside(code: CodeMention, metiers: tuple[MetierMention, ...]) -> bool:
    return any(m.start <= code.start and code.end <= m.end for m in metiers)


def _without(sentence: str, spans: Sequence[_Span]) -> str:
    for start, end in {(m.start, m.end) for m in spans}:
        sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence
