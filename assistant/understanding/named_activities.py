"""An activity that stands for the job: "un CAP maçonnerie", "la coiffure est ouverte à Metz ?".

A noun is read so where the sentence names no job and either a diploma of that name is said of
somebody, or the lists are asked whether it is open, or it is alone with a place. A domain of the
lists ("le bâtiment à Pau") keeps its métiers, unless it is said to be open or held as a diploma.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from assistant.understanding.find_mentions import mentions
from assistant.understanding.geography import read_table
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold, fold_in_place
from assistant.understanding.texts import CQPM, PRO_A
from assistant.understanding.work_domains import is_domain, worked_domain
from corpus.expressions import expression

_ARTICLE = r"(?:(?:la|le|les|de la|de l'|du|des|en|dans la|dans le|dans les|d'|l')\s*)?"
_DIPLOMA = (
    r"(?:(?:avec|a|ont|ai|obtenu|titulaire d'|possede|qui a)\s+)*(?:(?:un|le|son|du|d'un)\s+)?"
    r"\b(?:cap|bep|bac pro\w*|bts|brevet|bp|diplome|tp|titre pro\w*)\s+"
    r"(?:(?:en|de|d'|du|de la|des)\s*)?"
)
_OPEN = expression(
    r"\b(?:ouvr\w+|ouvert\w*|ferme\w*|en tension|penurie|possible|autoris\w+|"
    r"(?:dans|sur) la liste)\b"
)
_ASKS_LIST = expression(
    r"\b(?:quel(?:le)?s?|combien|listes? (?:des?|complete))\s+(?:\w+ )?"
    r"(?:metiers?|professions?|emplois?|jobs?|boulots?|postes?|formations?|certif\w*|diplomes?)|"
    r"\bmetiers? (?:de|du|des|d'|dans)\b|\blesquel\w+|\bsecteurs?\b|\bdomaines?\b|\bformations?\b|"
    r"\bcertif\w*"
)
_JOINING = frozenset("de des du d' la les l' en".split())
_CODED = frozenset({"rome_1999", "rome_current", "rncp", "cqpm"})
_WORD = expression(r"\w+")
_SPARE = 1  # words beside a bare activity and its place


class _Activity(NamedTuple):
    noun: str  # folded
    job: str


def with_named_jobs(sentence: str, *, of_a_case: bool = False) -> str:
    """The sentence with such an activity told as the job it is.

    ``of_a_case`` says that the thread tells of somebody, whose diploma a message may add.
    """
    folded = fold_in_place(sentence)
    said = frozenset(_WORD.findall(folded))
    if not said & _first_words() or not _any_noun().search(folded):
        return sentence
    found = mentions(sentence)
    coded = any(code.kind in _CODED for code in found.codes)
    if found.metiers or coded or {PRO_A, CQPM} & set(found.texts):
        return sentence
    for activity in _activities():
        span = _stands_for_job(activity, folded, found, of_a_case=of_a_case)
        if span:
            before = sentence[: span[0]].rstrip() + ", " if span[2] else sentence[: span[0]]
            return f"{before}{activity.job}{sentence[span[1] :]}"
    return sentence


def _stands_for_job(
    activity: _Activity, folded: str, found: Mentions, *, of_a_case: bool
) -> tuple[int, int, bool] | None:
    """Where the noun stands with its article, and whether a diploma is named by it."""
    diploma = _with(_DIPLOMA, activity.noun).search(folded)
    if diploma and (found.names_case or of_a_case):
        return *diploma.span(), True
    bare = _with(_ARTICLE, activity.noun).search(folded)
    whole_domain = _ASKS_LIST.search(folded) or worked_domain(found.sentence)
    if not bare or not found.place_mentions or whole_domain:
        return None
    if _OPEN.search(folded):
        return *bare.span(), False
    rest = [w for w in found.leftover.split() if fold(w) not in activity.noun.split()]
    alone = len(rest) <= _SPARE and not is_domain(activity.noun)
    return (*bare.span(), False) if alone else None


@cache
def _with(before: str, noun: str) -> re.Pattern[str]:
    return expression(rf"(?<![\w'-]){before}{_loose(noun)}(?![\w-])")


def _loose(noun: str) -> str:
    """The noun as an expression, whatever joins its words: "maintenance (des) ascenseurs"."""
    kept = [re.escape(word) for word in noun.replace("'", "' ").split() if word not in _JOINING]
    return rf"(?:\s+|\s+(?:{'|'.join(sorted(_JOINING))})\s*)".join(kept)


@cache
def _activities() -> tuple[_Activity, ...]:
    found = [
        _Activity(fold(noun), row["metier"])
        for row in read_table("activites_noms.csv")
        for noun in row["noms"].split(" | ")
    ]
    return tuple(sorted(found, key=lambda a: -len(a.noun)))


@cache
def _first_words() -> frozenset[str]:
    """The words that begin an activity: without one of them, no expression is compiled."""
    return frozenset(_WORD.findall(a.noun)[0] for a in _activities())


@cache
def _any_noun() -> re.Pattern[str]:
    nouns = "|".join(_loose(a.noun) for a in _activities())
    return expression(rf"(?<![\w-])(?:{nouns})(?![\w-])")
