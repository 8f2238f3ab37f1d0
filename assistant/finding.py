"""Where a question is looked for: in the text it names, in that of its subject, or in them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.asker import Asker
from assistant.bare_terms import bare_term
from assistant.followed import followed, goes_on
from assistant.understanding.text_followups import stands_for_it
from assistant.understanding.texts import implied_texts, without_text_names
from corpus.library import load

if TYPE_CHECKING:
    from index.retriever import Retriever, SearchResult

ENOUGH = 0.2  # confidence, in [0, 1], under which the corpus is said not to answer
ENOUGH_IMPLIED = 0.25  # the same where it speaks of one text's subject, searched first
ENOUGH_NAMED = 0.2  # the same where it names its text
ENOUGH_UNRIVALLED = 0.15  # both of these where no gap comes near
ENOUGH_UNKNOWN = 0.5  # all of these where nothing said of the first passages has the noun asked for
LIKELY = 0.3  # probability from which what the texts lack is told; else they do not answer
SURE = 0.8  # the same from which a follow-up is a question of its own, on another text
WIDER = 0.3  # confidence by which all texts must beat the one whose subject is spoken of
DEPTH = 30  # hits looked at: table rows, which the rules answer for, are left out


class TextQuestion(NamedTuple):
    """A question on the texts, as it is put and as it is searched."""

    words: str  # the adviser's
    plain: str  # without the figures and the article that it supposes
    asked: str  # the same, short names written out
    named: str  # the id of the text that it names, or ""
    subject: str  # what a follow-up leaves unsaid
    asker: Asker
    within: tuple[str, ...] = ()  # the ids of the texts of the case in hand, looked at first

    @property
    def term(self) -> tuple[str, ...]:
        """The stems of the term of the texts that is all it says, or none."""
        return () if self.subject else bare_term(self.plain)

    def enough(self, found: SearchResult) -> float:
        """The confidence from which a passage answers."""
        if self.subject:
            return ENOUGH_IMPLIED
        if not found.noun_known:
            return ENOUGH_UNKNOWN
        if not self.named and not implied_texts(self.asked):
            return ENOUGH
        if found.missing is None or found.missing.odds < 0:
            return ENOUGH_UNRIVALLED
        return ENOUGH_NAMED if self.named else ENOUGH_IMPLIED


def find(retriever: Retriever, question: TextQuestion) -> SearchResult:
    """The passages nearest to a question, and how likely it is that one of them answers."""
    within = question.within
    if question.subject:
        found = _followed(retriever, question.asked, question.subject, question.named)
        lost = not sure_gap(found) and found.confidence < ENOUGH_IMPLIED
        return (within and lost and _of_case(retriever, question.asked, within)) or found
    of_case = within and _of_case(retriever, question.asked, within)
    if of_case:
        return of_case
    found = _search(retriever, question.asked, question.named)
    if question.asked == question.plain or found.confidence >= SURE:
        return found
    # What a short name stands for may be words that no paragraph has.
    plain = _search(retriever, question.plain, question.named)
    return replace(found, confidence=max(found.confidence, plain.confidence))


def find_for(retriever: Retriever, asker: Asker, question: str) -> SearchResult:
    """The same over the texts that concern a person, where the best passage does not."""
    allowed = [s for s in load().sources if asker.concerned_by(s)]
    return retriever.search(question, k=DEPTH, source_ids=allowed)


def sure_gap(found: SearchResult) -> bool:
    """Whether the texts are known to lack what is asked."""
    return found.missing is not None and found.missing.sure


def _followed(retriever: Retriever, question: str, subject: str, named: str) -> SearchResult:
    """What a follow-up asks of its subject, unless it asks something else by itself."""
    alone = _search(retriever, question, "")
    elsewhere = alone.hits and load().passages[alone.hits[0].best_passage_id].source_id != named
    if alone.confidence >= SURE and elsewhere and named and not stands_for_it(question):
        here = _search(retriever, question, named)
        if here.confidence < ENOUGH and not goes_on(retriever, question, subject, (named,)):
            return alone
    return followed(retriever, question, subject, (named,) if named else None)


def _search(retriever: Retriever, question: str, named: str) -> SearchResult:
    narrowed = None if named else _of_its_subject(retriever, question)
    if narrowed:
        return narrowed
    sources = (named,) if named else None
    found = retriever.search(question, k=DEPTH, source_ids=sources)
    unnamed = without_text_names(question) if named else question
    if unnamed == question or found.confidence >= SURE:
        return found
    again = retriever.search(unnamed, k=DEPTH, source_ids=sources)
    return max(found, again, key=lambda result: result.confidence)


def _of_case(retriever: Retriever, question: str, within: tuple[str, ...]) -> SearchResult | None:
    """The search in the texts of the case in hand, where they answer, or surely lack it."""
    if implied_texts(question):
        return None
    found = retriever.search(question, k=DEPTH, source_ids=within)
    lacking = found.missing is not None and found.missing.sure and found.missing.likely >= LIKELY
    return found if lacking or found.confidence >= ENOUGH_IMPLIED else None


def _of_its_subject(retriever: Retriever, question: str) -> SearchResult | None:
    """The search in the texts whose subject is spoken of, where that is enough."""
    implied = implied_texts(question)
    if not implied:
        return None
    sources = (*implied, *(text.source.id for text in load().added))
    narrowed = retriever.search(question, k=DEPTH, source_ids=sources)
    if sure_gap(narrowed) or narrowed.confidence >= SURE:
        return narrowed
    if narrowed.confidence < ENOUGH_IMPLIED:
        return None
    everywhere = retriever.search(question, k=DEPTH)
    return everywhere if everywhere.confidence > narrowed.confidence + WIDER else narrowed
