from __future__ import annotations

import pytest

from corpus import library
from corpus.questions import Gap
from index.chunks import Chunk, gap_chunks
from index.gaps import CLOSER, MARGIN, missing_answer
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
    assert (found.sure if found else None) is sure


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
