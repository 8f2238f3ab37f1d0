"""Length and readability of an answer as it is read, quotes included, marks left out."""

from __future__ import annotations

import re
import unicodedata

from eval.gold import Case
from eval.metrics.counts import NOTHING, AnswerJson, Count

_MARK = re.compile(r"\[\d+(?:\s*,\s*\d+)*\]|[*_`#>|]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$|[»\"])|\n+|:\s*\n")
_VOWELS = re.compile(r"[aeiouyœæ]+")
_GLIDE = re.compile(r"(?<=[aeiou])y(?=[aeiou])")  # parts two vowels: "employeur"
_SILENT_END = re.compile(r"(?<=[a-zç])(?:e|es|ent)$")


def words(case: Case, answer: AnswerJson) -> Count:
    """Words of the answer."""
    return Count(len(_words(answer["answer"])), 1)


def readability(case: Case, answer: AnswerJson) -> Count:
    """Kandel and Moles (1958): Flesch's ease fitted to French; 100 is easy, 0 is hard.

    207 − 1.015 × words per sentence − 73.6 × syllables per word.
    """
    score = kandel_moles(answer["answer"])
    return NOTHING if score is None else Count(score, 1)


def kandel_moles(text: str) -> float | None:
    """The score of a text; None where it has no word."""
    found = _words(text)
    if not found:
        return None
    sentences = sum(bool(_words(part)) for part in _SENTENCE_END.split(_plain(text)))
    spoken = sum(syllables(word) for word in found)
    return 207 - 1.015 * len(found) / sentences - 73.6 * spoken / len(found)


def syllables(word: str) -> int:
    """Vowel groups of a word, a silent final e not counted, at least one; figures count one."""
    folded = unicodedata.normalize("NFC", word.lower())
    silent = _SILENT_END.search(folded)
    bare = folded[: silent.start()] if silent else folded
    decomposed = unicodedata.normalize("NFKD", bare)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return max(1, len(_VOWELS.findall(_GLIDE.sub("j", plain))))


def _plain(text: str) -> str:
    return _MARK.sub(" ", text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))
