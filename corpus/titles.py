"""Whether two printed titles name the same thing, abbreviations and feminines aside."""

from __future__ import annotations

import unicodedata

from corpus.expressions import expression

_SMALL = frozenset(("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
_TOKEN = expression(r"[a-z0-9]+\.?")


def tokens(title: str) -> tuple[str, ...]:
    """The words that count, folded, without plural; an abbreviation keeps its full stop."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("œ", "oe"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = (word for word in _TOKEN.findall(letters) if word.rstrip(".") not in _SMALL)
    return tuple(word if word.endswith(".") else word.removesuffix("s") for word in words)


def titles_agree(one: str, other: str) -> bool:
    """Whether the words of one title are found, in order, in the other (abbreviated or not)."""
    a, b = _masculine(one), _masculine(other)
    return _within(a, b) or _within(b, a)


def same_words(one: str, other: str) -> bool:
    """Whether two titles have the same words, whatever their order."""
    return sorted(tokens(one)) == sorted(tokens(other))


def _masculine(title: str) -> tuple[str, ...]:
    """The tokens without the feminine that a title repeats ("Cuisinier, cuisinière")."""
    words = tokens(title)
    if "," not in title:
        return words
    return tuple(w for i, w in enumerate(words) if not _repeats(w, words[max(0, i - 3) : i]))


def _repeats(word: str, before: tuple[str, ...]) -> bool:
    return word.endswith("e") and any(word != b and word[:4] == b[:4] for b in before)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(_same(word, other) for other in rest) for word in short)


def _same(word: str, other: str) -> bool:
    if word.endswith(".") or other.endswith("."):
        stem, full = sorted((word.rstrip("."), other.rstrip(".")), key=len)
        return full.startswith(stem)
    return word == other
