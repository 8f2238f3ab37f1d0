""" "Combien ?" alone asks for the figure of what was spoken of."""

from __future__ import annotations

import pytest

from assistant.understanding.bare_figures import (
    asks_bare_figure,
    figure_of,
    with_figure_apart,
)
from assistant.understanding.splitting import split_questions


@pytest.mark.parametrize("message", ["combien ?", "et c'est combien ?", "Cb", "ok, et combien ?"])
def test_a_bare_figure_is_heard(message: str) -> None:
    assert asks_bare_figure(message)


@pytest.mark.parametrize("message", ["combien de mois ?", "et en Corse ?", "combien de métiers ?"])
def test_what_counts_something_is_none(message: str) -> None:
    assert not asks_bare_figure(message)


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("qui paie la redevance ?", "quel montant ?"),
        ("la carte est-elle renouvelable ?", "combien de fois ?"),
        ("la Pro-A dure longtemps ?", "quelle durée ?"),
        ("qui dépose l'avenant ?", ""),
    ],
)
def test_it_is_the_figure_of_its_subject(subject: str, asked: str) -> None:
    assert figure_of(subject) == asked


def test_a_question_and_its_figure_are_two() -> None:
    assert with_figure_apart("qui prend en charge la formation / combien ?") == [
        "qui prend en charge la formation",
        "quel montant (qui prend en charge la formation) ?",
    ]
    assert len(split_questions("qui paie la redevance et combien ?")) == 2
    assert len(split_questions("géomètre à Brest, combien ?")) == 1
