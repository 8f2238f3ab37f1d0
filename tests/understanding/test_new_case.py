"""The words that leave the case in hand for another one."""

import pytest

from assistant.understanding.new_case import opens_case, without_opening


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("Nouveau dossier : un maçon", "un maçon"),
        ("on recommence", ""),
        ("On passe au dossier suivant, un couvreur à Metz", "un couvreur à Metz"),
        ("je change de client. Couvreur à Metz", "Couvreur à Metz"),
        ("maintenant une autre dame, couvreuse à Metz", "couvreuse à Metz"),
        ("Personne suivante : couvreur", "couvreur"),
        ("j'ai un autre salarié qui est couvreur", "qui est couvreur"),
        ("autre client à Metz, couvreur", "à Metz, couvreur"),
        ("nouveau dossier d'un couvreur", "d'un couvreur"),
        ("réinitialise", ""),
    ],
)
def test_a_new_case_is_announced(message: str, left: str) -> None:
    assert opens_case(message)
    assert without_opening(message) == left


@pytest.mark.parametrize(
    "message",
    [
        "autre situation : il est étudiant",
        "quoi faire en cas de changement de situation ?",
        "Et en Corse ?",
        "Une autre personne peut-elle être tuteur ?",
        "y a-t-il un autre cas de renouvellement ?",
        "Le nouveau cas prévu par l'article 40, c'est quoi ?",
        "L'employeur peut-il changer le contrat du salarié ?",
        "un nouveau salarié a droit à la Pro-A ?",
        "comment passer un dossier au préfet ?",
    ],
)
def test_the_same_words_inside_a_question_announce_nothing(message: str) -> None:
    assert not opens_case(message)
