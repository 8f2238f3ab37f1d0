"""Everything that a sentence names, found once, with overlaps settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from assistant.understanding.case_jobs import with_case_job
from assistant.understanding.certifications import match_cqpm_titles, match_diplomas
from assistant.understanding.codes import find_codes
from assistant.understanding.dates import DateMention, find_date, still_in_force
from assistant.understanding.job_or_town import town_for_job
from assistant.understanding.mentions import Mentions, job_ends
from assistant.understanding.metiers import MetierMention, find_metiers
from assistant.understanding.named_kinds import kinds_named
from assistant.understanding.nationalities import find_nationality, read_nationalities
from assistant.understanding.nationality_countries import country_beside
from assistant.understanding.nationality_mention import NationalityMention
from assistant.understanding.overlaps import clear_of, of_the_case, of_work, outside, wanted
from assistant.understanding.place_bare import find_area_of_list, find_bare_places
from assistant.understanding.place_inhabitants import find_inhabitants
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.places import find_places
from assistant.understanding.situations import SituationMention, find_situations
from assistant.understanding.texts import named_texts
from corpus.library import load


def mentions(sentence: str) -> Mentions:
    """Everything that a sentence names, texts added to the corpus in use among it."""
    return _mentions(sentence, load().version)


@lru_cache(maxsize=256)
def _mentions(sentence: str, _of_corpus: str) -> Mentions:
    codes, texts = find_codes(sentence), named_texts(sentence)
    metiers, places = _metiers_and_places(sentence)
    situations = find_situations(sentence)
    metiers = _no_situation(_no_nationality(metiers, sentence), situations)
    nationality = _outside_towns(find_nationality(sentence, job_ends(metiers)), places)
    if nationality is None and metiers:
        ends = job_ends(metiers) | {p.end for p in places}
        nationality = country_beside(sentence, ends)
    metiers, places = _outside_nationality(metiers, places, nationality)
    if not places and (metiers or any(c.kind == "rome_1999" for c in codes)):
        taken = [(m.start, m.end) for m in metiers] + [(c.start, c.end) for c in codes]
        taken += [(nationality.start, nationality.end)] if nationality else []
        places = _outside_titles(find_bare_places(sentence, taken), sentence)
    places = places or _outside_titles(find_area_of_list(sentence), sentence)
    places = places or find_inhabitants(sentence)
    found = Mentions(
        sentence=sentence,
        metiers=metiers,
        place_mentions=of_work(places),
        nationality_mention=nationality,
        situations=situations,
        date_mention=_date(sentence, date.today(), of_a_metier=bool(metiers)),
        codes=codes,
        texts=texts,
        entities=frozenset(),
        set_aside=tuple(p for p in places if p.apart),
    )
    found = with_case_job(found)
    metropole = any(p.kind == "metropole" for p in places)
    return replace(found, entities=kinds_named(found, metropole=metropole))


def _date(sentence: str, today: date, *, of_a_metier: bool) -> DateMention | None:
    told = find_date(sentence, today)
    if told is None and of_a_metier:
        return still_in_force(sentence, today)
    return of_the_case(told, sentence)


def _no_nationality(metiers: tuple[MetierMention, ...], sentence: str) -> tuple[MetierMention, ...]:
    """The métiers, without the nationalities that look like one: "birman" is no barman."""
    persons = read_nationalities(sentence, job_ends(metiers)).persons
    said = {p.start for p in persons if p.corrected_from is None}
    return tuple(m for m in metiers if m.start not in said)


def _no_situation(
    metiers: tuple[MetierMention, ...], situations: tuple[SituationMention, ...]
) -> tuple[MetierMention, ...]:
    """The métiers, without the words of no table that tell a situation: "auto-entrepreneuse"."""
    told = {(s.start, s.end) for s in situations}
    return tuple(
        m
        for m in metiers
        if m.candidates or m.absent or not any(s <= m.start and m.end <= e for s, e in told)
    )


def _outside_towns(
    nationality: NationalityMention | None, places: tuple[PlaceMention, ...]
) -> NationalityMention | None:
    """The nationality, unless a town's name holds it: "Villers-Allerand" is no German."""
    towns = (p for p in places if p.kind == "commune")
    if nationality and any(p.start < nationality.start < p.end for p in towns):
        return None
    return nationality


def _outside_nationality(
    metiers: tuple[MetierMention, ...],
    places: tuple[PlaceMention, ...],
    nationality: NationalityMention | None,
) -> tuple[tuple[MetierMention, ...], tuple[PlaceMention, ...]]:
    """Neither of them within the name of a country: "Corée du Nord", "Grande-Bretagne"."""
    if nationality is None:
        return metiers, places
    start, end = nationality.start, nationality.end
    return (
        tuple(m for m in metiers if not (start <= m.start and m.end <= end)),
        tuple(p for p in places if not (start <= p.start and p.end <= end)),
    )


def _outside_titles(places: tuple[PlaceMention, ...], sentence: str) -> tuple[PlaceMention, ...]:
    """The places, but those of a whole title: "régleur sur tours automatiques" is not of Tours."""
    if not places:
        return places
    titles = [s for s in match_cqpm_titles(sentence) if s.complete and " " in s.text]
    spans = [(s.start, s.end) for s in titles]
    spans += [(s.start, s.end) for s in match_diplomas(sentence) if s.complete and " " in s.text]
    return tuple(p for p in places if not any(s < p.start and p.end <= e for s, e in spans))


def _metiers_and_places(
    sentence: str,
) -> tuple[tuple[MetierMention, ...], tuple[PlaceMention, ...]]:
    """Both, none within the other."""
    places = _outside_titles(find_places(sentence), sentence)
    metiers = wanted(clear_of(find_metiers(sentence), places), sentence)
    if not places:
        metiers, places = town_for_job(sentence, metiers)
        places = _outside_titles(places, sentence)
    places = outside(places, metiers, sentence)
    metiers = tuple(
        m for m in metiers if not any(p.start <= m.start and m.end <= p.end for p in places)
    )
    return metiers, places
