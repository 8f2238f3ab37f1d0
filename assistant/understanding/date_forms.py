"""The written forms of a date: days, months, years, seasons, and words such as "aujourd'hui"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.understanding.text import fold_in_place
from corpus.expressions import expression
from corpus.french_dates import in_french

_MONTHS = {
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4,
    "mai": 5, "juin": 6, "juillet": 7, "juill": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9,
    "octobre": 10, "oct": 10, "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
}  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_PART = r"(?:(?P<{}_part>debut|mi|fin|courant)[\s-]+(?:de\s+|d'|l'annee\s+)?)?"

_FORM = expression(
    rf"(?P<iso>\b{_YEAR}(?P<iso_sep>[/.-])\d\d(?P=iso_sep)\d\d\b)"
    r"|(?P<numeric>(?<![\d/.-])(?:1er|\d{1,2})(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/-]))"
    rf"|\b(?:entre le|du|le)\s+(?P<from>1er|\d{{1,2}})\s+(?:et le|et|au)\s+(?P<to>\d{{1,2}})\s+"
    rf"(?P<range_month>{_MONTH})\s+(?P<range_year>{_YEAR})\b"
    rf"|(?P<day>\b(?:1er|\d{{1,2}}))\s+(?P<month>{_MONTH})\b\.?(?:\s+(?P<year>{_YEAR}|\d\d(?!\d)))?"
    rf"|(?<![a-z]){_PART.format('month')}(?P<monthly>{_MONTH})\b\.?\s+(?P<monthly_year>{_YEAR})\b"
    rf"|\b(?P<season>printemps|ete|automne|(?:1er|premier|2e|2eme|deuxieme|second|3e|3eme|troisieme"
    rf"|4e|4eme|quatrieme)\s+(?:trimestre|semestre))\s+(?:de\s+)?(?P<season_year>{_YEAR})\b"
    rf"|(?<![a-z]){_PART.format('year')}(?P<only_year>\b{_YEAR}\b)(?![\s-]*\d|[/.-]\d|\s*(?:euros?|€|heures?|h\b))"
    r"|(?P<now>\baujourd'hui"
    r"|\bactuellement(?=\s*(?:$|[?,.;!:)]|ouvert|ferme|possible|en tension|en vigueur|applicable"
    r"|valable|autorise|(?:dans|sur) la|pour|le metier|la liste|quel|est-))"
    r"|(?<!cas )(?<!et )(?<!dossier )\bmaintenant(?!\s*[,:]|\s+(?:pour|un|une|le|la|je|si)\b)"
    r"|(?<=\bet )maintenant(?=\s*\??\s*$)"
    r"|\ba ce jour|\ben ce moment|\ba present\b"
    r"|\bde nos jours|\ba l'heure actuelle)"
    r"|(?P<relative>(?<![\w-])(?:hier|demain)(?![\w-])|\bcette annee"
    r"|\bl'an(?:nee)? (?:dernier|derniere|passee?)"
    r"|\bl'an(?:nee)? prochaine?|\bil y a (?P<ago>\d{1,2}|un|deux|trois|cinq|dix) ans?\b)"
)
_BEFORE_YEAR = expression(
    r"(?:\b(?:en|courant|annee|an|depuis|avant|apres|des|jusqu'en|de|du|vers|pour|et|ou|entre|sur"
    r"|a|fin|debut|tension|listes?)\s+|[,(:]\s*|^\s*)$"
)
_NOT_YEAR = expression(r"\b(?:cqpm|rncp|n[°o]|numero|code|article|art\.?|rome|note)\s*:?\s*$")
_SEASONS = {"printemps": (3, 6), "ete": (6, 9), "automne": (9, 12)}
_RANKS = (("1", "p"), ("2", "d", "s"), ("3", "t"), ("4", "q"))
_NUMBERS = {"un": 1, "deux": 2, "trois": 3, "cinq": 5, "dix": 10}


@dataclass(frozen=True, slots=True)
class Period:
    """A date or a period found in a folded text; both days are included."""

    start: int
    end: int
    earliest: date
    latest: date
    note: str = ""


def periods(folded: str, today: date) -> Iterator[Period]:
    """Every date written in a folded text, in order; impossible ones are left out."""
    for found in _FORM.finditer(folded):
        read = _read(found, folded, today)
        if read:
            earliest, latest, note = read
            yield Period(found.start(), found.end(), earliest, latest, note)


def dates_in_words(sentence: str) -> str:
    """The sentence with each day in figures written out: "31/07/2009" is "31 juillet 2009"."""
    folded, parts, last = fold_in_place(sentence), [], 0
    for found in _FORM.finditer(folded):
        read = _read(found, folded, date.min) if found["iso"] or found["numeric"] else None
        if read:
            parts += [sentence[last : found.start()], in_french(read[0])]
            last = found.end()
    return "".join([*parts, sentence[last:]])


def _read(found: re.Match[str], folded: str, today: date) -> tuple[date, date, str] | None:
    try:
        if found["iso"]:
            return _one(date.fromisoformat(found["iso"].replace(found["iso_sep"], "-")))
        if found["numeric"]:
            numbers = found["numeric"].split(found["sep"])
            return _one(
                date(_full_year(numbers[2]), int(numbers[1]), int(numbers[0].removesuffix("er")))
            )
        if found["from"]:
            year, month = int(found["range_year"]), _MONTHS[found["range_month"]]
            first = int(found["from"].removesuffix("er"))
            first, last = sorted((first, int(found["to"])))
            return date(year, month, first), date(year, month, last), ""
        if found["day"]:
            return _day_and_month(found, today)
        if found["monthly"]:
            month = _MONTHS[found["monthly"]]
            return (*_part_of_month(int(found["monthly_year"]), month, found["month_part"]), "")
        if found["season"]:
            return (*_season(found["season"], int(found["season_year"])), "")
        if found["only_year"]:
            return _year_alone(found, folded)
    except ValueError:
        return None
    return _one(today) if found["now"] else (*_relative(found, today), "")


def _one(day: date) -> tuple[date, date, str]:
    return day, day, ""


def _full_year(year: str) -> int:
    short = int(year)
    return short if len(year) == 4 else short + (2000 if short < 60 else 1900)


def _day_and_month(found: re.Match[str], today: date) -> tuple[date, date, str]:
    day, month = int(found["day"].removesuffix("er")), _MONTHS[found["month"]]
    if found["year"]:
        return _one(date(_full_year(found["year"]), month, day))
    supposed = date(today.year, month, day)
    return supposed, supposed, f"année non précisée : {today.year} est supposée"


def _part_of_month(year: int, month: int, part: str | None) -> tuple[date, date]:
    last = monthrange(year, month)[1]
    first_day, last_day = {"debut": (1, 10), "mi": (11, 20), "fin": (21, last)}.get(
        part or "", (1, last)
    )
    return date(year, month, first_day), date(year, month, last_day)


def _season(name: str, year: int) -> tuple[date, date]:
    if name in _SEASONS:
        first, last = _SEASONS[name]
        return date(year, first, 21), date(year, last, 20)
    rank = next(i for i, letters in enumerate(_RANKS) if name.startswith(letters))
    months = 3 if name.endswith("trimestre") else 6
    first, last = rank * months + 1, (rank + 1) * months
    if last > 12:
        raise ValueError(name)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _year_alone(found: re.Match[str], folded: str) -> tuple[date, date, str] | None:
    before = folded[max(0, found.start() - 20) : found.start()]
    ends = not re.search(r"\w", folded[found.end() :])
    called_for = found["year_part"] or _BEFORE_YEAR.search(before) or (ends and " " in before)
    if not called_for or _NOT_YEAR.search(before) or re.search(r"\d[\s-]*$", before):
        return None
    year = int(found["only_year"])
    months = {"debut": (1, 3), "mi": (5, 8), "fin": (10, 12)}.get(found["year_part"] or "", (1, 12))
    return date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1]), ""


def _relative(found: re.Match[str], today: date) -> tuple[date, date]:
    words = found["relative"]
    if words in ("hier", "demain"):
        ordinal = today.toordinal() + (-1 if words == "hier" else 1)
        day = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))  # of ``date.min`` too
        return day, day
    years = 0
    if found["ago"]:
        years = -(_NUMBERS.get(found["ago"]) or int(found["ago"]))
    elif "prochain" in words:
        years = 1
    elif words != "cette annee":
        years = -1
    year = min(max(today.year + years, 1), 9999)
    return date(year, 1, 1), date(year, 12, 31)
