"""Words that stand for the place of the dossier ("là-bas", "dans cette région")."""

from __future__ import annotations

import re

from assistant.answer import Dossier
from assistant.understanding.text import fold_in_place

_THERE = re.compile(
    r"\b(la[- ]bas|sur place|(dans|de|pour|sur|en) (cette meme|ce meme|cette|ce|la meme|le meme) "
    r"(region|ville|departement|commune|coin|endroit|zone))\b"
)


def with_place(sentence: str, dossier: Dossier) -> str:
    """The sentence, the place of the dossier named where a word stands for it."""
    if not dossier.place:
        return sentence
    return _replaced(sentence, f"à {dossier.place}")


def _replaced(sentence: str, place: str) -> str:
    found = _THERE.search(fold_in_place(sentence))
    if found is None:
        return sentence
    return f"{sentence[: found.start()]}{place}{sentence[found.end() :]}"
