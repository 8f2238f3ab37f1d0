"""Everything that a sentence names, found once, with overlaps settled."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from assistant.understanding.certifications import (
    find_cqpm_scope,
    find_pro_a_scope,
    match_cqpm_titles,
    match_diplomas,
    match_pro_a_metiers,
)
from assistant.understanding.codes import CodeMention, find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.dates import DateMention, find_date
from assistant.understanding.metiers import MetierMention, find_metiers
from assistant.understanding.nationalities import (
    NationalityMention,
    find_nationality,
    read_nationalities,
)
from assistant.understanding.places import PlaceMention, find_places
from assistant.understanding.situations import SituationMention, find_situations
from assistant.understanding.text import fold, light_stem, words
from assistant.understanding.texts import (
    ARRETE,
    CIRCULAIRE_2008,
    CIRCULAIRE_2009,
    CQPM,
    PRO_A,
    named_texts,
)
from assistant.understanding.title_words import code_of_title_words

_UNITS = {"article": "article", "section": "point", "note": "note"}
_ROME = ("rome_1999", "rome_current")
_ROME_KINDS = frozenset(_ROME)
_PREPOSITION = re.compile(
    r"[\s,]+(à|a|au|aux|en|dans|sur|de|du|chez|vers|pour)\s*(le|la|les|l')?\s*$"
)
_SPECIAL = frozenset({"france", "ue", "eee", "suisse", "algerie", "tunisie"})
_NATIONAL = re.compile(
    r"\b(toutes? les? regions?|l'ensemble des regions|chaque region|partout en france|"
    r"toute la (france|metropole)|france entiere|liste nationale|au niveau national)\b"
)
_ASKS_OPENING = re.compile(
    r"\b((mon|ce|cet|son|leur|le) (metier|emploi|poste|job|boulot|profession)|ma profession)"
    r"( est[ -]il| est[ -]ce qu'il est| est| serait[ -]il| fait[ -]il partie| figure[ -]t[ -]il)?"
    r" (ouvert|en tension|autorise|(dans|sur) (la|une) liste|de la liste)"
)
_LIST_WORDS = content_stems(
    "métier métiers enregistrée déposée dépôt reçue offre emploi emplois profession "
    "professions liste listes ouvert ouverte ouverts ouvertes région régions tension code "
    "codes rome circulaire arrêté janvier 2008 2009 juillet 18 7 07 31 texte étranger "
    "étrangers personne ressortissant ressortissants travail combien compte figure figurent "
    "demande date dossier annexe cas voudrais client cliente métropole france "
)
_LIST_TEXTS = frozenset({ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009})


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

    @property
    def metier_words(self) -> tuple[str, ...]:
        """The métiers as typed, and the ROME codes that no list knows."""
        named = [m.text for m in self.metiers]
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
        same = [c.code for c in self.metiers[-1].candidates if c.match not in ("near", "similar")]
        return tuple(same)

    @property
    def place_words(self) -> tuple[str, ...]:
        """The places of work, each in words that name it alone (see ``resolve.place``)."""
        return tuple(dict.fromkeys(_place_argument(p) for p in self.place_mentions))

    @property
    def place_label(self) -> str:
        """How the last place is read."""
        return self.place_mentions[-1].candidates[0].label if self.place_mentions else ""

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
        """The nationality as a tool argument."""
        mention = self.nationality_mention
        if mention is None:
            return ""
        if mention.dual:
            return "française"
        certain = len(mention.candidates) == 1 and not mention.negated
        return mention.candidates[0].adjective_f if certain else mention.text

    @property
    def nationalities(self) -> tuple[str, ...]:
        """Every nationality of a sentence that opposes several persons, as tool arguments."""
        persons = [p for p in read_nationalities(self.sentence).persons if not p.negated]
        certain = [p.candidates[0].adjective_f for p in persons if len(p.candidates) == 1]
        return tuple(dict.fromkeys(certain)) if len(certain) == len(persons) else ()

    @property
    def situation(self) -> str:
        """The first situation named."""
        return self.situations[0].id if self.situations else ""

    @property
    def day(self) -> date | None:
        """The day to judge by: the end of a closed period, the start of one that runs on."""
        if self.date_mention is None:
            return None
        start, end = self.date_mention.earliest, self.date_mention.latest
        return start if end >= date.today() else end

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles, points and notes of the texts that are named."""
        return tuple(f"{_UNITS[c.kind]} {c.value}" for c in self.codes if c.kind in _UNITS)

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
    def asks_opening(self) -> bool:
        """Whether it asks if some unnamed métier is open."""
        return bool(_ASKS_OPENING.search(fold(self.sentence)))

    @property
    def leftover(self) -> str:
        """The content words beside the names, those that only speak of lists left out."""
        rest, nationality = self.sentence, self.nationality_mention
        named: list[_Span] = [*self.metiers, *self.place_mentions, *self.codes]
        named += [m for m in (nationality, self.date_mention) if m]
        for start, end in sorted(((m.start, m.end) for m in named), reverse=True):
            rest = rest[:start] + " " + rest[end:]
        kept = content_stems(rest) - _LIST_WORDS
        return " ".join(dict.fromkeys(w for w in words(rest) if light_stem(w) in kept))

    @property
    def only_names(self) -> bool:
        """Whether nothing of substance is left beside the names."""
        return not self.leftover


