"""Two questions that one sentence joins without asking twice: "the length and the hourly rate".

Nothing in the wording tells "un tuteur et un avenant" from "l'employeur et le salarié": what tells
them is where each half leads. The halves are two questions when they speak of different lists, or
when each resembles the questions of another paragraph more than the whole does.
"""

from __future__ import annotations

import re

from assistant.understanding.certification_scope import find_kinds
from assistant.understanding.content import content_stems
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import calls_a_text
from assistant.understanding.kept_questions import nearest_kept
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold, words
from assistant.understanding.texts import CQPM, PRO_A
from corpus.expressions import expression

_JOINT = expression(r"\s+(?:et|ainsi que|et puis|puis)\s+|\s*(?:\+|/)\s+", re.IGNORECASE)
# Cases follow one another after a mere comma too: "géomètre à Brest, cuisinier à Lyon".
_NEXT_CASE = expression(r",?\s+(?:et|ainsi que|et puis|puis)\s+|\s*(?:\+|/|[,;])\s+", re.IGNORECASE)
_NAMES = {PRO_A: "Pro-A", CQPM: "CQPM"}
_ALIKE = 0.45  # likeness to a kept question from which a half is a question of its own
_OF_A_TABLE = frozenset({"metier", "place", "rncp", "cqpm_number", "cqpm_title", "pro_a_match"})
_SEVERAL = 2
_SUBSTANCE = 2  # content words that a half must have to ask something
# What only asks whether the first half holds: "36 mois de Pro-A, c'est possible ?".
_TAGS = content_stems(
    "possible permis autorisé légal jouable faisable vrai exact normal prévu juste bon correct"
)
_COMPARES = expression(r"\bentre\s+(?:la |le |les |l'|une? )?$")


def coordinated(sentence: str) -> tuple[str, ...]:
    """The questions of a sentence, each complete, or the sentence alone."""
    cases = _cases(sentence)
    if cases:
        return cases
    of_table = mentions(sentence).entities & _OF_A_TABLE
    for joint in _JOINT.finditer(sentence):
        left, right = sentence[: joint.start()].strip(" ,"), sentence[joint.end() :].strip()
        if not left or not words(right) or content_stems(right) <= _TAGS:
            continue
        first, second = mentions(left), mentions(right)
        if _lists_of(first).isdisjoint(_lists_of(second)) and _both_stand(first, second):
            return left, _with_metier(right, first, second)
        whole = _with_text(left, first, second), _with_text(right, second, first)
        if not of_table and _lead_apart(sentence, *whole):
            return whole
    return (sentence,)


def _cases(sentence: str) -> tuple[str, ...]:
    """The cases of a sentence, cut where the last one begins."""
    whole = mentions(sentence)
    if len(whole.metiers) < _SEVERAL and len(whole.place_mentions) < _SEVERAL:
        return ()
    for joint in reversed(list(_NEXT_CASE.finditer(sentence))):
        left, right = sentence[: joint.start()].strip(" ,"), sentence[joint.end() :].strip()
        if left and words(right):
            first, second = mentions(left), mentions(right)
            if _two_cases(first, second):
                return *coordinated(_with_shared(left, first, second)), right
    return ()


def _two_cases(first: Mentions, second: Mentions) -> bool:
    """Whether each half tells of a job of its own, for a person or in a town of its own."""
    if _is_case(first) and _is_case(second):
        return True
    if not (first.metier_words and second.metier_words):
        return False
    of_lists = (_lists_of(first) | _lists_of(second)) <= {"metiers"}
    return of_lists and bool(first.nationality and second.nationality)


def _with_shared(left: str, first: Mentions, second: Mentions) -> str:
    """The first case, with the place, or the people ("pour deux Tunisiens"), named for both."""
    if not first.place_words and second.place_words:
        left = f"{left} ({second.place_words[-1]})"
    if not first.nationality and second.of_people:
        left = f"{left}, personne {second.nationality}"
    return left


def with_shared_text(parts: list[str]) -> list[str]:
    """Questions of one sentence, each with the text that the last of them names for all."""
    if len(parts) < 2 or any("?" in part for part in parts[:-1]):
        return parts
    last = mentions(parts[-1])
    alone = [not mentions(part).entities & _OF_A_TABLE for part in parts]
    return [
        _with_text(part, mentions(part), last) if of_text else part
        for part, of_text in zip(parts, alone, strict=True)
    ]


def _lists_of(found: Mentions) -> frozenset[str]:
    """The lists that a half speaks of: Pro-A, CQPM, or those of the métiers."""
    kinds = found.entities
    lists = {
        "pro_a": bool({"pro_a_word", "rncp"} & kinds) or _names_diploma(found.sentence),
        "cqpm": bool({"cqpm_word", "cqpm_number"} & kinds),
        "metiers": bool({"place", "national", "text_list"} & kinds),
    }
    return frozenset(name for name, named in lists.items() if named)


def _is_case(found: Mentions) -> bool:
    """Whether a half is a case of its own: a métier with its place ("géomètre à Brest")."""
    return bool(found.metier_words and found.place_words) and _lists_of(found) == {"metiers"}


def _names_diploma(sentence: str) -> bool:
    """Whether it names a kind of diploma other than the CQPM ("le TP soudeur")."""
    return bool(set(find_kinds(sentence)) - {"CQPM"})


def _both_stand(first: Mentions, second: Mentions) -> bool:
    """Whether each half names a list, and what of it is asked; a link is for one tool to tell."""
    both = _lists_of(first), _lists_of(second)
    if not all(both):
        return False
    if "metiers" in both[0] | both[1]:  # a métier, a list, and another list
        return bool(first.metier_words or second.metier_words)
    return _names_title(first) == _names_title(second)


def _names_title(found: Mentions) -> bool:
    return bool({"pro_a_match", "cqpm_title", "rncp", "cqpm_number", "metier"} & found.entities)


def _with_metier(right: str, first: Mentions, second: Mentions) -> str:
    """The second half with the métier that the first one names for both."""
    if second.metier_words or _names_title(second) or not first.metier_words:
        return right
    if calls_a_text(right):
        return right
    return f"{first.metier_words[-1]} {right}"


def _with_text(half: str, own: Mentions, other: Mentions) -> str:
    """A half with the text that the other one names for both."""
    named = [_NAMES[t] for t in other.texts if t in _NAMES]
    return f"{half} ({named[0]})" if named and not own.texts else half


def _lead_apart(sentence: str, left: str, right: str) -> bool:
    """Whether each half resembles the questions of its own paragraph more than the whole does."""
    if _COMPARES.search(fold(left)):
        return False
    if min(len(content_stems(half)) for half in (left, right)) < _SUBSTANCE:
        return False  # "la durée et le renouvellement de la carte": one shared complement
    (first, here), (second, there) = nearest_kept(left), nearest_kept(right)
    if min(first, second) < _ALIKE or here == there:
        return False
    together, _ = nearest_kept(sentence)
    return together < max(first, second)
