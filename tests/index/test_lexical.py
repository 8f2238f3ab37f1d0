from __future__ import annotations

from pathlib import Path

import numpy as np

from index.lexical import LexicalIndex
from index.ranking import query_terms

TEXTS = [
    "Le géomètre mesure des terrains.",
    "La taxe est due par l'employeur qui recrute un salarié étranger.",
    "L'employeur tient un registre. L'employeur le conserve cinq ans, et l'employeur le montre.",
    "Dispositions diverses",
]


def test_the_text_with_the_words_comes_first() -> None:
    index = LexicalIndex.of(TEXTS)
    assert index.scores(query_terms("taxe de l'employeur étranger")).argmax() == 1
    assert index.scores(query_terms("géometres")).argmax() == 0


def test_a_text_without_the_words_scores_nothing() -> None:
    scores = LexicalIndex.of(TEXTS).scores(query_terms("registre"))
    assert scores[2] > 0
    assert scores[[0, 1, 3]].tolist() == [0, 0, 0]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    scores = LexicalIndex.of(TEXTS)
    rare, common = scores.idf[scores.vocabulary["tax"]], scores.idf[scores.vocabulary["employeur"]]
    assert rare > common


def test_coverage_is_the_share_of_the_question_found() -> None:
    index = LexicalIndex.of(TEXTS)
    full, none = index.coverage(query_terms("taxe due"), [[1], [3]])
    half = index.coverage(query_terms("taxe xylophone"), [[1]])[0]
    assert (full, none) == (1.0, 0.0)
    assert 0.0 < half < 0.6


def test_information_is_what_a_text_holds_of_the_question() -> None:
    index = LexicalIndex.of(TEXTS)
    terms = query_terms("taxe de l'employeur")
    both, one = (index.information(terms, text) for text in TEXTS[1:3])
    assert both > one > index.information(terms, TEXTS[3]) == 0


def test_saved_and_loaded_alike(tmp_path: Path) -> None:
    index = LexicalIndex.of(TEXTS)
    index.save(tmp_path)
    terms = query_terms("employeur étranger")
    assert np.array_equal(LexicalIndex.load(tmp_path).scores(terms), index.scores(terms))


def test_an_empty_index_answers_nothing() -> None:
    assert LexicalIndex.of([]).scores(query_terms("taxe")).tolist() == []
