"""What a French sentence claims that can be held against its evidence, read without a model.

Dates, quantities with their unit, numbered articles, regions of 2008, and whether it says of a
métier that it is open. The gate (``verify``) compares these claims; nothing here judges.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.regions import regions

FIGURE = expression(r"\d+(?:[.,]\d+)*")
_MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_MONTH = {name: i for i, name in enumerate(_MONTHS.split(), start=1)}
_WRITTEN_DATE = expression(
    rf"(?:\b(\d{{1,2}})(?:er)?\s+(?:au|et|ou)\s+(?:le\s+|du\s+)?)?"
    rf"(?:\b(\d{{1,2}})(?:er)?\s+)?\b({'|'.join(_MONTH)})\b(?:\s+(\d{{4}})\b)?"
)
_DIGIT_DATE = expression(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ISO_DATE = expression(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_NUMBER_WORDS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf vingt vingt-quatre trente trente-six quarante cinquante soixante "
    "soixante-quatorze cent"
)
_WORTH = (*range(2, 21), 24, 30, 36, 40, 50, 60, 74, 100)
_WORD_VALUE = dict(zip(_NUMBER_WORDS.split(), map(str, _WORTH), strict=True))
_UNITS = {
    "mois": "mois",
    "an": "an",
    "annee": "an",
    "jour": "jour",
    "heure": "heure",
    "h": "heure",
    "semaine": "semaine",
    "%": "%",
    "pour cent": "%",
    "€": "€",
    "euro": "€",
    "metier": "métier",
    "region": "région",
    "emploi": "métier",
    "certification": "certification",
    "qualification": "qualification",
}
_UNIT = "|".join(sorted((re.escape(u) for u in _UNITS), key=len, reverse=True))
_WORDS = "|".join(sorted(map(re.escape, _WORD_VALUE), key=len, reverse=True))
_NUMBER = rf"\d+(?:[\s\u202f]\d{{3}})*(?:,\d+)?|(?:{_WORDS})"
_QUANTITY = expression(
    rf"(?<![\w,.])(?:({_NUMBER})\s*(?:a|et|ou|-)\s+)?({_NUMBER})\s*(?:(?:premiere?|derniere?)s\s+)?({_UNIT})s?(?!\w)"
    rf"|(?<![\w,.])une?\s+(mois|an|annee|jour|heure|semaine)(?!\w)"
)
_REFERENCE = expression(
    r"\b(article|point|section|note|alinea)s?\s+((?:[lrd]\.?\s*)?\*?\d[\d.\-]*)"
    r"(?:(?:,\s*|\s+(?:a|et|ou)\s+)((?:[lrd]\.?\s*)?\d[\d.\-]*))*"
)
_NOT_OPEN = expression(
    r"\b(?:n'est|n'etai\w+|ne sont|ne figur\w+|ne fait|ne font|aucun\w*|non|pas|ni|jamais)\b"
    r"[^.;]{0,60}\b(?:ouvert|list|parmi)"
    r"|\bouvert\w*\b[^.;]{0,20}\b(?:nulle part|dans aucun)|\bnon ouvert|\bferme[es]*\b"
)
_OPEN = expression(
    r"\b(?:est|sont|reste|demeure|devient|figur\w+|fait partie|font partie|etait)\b"
    r"[^.;]{0,40}\b(?:ouvert|liste|parmi|metiers)|[:,(] ouvert\w*\b"
)
_NEGATION = expression(r"\b(?:ne|non|sans|sauf|hors)\b|\bn'")
_ONLY = expression(r"\b(?:ne\s+|n')[^.;,]{0,40}?\bque?\b|\bnon seulement\b|\bnon-|\bsi non\b")


class Polarity(StrEnum):
    """What a sentence says of a métier's being open."""

    OPEN = "ouvert"
    NOT_OPEN = "non ouvert"


class PartialDate(NamedTuple):
    """A date as far as it is written: "janvier 2008" has no day, "18 janvier" no year."""

    month: int
    day: int | None = None
    year: int | None = None

    def within(self, other: PartialDate) -> bool:
        """Whether all that this date says, the other says too."""
        return (
            self.month == other.month
            and self.day in (None, other.day)
            and self.year in (None, other.year)
        )


