"""The situation of a person: intérimaire, étudiant, sans papiers (reference/situations.csv)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.understanding.geography import read_table
from assistant.understanding.text import Token, fold, light_stem, tokenize

_PASSED_OVER = frozenset("le la les l' un une du de d' des au aux son sa ses n'".split())
_BEFORE_NOUN = frozenset("de la sa ma leur une cette".split())
_NONE = "aucun"
_NEGATIONS = frozenset("pas non plus jamais ni".split())


class SituationMention(NamedTuple):
    """A situation named in a sentence; ``id`` and ``label`` are those of the table."""

    start: int
    end: int
    text: str
    id: str  # "interimaire_cdi"
    label: str  # "intérimaire en contrat à durée indéterminée"
    negated: bool = False  # "elle n'est pas étudiante"


class _Situation(NamedTuple):
    id: str
    label: str
    effect: str


def find_situations(sentence: str) -> tuple[SituationMention, ...]:
    """Every situation of a sentence, in order, the longest phrase at each place."""
    tokens = tokenize(sentence)
    kept = [(t, light_stem(t.folded)) for t in tokens if t.folded not in _PASSED_OVER]
    found: list[SituationMention] = []
    index = 0
    while index < len(kept):
        stems = [stem for _, stem in kept[index : index + _longest_phrase()]]
        length, situation = _longest_at(stems)
        if situation and length == 1 and _is_noun(tokens, kept[index][0]):
            situation = None  # "une pension de retraite"
        if situation:
            span = [token for token, _ in kept[index : index + length]]
            before = kept[index - 1][0].folded if index else ""
            found.append(_mention(sentence, span, situation, before in _NEGATIONS))
        index += max(length, 1)
    return tuple(found)


def _is_noun(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a word is a noun, where the phrase of its stem is a participle: "retraité".

    Either it lacks the last letter ("pension"), or its accent after an article or "de".
    """
    participle = _participles().get(light_stem(token.folded), "")
    if not participle or "é" in token.text:
        return False
    rank = tokens.index(token)
    after_article = rank > 0 and tokens[rank - 1].folded in _BEFORE_NOUN
    return after_article or not token.folded.startswith(participle)


@cache
def _participles() -> dict[str, str]:
    """The folded phrases of one word that end in "é", by their stem."""
    said = [p.strip() for row in read_table("situations.csv") for p in row["phrases"].split(";")]
    alone = [fold(phrase) for phrase in said if phrase.endswith("é") and " " not in phrase]
    return {light_stem(phrase): phrase for phrase in alone}


def effects() -> dict[str, str]:
    """What each situation that the lists do not foresee changes, by its id."""
    return {s.id: s.effect for s in _phrases().values() if s.effect not in ("", _NONE)}


def without_effect() -> frozenset[str]:
    """The situations that change nothing in the lists, and of which no text says more.

    The circular of 31 July 2009 has rules on some of them, for Tunisians alone.
    """
    return frozenset(s.id for s in _phrases().values() if s.effect == _NONE)


def situation_labels() -> dict[str, str]:
    """The French label of each situation."""
    return {situation.id: situation.label for situation in _phrases().values()}


@cache
def _longest_phrase() -> int:
    return max(map(len, _phrases()))


def _longest_at(stems: list[str]) -> tuple[int, _Situation | None]:
    for length in range(len(stems), 0, -1):
        if situation := _phrases().get(tuple(stems[:length])):
            return length, situation
    return 0, None


def _mention(
    sentence: str, span: list[Token], situation: _Situation, negated: bool
) -> SituationMention:
    start, end = span[0].start, span[-1].end
    text = sentence[start:end]
    return SituationMention(start, end, text, situation.id, situation.label, negated)


@cache
def _phrases() -> dict[tuple[str, ...], _Situation]:
    found = {}
    for row in read_table("situations.csv"):
        situation = _Situation(row["id"], row["label"], row["effet"])
        for phrase in row["phrases"].split(";"):
            found[_stems(phrase)] = situation
    return found


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(light_stem(t.folded) for t in tokenize(phrase) if t.folded not in _PASSED_OVER)


@cache
def pro_a_publics() -> dict[str, str]:
    """Whether the Pro-A agreement is for a person in a situation: "oui", "non" or "mission"."""
    return {row["id"]: row["pro_a"] for row in read_table("situations.csv") if row["pro_a"]}
