"""Shared text helpers: folding, tokens with offsets, French elision, light stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from corpus.expressions import expression

_UNIFIED = {
    **dict.fromkeys("’‘ʼ´`′ʹ＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009", " "),
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "ß": "ss",
    "ø": "o",
    "Ø": "o",
    "ł": "l",
    "Ł": "l",
    "đ": "d",
    "Đ": "d",
}
_VARIANT = expression(f"[{''.join(_UNIFIED)}]")
_ELIDED = "l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu"
_APOSTROPHE = "['’‘ʼ´`′＇]"
_LETTER = "(?:[^\\W_][\u0300-\u036f]*)"
_TOKEN = expression(
    f"(?<![^\\W_])(?:{_ELIDED}){_APOSTROPHE}(?={_LETTER})|{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*",
    re.IGNORECASE,
)
_MARKS = expression("[\u0300-\u036f]+")
_OTHER_MARKS = "\u0483"  # the first character from which there are marks of other scripts
_NOT_WORD = expression(r"[\W_]+")
_ASKED_AGAIN = 1000  # characters up to which the tokens of a text are remembered


class Token(NamedTuple):
    """A word or a number; an elided article keeps its apostrophe ("l'", "d'", "qu'")."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def fold(text: str) -> str:
    """Lower case without accents or ligatures; one kind of apostrophe, hyphen and space.

    The length is kept, unless the text holds ligatures or combining marks.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    unified = _VARIANT.sub(lambda m: _UNIFIED[m[0]], text)
    bare = _MARKS.sub("", unicodedata.normalize("NFD", unified.lower()))
    if max(bare, default="") < _OTHER_MARKS:
        return bare
    return "".join(c for c in bare if not unicodedata.combining(c))


def fold_in_place(text: str) -> str:
    """The text folded character by character, so that offsets in it are offsets in the text."""
    if text.isascii():
        return fold(text)
    return "".join(map(_fold_char, text))


@lru_cache(maxsize=1024)
def _fold_char(char: str) -> str:
    return (fold(char) or " ")[0]


def match_key(text: str) -> str:
    """The folded words of a text joined by one space: "Côte-d'Or" gives "cote d or"."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def tokenize(text: str) -> tuple[Token, ...]:
    """Words and numbers with their offsets in the text; hyphens separate, elisions too.

    "l'Haÿ-les-Roses" gives "l'", "hay", "les", "roses"; "aujourd'hui" is one word.
    """
    return _tokens_again(text) if len(text) <= _ASKED_AGAIN else _tokens(text)


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(
        Token(m.start(), m.end(), m.group(), fold(m.group())) for m in _TOKEN.finditer(text)
    )


_tokens_again = lru_cache(maxsize=256)(_tokens)  # each reader of a sentence asks for them


def words(text: str) -> list[str]:
    """The folded words of a text, elided articles left out."""
    folded = (fold(m.group()) for m in _TOKEN.finditer(text))
    return [word for word in folded if not word.endswith("'")]


def mostly_capitals(text: str) -> bool:
    """Whether a text is typed in capitals, so that a capital letter tells nothing."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.6 * len(letters)


_ENDINGS = (
    ("travaux", "travail"),
    ("eaux", "eau"),
    ("aux", "al"),
    ("euse", "eur"),
    ("trice", "teur"),
    ("iere", "ier"),
    ("enne", "en"),
    ("onne", "on"),
    ("elle", "el"),
    ("ette", "et"),
    ("ive", "if"),
    ("cque", "c"),
    ("que", "c"),
)


@lru_cache(maxsize=16384)
@lru_cache(maxsize=1 << 15)
def light_stem(word: str) -> str:
    """A word without plural or feminine ending, to compare words and nothing else.

    "serveuses" and "serveur", "tunisiennes" and "tunisien", "générale" and "généraux" agree.
    """
    stem = fold(word)
    if len(stem) <= 3 or stem.isdigit():
        return stem
    if stem[-1] in "sx" and not stem.endswith(("eaux", "aux")):
        stem = stem[:-1]
    for ending, replacement in _ENDINGS:
        for form in (ending, ending + "s"):
            if stem.endswith(form) and len(stem) >= len(form):
                return stem[: -len(form)] + replacement
    if stem.endswith("e") and len(stem) > 4:
        stem = stem.rstrip("e")
        if stem.endswith("s") and len(stem) > 4:
            stem = stem[:-1]
    return stem
