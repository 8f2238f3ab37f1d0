"""Reword a question the way a hurried person types it: slips, missing accents, dropped words.

Every choice comes from the ``random.Random`` that is passed, so a set made twice is the same.
"""

from __future__ import annotations

import random
import re
import unicodedata

_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_NEIGHBOURS = {
    letter: [row[j] for j in (i - 1, i + 1) if 0 <= j < len(row)]
    for row in _ROWS
    for i, letter in enumerate(row)
}
_SHORT = {
    "pour": "pr",
    "que": "q",
    "quel": "kel",
    "quelle": "kel",
    "quelles": "kelles",
    "quand": "qd",
    "comment": "cmt",
    "combien": "cb",
    "est-ce que": "esk",
    "c'est": "c",
    "toujours": "tjs",
    "beaucoup": "bcp",
    "rendez-vous": "rdv",
    "avec": "ac",
    "dans": "ds",
    "sécurité sociale": "secu",
    "temps": "tps",
    "travail": "taf",
    "entreprise": "boite",
    "administration": "admin",
    "formation": "form.",
    "professionnel": "pro",
    "professionnelle": "pro",
    "maximum": "max",
    "minimum": "min",
    "information": "info",
    "déclaration": "décla",
    "document": "doc",
    "salarié": "employé",
    "employeur": "patron",
    "contrat à durée indéterminée": "cdi",
    "contrat à durée déterminée": "cdd",
}
_FUNCTION_WORDS = (
    "a à au aux ce ces cet cette d' dans de des du elle en est et il ils je l' la le les leur "
    "me mon ne nous on ou par pas pour qu' que qui s' sa se ses son sont sur un une vous y"
)
_SMALL = frozenset(_FUNCTION_WORDS.split())
_SOUNDS = (
    ("ph", "f"),
    ("qu", "k"),
    ("eau", "o"),
    ("ai", "é"),
    ("er ", "é "),
    ("tion", "sion"),
    ("mm", "m"),
    ("nn", "n"),
    ("ll", "l"),
    ("tt", "t"),
    ("ss", "s"),
    ("pp", "p"),
    ("ff", "f"),
    ("h", ""),
    ("x ", " "),
    ("s ", " "),
    ("é", "er"),
    ("ç", "ss"),
)


def careless(question: str, rng: random.Random) -> str:
    """One careless rewording of a question, never empty."""
    words = _abbreviate(question, rng).replace("?", " ").split()
    words = _drop_words(words, rng)
    text = " ".join(_slip(w, rng) if rng.random() < 0.22 else w for w in words)
    if rng.random() < 0.25:
        text = _by_ear(text, rng)
    if rng.random() < 0.6:
        text = strip_accents(text)
    if rng.random() < 0.8:
        text = text.lower()
    if rng.random() < 0.35:
        text = re.sub(r"['’-]", " ", text)
    return text.strip() or question


def strip_accents(text: str) -> str:
    """The same text without accents or cedillas."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _abbreviate(text: str, rng: random.Random) -> str:
    for long, short in _SHORT.items():
        if rng.random() < 0.5:
            text = re.sub(rf"\b{re.escape(long)}\b", short, text, flags=re.IGNORECASE)
    return text


def _drop_words(words: list[str], rng: random.Random) -> list[str]:
    small_rate, other_rate = rng.choice(((0.2, 0.0), (0.6, 0.05), (0.95, 0.15)))
    kept = [w for w in words if rng.random() >= (small_rate if w.lower() in _SMALL else other_rate)]
    return kept if len(kept) >= 2 else words


def _slip(word: str, rng: random.Random) -> str:
    """One keyboard slip inside a word of four letters or more."""
    if len(word) < 4 or any(c.isdigit() for c in word):
        return word
    i = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:i] + word[i + 1 :]
    if kind == 1:
        return word[:i] + word[i] + word[i:]
    if kind == 2:
        return word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    return word[:i] + rng.choice(_NEIGHBOURS.get(word[i].lower(), [word[i]])) + word[i + 1 :]


def _by_ear(text: str, rng: random.Random) -> str:
    """A spelling by ear: one or two regular substitutions."""
    for written, heard in rng.sample(_SOUNDS, 5):
        text = text.replace(written, heard, 1)
    return text
