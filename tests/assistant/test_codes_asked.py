"""The code of a métier is asked for: its own, or that no list has it."""

from __future__ import annotations

import pytest

from assistant.service import Assistant


@pytest.mark.parametrize(
    ("question", "name", "near"),
    [
        ("il me faut le code ROME d'un conducteur d'engins de travaux publics", "conducteur", ""),
        ("code rome carreleur ?", "carreleur", ""),
        ("quel est le code ROME du chauffagiste ?", "chauffagiste", "52332"),
    ],
)
def test_a_metier_of_no_list_has_no_code(
    assistant: Assistant, question: str, name: str, near: str
) -> None:
    answer = assistant.answer(question)

    assert answer.verdict is None
    assert "ne porte le nom" in answer.markdown
    assert name in answer.markdown
    assert near in answer.markdown
    assert {c.passage_id for c in answer.citations} >= {
        "arrete-2008-01-18#annexe-intitule",
        "circulaire-2009-07-31#annexe-liste",
    }


def test_a_metier_of_a_list_has_its_own(assistant: Assistant) -> None:
    assert "13222 est le code ROME" in assistant.answer("le code rome d'une serveuse ?").markdown
