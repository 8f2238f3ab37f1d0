from __future__ import annotations

from typing import Any, cast

import pytest

from corpus import library
from corpus.questions import Gap
from index.chunks import Chunk, gap_chunks
from index.gaps import CLOSER, MARGIN, Gaps, missing_answer
from index.ranking import Ranked
from index.retriever import Retriever

ANSWER = Chunk("a", "s", ("p",), "", ("Qui paie la redevance ?",), asked=True)
GAP = Chunk("g", "s", ("p",), "", ("Combien ?",), asked=True, gap="le montant")


def ranked(answer: tuple[float, float], gap: tuple[float, float]) -> list[Ranked]:
    """Both candidates, each by its fused score and its cosine similarity."""
    return [Ranked(0, answer[0], answer[1], 0.0), Ranked(1, gap[0], gap[1], 0.0)]


@pytest.mark.parametrize(
    ("answer", "gap", "sure"),
    [
        ((0.5, 0.80), (0.51 + MARGIN, 0.81 + CLOSER), True),
        ((0.5, 0.80), (0.51 + MARGIN, 0.80), False),  # hardly closer by its meaning
        ((0.5, 0.80), (0.5, 0.90), False),  # no further by words and meaning together
        ((0.9, 0.80), (0.5, 0.90), None),
        ((0.5, 0.90), (0.9, 0.80), None),
    ],
)
def test_a_gap_comes_before_the_answers_by_words_and_by_meaning(
    answer: tuple[float, float], gap: tuple[float, float], sure: bool | None
) -> None:
    found = missing_answer(ranked(answer, gap), [ANSWER, GAP])
    assert (found.sure if found and found.near else None) is sure


def test_without_gaps_nothing_is_missing() -> None:
    assert missing_answer(ranked((0.1, 0.1), (0.9, 0.9)), [ANSWER, ANSWER]) is None


def test_a_gap_of_another_corpus_is_left_out() -> None:
    gaps = [Gap("le montant", "ailleurs#al-1", ("Combien ?",))]
    assert gap_chunks(gaps, library.load().passages) == []


def test_questions_of_gaps_are_told_as_such_and_are_no_hits(retriever: Retriever) -> None:
    found = retriever.search("À combien d'euros s'élève cette redevance due par le patron ?", k=30)
    assert found.missing
    assert "redevance" in found.missing.told
    assert found.missing.passage_id == "circulaire-2008-01-07#al-8"
    passages = [hit.best_passage_id for hit in found.hits]
    assert len(passages) == len(set(passages))


def test_what_a_passage_answers_is_no_gap(retriever: Retriever) -> None:
    found = retriever.search("Qui doit payer la redevance, le salarié ou son patron ?")
    assert not found.missing or not found.missing.sure


class Words:
    """A lexical index, or a confidence, that holds a given share of any question."""

    def __init__(self, share: float) -> None:
        self.share = share

    def coverage(self, _terms: object, groups: list[object]) -> list[float]:
        return [self.share for _ in groups]

    def known(self, _query: str, _ranked: object) -> float:
        return self.share


@pytest.mark.parametrize(("own", "answers", "sure"), [(0.9, 0.5, True), (0.5, 0.5, False)])
def test_a_gap_that_comes_near_is_told_where_it_alone_has_the_words(
    own: float, answers: float, sure: bool
) -> None:
    gaps = Gaps([ANSWER, GAP], cast(Any, Words(own)), cast(Any, Words(answers)))
    found = gaps.missing("combien ?", ranked((0.5, 0.80), (0.5, 0.80)))
    assert found
    assert found.sure is sure


def test_a_gap_of_the_first_paragraph_is_kept_for_a_figure_that_lacks() -> None:
    found = missing_answer(ranked((0.9, 0.85), (0.6, 0.80)), [ANSWER, GAP])
    assert found
    assert not found.near
    assert not found.sure
