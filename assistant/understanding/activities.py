"""What a person does, told by a verb, turned into the name of the job: "elle fait des ménages"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.understanding.geography import read_table
from assistant.understanding.text import fold, fold_in_place
from corpus.expressions import expression

_SUBJECT = (
    r"(?:\b(?:il|elle|on|je|ils|elles)|(?<=\w )qui|\b(?:m|mr|mme|mlle|monsieur|madame)\.? [a-z]+\.?"
    r"|\b(?:ami|amie|client|cliente|voisin|voisine|femme|mari|salariee?|cousine?|frere|soeur|fils|"
    r"fille|dame|homme|gars|personne|maman|copain|copine|collegue)(?: [a-z]+)?(?: \([^()]*\))?|"
    r"^|[,;:])"
)
_BETWEEN = (
    r"(?:\s+(?:y|en|le|la|les|un|une|du|des|de|nos|ses|aussi|beaucoup|surtout|chez nous))*"
    r"(?:\s+[ld]')?"
)
_WORD = expression(r"[a-z]+")
_ELIDED = expression(r"\bde (?=[aeiouyhéè])")
_REGULAR = ("e", "es", "ait", "ais", "ent", "er")


@dataclass(frozen=True)
class _Activity:
    """One row of the table, folded: the forms of its verbs, its objects, the job."""

    forms: frozenset[str]
    objects: frozenset[str]
    job: str

    @cached_property
    def _keys(self) -> tuple[frozenset[str], frozenset[str]]:
        verbs = frozenset(_WORD.findall(form)[-1] for form in self.forms)
        return verbs, frozenset(_WORD.findall(noun)[0] for noun in self.objects)

    def may_be_told(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words holds a verb and an object of the row."""
        verbs, objects = self._keys
        return not (words.isdisjoint(verbs) or words.isdisjoint(objects))


def with_jobs(sentence: str) -> str:
    """The sentence with each such activity told as "travaille comme" the job it is."""
    folded = fold_in_place(sentence)
    words = frozenset(_WORD.findall(folded))
    for activity in _activities():
        found = activity.may_be_told(words) and _pattern(activity).search(folded)
        if found:
            named = activity.job.format(objet=sentence[slice(*found.span("object"))])
            said = "travaille comme " + _ELIDED.sub("d'", named)
            start, end = found.start("verb"), found.end("object")
            return sentence[:start] + said + _without_echo(sentence[end:], said)
    return sentence


def _without_echo(rest: str, said: str) -> str:
    """What follows, without the words that the name of the job already has: " en bâtiment"."""
    for words in range(3, 0, -1):
        tail = " " + " ".join(said.split()[-words:])
        if fold(rest).startswith(fold(tail)) and not rest[len(tail) : len(tail) + 1].isalpha():
            return rest[len(tail) :]
    return rest


@cache
def _activities() -> tuple[_Activity, ...]:
    return tuple(
        _Activity(
            frozenset(fold(form) for verb in row["verbes"].split() for form in _forms(verb)),
            frozenset(map(fold, row["objets"].split(" | "))),
            row["metier"],
        )
        for row in read_table("activites.csv")
    )


@cache
def _pattern(activity: _Activity) -> re.Pattern[str]:
    """How an activity is told; made when a sentence first has its words."""
    forms, nouns = (sorted(w, key=len, reverse=True) for w in (activity.forms, activity.objects))
    verb, noun = ("|".join(map(re.escape, words)) for words in (forms, nouns))
    return expression(
        rf"{_SUBJECT}\s*(?:ne |n'|y )?\b(?P<verb>(?:se |s')?(?:{verb}))\b"
        rf"{_BETWEEN}\s*(?P<object>{noun})\b"
    )


def _forms(verb: str) -> list[str]:
    """The usual forms of a regular verb; any other form stands for itself."""
    regular = verb.endswith("er") and not verb.startswith("s'")
    return [verb.removesuffix("er") + ending for ending in _REGULAR] if regular else [verb]
