"""The métiers of a domain, asked of the lists and of no place."""

from __future__ import annotations

import pytest

from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand
from assistant.wording.domains import domain_anywhere


@pytest.mark.parametrize(
    "question",
    [
        "des métiers de la logistique ouverts ?",
        "y a-t-il des emplois de l'hôtellerie dans les listes ?",
        "quels métiers du nettoyage figurent en annexe ?",
    ],
)
def test_the_lists_are_asked(question: str) -> None:
    (read,) = understand(question, Memory(), None)
    (call,) = plan(read)
    assert (call.name, call.args["lieu"]) == ("metiers_de_region", "toute la métropole")


def test_the_agreement_is_asked_where_it_is_named() -> None:
    (read,) = understand("quels métiers de la santé cite l'accord Pro-A ?", Memory(), None)
    assert read.intent is not Intent.REGION_LIST


def test_each_list_tells_its_own_and_none_is_said() -> None:
    built = [s.text for s in domain_anywhere("bâtiment").statements]
    assert any(text.startswith("- 61222 Géomètre (10 régions)") for text in built)
    assert any("42123" in text for text in built)  # for Tunisians alone
    none = [s.text for s in domain_anywhere("santé").statements]
    assert sum("aucun métier de ce domaine" in text for text in none) == 2
