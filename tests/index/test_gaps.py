from __future__ import annotations

from typing import Any, cast

import pytest

from corpus import library
from corpus.questions import Gap
from index.chunks import Chunk, gap_chunks
from index.gaps import FIRST, Gaps, Missing
from index.ranking import Ranked
from index.retriever import Retriever

ANSWER = Chunk("a", "s", ("p",), "", ("Qui paie la redevance ?",), asked=True)
GAP = Chunk("g", "s", ("p",), "", ("Combien ?",), asked=True, gap="le montant")


def ranked(answer: tuple[float, float], gap: tuple[float, float]) -> list[Ranked]:
    """Both candidates, each by its fused score and its cosine similarity."""
    return [Ranked(0, answer[0], answer[1], 0.0), Ranked(1, gap[0], gap[1], 0.0)]


class Words:
    """A lexical index, or a confidence, that holds a given share of any question."""

    def __init__(self, share: float) -> None:
        self.share = share

    def coverage(self, _terms: object, groups: list[object]) -> list[float]:
        return [self.share for _ in groups]

    def known(self, _query: str, _ranked: object, _without: object) -> float:
        return self.share


def missing(
    answer: tuple[float, float], gap: tuple[float, float], own: float = 0.6, known: float = 0.6
) -> Missing | None:
    """What is found missing between four answers and four gaps of the same scores each."""
    chunks = [ANSWER, GAP]
    candidates = [r for pair in [ranked(answer, gap)] * FIRST for r in pair]
    gaps = Gaps(chunks, cast(Any, Words(own)), cast(Any, Words(known)))
    return gaps.missing("combien ?", candidates)


@pytest.mark.parametrize(
    ("answer", "gap", "sure"),
    [
        ((0.5, 0.80), (0.6, 0.83), True),
        ((0.6, 0.83), (0.5, 0.80), False),
        ((0.5, 0.80), (0.5, 0.80), False),
        ((0.9, 0.95), (0.2, 0.60), False),
    ],
)
def test_a_gap_is_told_when_its_questions_come_before_the_answers(
    answer: tuple[float, float], gap: tuple[float, float], sure: bool
) -> None:
    found = missing(answer, gap)
    assert bool(found and found.sure) is sure


def test_one_question_ahead_does_not_make_a_gap() -> None:
    """The first four of each side count: one kept question may resemble anything."""
    gaps = Gaps([ANSWER, GAP], cast(Any, Words(0.6)), cast(Any, Words(0.6)))
    others = [Ranked(0, 0.7, 0.86, 0.0) for _ in range(FIRST)]
    found = gaps.missing("combien ?", [Ranked(1, 0.9, 0.9, 0.0), *others])
    assert not found or not found.sure


def test_the_words_that_a_gap_alone_holds_count() -> None:
    even = (0.5, 0.80)
    with_words = missing(even, even, own=0.9, known=0.3)
    without = missing(even, even, own=0.6, known=0.6)
    assert with_words
    assert without
    assert with_words.odds > without.odds


def test_a_gap_far_from_the_question_is_not_likely() -> None:
    near, far = missing((0.1, 0.80), (0.9, 0.95)), missing((0.1, 0.60), (0.9, 0.75))
    assert near
    assert far
    assert near.likely > 0.9 > 0.1 > far.likely


def test_without_gaps_nothing_is_missing() -> None:
    gaps = Gaps([ANSWER, ANSWER], cast(Any, Words(0.5)), cast(Any, Words(0.5)))
    assert gaps.missing("combien ?", ranked((0.1, 0.1), (0.9, 0.9))) is None


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


def test_a_gap_of_the_first_paragraph_is_kept_for_a_figure_that_lacks() -> None:
    found = missing((0.7, 0.85), (0.6, 0.82))
    assert found
    assert not found.near
    assert not found.sure
    assert missing((0.9, 0.95), (0.2, 0.85)) is None  # the answers lead by far
