"""Articles of codes that the texts cite: what they say of them, and those they do not cite."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("L. 313-14 du CESEDA, de quoi parle cet article ?", "circulaire-2008-01-07#al-1"),
        ("c koi l'article R.341-2-2", "circulaire-2008-01-07#al-10"),
        ("article L 315-2 ?", "circulaire-2009-07-31#3-2-al-1"),
        ("que prévoit l'article 3 bis de l'accord du 17 mars 1988", "1-1-al-1"),
        ("l'article 2.3.3 du protocole tunisien", "circulaire-2009-07-31#3-3-al-1"),
        ("L. 435-1, c'est quoi ?", "circulaire-2008-01-07#al-1"),  # the number it took in 2021
    ],
)
def test_what_the_texts_say_of_an_article_is_quoted(
    assistant: Assistant, question: str, cited: str
) -> None:
    answer = assistant.answer(question)
    assert answer.status is Status.ANSWERED
    assert "sans en donner le texte" in answer.markdown
    assert any(cited in citation.passage_id for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["Que dit l'article L. 1234-5 du code du travail ?", "L. 423-23 du CESEDA c'est quoi ?"],
)
def test_an_article_that_no_text_cites_is_outside(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.status is Status.NOT_COVERED
    assert "ne contient pas l'article" in answer.markdown
    assert not answer.citations


def test_what_is_asked_besides_an_article_is_looked_for(assistant: Assistant) -> None:
    answer = assistant.answer("Avant 2009, un Tunisien pouvait-il invoquer l'article L. 313-14 ?")
    assert "sans en donner le texte" not in answer.markdown
    assert answer.citations[0].passage_id == "circulaire-2009-07-31#4-al-1"
