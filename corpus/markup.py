"""The marks that scanning and conversion left: taken out for reading, kept in quotes."""

from __future__ import annotations

import re

from corpus.expressions import expression

MASK = "[adresse masquée]"

EMAIL = expression(r"[\w.+-]+@[\w.-]*\w")
_NOTE_CALL = expression(r"[¹²³⁴⁵⁶⁷⁸⁹]|<sup>\d{1,4}</sup>")
_OPENING = expression(r"^(?:#+\s+|-\s+|\*\*|<b>)+")
_CLOSING = expression(r"(?:\*\*|</b>)\s*$")
_LINK = expression(r"\[([^\[\]]*)\]\(#?\)")
_RAISED = expression(r"\s?\^\{(\w*)\}|<sup>(\w*)</sup>")
_SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


def fold_space(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def trimmed(text: str) -> str:
    """A contiguous extract without the marks that open and close it (####, -, **, <b>)."""
    return _CLOSING.sub("", _OPENING.sub("", fold_space(text)))


def readable(text: str) -> str:
    """An extract made pleasant to read: no link, bold or exponent marks, no footnote calls."""
    text = _NOTE_CALL.sub("", trimmed(text))
    text = _LINK.sub(lambda m: m[1].replace("\\(", "(").replace("\\)", ")"), text)
    text = _RAISED.sub(lambda m: m[1] or m[2] or "", text)
    return fold_space(re.sub(r"\*+(?=\S)|(?<=\S)\*+", "", text))


def note_calls(text: str) -> tuple[int, ...]:
    """The numbers of the footnotes that the text calls, in order."""
    digits = (re.sub(r"\D", "", m.translate(_SUPERSCRIPTS)) for m in _NOTE_CALL.findall(text))
    return tuple(int(d) for d in digits)


def masked(text: str) -> str:
    """The text with every e-mail address replaced by the mask."""
    return EMAIL.sub(MASK, text)


def split_at_emails(text: str) -> list[str]:
    """The extracts between e-mail addresses that hold at least one letter or digit."""
    pieces = (piece.strip() for piece in EMAIL.split(text))
    return [piece for piece in pieces if any(c.isalnum() for c in piece)]
