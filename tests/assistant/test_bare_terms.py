"""A term of the texts, alone, is told what they say of it; it asks for no missing detail."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bare_terms import bare_term, tells_of
from assistant.service import Assistant
from corpus.library import load


@pytest.mark.parametrize(
    "term",
    ["La commission du titre de séjour", "motifs exceptionnels", "le visa de long séjour ?"],
)
def test_a_term_of_the_texts_is_known(term: str) -> None:
    assert bare_term(term)


@pytest.mark.parametrize(
    "question",
    [
        "quelle commission du titre de séjour ?",
        "durée",
        "recours contre un refus",
        "prix d'un visa de long séjour",
    ],
)
def test_a_detail_or_a_question_is_no_term(question: str) -> None:
    assert not bare_term(question)


def test_what_stands_under_a_heading_tells_of_it() -> None:
    term = bare_term("carte compétences et talents")
    passages = load().passages
    assert tells_of(term, passages["circulaire-2009-07-31#3-2-al-1"])
    assert not tells_of(term, passages["circulaire-2009-07-31#3-3-al-1"])


@pytest.mark.parametrize(
    ("term", "passage"),
    [
        ("carte de résident", "circulaire-2009-07-31#1-1-al-3"),
        ("bassin d'emploi", "circulaire-2008-01-07#al-11"),
        ("jeunes professionnels", "circulaire-2009-07-31#3-1"),
    ],
)
def test_what_the_texts_say_of_it_is_quoted(assistant: Assistant, term: str, passage: str) -> None:
    answer = assistant.answer(term)
    assert answer.status is Status.ANSWERED
    assert any(c.passage_id.startswith(passage) for c in answer.citations)
