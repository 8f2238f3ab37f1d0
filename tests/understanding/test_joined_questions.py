"""Two questions that "et" joins, in the forms that advisers type."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.answer_types import lacks_figure
from assistant.composition import that_answer
from assistant.memory import Memory
from assistant.results import GAP, Role, Statement, ToolResult
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand
from assistant.understanding.splitting import split_questions


@pytest.mark.parametrize(
    "message",
    [
        "à qui remet-on la lettre de mission et est ce qu'un tuteur est exigé ?",
        "qui pilote le suivi de l'accord et faut-il le dénoncer pour le réviser ?",
        "l'APS dure combien de temps et on peut travailler à quel pourcentage ?",
        "qui vise le contrat et à quel service l'envoyer ?",
    ],
)
def test_both_questions_are_read(message: str) -> None:
    assert len(split_questions(message)) == 2


def test_two_lists_are_compared_whole() -> None:
    assert len(split_questions("combien de métiers en Bretagne et combien en Alsace")) == 1


@pytest.mark.parametrize(
    "message",
    [
        "doit-on rester longtemps dans le métier en tension après la carte ?",
        "qui devrait signer l'arrêté qui fixe la liste ?",
        "un métier de la liste suffit-il au Tunisien pour être régularisé ?",
    ],
)
def test_a_question_to_a_text_is_no_request_for_a_list(message: str) -> None:
    assert understand(message, Memory(), None)[0].intent is Intent.TEXT


def test_a_neighbouring_subject_is_looked_for_in_the_texts() -> None:
    assert understand("un Tunisien a-t-il droit au PVT ?", Memory(), None)[0].intent is Intent.TEXT


def test_an_amount_that_may_change_is_not_asked_for() -> None:
    told = "La CPNE pourra modifier le forfait."
    assert not lacks_figure("le montant peut-il être revu, et par qui ?", told)
    assert lacks_figure("quel est le montant ?", told)
    assert lacks_figure("quel salaire minimum exige-t-on ?", told)


def test_a_gap_is_told_beside_what_is_answered() -> None:
    answered = ToolResult("passages", (Statement(Role.REASON, "L'employeur paie."),))
    gap = ToolResult(
        GAP,
        (Statement(Role.AHEAD, "Les textes ne donnent pas le montant."), Statement(Role.NEXT, "…")),
        status=Status.NOT_COVERED,
    )
    nothing = ToolResult("not_covered", (), status=Status.NOT_COVERED)
    kept = that_answer([answered, gap, nothing])
    assert [s.text for r in kept for s in r.statements] == [
        "L'employeur paie.",
        "Les textes ne donnent pas le montant.",
    ]
    assert that_answer([gap, nothing]) == [gap, nothing]
