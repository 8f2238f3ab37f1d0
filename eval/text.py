"""How texts are compared: folded for what people say, nearly as they stand for quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import corpus

_SAME = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ﬁ": "fi",
        "ﬂ": "fl",
    }
)
_DASHES = re.compile("[-‐‑‒–—−]")
_CITATION_MARK = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]")
_MARKDOWN = re.compile(r"[*_`]+")


def fold_quote(text: str) -> str:
    """Fold white space, apostrophes and ligatures only: a quote must stand word for word."""
    return " ".join(text.translate(_SAME).split())


def fold(text: str) -> str:
    """Fold case and accents too; dashes become spaces, citation marks and emphasis go."""
    bare = _MARKDOWN.sub("", _CITATION_MARK.sub(" ", text.translate(_SAME)))
    decomposed = unicodedata.normalize("NFKD", _DASHES.sub(" ", bare).casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def says(folded: str, term: str) -> bool:
    """Whether a folded text holds a term: ``/…/`` is a regular expression on folded text.

    A plain term that begins or ends with a digit is not found inside a longer number.
    """
    return _pattern(term).search(folded) is not None


@cache
def _pattern(term: str) -> re.Pattern[str]:
    if len(term) > 2 and term.startswith("/") and term.endswith("/"):
        return re.compile(term[1:-1])
    plain = fold(term)
    before = r"(?<!\d)" if plain[:1].isdigit() else ""
    after = r"(?!\d)" if plain[-1:].isdigit() else ""
    return re.compile(before + re.escape(plain) + after)


@cache
def source_lines(source_id: str) -> tuple[str, ...]:
    """The lines of a source file (line 1 first); raises FileNotFoundError for an unknown id."""
    path = Path(corpus.__file__).parent / "sources" / f"{source_id}.txt"
    return tuple(path.read_text(encoding="utf-8").split("\n"))


@cache
def _folded_source(source_id: str) -> str:
    return fold_quote("\n".join(source_lines(source_id)))


def stands_in_source(source_id: str, quote: str) -> bool:
    """Whether a quote is a contiguous verbatim extract of the source it names."""
    wanted = fold_quote(quote)
    try:
        return bool(wanted) and wanted in _folded_source(source_id)
    except FileNotFoundError:
        return False
