from __future__ import annotations

import pytest

from assistant.understanding.kept_questions import likeness


def test_a_kept_question_is_wholly_alike_whatever_its_accents() -> None:
    assert likeness("Quelle est la durée minimale d'une Pro-A ?") == pytest.approx(1.0)
    assert likeness("quelle est la duree minimale d une pro-a") == pytest.approx(1.0)


def test_rule_questions_are_unlike_them() -> None:
    for question in (
        "Un soudeur peut-il être recruté en Alsace ?",
        "Le CQPM 0126 existe-t-il encore ?",
        "Quelles certifications pour devenir cariste ?",
    ):
        assert likeness(question) < 0.5


def test_nothing_is_like_an_empty_sentence() -> None:
    assert likeness("") == likeness("?!") == 0.0
