"""What stands before a métier in a sentence ("métier de", "comme"), and unlisted métiers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from assistant.understanding.communes import commune_keys
from assistant.understanding.content import content_stems
from assistant.understanding.cue_words import (
    BEFORE_NOUN,
    BEING,
    DEFINITE,
    DIPLOMA_NOUNS,
    HIRING,
    INDEFINITE,
    JOB_NOUNS,
    NOT_A_JOB,
    OFFERED,
    ONE_JOB,
    STOPS,
    WORK_VERBS,
)
from assistant.understanding.gazetteer import entities
from assistant.understanding.lexicon import LINKS, Word
from assistant.understanding.nationality_table import adjectives
from assistant.understanding.text import fold, light_stem
from corpus.expressions import expression

_AGENT_NOUN = expression(
    r".{2,}(?:eur|euse|eure|rice|ier|iere|iste|logue|graphe|cien|cienne|naute|iatre|sophe|nier)s?$"
)
_MAX_COMPLEMENT = 4
_TOWN = 20_000  # inhabitants: smaller towns are too often ordinary words
_OPENERS = frozenset(("de", "d'", "du", "des", "en"))
_ACTIVITY = expression(r".*(?:tion|sion|ance|ence|age|ment|ure|ie|ise|ique|ite|que)s?$")


# What follows the name of a job in a question and says nothing of the job.
_OF_THE_QUESTION = content_stems(
    "ouvert fermé possible autorisé éligible concerné région ville département code rome dossier "
    "demande date contrat cdi cdd poste emploi embauche embauché recruté recrutement déposé dépôt "
    "client candidat salarié personne étranger étrangère janvier février mars avril mai juin "
    "juillet août septembre octobre novembre décembre ok merci svp stp urgent"
)


class Phrase(NamedTuple):
    """Words ``first`` to ``last``: a job named after a cue, whatever the lists hold."""

    first: int
    last: int


_GREETINGS = frozenset("bonjour bonsoir salut hello coucou bjr bsr slt question".split())
_INFINITIVE = expression(r"[a-z]{3,}(er|ir|dre|tre)$")


@cache
def _place_words() -> frozenset[str]:
    """Places of one word that a sentence in small letters may name: "boulanger à brest"."""
    towns = (key for key, _ in commune_keys(_TOWN))
    return frozenset(key for key in (*entities(), *towns) if " " not in key)


def is_cued(sentence_words: Sequence[Word], first: int, vague: bool = False) -> bool:
    """Whether word ``first`` stands where a job is named: after a cue, or at the very start.

    For a ``vague`` word a comma before it is no cue, and "employé comme", "chargé par" is none.
    """
    i = first - 1
    words_after = [word.folded for word in sentence_words[first + 1 : first + 3]]
    after = words_after[0] if words_after else ""
    if vague and (after in ("comme", "par", "chez", "que", "qui") or _is_duty(words_after)):
        return False
    if i < 0 or not sentence_words[first].joined:
        return not vague or all(w.folded in _GREETINGS for w in sentence_words[:first])
    definite = False
    while i >= 0 and (sentence_words[i].link or sentence_words[i].folded in BEFORE_NOUN | DEFINITE):
        if sentence_words[i].folded in INDEFINITE:
            return True
        definite = definite or sentence_words[i].folded in DEFINITE
        i -= 1
    if definite:
        return False
    if i < 0:
        return True
    before = sentence_words[i].folded
    cues = JOB_NOUNS | OFFERED | DIPLOMA_NOUNS | BEING | HIRING
    return before in cues or before in ("que", "qu'")


def _is_duty(words_after: Sequence[str]) -> bool:
    """ "chargé de l'exécution", "chargé d'appliquer": a duty, the name of no job."""
    if words_after[:1] == ["de"] and words_after[1:] in (["la"], ["l'"], ["les"]):
        return True
    return words_after[:1] in (["de"], ["d'"]) and bool(_INFINITIVE.match("".join(words_after[1:])))


def complement_end(sentence_words: Sequence[Word], last: int, lowered: bool) -> int:
    """The last word of the complement after word ``last``: "technicien | de laboratoire".

    ``lowered`` says that capitals mean something: then a capitalised word is a place or a name.
    """
    i, end, added = last + 1, last, 0
    while i < len(sentence_words) and added < _MAX_COMPLEMENT:
        word = sentence_words[i]
        openers = _OPENERS if lowered else _OPENERS - {"en"}
        if not (word.joined or word.link) or word.folded not in openers:
            break
        while i < len(sentence_words) and sentence_words[i].folded in LINKS - {"et", "ou"}:
            i += 1
        if i == len(sentence_words) or not _may_complete(sentence_words[i], lowered):
            break
        end, i, added = i, i + 1, added + 1
    return end


def goes_on(sentence_words: Sequence[Word], last: int) -> int:
    """The last word that may say more of the job after word ``last``: "commercial | export"."""
    end = complement_end(sentence_words, last, lowered=True)
    if end > last or last + 1 == len(sentence_words):
        return end
    after = sentence_words[last + 1]
    return last + (after.joined and not after.link and _may_be_adjective(after))


def _may_be_adjective(word: Word) -> bool:
    stem = light_stem(word.folded)
    asked = not content_stems(word.folded) or stem in _OF_THE_QUESTION
    return _may_complete(word, lowered=False) and stem not in adjectives() and not asked


def _may_complete(word: Word, lowered: bool) -> bool:
    plain = word.folded
    return (
        plain.isalpha()
        and len(plain) > 2
        and not (word.capitalised and lowered)
        and plain not in STOPS
        and plain not in _place_words()
    )


def is_agent_noun(word: str) -> bool:
    """Whether a folded word has the form of a job's name, and is no other word of that form."""
    singular = word.removesuffix("s")
    known_otherwise = {word, singular, singular.removesuffix("e")} & (NOT_A_JOB | STOPS)
    if len(word) < 5 or known_otherwise or light_stem(word) in adjectives():
        return False
    return bool(_AGENT_NOUN.match(word)) and word not in _place_words()


