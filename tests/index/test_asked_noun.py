from __future__ import annotations

import pytest

from index import french
from index.asked_noun import asked_noun


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Quels justificatifs joindre ?", "justificatifs"),
        ("Y a-t-il une prime ?", "prime"),
        ("Combien d'années de présence ?", "années"),
        ("Le texte prévoit-il un contrôle ?", "contrôle"),
        ("La taxe est-elle due ?", "taxe"),
    ],
)
def test_the_noun_asked_for_is_found(question: str, noun: str) -> None:
    assert asked_noun(question) == set(french.terms(noun))


def test_where_no_noun_is_asked_for_none_is_found() -> None:
    assert asked_noun("Comment faire ?") == frozenset()
