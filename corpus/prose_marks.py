"""What a line of prose is, told from the mark that opens it (article, section, dash, note …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.expressions import expression
from corpus.markup import note_calls, readable


class Mark(Enum):
    """The kinds of lines that the prose of the texts is made of."""

    BLANK = auto()
    SEPARATOR = auto()
    INITIALS = auto()
    FOOTNOTE = auto()
    ARTICLE = auto()
    SECTION = auto()
    HEADING = auto()
    CROSS_REFERENCE = auto()
    SIGNATURE = auto()
    TABLE = auto()
    VISA = auto()
    ITEM = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line with its mark, and the number that the mark gives ("3-2", "1.1", "1") if any."""

    line: int
    mark: Mark
    text: str
    number: str = ""


ANNEX = expression(r"(?:#+ )?\**ANNEXE(?![A-Za-z]).*")

_NOTE = r"(?:[¹²³⁴⁵⁶⁷⁸⁹]|<sup>\d{1,4}</sup>)"
_PATTERNS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.BLANK, expression(r"\s*")),
    (Mark.SEPARATOR, expression(r"[*\s]+")),
    (Mark.INITIALS, expression(r"(?:\^\{[A-Z]{2}\}|[A-Z]{2}(?:DS)?)(?: [A-Z]{2})*\s*")),
    (Mark.FOOTNOTE, expression(rf"(?P<number>{_NOTE}) .*\w.*")),
    (Mark.ARTICLE, expression(r"Article (?P<number>\d+(?:-\d+)*)(?: – .+)?\s*")),
    (Mark.SECTION, expression(r"#+ (?P<number>\d+(?:\.\d+)*)\. .+")),
    (Mark.HEADING, expression(r"#+ .*\w.*|Préambule\s*")),
    (Mark.CROSS_REFERENCE, expression(r"\(Voir .+\)\s*")),
    (Mark.SIGNATURE, expression(r"Fait à .+|Pour le [Mm]inistre.*|Le secrétaire général, \w\. .+")),
    (Mark.TABLE, expression(r".*\t.*")),
    (Mark.VISA, expression(r"Vu .+")),
    (Mark.ITEM, expression(r"- .+")),
)


def marked(number: int, text: str) -> MarkedLine:
    """Tell what a line is; a line without any mark is a paragraph."""
    for mark, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            return MarkedLine(number, mark, text, _number(mark, found))
    return MarkedLine(number, Mark.PARAGRAPH, text)


def _number(mark: Mark, found: re.Match[str]) -> str:
    number = str(found.groupdict().get("number") or "")
    return str(note_calls(number)[0]) if mark is Mark.FOOTNOTE else number


def continues(line: str, previous: str) -> bool:
    """Whether a line goes on with the sentence that a page break or a footnote cut.

    It starts in lower case, without a mark, and the line before does not end a sentence.
    """
    return line.lstrip()[:1].islower() and not re.search(r"[.;:!?]\W*$", readable(previous))
