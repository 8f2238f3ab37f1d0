"""A sigle is told by the sentence that writes it out; where none does, that is said."""

import pytest

from assistant.answer import Status
from assistant.spelt_sigles import what_a_sigle_means


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("c'est quoi l'EDEC ?", "accord d'engagement de développement des emplois"),
        ("que signifie OIR", "Observatoire de l'intérim et du recrutement"),
        ("ETTI, ça veut dire quoi ?", "entreprises de travail temporaire d'insertion"),
        ("définition de l'APS", "autorisation provisoire de séjour"),
    ],
)
def test_the_sentence_that_writes_a_sigle_out_is_quoted(question: str, words: str) -> None:
    result = what_a_sigle_means(question)
    assert result is not None
    assert words in " ".join(s.quote or "" for t in result.statements for s in t.supports)


def test_a_sigle_that_no_text_writes_out_is_said_so() -> None:
    result = what_a_sigle_means("que veut dire CPNE ?")
    assert result is not None
    assert result.status is Status.NOT_COVERED


@pytest.mark.parametrize(
    "question",
    [
        "c'est quoi le rôle de l'OIR ?",
        "qu'est-ce que l'OPCO AKTO finance ?",
        "que signifie être en CDI pour l'APS ?",
        "qu'est-ce que la CPNE ?",
        "combien dure l'APS ?",
    ],
)
def test_another_question_about_a_sigle_is_left_to_the_search(question: str) -> None:
    assert what_a_sigle_means(question) is None


def test_two_sigles_are_told_together_and_the_one_never_written_out_is_said_so() -> None:
    result = what_a_sigle_means("c'est quoi l'OIR et la CPNE ?")
    assert result is not None
    texts = [s.text for s in result.statements]
    assert any("l'Observatoire de l'intérim et du recrutement (OIR)" in text for text in texts)
    assert any("n'écrivent nulle part en entier « CPNE »" in text for text in texts)
