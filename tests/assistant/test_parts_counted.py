"""How many articles or points a text has is counted, with the first and the last cited."""

from __future__ import annotations

import pytest

from assistant.parts_counted import parts_counted


@pytest.mark.parametrize(
    ("question", "named", "says", "cited"),
    [
        ("l'accord a combien d'articles ?", "", "compte 13 articles, de 1 à 13", "art-13"),
        ("nombre d'articles de l'arrêté du 18 janvier 2008", "", "compte 2 articles", "art-2"),
        (
            "combien de points ?",
            "circulaire-2009-07-31",
            "n'a pas d'articles et compte 5 points, de 1 à 5",
            "5",
        ),
        (
            "combien d'articles ?",
            "circulaire-2008-01-07",
            "n'a pas d'articles, mais 12 alinéas",
            "al-12",
        ),
    ],
)
def test_the_parts_of_a_text_are_counted(question: str, named: str, says: str, cited: str) -> None:
    result = parts_counted(question, named)
    assert result is not None
    (statement,) = result.statements
    assert says in statement.text
    assert statement.supports[-1].passage_id.endswith(f"#{cited}")


@pytest.mark.parametrize(
    "question", ["combien de métiers dans l'accord ?", "que dit l'article 5 de l'accord ?"]
)
def test_other_counts_are_not_of_parts(question: str) -> None:
    assert parts_counted(question, "") is None
