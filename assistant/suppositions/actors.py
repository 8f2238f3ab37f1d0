"""Whom a question takes for the one who acts, held against whom the answer names.

"L'avenant se dépose à la DIRECCTE, c'est bien ça ?": the passage names another body, and not this
one. "C'est bien le salarié qui paie ?": the sentence that answers gives the part to somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from assistant.evidence import Support
from assistant.extracts import split_sentences
from assistant.results import Role, Statement
from assistant.suppositions.points import closed
from assistant.understanding.content import content_stems
from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold_in_place
from assistant.wording.french import listing
from assistant.wording.passages import Extract
from corpus.expressions import expression

_FILE = Path(__file__).parent / "actors.yaml"
_CLEFT = (
    r"\bc'est (?:bien |donc |toujours )*(?:a |au |aux |le |la |les |l'|un )*"
    r"(?P<who>{who}) (?:qui|de|d')\b"
)
# Names who acts, to be told yes or no: "c'est la préfecture qui décide ?".
_NAMED = expression(
    r"^\W*(?:est[- ]ce que |donc |alors |et |mais )*c'est (?!qui|quoi|quel|quand|combien)"
    r"(?:a |au |aux )?(?:[\w-]+[' ]){1,6}qui \w"
)
_ACTS = r"\b(?:{who}) (?:devra|devront|doit|doivent|peut|pourra|est charge|sont charges)\b"
# Whatever else is supposed, what is asked is left open: "la mairie vérifie comment ?"
_OPEN = expression(r"\b(?:comment|a qui|ou|qui|quoi|quand|combien|pourquoi|lequel|laquelle)\W*$")
_TOLD = 2  # actors of a passage that are named beside a wrong one


def false_actor(question: str, extract: Extract) -> list[Statement]:
    """Says first that the passage gives the part to another than the question supposes."""
    folded = fold_in_place(question)
    if _OPEN.search(folded) or not (holds_up(question) or _NAMED.match(folded) or _put(question)):
        return []
    told = _other_organism(question, extract) or _other_person(question, extract)
    if not told:
        return []
    instead, supposed = told
    says = f"**Non** : le passage cité désigne {listing(instead)}, pas « {supposed} »."
    support = Support(extract.passage.id, extract.quote)
    return [Statement(Role.REASON, says, (support,), block=True)]


def _put(question: str) -> bool:
    """Whether one organism is put to be told yes or no: "l'avenant part à la DREETS ?".

    The circulars speak to the préfets without naming them.
    """
    named = [name for name, _ in _named(question, _actors()["organisms"])]
    return bool(closed(question)) and len(named) == 1 and named[0] != "prefet"


def _other_organism(question: str, extract: Extract) -> tuple[list[str], str] | None:
    asked = dict(_named(question, _actors()["organisms"]))
    whole = " ".join([extract.quote, *extract.rest, *(item.quote for item in extract.items)])
    sentence = _nearest_sentence(question, extract)
    given = dict(_named(sentence, _actors()["organisms"]))
    given = given or dict(_named(sentence, _actors()["persons"], _ACTS))
    given = given or dict(_named(whole, _actors()["organisms"]))
    if not asked or not given or asked.keys() & given.keys() or len(given) > _TOLD:
        return None
    return [f"« {words} »" for words in given.values()], next(iter(asked.values()))


def _other_person(question: str, extract: Extract) -> tuple[list[str], str] | None:
    """The person who acts in the sentence nearest to "c'est X qui …", where X is another."""
    persons = _actors()["persons"]
    folded = fold_in_place(question)
    for name, turns in persons.items():
        cleft = re.search(_CLEFT.format(who=turns), folded)
        if not cleft:
            continue
        sentence = _nearest_sentence(question, extract)
        acting = {n: words for n, words in _named(sentence, persons, _ACTS) if n}
        if acting and name not in acting:
            supposed = question[cleft.start("who") : cleft.end("who")]
            return [f"« {words} »" for words in acting.values()], supposed
    return None


def _nearest_sentence(question: str, extract: Extract) -> str:
    asked = content_stems(question)
    return max(split_sentences(extract.quote), key=lambda s: len(content_stems(s) & asked))


def _named(
    text: str, actors: Mapping[str, str], pattern: str = r"\b(?:{who})\b"
) -> Iterator[tuple[str, str]]:
    """Each actor that a text names, and the first words that do so."""
    folded = fold_in_place(text)
    for name, turns in actors.items():
        found = re.search(pattern.format(who=turns), folded)
        if found:
            words = re.match(rf"(?:{turns})\b", folded[found.start() :])
            end = found.start() + len(words[0]) if words else found.end()
            yield name, text[found.start() : end]


@cache
def _actors() -> Mapping[str, Mapping[str, str]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Mapping[str, str]] = yaml.load(_FILE.read_text("utf-8"), Loader=loader)
    return data
