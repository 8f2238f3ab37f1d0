"""Searches the five texts and answers with the passages themselves, or says that none answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer_types import (
    AnswerType,
    expected_type,
    holds_amount,
    holds_type,
    lacks_figure,
)
from assistant.asker import Asker, asker_of
from assistant.cited_articles import cited_articles
from assistant.extracts import extract, texts_with_list
from assistant.followed import followed
from assistant.quotable import quotable
from assistant.resolve import text_id
from assistant.results import ToolResult
from assistant.rules.articles import read
from assistant.suppositions.articles import supposed_article, without_article
from assistant.suppositions.corrections import corrections
from assistant.suppositions.figures import supposed_kind, without_figures
from assistant.understanding.absent_texts import absent_text
from assistant.understanding.dates import find_date
from assistant.understanding.head_counts import counted, holds_count
from assistant.understanding.job_market import market_subject
from assistant.understanding.neighbours import neighbouring_subject
from assistant.understanding.sigles import written_out
from assistant.understanding.texts import implied_texts, without_text_names
from assistant.wording.passages import Extract, article, gap, nearest, not_covered, quoted
from corpus.library import load
from corpus.records import Passage, PassageKind

if TYPE_CHECKING:
    from index.gaps import Missing
    from index.retriever import Retriever, SearchResult

ENOUGH = 0.2  # confidence, in [0, 1], under which the corpus is said not to answer
ENOUGH_IMPLIED = 0.25  # the same where it speaks of one text's subject, searched first
SURE = 0.8  # the same from which a follow-up is a question of its own, on another text
ENOUGH_NAMED = 0.2  # the same where it names its text
LIKELY = 0.3  # probability from which what the texts lack is told; else they are said not to answer
NEAR = 0.15  # confidence from which what is not answered is shown the nearest passage
DEPTH = 30  # hits looked at: table rows, which the rules answer for, are left out
SHOWN = 2  # passages quoted beside the first
TYPE_BONUS = 0.12  # added, as a share of the best score, to what holds the kind of thing asked for
NEAR_BEST = 0.8  # share of the best score that a further passage must reach
NEAR_CERTAIN = 0.9  # the same where one passage answers beyond doubt a question that joins no two
CERTAIN = 0.9  # confidence from which it does
BEYOND = 2.4  # log odds from which a gap is told though the passage gives the kind of figure asked
WIDER = 0.3  # confidence by which all texts must beat the one whose subject is spoken of


class TextSearch:
    """Retrieval over the index, opened at the first question that needs it."""

    def __init__(self, open_retriever: Callable[[], Retriever], *, rows: bool = False) -> None:
        self._open = open_retriever
        self._rows = rows  # whether rows of tables are quoted, where no rule answers for them

    @property
    def retriever(self) -> Retriever:
        """The retriever; the first call loads the embedding model and the index."""
        return self._open()

    def answer(
        self, question: str, texte: str = "", sujet: str = "", nationalite: str = "", date: str = ""
    ) -> ToolResult:
        """The passages that answer a question, in the named text only where one is named.

        ``sujet`` is what a follow-up question leaves unsaid; a passage that does not concern a
        person of that nationality is no answer.
        """
        asker = asker_of(nationalite, date)
        elsewhere = absent_text(question)
        if elsewhere:
            return not_covered(f"Le corpus ne contient pas ce texte : {elsewhere}.")
        beside = neighbouring_subject(question) or market_subject(question)
        if beside:
            return not_covered(f"Aucun texte du corpus ne porte sur ce sujet : {beside}.")
        named = text_id(texte) if texte else ""
        if not named and _after_every_text(question):
            return not_covered()
        cited = cited_articles(question, named)
        if cited:
            return cited
        plain = without_article(without_figures(question))
        asked, wanted = written_out(plain), supposed_kind(question)
        found = self._followed(asked, sujet, named) if sujet else self._search(asked, named)
        if asked != plain and not sujet and found.confidence < SURE:
            # What a short name stands for may be words that no paragraph has.
            sure = max(found.confidence, self._search(plain, named).confidence)
            found = replace(found, confidence=sure)
        unit_number = supposed_article(question)
        if unit_number and found.hits and found.confidence < SURE:
            source = named or load().passages[found.hits[0].best_passage_id].source_id
            return article(source, *unit_number, read(source, *unit_number))
        uncounted = _uncounted(question, found)
        missing = asker.gap_of(self._missing(asked, found, uncounted), question)
        if uncounted and not (missing and _COUNTED.search(missing.told)):
            return not_covered("Les textes ne tiennent pas ce compte : ils fixent des règles.")
        if missing and missing.likely < LIKELY:
            return not_covered()  # what the texts lack is told, where that is what is asked
        if missing:
            return gap(missing.told, extract(asked, load().passages[missing.passage_id], None))
        if found.confidence < NEAR:
            return not_covered()
        extracts = self._extracts(asked, found, wanted)
        if extracts and not asker.concerned(extracts[0].passage):
            others = extracts[0].passage
            found = self._search_for(asker, asked)
            enough = found.confidence >= ENOUGH and not named
            extracts = self._extracts(asked, found, wanted) if enough else []
            if not extracts:
                return asker.not_concerned(others, asked)
        extracts = [e for e in extracts if asker.concerned(e.passage)]
        if found.confidence < (ENOUGH_IMPLIED if sujet else _threshold(named, asked)):
            return nearest(extracts[0]) if extracts else not_covered()
        if not extracts:
            return not_covered()
        result = quoted(extracts)
        corrected = corrections(question, extracts)
        return replace(result, statements=(*corrected, *result.statements))

    @staticmethod
    def _missing(question: str, found: SearchResult, uncounted: bool) -> Missing | None:
        """What no text gives of what is asked; a text that is added, and comes first, may."""
        if not found.missing or not found.hits:
            return found.missing if _sure(found) else None
        best = load().passages[found.hits[0].best_passage_id]
        if any(text.source.id == best.source_id for text in load().added):
            return None
        looked_at = 1 if found.missing.near else SHOWN + 1  # of a far gap, the next ones may tell
        texts = [load().passages[h.best_passage_id].text for h in found.hits[:looked_at]]
        lacking = uncounted or all(lacks_figure(question, text) for text in texts)
        if found.missing.odds < BEYOND and not lacking and holds_amount(question, best.text):
            return None
        return found.missing if found.missing.sure or lacking else None

    def _followed(self, question: str, subject: str, named: str) -> SearchResult:
        """What a follow-up asks of its subject, unless it asks something else by itself."""
        sources = (named,) if named else None
        alone = self._search(question, "")
        elsewhere = alone.hits and load().passages[alone.hits[0].best_passage_id].source_id != named
        if alone.confidence >= SURE and elsewhere and named:
            here = self._search(question, named)
            if here.confidence < ENOUGH:
                return alone
        return followed(self.retriever, question, subject, sources)

    def _search_for(self, asker: Asker, question: str) -> SearchResult:
        """The search over the texts that concern a person, where the best passage does not."""
        allowed = [s for s in load().sources if asker.concerned_by(s)]
        return self.retriever.search(question, k=DEPTH, source_ids=allowed)

    def _search(self, question: str, named: str) -> SearchResult:
        if not named:
            implied = implied_texts(question)
            if implied:
                implied = (*implied, *(text.source.id for text in load().added))
            if implied:
                narrowed = self.retriever.search(question, k=DEPTH, source_ids=implied)
                if _sure(narrowed) or narrowed.confidence >= SURE:
                    return narrowed
                if narrowed.confidence >= ENOUGH_IMPLIED:
                    everywhere = self.retriever.search(question, k=DEPTH)
                    wider = everywhere.confidence > narrowed.confidence + WIDER
                    return everywhere if wider else narrowed
        sources = (named,) if named else None
        found = self.retriever.search(question, k=DEPTH, source_ids=sources)
        unnamed = without_text_names(question) if named else question
        if unnamed == question or found.confidence >= SURE:
            return found
        again = self.retriever.search(unnamed, k=DEPTH, source_ids=sources)
        return max(found, again, key=lambda result: result.confidence)

    def _extracts(
        self, question: str, found: SearchResult, supposed: AnswerType | None
    ) -> list[Extract]:
        extracts: dict[str, Extract] = {}
        wanted = expected_type(question) or supposed
        for passage in self._near_best(question, found, wanted):
            similarity = self.retriever.similarity if not extracts else None
            chosen = extract(question, passage, similarity)
            extracts.setdefault(chosen.passage.id, chosen)
            if len(extracts) > SHOWN:
                break
        return list(extracts.values())

    def _near_best(
        self, question: str, found: SearchResult, wanted: AnswerType | None
    ) -> list[Passage]:
        """The quotable passages that come near the best, what holds the wanted thing first."""
        passages = load().passages
        hits = [h for h in found.hits if self._quotable(passages[h.best_passage_id], question)]
        best = hits[0].score if hits else 0.0
        alone = found.confidence >= CERTAIN and not _JOINS.search(question)
        near = NEAR_CERTAIN if alone else NEAR_BEST
        ranked = [
            (hit.score + TYPE_BONUS * best * holds_type(passage.text, wanted), passage)
            for hit in hits
            if hit.score >= near * best
            for passage in [passages[hit.best_passage_id]]
        ]
        return [passage for _, passage in sorted(ranked, key=lambda pair: -pair[0])]

    def _quotable(self, passage: Passage, question: str) -> bool:
        if self._rows and passage.kind is PassageKind.ROW:
            return True
        return quotable(passage, question)


def _uncounted(question: str, found: SearchResult) -> bool:
    """Whether a question counts persons or acts, and the best passage gives no such figure."""
    noun = counted(question)
    if not noun:
        return False
    best = [load().passages[hit.best_passage_id] for hit in found.hits[:1]]
    return not any(holds_count(text, noun) for p in best for text in texts_with_list(p))


def _sure(found: SearchResult) -> bool:
    return found.missing is not None and found.missing.sure


def _threshold(named: str, question: str) -> float:
    if named:
        return ENOUGH_NAMED
    return ENOUGH_IMPLIED if implied_texts(question) else ENOUGH


def _after_every_text(question: str) -> bool:
    """Whether a question is about a time that comes after the newest text."""
    mention = find_date(question, date.today())
    newest = max(source.date for source in load().sources.values())
    return mention is not None and mention.earliest > newest


_COUNTED = re.compile(r"\b(?:nombre|taux|chiffres|effectifs)\b")  # gaps that are counts
_JOINS = re.compile(r"\b(?:et|ainsi que|puis)\b")
