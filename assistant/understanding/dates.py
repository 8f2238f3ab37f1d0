"""The date a question is about, apart from the dates that only name a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from assistant.understanding.date_forms import Period, periods
from assistant.understanding.text import fold_in_place
from assistant.understanding.text_events import event_at, names_a_text
from assistant.understanding.texts import CQPM
from corpus.expressions import expression
from corpus.library import load, per_corpus

_STILL_IN_FORCE = expression(
    r"\b(?:encore|toujours) (?:en vigueur|valables?|valides?|applicables?|d'actualite|a jour)\b|"
    r"\b(?:vaut|valent|s'appliqu\w+) (?:encore|toujours)\b"
)


class DateMention(NamedTuple):
    """A period told in a sentence; both days are included; date.min and date.max mean open."""

    start: int
    end: int
    text: str
    earliest: date
    latest: date
    note: str = ""  # French: what was supposed in reading it

    @property
    def day(self) -> date | None:
        """The one day the mention tells, or None for a longer period."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def deciding(self) -> date:
        """The day to judge by: the end of a closed period, the start of one that runs on."""
        return self.earliest if self.latest >= date.today() else self.latest


class DateReading(NamedTuple):
    """The dates of the question and those that are part of a text's name."""

    dates: tuple[DateMention, ...] = ()
    text_dates: tuple[DateMention, ...] = ()


_OPERATOR = expression(
    r"(?P<before>\b(?:avant|anterieure?(?:ment)? (?:a|au)|jusqu'a la veille (?:de|du)))"
    r"|(?P<until>\b(?:jusqu'(?:au|en|a|aux)|au plus tard(?: en)?))"
    r"|(?P<after>\b(?:apres|posterieure?(?:ment)? (?:a|au)))"
    r"|(?P<since>\b(?:depuis|a partir d[eu']|a compter d[eu']"
    r"|des(?=\s+(?:l[ea']|\d|janv|fev|mars|avr|mai|jui|aout|sep|oct|nov|dec))))"
    r"|(?P<during>\b(?:a l'epoque|au temps|du temps|sous l'empire|sous le regime|lors|pendant"
    r"|durant))"
)
_BETWEEN = expression(r"\b(?:entre|du|de)\s+(?:le\s+)?$")
_AND = expression(r"\s*(?:et|a|au|-)\s+(?:le\s+)?")
_LINK = expression(
    r"[\s']*(?:(?:entree en vigueur|publication|signature|date|les|fin|du|de|d'|l'|la|le|en)"
    r"[\s']*)*"
)
_BIRTH = expression(r"\b(?:nee?s?|naissance)\s*(?::|le|en|du|au)?\s*$")
# Since when somebody is here, which tells nothing of the day of the demand.
_STAY = expression(
    r"(?:\b(?:en france|sans (?:papiers?|titres?(?: de sejour)?)|vi[ts]|habit\w+|resid\w+|marie\w*|"
    r"scolaris\w+)|(?<!dossier )(?<!demande )(?<!courrier )\b(?:arrive\w*|entrees?|venue?s?|"
    # "entré" and the preposition are one word without its accent.
    r"(?:est|suis|sont|etait)\s+entres?|entres?(?=\s+(?:en france|ici|(?:ir)?regulierement))))"
    r"(?:\s+(?:en france|ici|la|chez nous|regulierement|irregulierement|avec \w+))*"
    r"\s*,?\s*(?:depuis\s+)?(?:en|le|fin|debut|courant|mi)?[\s-]*$"
)
# What "depuis" says of the rules or of a demand; of a person, it says since when she is here.
_OF_RULES = expression(
    r"\b(?:ouvert|ferme|tension|list|regle|regime|droit|vigueur|appli[qc]|chang|possible|metiers|"
    r"demand|dossier|depos|depot|texte|circulaire|arrete|accord|valable|supprim|veille|activ)\w*"
)
_HERE = expression(r"\s*,?\s*(?:en france|ici|chez nous|sur le territoire)\b")
_LIST_BEFORE = expression(
    r"\blistes?(?: regionales?| nationales?)?(?: (?:des |de )?metiers(?: ouverts| en tension)?)?"
    r"(?: (?:de|d'|du|en|mois de|l'annee))*\s*$"
)
_OF_CERTIFICATIONS = expression(r"\bpro[- ]?a\b|accord|certif|rncp|diplome|titres? pro|\bcqp")
_DAY = timedelta(days=1)


def find_date(sentence: str, today: date) -> DateMention | None:
    """The date or period the question is about; the last one where several are told."""
    dates = read_dates(sentence, today).dates
    return dates[-1] if dates else None


def still_in_force(sentence: str, today: date) -> DateMention | None:
    """Today, where a sentence asks if what it names holds still: "la liste vaut encore ?"."""
    told = _STILL_IN_FORCE.search(fold_in_place(sentence))
    if told is None:
        return None
    return DateMention(*told.span(), sentence[slice(*told.span())], today, today)


