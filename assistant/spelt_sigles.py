"""What a sigle stands for, where a text writes it out: "… de l'intérim et du recrutement (OIR)"."""

from __future__ import annotations

import re

from assistant.extracts import sentences_of
from assistant.results import ToolResult
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold
from assistant.wording.not_answered import gap
from assistant.wording.passages import Extract, quoted
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import Passage, PassageKind

_MEANS_WORDS = r"\b(?:veut|veulent|voudrait) dire\b|\bsignifi\w+|\bsigles?\b|\bacronymes?\b"
_MEANS = expression(_MEANS_WORDS)
_WHAT = expression(
    rf"{_MEANS_WORDS}|\bqu'est[- ]ce qu[e']|\bquoi\b|\bdefini\w+|\bkesako\b|\babrev\w+"
)
_ASKING = content_stems(
    "quoi définition définir signifie signification sigle acronyme abréviation abréger veut dire "
    "vouloir kesako ça cela exactement texte accord circulaire"
)
_SIGLE = expression(r"(?<![\w-])[A-Z]{3,8}(?![\w-])")
_WRITTEN_OUT = expression(r"\(([A-Z/]{3,9})\)")


def what_a_sigle_means(question: str) -> ToolResult | None:
    """The sentence that writes out the one sigle a question is about, or that none does."""
    folded = fold(question)
    if not _WHAT.search(folded):
        return None
    known = [s for s in re.findall(r"[\w-]+", question) if s.upper() in _used()]
    asked = content_stems(" ".join(re.findall(r"[\w'-]+", folded)))
    if len(known) != 1 or not asked - content_stems(known[0]) <= _ASKING:
        return None
    sigle = known[0].upper()
    if sigle in _told():
        return quoted([_told()[sigle]])
    if not _MEANS.search(folded):
        return None
    return gap(
        f"ce que veut dire « {sigle} », qu'ils emploient sans l'écrire en entier", _used()[sigle]
    )


@per_corpus
def _told() -> dict[str, Extract]:
    """Each sigle that a text writes out, with the sentence that does."""
    found: dict[str, Extract] = {}
    for passage in _in_words():
        for sentence in sentences_of(passage):
            for names in _WRITTEN_OUT.findall(sentence):
                for sigle in names.split("/"):
                    found.setdefault(sigle, Extract(passage, sentence))
    return found


@per_corpus
def _used() -> dict[str, Extract]:
    """Each sigle of the texts, with the first sentence that holds it."""
    found: dict[str, Extract] = {}
    for passage in _in_words():
        for sentence in sentences_of(passage):
            if sentence.isupper():
                continue
            for sigle in _SIGLE.findall(sentence):
                found.setdefault(sigle, Extract(passage, sentence))
    return found | _told()


def _in_words() -> list[Passage]:
    return [p for p in load().passages.values() if p.kind is not PassageKind.ROW]