@lru_cache(maxsize=256)
def mentions(sentence: str) -> Mentions:
    """Everything that a sentence names."""
    codes = find_codes(sentence)
    places = find_places(sentence)
    metiers = _wanted(_clear_of(find_metiers(sentence), places), sentence)
    places = _outside(places, metiers)
    metiers = tuple(
        m for m in metiers if not any(p.start <= m.start and m.end <= p.end for p in places)
    )
    nationality = find_nationality(sentence)
    situations = tuple(find_situations(sentence))
    day = _of_the_case(find_date(sentence, date.today()), sentence)
    texts = named_texts(sentence)
    found = Mentions(
        sentence=sentence,
        metiers=metiers,
        place_mentions=_of_work(places),
        nationality_mention=nationality,
        situations=situations,
        date_mention=day,
        codes=codes,
        texts=texts,
        entities=frozenset(),
    )
    return _with_entities(found, any(p.kind == "metropole" for p in places))


def _place_argument(mention: PlaceMention) -> str:
    """The town and its département, the département's own name, or the words of a homonym."""
    place = mention.candidates[0] if mention.candidates else None
    if place is None or not mention.dominant or place.kind == "inconnu":
        return mention.text
    if place.kind == "commune":
        return f"{place.name} ({place.departement})"
    return place.name


