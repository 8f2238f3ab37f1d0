"""Searches the five texts and answers with the passages themselves, or says that none answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.answer_types import (
    AnswerType,
    expected_type,
    figure_asked,
    holds_type,
)
from assistant.asker import asker_of
from assistant.bare_terms import tells_of
from assistant.cited_articles import cited_articles
from assistant.extracts import extract
from assistant.finding import ENOUGH, SURE, TextQuestion, find, find_for
from assistant.lacking import NEAR_BEST, SHOWN, gives, lacking
from assistant.list_items import asked_alone
from assistant.parts_counted import parts_counted
from assistant.quotable import quotable
from assistant.resolve import text_id
from assistant.results import ToolResult
from assistant.rules.articles import read
from assistant.spelt_sigles import what_a_sigle_means
from assistant.suppositions.articles import supposed_article, without_article
from assistant.suppositions.corrections import corrections
from assistant.suppositions.figures import supposed_kind, without_figures
from assistant.understanding.absent_texts import absent_text
from assistant.understanding.asides import TEXTS_OF_CASE
from assistant.understanding.bare_figures import asks_bare_figure, figure_of
from assistant.understanding.content import content_stems
from assistant.understanding.dates import find_date, list_of_another_year
from assistant.understanding.job_market import market_subject
from assistant.understanding.neighbours import neighbouring_subject
from assistant.understanding.sigles import written_out
from assistant.wording.article_parts import article
from assistant.wording.not_answered import gap, nearest, not_covered
from assistant.wording.passages import Extract, quoted
from assistant.wording.sources import since_then
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage, PassageKind

if TYPE_CHECKING:
    from index.retriever import Retriever, SearchResult

SURE_THEN = 0.85  # confidence from which the texts answer what is asked of a later time
TYPE_BONUS = 0.12  # added, as a share of the best score, to what holds the kind of thing asked for
NEAR_CERTAIN = 0.9  # the same where one passage answers beyond doubt a question that joins no two
CERTAIN = 0.9  # confidence from which it does


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
        self,
        question: str,
        texte: str = "",
        sujet: str = "",
        nationalite: str = "",
        date: str = "",
        cadre: str = "",
    ) -> ToolResult:
        """The passages that answer a question, in the named text only where one is named.

        ``sujet`` is what a follow-up question leaves unsaid, ``cadre`` the texts of the case in
        hand, looked at first; a passage that does not concern a person of that nationality is no
        answer.
        """
        if sujet and asks_bare_figure(question):
            question = figure_of(sujet) or question
        named = text_id(texte) if texte else ""
        timeless = question if named else _without_later_day(question)
        plain = without_article(without_figures(timeless))
        asker, within = asker_of(nationalite, date), TEXTS_OF_CASE.get(cadre, ())
        put = TextQuestion(question, plain, written_out(plain), named, sujet, asker, within)
        return _beside(put) or self._found(put)

    def _found(self, question: TextQuestion) -> ToolResult:
        """What the search finds: a wrong article, what the texts lack, or their words."""
        found = find(self.retriever, question)
        missing = lacking(question, found)
        told = self._told_of(question, found) if missing and question.term else []
        if told:
            return quoted(told)
        unsure = missing or question.subject or found.confidence < SURE_THEN
        if unsure and _of_a_later_time(question):
            return not_covered()
        return _article_supposed(question, found) or missing or self._in_the_texts(question, found)

    def _told_of(self, question: TextQuestion, found: SearchResult) -> list[Extract]:
        """What the texts say of a term, where it is all that a question gives, best first."""
        passages = [load().passages[h.best_passage_id] for h in found.hits]
        telling = [
            p
            for p in passages
            if tells_of(question.term, p) and self._quotable(p, question.asked)
            if question.asker.concerned(p)
        ]
        extracts: dict[str, Extract] = {}
        for chosen in (extract(question.asked, p, self.retriever.similarity) for p in telling):
            extracts.setdefault(chosen.passage.id, chosen)
        return list(extracts.values())[: SHOWN + 1]

    def _in_the_texts(self, question: TextQuestion, found: SearchResult) -> ToolResult:
        asker, wanted = question.asker, supposed_kind(question.words)
        extracts = self._extracts(question.asked, found, wanted)
        if extracts and not asker.concerned(extracts[0].passage):
            others = extracts[0].passage
            found = find_for(self.retriever, asker, question.asked)
            enough = found.confidence >= ENOUGH and not question.named
            extracts = self._extracts(question.asked, found, wanted) if enough else []
            if not extracts:
                return asker.not_concerned(others, question.asked)
        extracts = [e for e in extracts if asker.concerned(e.passage)]
        if not extracts:
            return not_covered()
        if found.confidence < question.enough(found):
            return nearest(extracts[0])
        figure = figure_asked(question.words)
        if figure and not any(gives(figure, e) for e in extracts):
            return gap(figure.told, extracts[0])
        result = quoted(extracts)
        ahead = corrections(question.words, extracts)
        if _later_day(question.words):
            ahead = [*since_then(extracts[0].passage.source_id), *ahead]
        return replace(result, statements=(*ahead, *result.statements))

    def _extracts(
        self, question: str, found: SearchResult, supposed: AnswerType | None
    ) -> list[Extract]:
        extracts: dict[str, Extract] = {}
        wanted = expected_type(question) or supposed
        scores = {hit.best_passage_id: hit.score for hit in found.hits}
        for passage in self._near_best(question, found, wanted):
            similarity = self.retriever.similarity if not extracts else None
            alone = not extracts and asked_alone(question, passage, scores)
            chosen = extract(question, passage, similarity, alone)
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


def _beside(question: TextQuestion) -> ToolResult | None:
    """What is known without searching: another text or subject, a cited article."""
    elsewhere = absent_text(question.words) or list_of_another_year(question.words)
    if elsewhere:
        return not_covered(f"Le corpus ne contient pas ce texte : {elsewhere}.")
    gone_on = question.asked if question.subject or question.named else ""
    beside = neighbouring_subject(question.words) or market_subject(question.words, gone_on)
    if beside:
        return not_covered(f"Aucun texte du corpus ne porte sur ce sujet : {beside}.")
    return (
        parts_counted(question.words, question.named)
        or cited_articles(question.words, question.named)
        or what_a_sigle_means(question.words)
    )


def _article_supposed(question: TextQuestion, found: SearchResult) -> ToolResult | None:
    """The article that a question names, where nothing else surely answers."""
    supposed = supposed_article(question.words)
    if not supposed or not found.hits or found.confidence >= SURE:
        return None
    source = question.named or load().passages[found.hits[0].best_passage_id].source_id
    return article(source, *supposed, read(source, *supposed))


def _later_day(question: str) -> str:
    """The words that place a question after the newest text ("aujourd'hui", "en 2026"), or ""."""
    newest = max(source.date for source in load().sources.values())
    return _words_after(question, newest, date.today())


@lru_cache(maxsize=64)  # asked several times of one question
def _words_after(question: str, newest: date, today: date) -> str:
    mention = find_date(question, today)
    return mention.text if mention and mention.earliest > newest else ""


def _of_a_later_time(question: TextQuestion) -> bool:
    """Whether it is about a time that no text knows; "et aujourd'hui ?" is about what was asked."""
    if question.named or not _later_day(question.words):
        return False
    return not question.subject or bool(content_stems(question.plain))


def _without_later_day(question: str) -> str:
    """The question as the texts may answer it; what has become of them since is told beside."""
    later = _later_day(question)
    return " ".join(question.replace(later, " ").split()) if later else question


_JOINS = expression(r"\b(?:et|ainsi que|puis)\b")
