"""The marks of French legal structure: Titre, Chapitre, Article, I., 1°, a), dashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from corpus.expressions import expression
from corpus.source_text import slug

_ROMAN = r"[IVXL]{1,6}(?:er)?(?: ?(?:bis|ter|quater))?"
_DASH = r"[-–—]"
_END = r"(?:\s*[.:]?\s*[-–—]\s+|\s*[.:]\s+|\s*$|\s+)"

# Rank of each division: a division closes those of its rank and below.
_DIVISIONS = {
    "annexe": 1,
    "partie": 2,
    "livre": 3,
    "titre": 4,
    "sous-titre": 5,
    "chapitre": 6,
    "section": 7,
    "sous-section": 8,
    "paragraphe": 9,
}
TITLED = frozenset(_DIVISIONS)
ARTICLE_RANK = 20
_POINT_RANK = 30  # of "1. Objet"; "1.1" ranks one below
_SHORT = 100  # characters over which a numbered line is no heading

_DIVISION = expression(
    rf"(?P<kind>{'|'.join(sorted(_DIVISIONS, key=len, reverse=True))})s?"
    rf"(?:\s+(?P<number>{_ROMAN}|\d+(?:er)?|premier|première|préliminaire|unique|[A-Z]))?"
    rf"(?=\s*$|\s*[.:]|\s+{_DASH}|\s*\n|\s+[A-ZÀ-Ý])(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = expression(
    r"(?P<word>article|art\.)\s+(?P<number>(?:[LRDA]\.?\s?\*?\s?)?\d+(?:er)?(?:[-.]\d+)*"
    r"(?: (?:bis|ter|quater|quinquies))?|premier|unique)"
    rf"(?P<end>{_END})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = expression(
    r"(?P<number>[1-9]\d?(?:\.\d{1,2})+(?=\.?\s)|[1-9]\d?(?=[.)]\s))[.)]?\s+(?=[A-ZÀ-Ý]).+"
)
_ITEMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, expression(rf"(?P<mark>{_ROMAN})(?:\.\s*{_DASH}|\s+{_DASH}|\.)\s+")),
    (2, expression(rf"(?P<mark>[A-H])(?:\.\s*{_DASH}|\s+{_DASH}|\.)\s+")),
    (3, expression(r"(?P<mark>\d{1,3}°)(?: ?(?:bis|ter))?\s*")),
    (3, expression(r"(?P<mark>\d{1,2}[.)])\s+")),
    (4, expression(r"(?P<mark>[a-z])\)\s+")),
    (5, expression(r"(?P<mark>[-–—•▪◦·*‒])\s+")),
)
_FORMULA = expression(
    r"(?:Vu|Considérant|Sur (?:le rapport|la proposition|proposition)|Après avis|Fait (?:à|le)) |"
    r"(?:Arrête|ARRÊTE|Décrète|DÉCRÈTE|Décide|DÉCIDE)(?:nt|NT)? ?:|NOR ?:"
)
DASH_RANK = 5
MAX_HEADING = 200  # characters over which a line is no heading


@dataclass(frozen=True, slots=True)
class Division:
    """A heading: its rank, the end of its passages' ids, its French locator, what follows it."""

    kind: str  # "article", "annexe", "titre" …, "point", "" for a heading of another sort
    rank: int
    name: str
    locator: str
    heading: str  # the part of the line that is the heading
    rest: str = ""  # the text that an article carries on with, on the same line


class Item(NamedTuple):
    """The mark that opens an item: its depth (1 for I., 5 for a dash) and the mark itself."""

    depth: int
    mark: str


def division(text: str, level: int = 0) -> Division | None:
    """The division that a line opens; ``level`` is that of a heading which the file marks."""
    article = _ARTICLE.fullmatch(text)
    if article and not _quotes_an_article(article):
        return _article(text, article, level)
    if len(text) > MAX_HEADING:
        return None
    found = _DIVISION.fullmatch(text)
    if found and (level or _stands_alone(found)):
        return _division(text, found, level)
    if level:
        return _named(text, level)
    numbered = _NUMBERED.fullmatch(text)
    if numbered and len(text) <= _SHORT and not re.search(r"[.;:,]$", text):
        return _point(text, numbered["number"], _POINT_RANK + numbered["number"].count("."))
    return None


def item(text: str) -> Item | None:
    """The mark that opens a line: I. –, A., 1°, a), a dash."""
    for depth, pattern in _ITEMS:
        if (found := pattern.match(text)) and found.end() < len(text):
            return Item(depth, found["mark"])
    return None


def opens(text: str) -> bool:
    """Whether a line begins something, so that it cannot carry on with the line before."""
    return bool(_FORMULA.match(text)) or division(text) is not None or item(text) is not None


def _quotes_an_article(found: re.Match[str]) -> bool:
    """ "Article 3 du décret …": a sentence about an article, not the article itself."""
    return found["end"].isspace() and found["rest"][:1].islower()


def _article(text: str, found: re.Match[str], level: int) -> Division:
    number = re.sub(r"\s+", " ", found["number"]).strip()
    shown = "1er" if number.lower() in ("1", "1er", "premier") else number
    plain = "1" if shown == "1er" else number
    rest = found["rest"].strip()
    titled = level or (rest and len(rest) <= MAX_HEADING and not re.search(r"[.;:,]$", rest))
    below = number.count("-") if number[0].isdigit() else 0  # 3-1 is under 3, L. 313-14 is not
    name, where = f"art-{slug(plain)}", f"article {shown}"
    if titled or not rest:
        return Division("article", level or ARTICLE_RANK + below, name, where, text)
    heading = text[: found.start("rest")].rstrip(" -–—.:")
    return Division("article", ARTICLE_RANK + below, name, where, heading, rest)


def _stands_alone(found: re.Match[str]) -> bool:
    """Whether a line without a heading's mark is one: numbered or in capitals, not a sentence."""
    text = found.string
    ends = re.search(r"[.;,]$", text) and len(text) > 60
    named = found["number"] or text.isupper() or not found["title"].strip(" .:-–—")
    return bool(named) and not ends and text[:1].isupper()


def _division(text: str, found: re.Match[str], level: int) -> Division:
    kind = found["kind"].lower()
    number = (found["number"] or "").strip()
    name = "-".join(part for part in (slug(kind), slug(number)) if part)
    where = f"{kind} {number}".strip()
    return Division(kind, level or _DIVISIONS[kind], name, where, text)


def _named(text: str, level: int) -> Division:
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return _point(text, numbered["number"], level + numbered["number"].count("."))
    words = slug(text).split("-")[:8]
    title = text.rstrip(" :.")
    locator = title[:1].lower() + title[1:80]
    return Division("", level, "-".join(words) or "partie", locator, text)


def _point(text: str, number: str, rank: int) -> Division:
    return Division("point", rank, number.replace(".", "-"), f"point {number}", text)