def read_dates(sentence: str, today: date) -> DateReading:
    """Every date of a sentence, those of the question apart from those of a text's name."""
    folded = fold_in_place(sentence)
    text_dates: list[DateMention] = []
    dates: list[DateMention] = []
    for period in periods(folded, today):
        if _BIRTH.search(folded, 0, period.start) or _STAY.search(folded, 0, period.start):
            continue
        mention = _mention(sentence, period.start, period.end, period, "")
        if names_a_text(folded, period.start) and not _of_another_list(folded, period):
            text_dates.append(mention)
        elif not _since_when_here(folded, period.start, period.end):
            dates.append(_with_operator(sentence, folded, period, today))
    dates += _events(sentence, folded, today)
    joined = _joined(sentence, folded, sorted(dates, key=lambda m: m.start))
    return DateReading(tuple(joined), tuple(text_dates))


def _mention(sentence: str, start: int, end: int, period: Period, note: str) -> DateMention:
    return DateMention(
        start, end, sentence[start:end], period.earliest, period.latest, note or period.note
    )


def _with_operator(sentence: str, folded: str, period: Period, today: date) -> DateMention:
    """The period that "avant", "depuis", "jusqu'en" … make of the date after them."""
    found = _operator_before(folded, period.start)
    if found is None:
        return _mention(sentence, period.start, period.end, period, "")
    earliest, latest = _apply(found.lastgroup or "", period.earliest, period.latest, today)
    shifted = replace(period, earliest=earliest, latest=latest)
    return _mention(sentence, found.start(), period.end, shifted, "")


def list_of_another_year(sentence: str) -> str:
    """The list of métiers of a year that none of the corpus has, as a sentence names it, or ""."""
    folded = fold_in_place(sentence)
    for period in periods(folded, date.min):
        named = _LIST_BEFORE.search(folded, 0, period.start)
        if named and _of_another_list(folded, period) and not _OF_CERTIFICATIONS.search(folded):
            return sentence[named.start() : period.end].strip()
    return ""


def _of_another_list(folded: str, period: Period) -> bool:
    """Whether it is the year of a list of métiers that is none of the corpus's: "la liste de 2025".

    It is then a date: what the corpus says of that day is told.
    """
    named = _LIST_BEFORE.search(folded, 0, period.start)
    year = period.earliest.year
    told = f"{year:04}" in folded[period.start : period.end]  # "la liste du 31 juillet" has none
    return bool(named) and told and year not in _years_of_lists()


@per_corpus
def _years_of_lists() -> frozenset[int]:
    """The years of the lists of the five texts, which their rules name; added ones have dates."""
    corpus = load()
    listing = {row.source_id for row in corpus.metiers} | {CQPM}
    added = {text.source.id for text in corpus.added}
    return frozenset(corpus.sources[source].date.year for source in listing - added)


def _since_when_here(folded: str, start: int, end: int) -> bool:
    """Whether a date only tells since when a person works or waits: "au poste depuis mai"."""
    found = _operator_before(folded, start)
    if found is None or found.group() != "depuis":
        return False
    clause = re.split(r"[.?!;]", folded[: found.start()])[-1]
    told = re.sub(r"\b(?:et|mais|donc|alors|bonjour)\b|\W", "", clause)
    here = bool(told) or bool(_HERE.match(folded, end))
    return here and not _OF_RULES.search(clause)


def _operator_before(folded: str, end: int) -> re.Match[str] | None:
    """The operator that stands just before a date, but for articles."""
    last = None
    for found in _OPERATOR.finditer(folded, max(0, end - 60), end):
        if _LINK.fullmatch(folded, found.end(), end):
            last = found
    return last


def _apply(operator: str, first: date, last: date, today: date) -> tuple[date, date]:
    if operator == "before":
        return date.min, first - _DAY if first > date.min else first
    if operator == "until":
        return date.min, last
    if operator == "after":
        return (last + _DAY if last < date.max else last), max(today, last)
    if operator == "since":
        return first, max(today, first)
    return first, last


def _events(sentence: str, folded: str, today: date) -> Iterator[DateMention]:
    """ "avant l'arrêté", "depuis l'accord franco-tunisien", "à l'époque de la circulaire"."""
    for found in _OPERATOR.finditer(folded):
        link = _LINK.match(folded, found.end())
        event = event_at(folded, link.end()) if link else None
        if event is None:
            continue
        last = event.in_use_to if found.lastgroup == "during" else event.since
        earliest, latest = _apply(found.lastgroup or "", event.since, last, today)
        text = sentence[found.start() : event.end]
        yield DateMention(found.start(), event.end, text, earliest, latest, event.note)


def _joined(sentence: str, folded: str, dates: list[DateMention]) -> Iterator[DateMention]:
    """ "entre le 7 et le 18 janvier 2008": one period out of two dates."""
    index = 0
    while index < len(dates):
        first = dates[index]
        after = dates[index + 1] if index + 1 < len(dates) else None
        opening = _BETWEEN.search(folded, 0, first.start)
        if after and opening and _AND.fullmatch(folded, first.end, after.start):
            start, end = opening.start(), after.end
            text = sentence[start:end]
            earliest, latest = min(first.earliest, after.earliest), max(first.latest, after.latest)
            yield DateMention(start, end, text, earliest, latest, after.note)
            index += 2
        else:
            yield first
            index += 1
