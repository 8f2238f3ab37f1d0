"""Words cut short, spelt as they sound or stuck together, and days in figures: "ds le 31/7/09"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.understanding.communes import communes_named
from assistant.understanding.date_forms import dates_in_words
from assistant.understanding.geography import REFERENCE, read_table
from assistant.understanding.nationality_table import adjectives, countries
from assistant.understanding.text import fold, light_stem
from assistant.understanding.vocabulary import vocabulary
from corpus.expressions import expression

_WORD = expression(r"(?<![\w'’.-])[^\W\d_]+(?![\w'’-])")
_GLUED = expression(r"(?P<article>[dl])(?P<noun>h?[aeiouy][a-z]{4,})")
_OF_TEXTS = frozenset(
    "accord admission alinea annee annexe arrete article autorisation avenant "
    "emploi employeur embauche entreprise etranger etrangers exercice immigration interim ofii "
    "opposition organisme".split()
)
# "c ouvert ?": the letter alone, where it cannot be the name of a choice or of a class.
_IT_IS = expression(
    r"(?<![\w'’.+-])([cC]) (?=(?:pas |bien |toujours |encore |donc |déjà |deja )?(?:ouvert|ferm|"
    r"possible|jouable|faisable|autoris|en tension|"
    r"(?:bon|quoi|mort|dans|sur|qui|combien|une?)\b))"
)
_OF_CUT = expression(r"(?<![\w'’.+-])d (?=[b-df-gj-np-tvz][a-zà-ÿ]{2})")  # "agent d maintenance"
_COURTESY = expression(r"(?i)[\s,]*\bs['’` ]?il (?:vous|te) pla[iî]t\b")
_TODAY = expression(r"\b([aA]ujourd)[ -](?=hui\b)")
# A code of five digits typed with spaces or a point: "6 1 2 2 2", "61 222".
_SPACED_CODE = expression(
    r"(?<![\d,.])(?<!\d )(?:\d(?: \d){4}|\d{2}[ .]\d{3})(?![\d,.]|\s*\d|\s*(?:€|euro))"
)


def in_full(sentence: str) -> str:
    """The sentence with each such word written in full; capitals stand for something else."""
    table, sentence = _table(), dates_in_words(sentence)
    sentence = _OF_CUT.sub("de ", _IT_IS.sub(r"\1'est ", sentence))
    sentence = _with_signs().sub(lambda m: table[" ".join(m.group().split())], sentence)
    sentence = _SPACED_CODE.sub(lambda m: _joined(m.group()), _TODAY.sub(r"\1'", sentence))
    sentence = _WORD.sub(lambda m: table.get(m.group()) or _parted(m.group()), sentence)
    return _without_courtesy(sentence)


def _without_courtesy(sentence: str) -> str:
    """The sentence without "s'il vous plaît", whose "il" is nobody; as it is where that is all."""
    rest = _COURTESY.sub("", sentence)
    return rest if _WORD.search(rest) else sentence


def _joined(spaced: str) -> str:
    """The code that digits apart make, where a list has it."""
    digits = re.sub(r"[ .]", "", spaced)
    return digits if digits in vocabulary().metiers.shown else spaced


@lru_cache(maxsize=2048)
def _parted(word: str) -> str:
    """A word to which its article was stuck, parted: "dascenseurs" gives "d'ascenseurs"."""
    folded = fold(word)
    glued = _GLUED.fullmatch(folded)
    if glued is None or not word.islower() or len(folded) != len(word):
        return word
    if _is_word(folded) or not _is_noun(glued["noun"]):
        return word
    return f"{word[0]}'{word[1:]}"


def _is_word(folded: str) -> bool:
    """Whether it means something as it is typed: a title's word, a nationality, a town."""
    known = vocabulary().lexicon.lemmas(folded) or light_stem(folded) in adjectives()
    return bool(known or folded in _ordinary_words() or communes_named(folded))


def _is_noun(folded: str) -> bool:
    stem = light_stem(folded)
    known = vocabulary().lexicon.lemmas(folded) or folded in _OF_TEXTS
    return bool(known or stem in adjectives() or stem in countries())


@cache
def _ordinary_words() -> frozenset[str]:
    text = (REFERENCE / "places_ordinary.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


@cache
def _with_signs() -> re.Pattern[str]:
    """The shortened words that a sign ends or parts: "p/r", "en +"."""
    signs = [re.escape(short) for short in _table() if not short.isalpha()]
    return expression(rf"(?<![\w/])(?:{'|'.join(sorted(signs, reverse=True))})(?![\w/])")


@cache
def _table() -> dict[str, str]:
    return {row["short"]: row["words"] for row in read_table("ecriture_rapide.csv")}
