"""Thanks, the assistant's own sources, HTML: what is told at the door, and what goes through."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.reception import clean, receive


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("merci bcp, bonne journée", Status.ANSWERED),
        ("ok merci pour votre aide", Status.ANSWERED),
        ("Sur quels documents vous basez vos réponses ?", Status.ANSWERED),
        ("bonjour", Status.CLARIFICATION),
        ("????", Status.CLARIFICATION),
    ],
)
def test_it_is_answered_at_the_door(words: str, status: Status) -> None:
    answer = receive(words)
    assert answer is not None
    assert answer.status is status


@pytest.mark.parametrize(
    "words",
    [
        "quels documents l'employeur doit-il fournir ?",
        "sur quels textes repose la régularisation par le travail ?",
        "merci de me dire si le métier de géomètre est ouvert en Bretagne",
    ],
)
def test_a_question_goes_through(words: str) -> None:
    assert receive(words) is None


def test_html_tags_are_no_words_of_the_question() -> None:
    assert clean("<b>forfait</b> horaire <br/>Pro-A, niveau < 4 ?") == (
        "forfait horaire Pro-A, niveau < 4 ?"
    )