def _of_work(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Where the work is; failing that, where the person lives."""
    named = [p for p in places if p.kind != "metropole"]
    work = tuple(p for p in named if not p.role)
    return work or tuple(p for p in named if p.role != "exclu")


def _names_tunisian_list(sentence: str) -> bool:
    return bool(_TUNISIAN_LIST.search(fold(sentence)))


_WHOLE_LIST = re.compile(
    r"\bcombien (de|d'|il y a) ?(certif|diplome|titre|code|metier|ligne|secteur|filiere)|"
    r"\bliste (complete|entiere|des (certif|diplome|titre))|\b(sous-)?filieres?\b|\bsecteurs\b|"
    r"\bquel(le)?s (sont les )?(certif|diplome|titre)"
)
_TUNISIAN_LIST = re.compile(r"\b(listes? (des )?tunisi\w+|metiers tunisiens|franco-tunisien)")


def _interim(situations: tuple[SituationMention, ...]) -> bool:
    return any(s.id.startswith("interim") for s in situations)


_SET_ASIDE = re.compile(
    r"\b(pas|non|sauf|hors|excepte|plutot que|ni)\s+(de |d'|un |une |le |la |l'|du )?$"
)


def _wanted(metiers: tuple[MetierMention, ...], sentence: str) -> tuple[MetierMention, ...]:
    """The métiers that are meant, those that the sentence sets aside left out ("pas projeteur")."""
    kept = tuple(m for m in metiers if not _SET_ASIDE.search(fold(sentence[: m.start])))
    return kept or metiers


_BIRTH = re.compile(r"\bnee?s?\s+(?:le|en|vers)?\s*$")


def _of_the_case(mention: DateMention | None, sentence: str) -> DateMention | None:
    """A date, unless it is a birth."""
    if mention and _BIRTH.search(fold(sentence[: mention.start])):
        return None
    return mention


def _inside(code: CodeMention, metiers: tuple[MetierMention, ...]) -> bool:
    return any(m.start <= code.start and code.end <= m.end for m in metiers)


def _clear_of(
    metiers: tuple[MetierMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[MetierMention, ...]:
    """The métiers, those that run on into a place ("plombier à Nantes") cut before it."""
    kept: list[MetierMention] = []
    for metier in metiers:
        place = next((p for p in places if metier.start < p.start < metier.end), None)
        cut = (
            find_metiers(_PREPOSITION.sub("", metier.text[: place.start - metier.start]))
            if (place and place.kind != "inconnu")
            else ()
        )
        kept.append(
            replace(cut[0], start=metier.start, end=metier.start + len(cut[0].text))
            if cut
            else metier
        )
    return tuple(kept)


def _outside(
    places: tuple[PlaceMention, ...], metiers: tuple[MetierMention, ...]
) -> tuple[PlaceMention, ...]:
    """The places that no métier covers; a métier inside a place's name is no métier."""

    def covered(place: PlaceMention) -> bool:
        return any(
            m.start < place.end
            and place.start < m.end
            and m.end - m.start >= place.end - place.start
            for m in metiers
        )

    return tuple(p for p in places if not covered(p))


def _with_entities(found: Mentions, metropole: bool) -> Mentions:
    sentence, kinds = found.sentence, {c.kind for c in found.codes}
    scope = find_pro_a_scope(sentence)
    names = {
        "metier": bool(found.metier_words),
        "listed_metier": bool(found.metier_codes) or bool(_ROME_KINDS & kinds),
        "place": bool(found.place_mentions),
        "national": metropole or bool(_NATIONAL.search(fold(sentence))),
        "nationality": found.nationality_mention is not None,
        "tunisian": "tunisie" in found.groups or _names_tunisian_list(sentence),
        "special_nationality": bool(found.groups & _SPECIAL),
        "situation": bool(found.situations),
        "interim": _interim(found.situations),
        "date": found.date_mention is not None,
        "rome_1999": "rome_1999" in kinds,
        "rome_current": "rome_current" in kinds,
        "rncp": "rncp" in kinds,
        "cqpm_number": "cqpm" in kinds,
        "article": bool(_UNITS.keys() & kinds),
        "law_article": "law_article" in kinds,
        "text_list": bool(_LIST_TEXTS & set(found.texts)),
        "text_named": bool(found.texts),
        "pro_a_word": PRO_A in found.texts,
        "cqpm_word": CQPM in found.texts,
        "pro_a_match": bool(match_pro_a_metiers(sentence) or match_diplomas(sentence)),
        "pro_a_whole": PRO_A in found.texts and bool(_WHOLE_LIST.search(fold(sentence))),
        "pro_a_metier": bool(found.metiers)
        and (PRO_A in found.texts or _interim(found.situations)),
        "pro_a_scope": bool(scope.secteurs or scope.filieres or scope.kinds),
        "pro_a_level": bool(scope.niveaux),
        "cqpm_title": bool(match_cqpm_titles(sentence)),
        "cqpm_scope": not find_cqpm_scope(sentence).empty,
    }
    return replace(found, entities=frozenset(name for name, present in names.items() if present))
