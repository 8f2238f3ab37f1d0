"""What a sentence asks for: one additive score per intent over a table of cues (cues.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from assistant.understanding.certifications import (
    Scored,
    find_pro_a_scope,
    match_cqpm_titles,
    match_diplomas,
    match_pro_a_metiers,
)
from assistant.understanding.content import content_stems
from assistant.understanding.geography import read_table
from assistant.understanding.kept_questions import likeness
from assistant.understanding.pro_a_trades import theme_stems
from assistant.understanding.text import fold
from corpus.expressions import expression

_FILE = Path(__file__).parent / "cues.yaml"
_LIKE, _ALIKE = 0.55, 0.9  # likeness to a kept question that begins to count, that counts in full
_KEPT_WEIGHT = 2.0
_CALLS_A_TEXT = 0.9  # weight of the turns of phrase that want the words of a text
_TELLING = 3  # content words from which a likeness tells something
_FOREIGN_WEIGHT = 0.6


class Intent(StrEnum):
    """What the adviser wants to know."""

    OPENING = "opening"
    METIER_REGIONS = "metier_regions"
    REGION_LIST = "region_list"
    COMPARE = "compare"
    WHOLE_LISTS = "whole_lists"
    PRO_A = "pro_a"
    CQPM = "cqpm"
    CODE = "code"
    REGIME = "regime"
    ARTICLE = "article"
    SOURCE = "source"
    EXCEPTION = "exception"  # what remains possible off the list, or without papers
    RECALL = "recall"  # the source, or the reason, of the last answer
    TEXT = "text"


class _Cues:
    """Weighted expressions, compiled when a sentence is first held against them."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    @cached_property
    def _compiled(self) -> tuple[tuple[re.Pattern[str], float], ...]:
        pairs = self._weights.items()
        whole = r"(?<!\w)(?:{})(?:(?<=')|(?!\w))"  # a word, or one that is elided
        return tuple((expression(whole.format(cue)), weight) for cue, weight in pairs)

    def weight(self, folded: str) -> float:
        """The sum of the weights of those that a folded sentence holds."""
        return sum(weight for cue, weight in self._compiled if cue.search(folded))


class _Score(NamedTuple):
    requires: frozenset[str]
    entities: Mapping[str, float]
    cues: _Cues
    own_words: frozenset[str]  # stems; none where any word may go with the intent

    def strangeness(self, stems: frozenset[str]) -> float:
        """What the words that are foreign to the intent take from its score."""
        foreign = len(stems - self.own_words) if self.own_words else 0
        return _FOREIGN_WEIGHT * max(0, foreign - 1)


class _Table(NamedTuple):
    threshold: float
    intents: Mapping[Intent, _Score]
    text_base: float
    text_cues: _Cues


@cache
def _table() -> _Table:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    intents = {
        Intent(name): _Score(
            requires=frozenset(entry["requires"]),
            entities=entry["entities"],
            cues=_Cues(entry["cues"]),
            own_words=content_stems(entry.get("own_words", "")),
        )
        for name, entry in data["intents"].items()
    }
    text = data["text"]
    return _Table(data["threshold"], intents, text["base"], _Cues(text["cues"]))


def _scope_words(sentence: str) -> frozenset[str]:
    """The stems of the names of the sectors that a sentence names: no strangers to its question."""
    scope = find_pro_a_scope(sentence)
    names = (
        row["noms"]
        for row in read_table("pro_a_secteurs.csv")
        if row["filiere"] in scope.filieres
        or ((row["secteur"] in scope.secteurs) and not row["filiere"])
    )
    return content_stems(" ".join(names))


def scores(sentence: str, entities: frozenset[str], beside: str = "") -> dict[Intent, float]:
    """The score of every possible intent, TEXT included; impossible intents are left out.

    ``beside`` is the sentence without the titles of métiers, whose words call for no text ("chargé
    d'études"); the sentence itself where it is empty.
    """
    unnamed = without_certifications(sentence)
    found = _of_rules(sentence, entities, beside, unnamed)
    rule = max(found.values(), default=0.0)
    # The words of a whole title ("travaux publics", "intégration") call for no text either.
    plain = unnamed if "cqpm_alone" in entities else beside or sentence
    text = _table().text_base + text_weight(plain)
    if rule < text + _KEPT_WEIGHT:  # else it could not win: nothing is loaded for it
        text += _kept_weight(sentence, unnamed)
    return found | {Intent.TEXT: text}


def _of_rules(
    sentence: str, entities: frozenset[str], beside: str, unnamed: str
) -> dict[Intent, float]:
    folded, stems = fold(sentence), content_stems(beside or sentence) & content_stems(unnamed)
    stems -= _scope_words(sentence) if "pro_a_scope" in entities else frozenset()
    stems -= theme_stems(sentence) if "pro_a_metier" in entities else frozenset()
    return {
        intent: sum(w for name, w in score.entities.items() if name in entities)
        + score.cues.weight(folded)
        - score.strangeness(stems)
        for intent, score in _table().intents.items()
        if score.requires & entities
    }


def without_certifications(sentence: str) -> str:
    """The sentence with the titles of certifications blanked out."""
    named: list[Scored[Any]] = [
        *match_pro_a_metiers(sentence),
        *match_diplomas(sentence),
        *match_cqpm_titles(sentence),
    ]
    for match in named:
        sentence = sentence[: match.start] + " " * len(match.text) + sentence[match.end :]
    return sentence


def _kept_weight(sentence: str, unnamed: str) -> float:
    """What resembling a question kept beside the paragraphs adds to the text intent."""
    share = (likeness(sentence, unnamed) - _LIKE) / (_ALIKE - _LIKE)
    return _KEPT_WEIGHT * min(max(share, 0.0), 1.0)


def text_weight(sentence: str) -> float:
    """How strongly a sentence calls for the words of a text."""
    return _table().text_cues.weight(fold(sentence))


def calls_a_text(sentence: str) -> bool:
    """Whether a sentence wants the words of a text: by its turns of phrase, or by its likeness.

    A likeness means little for a few words ("et en niveau 3 ?").
    """
    if text_weight(sentence) >= _CALLS_A_TEXT:
        return True
    return len(content_stems(sentence)) >= _TELLING and likeness(sentence) >= _LIKE


def has_own_question(sentence: str, entities: frozenset[str], beside: str = "") -> bool:
    """Whether the sentence asks by itself, beyond naming things ("et en Corse ?" does not)."""
    if text_weight(beside or sentence) >= _CALLS_A_TEXT:
        return True
    folded = fold(sentence)
    return any(
        score.cues.weight(folded) >= 1.0
        for score in _table().intents.values()
        if score.requires & entities
    )


def intent_of(
    sentence: str, entities: frozenset[str], only_names: bool = False, beside: str = ""
) -> Intent:
    """The intent of a sentence that names these entities; TEXT when no rule is called for.

    A sentence of mere names ("webmaster", "soudeur Nantes") is for the rule that they fit best.
    """
    if only_names:
        found = _of_rules(sentence, entities, beside, without_certifications(sentence))
        best = max(found, key=lambda intent: found[intent], default=Intent.TEXT)
        if found.get(best, 0.0) < 0 and "measure" in entities:
            return Intent.TEXT  # "ses 10 ans en 2010 ?" names nothing that a rule decides
        if best is not Intent.TEXT and not (best is Intent.SOURCE and calls_a_text(sentence)):
            return best
    found = scores(sentence, entities, beside)
    best = max(found, key=lambda intent: (found[intent], intent is not Intent.TEXT))
    return best if found[best] >= _table().threshold else Intent.TEXT
