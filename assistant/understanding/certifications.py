"""Certifications named in a sentence: métiers and diplomas of the Pro-A annex, CQPM titles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from assistant.understanding.certification_scope import (
    ProAScope,
    diploma_kinds,
    find_kinds,
)
from assistant.understanding.certification_scope import find_pro_a_scope as _pro_a_scope
from assistant.understanding.certification_tables import ACTIVITY, CertificationIndex, Entry
from assistant.understanding.content import FUNCTION_STEMS, content_stems
from assistant.understanding.lexicon import Word
from assistant.understanding.metier_cues import is_cued
from assistant.understanding.text import fold
from assistant.understanding.titles import TitleMatch
from assistant.understanding.vocabulary import read_words, vocabulary
from corpus.records import CqpmRow

__all__ = [
    "ProAScope",
    "Scored",
    "diploma_kinds",
    "find_kinds",
    "find_pro_a_scope",
    "match_cqpm_names",
    "match_cqpm_titles",
    "match_diplomas",
    "match_pro_a_metiers",
    "pro_a_neighbours",
    "vague_words",
]

T = TypeVar("T")
_MAX_CHARS = 4000
_ASKED_AGAIN = 64  # sentences: each reader of one asks for its certifications
_ENOUGH = 0.3  # share of a title's weight, where its head word alone says little
_OTHER_KIND = 0.6  # a diploma of another kind than the one asked for
_COMMON_HEAD = 8  # a head word of that many titles says little
_OF = frozenset("d' de du des en sur".split())
_ASIDE = content_stems(
    "liste annexe accord métallurgie pro proa alternance intérim mission contrat cdi cdd veille "
    "france métier secteur filière branche niveau domaine formation certification qualification "
    "titre diplôme cours vigueur reconversion actif active valable éligible possible ouvert numéro "
    "code intitulé forfait industriel supprimé rncp cqpm cqp texte textes région plus moins"
)
_SOMEBODY = frozenset(
    "le la les l' du des au aux son sa ses mon ma mes leur leurs ce cet cette".split()
)
_KIND_BEFORE = frozenset(
    "tp cap capa bp bac pro bts dut but master licence cqp cqpm cqpi titre professionnel mention "
    "professionnelle brevet certificat diplome specialite option etat".split()
)


@dataclass(frozen=True, slots=True)
class Scored(Generic[T]):
    """An entry that words ``start`` to ``end`` name; ``score`` is 1 for a complete title."""

    value: T
    score: float
    start: int
    end: int
    text: str
    beyond: str = ""  # what qualifies it and stands in no title of the list: "de taxi"

    @property
    def named(self) -> str:
        """The words of the sentence, with what qualifies them: "chauffeur de taxi"."""
        return f"{self.text} {self.beyond}".strip()

    @property
    def exact(self) -> bool:
        """Whether the sentence names this entry and no other that merely begins like it."""
        return self.complete and not self.beyond

    @property
    def complete(self) -> bool:
        """Whether the sentence gives the whole title or another name of the same entry."""
        return self.score >= 0.85


_NONE = Scored("", 0.0, 0, 0, "")


@lru_cache(maxsize=_ASKED_AGAIN)
def match_pro_a_metiers(sentence: str) -> tuple[Scored[str], ...]:
    """The métiers of the Pro-A annex that a sentence names, best first."""
    return _matches(sentence, vocabulary().certifications.pro_a_metiers, _keeps_metier)


@lru_cache(maxsize=_ASKED_AGAIN)
def match_diplomas(sentence: str) -> tuple[Scored[str], ...]:
    """The diplomas of the Pro-A annex that a sentence names, best first.

    One word is enough only after a kind of diploma ("TP soudeur"); a kind named in the sentence
    leaves out the diplomas of other kinds, where any of its own is named.
    """
    found = _matches(sentence, vocabulary().certifications.diplomas, _keeps_diploma)
    wanted = {*find_kinds(sentence)}
    of_kind = tuple(s for s in found if wanted & {*diploma_kinds(s.value)})
    of_kind = of_kind or _of_kind_by_words(sentence, wanted)
    if of_kind or not wanted:
        return of_kind or found
    return tuple(replace(s, score=round(s.score * _OTHER_KIND, 3)) for s in found)


@lru_cache(maxsize=_ASKED_AGAIN)
def match_cqpm_titles(sentence: str) -> tuple[Scored[CqpmRow], ...]:
    """The metallurgy qualifications whose title a sentence gives, wholly or in part, best first."""
    return _matches(sentence, vocabulary().certifications.cqpm, _keeps)


@lru_cache(maxsize=_ASKED_AGAIN)
def match_cqpm_names(sentence: str) -> tuple[Scored[str], ...]:
    """The everyday names ("bobinier") in a sentence, each with the numbers of its entries."""
    return _matches(sentence, vocabulary().certifications.cqpm_names, _keeps)


def pro_a_neighbours(sentence: str) -> tuple[str, ...]:
    """The métiers of the Pro-A annex that come near a trade which it does not name."""
    found = _matches(sentence, vocabulary().certifications.pro_a_neighbours, _keeps)
    return tuple(dict.fromkeys(m for s in found for m in s.value.split(" | ")))


@lru_cache(maxsize=_ASKED_AGAIN)
def find_pro_a_scope(sentence: str) -> ProAScope:
    """Sectors, sub-sectors, levels and kinds of diploma that a sentence names."""
    spans = [(s.start, s.end) for s in match_pro_a_metiers(sentence)]
    spans += [(s.start, s.end) for s in match_diplomas(sentence)]
    spans += [(s.start, s.end) for s in match_cqpm_titles(sentence)]
    return _pro_a_scope(sentence, spans)


def vague_words(sentence: str) -> tuple[str, ...]:
    """Words that begin many titles, and say too little alone: "technicien", "opérateur"."""
    index = vocabulary().certifications.cqpm
    words = read_words(sentence[:_MAX_CHARS])
    spans = [(s.start, s.end) for s in match_cqpm_titles(sentence)]
    spans += [(s.start, s.end) for s in match_pro_a_metiers(sentence)]
    return tuple(
        dict.fromkeys(
            word.text
            for word in words
            if not any(start <= word.start < end for start, end in spans)
            and any(index.heads.get(w, 0) >= _COMMON_HEAD for w in word.lemmas)
        )
    )


def _matches(
    sentence: str,
    index: CertificationIndex[T],
    keeps: Callable[[TitleMatch[Entry[T]], CertificationIndex[T], Sequence[Word]], bool],
) -> tuple[Scored[T], ...]:
    words = read_words(sentence[:_MAX_CHARS])
    best: dict[T, Scored[T]] = {}
    reached = -1
    for i, word in enumerate(words):
        if i <= reached or word.link or not word.lemmas:
            continue
        for match in _read_at(index, words, i):
            if not keeps(match, index, words):
                continue
            reached = max(reached, match.last)
            scored = _scored(sentence, words, match)
            known = best.get(scored.value)
            if known is None or known.score < scored.score:
                best[scored.value] = scored
    return tuple(sorted(best.values(), key=lambda s: -s.score))


def _read_at(
    index: CertificationIndex[T], words: Sequence[Word], first: int
) -> list[TitleMatch[Entry[T]]]:
    """The titles read from a word; one that "et" or "ou" would leave incomplete ends before it."""
    found = index.titles.at(words, first)
    if found and not found[0].complete:
        span = range(first + 1, found[0].last)
        cut = next((i for i in span if words[i].folded in ("et", "ou")), None)
        before = index.titles.at(words[:cut], first) if cut else []
        if before and before[0].complete:
            return before
    return found


def _of_kind_by_words(sentence: str, kinds: set[str]) -> tuple[Scored[str], ...]:
    """Diplomas of a kind by any of their words, right after it: "master logistique"."""
    words = read_words(sentence[:_MAX_CHARS])
    index = vocabulary().certifications.diplomas
    found: dict[str, Scored[str]] = {}
    for i, word in enumerate(words):
        if word.link or not word.lemmas or not _kind_before(words, i):
            continue
        if word.folded in _KIND_BEFORE or _says_little(word.lemmas, index):
            continue
        if any(w.folded == "dans" for w in words[max(0, i - 2) : i]):
            continue  # "bac pro dans l'industrie": a sector, not a title
        for title in index.titles.titles:
            if kinds & {*diploma_kinds(title.value.value)}:
                match = index.titles.read(title, words, i)
                if match.count and match.score > found.get(title.value.value, _NONE).score:
                    found[title.value.value] = _scored(sentence, words, match)
    most = max((s.end - s.start for s in found.values()), default=0)
    best = [s for s in found.values() if s.end - s.start == most]
    top = max((s.score for s in best), default=0.0)  # the same words name them all as well
    return tuple(replace(s, score=top) for s in sorted(best, key=lambda s: -s.score))


def _scored(sentence: str, words: Sequence[Word], match: TitleMatch[Entry[T]]) -> Scored[T]:
    start, end = words[match.first].start, words[match.last].end
    entry, score = match.title.value, round(match.score, 3)
    return Scored(
        entry.value, score, start, end, sentence[start:end], _beyond(sentence, words, match.last)
    )


def _beyond(sentence: str, words: Sequence[Word], last: int) -> str:
    """The qualifier after a title, as typed: "de taxi" after "chauffeur"."""
    i = last + 1
    while i < len(words) and words[i].link and words[i].joined:
        i += 1
    if i == len(words) or not words[i].joined:
        return ""
    links, word = [w.folded for w in words[last + 1 : i]], words[i]
    if "/" in sentence[words[last].end : word.start]:
        return ""  # "commercial / attaché commercial": another name, and no qualifier
    qualifies = set(links) & _OF if links else word.lemmas and not word.slip
    aside = word.capitalised or word.folded[0].isdigit() or word.folded in FUNCTION_STEMS
    if not qualifies or aside or content_stems(word.folded) <= _ASIDE:
        return ""
    return sentence[words[last].end : word.end].strip()


def _keeps(
    match: TitleMatch[Entry[T]], index: CertificationIndex[T], words: Sequence[Word]
) -> bool:
    """Whether a partial title says enough: more than a common head word."""
    head_text = fold(match.title.lemmas[0])
    if match.count == 1 and head_text in vocabulary().metiers.names.needing_cue:
        return match.complete and is_cued(words, match.first)
    if match.complete:
        return True
    if match.title.value.whole_only:
        return False
    head = match.title.lemmas[0]
    if not _says_little((head,), index) and not ACTIVITY.match(head):
        return True
    return match.count > 1 and match.score >= _ENOUGH


def _keeps_metier(
    match: TitleMatch[Entry[str]], index: CertificationIndex[str], words: Sequence[Word]
) -> bool:
    """As for any title; one word printed as a métier needs no cue beside the name of the scheme.

    "Pro-A superviseur", where "le formateur de la Pro-A" is somebody of whom a text speaks.
    """
    if _keeps(match, index, words):
        return True
    printed = match.count == 1 and match.complete and not match.title.value.whole_only
    before = words[match.first - 1].folded if match.first else ""
    return printed and _names_scheme(words) and before not in _SOMEBODY


def _names_scheme(words: Sequence[Word]) -> bool:
    """Whether the Pro-A or a code of its annex is named."""
    said = [w.folded for w in words]
    return bool({"proa", "rncp"} & {*said}) or ("pro", "a") in pairwise(said)


def _says_little(lemmas: Iterable[str], index: CertificationIndex[T]) -> bool:
    """Whether a word begins so many titles that it says little alone."""
    generic = vocabulary().metiers.names.generic_heads
    return any(w in generic or index.heads.get(w, 0) >= _COMMON_HEAD for w in lemmas)


def _keeps_diploma(
    match: TitleMatch[Entry[T]], index: CertificationIndex[T], words: Sequence[Word]
) -> bool:
    if match.count == 1:
        little = _says_little((match.title.lemmas[0],), index)
        sector = vocabulary().certifications.sectors.titles.at(words, match.first)
        if sector and _of_scheme(words, match.first):
            return False  # "Pro-A transport": a sub-sector, where "BTS transport" is a title
        return _kind_before(words, match.first) and not little
    return _keeps(match, index, words)


def _of_scheme(words: Sequence[Word], first: int) -> bool:
    """Whether the name of the Pro-A stands before a word, whose "pro" is no kind of diploma."""
    i = first - 1
    while i > 0 and words[i].link:
        i -= 1
    return i >= 0 and words[i].folded == "pro" and words[i + 1].folded == "a"


def _kind_before(words: Sequence[Word], first: int) -> bool:
    i = first - 1
    while i >= 0 and words[i].link:
        i -= 1
    return i >= 0 and words[i].folded in _KIND_BEFORE