def unlisted_phrases(sentence_words: Sequence[Word], lowered: bool) -> list[Phrase]:
    """Jobs named after a cue by words that no table knows ("métier de ramoneur-fumiste")."""
    found: list[Phrase] = []
    for i, word in enumerate(sentence_words):
        if word.link or (found and i <= found[-1].last) or not _names_a_job(sentence_words, i):
            continue
        if word.capitalised and lowered and i > 0:
            continue
        last = _hyphenated_end(sentence_words, i)
        found.append(Phrase(i, complement_end(sentence_words, last, lowered)))
    return found


def _names_a_job(sentence_words: Sequence[Word], i: int) -> bool:
    cue = _cue_before(sentence_words, i)
    if not cue:
        return False
    plain = sentence_words[i].folded
    known_otherwise = {plain, plain.removesuffix("s"), plain.removesuffix("s").removesuffix("e")}
    if light_stem(plain) in adjectives():
        return False  # "comorienne" is nobody's trade
    if len(plain) < 4 or not plain.isalpha() or known_otherwise & (NOT_A_JOB | _place_words()):
        return False
    if cue == "job":
        return plain not in STOPS and not _ACTIVITY.match(plain)
    return cue == "person" and bool(_AGENT_NOUN.match(plain))


def _cue_before(sentence_words: Sequence[Word], i: int) -> str:
    """ "job" after "métier de", "travailler comme"; "person" after "je suis", "embaucher un"."""
    j = i - 1
    articles: set[str] = set()
    while j >= 0 and sentence_words[j].folded in LINKS | BEFORE_NOUN | {"que", "qu'"}:
        articles.add(sentence_words[j].folded)
        j -= 1
    if j < 0:
        return ""
    before, earlier = sentence_words[j].folded, sentence_words[j - 1].folded if j else ""
    if not sentence_words[i].joined:
        return "person" if before in ONE_JOB and j == i - 1 else ""
    if before in ONE_JOB and articles in ({"de"}, {"d'"}):
        return "job"
    if articles & {"le", "la", "les", "l'"}:
        return ""
    if before == "comme" and earlier in WORK_VERBS:
        return "job"
    if before in JOB_NOUNS - ONE_JOB | BEING:
        return "person"
    return "person" if before in HIRING and articles & INDEFINITE else ""


def _hyphenated_end(sentence_words: Sequence[Word], first: int) -> int:
    """The end of "ramoneur-fumiste": words held together by hyphens."""
    last = first
    while last + 1 < len(sentence_words):
        following = sentence_words[last + 1]
        if (
            following.link
            or following.start - sentence_words[last].end != 1
            or not following.joined
        ):
            break
        if not _AGENT_NOUN.match(fold(following.text)):
            break
        last += 1
    return last