def dates_in(text: str) -> tuple[frozenset[PartialDate], str]:
    """The dates of a text, and the folded text without them."""
    found: set[PartialDate] = set()
    rest = fold(text)
    for match in _ISO_DATE.finditer(rest):
        found.add(PartialDate(int(match[2]), int(match[3]), int(match[1])))
    for match in _DIGIT_DATE.finditer(rest):
        found.add(PartialDate(int(match[2]), int(match[1]), int(match[3])))
    for match in _WRITTEN_DATE.finditer(rest):
        year = int(match[4]) if match[4] else None
        days: list[int | None] = [int(d) for d in (match[1], match[2]) if d]
        found |= {PartialDate(_MONTH[match[3]], day, year) for day in days or [None]}
    for pattern in (_ISO_DATE, _DIGIT_DATE, _WRITTEN_DATE):
        rest = pattern.sub(" ", rest)
    return frozenset(found), rest


def quantities_in(text: str) -> frozenset[tuple[str, str]]:
    """The (number, unit) pairs of a text, digits or words: "six mois" gives ("6", "mois")."""
    found: set[tuple[str, str]] = set()
    for match in _QUANTITY.finditer(fold(text)):
        unit = _UNITS[match[3] or match[4]]
        numbers = [n for n in (match[1], match[2]) if n] or ["1"]
        found |= {(_digits(number), unit) for number in numbers}
    return frozenset(found)


def _digits(number: str) -> str:
    return _WORD_VALUE.get(number, re.sub(r"\s", "", number))


def references_in(text: str) -> tuple[frozenset[tuple[str, str]], str]:
    """The numbered units of a text, "article 3-1" as ("article", "3.1"), and it without them."""
    found: set[tuple[str, str]] = set()
    folded = fold(text)
    for match in _REFERENCE.finditer(folded):
        unit = "point" if match[1] == "section" else match[1]
        for number in FIGURE.findall(match[0].replace("-", ".")):
            found.add((unit, number.strip(".")))
    return frozenset(found), _REFERENCE.sub(" ", folded)


def regions_in(text: str) -> frozenset[str]:
    """The slugs of the regions of 2008 that a text names."""
    found: set[str] = set()
    rest = f" {re.sub(r'[^a-z0-9]+', ' ', fold(text))} "
    for name, slug in _region_names():
        if f" {name} " in rest:
            found.add(slug)
            rest = rest.replace(f" {name} ", " ")
    return frozenset(found)


@cache
def _region_names() -> tuple[tuple[str, str], ...]:
    """Folded names, the longest first; "centre" and "corse" only with their preposition."""
    names = {
        re.sub(r"[^a-z0-9]+", " ", fold(name)).strip(): slug
        for slug, region in regions().items()
        for name in (region.name, *region.names_read)
    }
    names = {(f"dans le {n}" if n == "centre" else n): slug for n, slug in names.items()}
    return tuple(sorted(names.items(), key=lambda item: -len(item[0])))


def polarity(text: str) -> Polarity | None:
    """Whether a sentence says that a métier is open, or that it is not; None if neither."""
    folded = fold(text).lstrip("*# -")
    lead = re.match(r"(?:oui|non)\b(?! applicable)", folded)
    if lead:
        return Polarity.OPEN if lead[0] == "oui" else Polarity.NOT_OPEN
    if _NOT_OPEN.search(folded):
        return Polarity.NOT_OPEN
    return Polarity.OPEN if _OPEN.search(folded) else None


@lru_cache(maxsize=4096)
def polarities(text: str) -> frozenset[Polarity]:
    """What each clause of a sentence says of a métier's being open."""
    clauses = re.split(r"[;:]|,? mais ", text)
    found = {polarity(clause) for clause in clauses} | {polarity(text) if ":" in text else None}
    return frozenset(p for p in found if p)


@lru_cache(maxsize=4096)
def negations(text: str) -> int:
    """How many times a sentence denies something ("ne … que" restricts and does not deny)."""
    return len(_NEGATION.findall(_ONLY.sub(" ", fold(text))))
