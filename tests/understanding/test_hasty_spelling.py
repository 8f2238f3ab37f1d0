from __future__ import annotations

from datetime import date

import pytest

from assistant.memory import Memory
from assistant.understanding.hasty_spelling import in_full
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cb de metiers ds le 35 pr un malien", "combien de metiers dans le 35 pour un malien"),
        ("la regul, cmt ?", "la régularisation, comment ?"),
        ("toujours valable ajd ?", "toujours valable aujourd'hui ?"),
        ("Un dossier DS ou PR", "Un dossier DS ou PR"),  # capitals stand for something else
        ("l'avt-projet", "l'avt-projet"),  # part of a word
        ("agent d maintenance, garçon ed salle", "agent de maintenance, garçon de salle"),
        ("choix d, ou d 35", "choix d, ou d 35"),
        ("rien à changer", "rien à changer"),
        ("monteur dascenseurs, cadre de laudit", "monteur d'ascenseurs, cadre de l'audit"),
        ("larrete et lannexe, un client dalgerie", "l'arrete et l'annexe, un client d'algerie"),
        ("une dinde de lorient, la durée dun stage", "une dinde de lorient, la durée dun stage"),
        ("code 6 1 2 2 2 ou 52 333", "code 61222 ou 52333"),
        ("13 212 euros, le 01 02 03 04 05", "13 212 euros, le 01 02 03 04 05"),
        (
            "la circulaire du 31/07/09, le 2008-01-12",
            "la circulaire du 31 juillet 2009, le 12 janvier 2008",
        ),
        ("le 45/13/2009 et le 3/4", "le 45/13/2009 et le 3/4"),  # no day of any year
        ("ouvert aujourd hui ?", "ouvert aujourd'hui ?"),
    ],
)
def test_words_cut_short_are_written_in_full(typed: str, written: str) -> None:
    assert in_full(typed) == written


def test_a_hurried_question_is_read_as_the_same_in_full() -> None:
    (hurried,) = understand("cb de metiers en bretagne ?", Memory(), None)
    (full,) = understand("Combien de métiers en Bretagne ?", Memory(), None)
    assert (hurried.intent, hurried.number, hurried.places) == (
        Intent.REGION_LIST,
        "oui",
        full.places,
    )
    (today,) = understand("géomètre à rennes ajd ?", Memory(), None)
    assert today.on == date.today()
