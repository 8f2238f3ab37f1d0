"""Titles found in a sentence: head word first, then as many of their other words as follow."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from assistant.understanding.lexicon import Lexicon, Word
from assistant.understanding.metier_cues import is_agent_noun
from assistant.understanding.text import fold, tokenize
from corpus.expressions import expression

T = TypeVar("T")
_OPTIONAL = expression(r"\([^()]{5,}\)|\[[^\]]*\]")
_SLIP_FACTOR = 0.85
_PREPOSITION = expression(r"\s(?:en|de|du|des|d'|d’|à|aux?|sur|dans|pour)\b\s?", re.IGNORECASE)
_COMPOUND = expression(r"\b[^\W\d_]{4,}-[^\W\d_]{4,}\b")
_HEAD = 2  # words below which a head is too general to name a title ("technicien")
_MARKS = 4  # characters between two words of a title: "bois (& mat. associés)"


class Title(NamedTuple, Generic[T]):
    """A title: its lemmas in order, and those in brackets, which nobody has to repeat."""

    value: T
    text: str
    lemmas: tuple[str, ...]
    optional: frozenset[str]
    head: int = 0  # lemmas before the first preposition: "attaché commercial | en biens …"


@dataclass(frozen=True, slots=True)
class TitleMatch(Generic[T]):
    """Words ``first`` to ``last`` of a sentence read as a title; ``score`` is 1 when complete."""

    title: Title[T]
    first: int
    last: int
    count: int  # content words of the sentence that the title explains
    score: float  # share of the title's weight that the sentence gives, lower for slips
    is_head: bool = False  # the very words of the title up to its first preposition, two at least

    @property
    def complete(self) -> bool:
        """Whether the sentence gives every word of the title outside brackets."""
        return self.score >= _SLIP_FACTOR


class TitleIndex(Generic[T]):
    """Titles by head word, with the weight of each word (rarer words weigh more).

    With ``one_job``, no title goes on after "ou" and another job.
    """

    def __init__(
        self, lexicon: Lexicon, titles: Iterable[tuple[str, T]], *, one_job: bool = False
    ) -> None:
        self.lexicon, self._one_job = lexicon, one_job
        parsed = (_parse(lexicon, text, value) for text, value in titles)
        self.titles = [title for title in parsed if title.lemmas]
        self._heads: dict[str, list[Title[T]]] = {}
        for title in self.titles:
            self._heads.setdefault(title.lemmas[0], []).append(title)
        counts = Counter(lemma for t in self.titles for lemma in {*t.lemmas})
        total = len(self.titles)
        self._weights = {w: math.log(1 + total / n) for w, n in counts.items()}

    def at(self, words: Sequence[Word], first: int) -> list[TitleMatch[T]]:
        """The titles read from word ``first``, best first; only those that explain most words."""
        heads = {id(t): t for lemma in words[first].lemmas for t in self._heads.get(lemma, ())}
        matches = [self.read(title, words, first) for title in heads.values()]
        longest = max((m.count for m in matches), default=0)
        kept = [m for m in matches if m.count == longest]
        return sorted(kept, key=lambda m: (-m.score, m.title.text))

    def read(self, title: Title[T], words: Sequence[Word], first: int) -> TitleMatch[T]:
        """One title read from word ``first``, whether or not that is its head word."""
        used: set[str] = set()
        last, count, slips = first, 0, 0
        available = {*title.lemmas, *title.optional}
        for i in range(first, len(words)):
            word = words[i]
            if i > first and not (word.joined or word.link) and not _enumerated(words, i):
                break
            if word.link:
                continue
            found = available & word.lemmas
            if not found or (self._one_job and _another_job(words, i)):
                break
            fresh = found - used
            again = not fresh and word.folded == words[first].folded and last > first
            if again and fold(title.text).split().count(word.folded) == 1:
                break  # the same word again begins another name: "chauffeur PL et chauffeur de car"
            used |= fresh
            last, count, slips = i, count + bool(fresh), slips + (word.slip and bool(fresh))
        weight = sum(self._weight(lemma) for lemma in title.lemmas if lemma in used)
        score = weight / sum(self._weight(lemma) for lemma in title.lemmas)
        is_head = not slips and len(used) >= _HEAD and used == {*title.lemmas[: title.head]}
        share = min(score, 1.0) * _SLIP_FACTOR ** min(slips, 1)
        return TitleMatch(title, first, last, count, share, is_head)

    def _weight(self, lemma: str) -> float:
        return self._weights.get(lemma, 1.0)


def _another_job(words: Sequence[Word], i: int) -> bool:
    """Whether "ou" offers another job there: "dessinateur ou projeteur", not "bois ou métal"."""
    return i > 0 and words[i - 1].folded == "ou" and is_agent_noun(words[i].folded)


def _enumerated(words: Sequence[Word], i: int) -> bool:
    """Whether only a comma, a colon, a bracket and an "&" part this word from the one before."""
    return words[i].start - words[i - 1].end <= _MARKS


def split_genders(title: str) -> tuple[str, ...]:
    """The masculine and feminine readings of "Serveur, serveuse en restauration"."""
    left, comma, right = title.partition(", ")
    heads = left.split()
    others = right.split()
    paired = (
        comma
        and len(others) >= len(heads)
        and all(fold(a)[:3] == fold(b)[:3] for a, b in zip(heads, others, strict=False))
    )
    if not paired:
        return (title,)
    rest = " ".join(others[len(heads) :])
    return tuple(f"{' '.join(side)} {rest}".strip() for side in (heads, others[: len(heads)]))


def _parse(lexicon: Lexicon, text: str, value: T) -> Title[T]:
    outside = _OPTIONAL.sub(" ", text)
    bracketed = " ".join(_OPTIONAL.findall(text))
    lemmas = tuple(dict.fromkeys(lexicon.add(w) for w in lexicon.content(outside)))
    optional = frozenset(lexicon.add(w) for w in lexicon.content(bracketed))
    head = lexicon.content(_PREPOSITION.split(outside, maxsplit=1)[0])
    _join(lexicon, text)
    return Title(value, text, lemmas, optional - {*lemmas}, len(dict.fromkeys(head)))


def _join(lexicon: Lexicon, text: str) -> None:
    """Let a compound typed in one word stand for its parts: "microinformatique"."""
    for compound in _COMPOUND.findall(text):
        parts = lexicon.content(compound)
        if len(parts) > 1:
            lexicon.join(fold("".join(parts)), {lexicon.add(part) for part in parts})


def abbreviations(short: str, full: str) -> Iterable[tuple[str, str]]:
    """Pairs (abbreviation, word): "Dess. de la const. méca." beside the same title in full."""
    long_words = [t.text for t in tokenize(full)]
    for token in tokenize(short):
        if short[token.end : token.end + 1] == ".":
            for word in long_words:
                if fold(word).startswith(token.folded) and fold(word) != token.folded:
                    yield token.folded, word
