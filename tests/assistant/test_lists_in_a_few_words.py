"""Lists asked about without naming them, and verdicts that differ between persons or entries."""

from __future__ import annotations

import pytest

from assistant.answer import Verdict
from assistant.composition import verdict_of
from assistant.evidence import EvidenceDesk
from assistant.memory import Memory
from assistant.planning import plan
from assistant.results import ToolResult
from assistant.runs import ToolRun, direct_run
from assistant.search import TextSearch
from assistant.turn import Turn
from assistant.understanding.reader import understand
from corpus.library import load


def _results(question: str) -> list[ToolResult]:
    (read,) = understand(question, Memory(), None)
    turn = Turn(desk=EvidenceDesk(load()), search=TextSearch(_no_search))
    return [e.result for e in direct_run(plan(read), turn) if isinstance(e, ToolRun) and e.result]


def _no_search() -> None:
    raise AssertionError("une question de listes n'a pas à chercher dans les textes")


@pytest.mark.parametrize(
    ("question", "tool"),
    [
        ("montre les métiers picards", "metiers_de_region"),
        ("y'en a pas dans la santé alors ?", "metiers_de_region"),
        ("il y en a dans l'informatique ?", "metiers_de_region"),
        ("y a-t-il des métiers du verre dans l'arrêté ?", "metiers_de_region"),
        ("qu'est-ce que l'arrêté ouvre partout ?", "mesurer_listes"),
        ("quels métiers seulement pour les Tunisiens ?", "comparer_listes"),
        ("l'Alsace a + ou - de métiers que la Corse ?", "comparer_listes"),
        ("en quoi la liste picarde diffère de la lorraine ?", "comparer_listes"),
        ("un Kosovar et sa femme polonaise", "regime_personne"),
    ],
)
def test_the_question_calls_the_right_tool(question: str, tool: str) -> None:
    (read,) = understand(question, Memory(), None)
    assert {call.name for call in plan(read)} == {tool}


@pytest.mark.parametrize(
    "question",
    [
        "un Kosovar et sa femme polonaise",  # she alone is outside the lists
        "dessinateur ou projeteur mécanique à Lille",  # of the first, several entries
    ],
)
def test_no_verdict_is_told_of_all_where_one_is_still_open(question: str) -> None:
    assert verdict_of(_results(question)) is Verdict.UNDETERMINED


def test_of_overseas_a_tunisian_s_list_says_its_own_extent() -> None:
    (result,) = _results("les 74 métiers sont valables en Martinique ?")
    assert result.grounds == ("circulaire-2009-07-31#3-3-al-2",)
