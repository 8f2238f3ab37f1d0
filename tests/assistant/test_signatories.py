from __future__ import annotations

import pytest

from assistant.lookups import verifier_supposition
from assistant.suppositions.signatories import supposed_signatory


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("L'arrêté a été signé par le Premier ministre, n'est-ce pas ?", "le Premier ministre"),
        (
            "C'est le préfet de police qui a signé la circulaire de 2009, non ?",
            "le préfet de police",
        ),
        ("Le MEDEF a bien signé l'accord Pro-A ?", "Le MEDEF"),
        ("La circulaire de 2008 est signée par Christine Lagarde, exact ?", "Christine Lagarde"),
    ],
)
def test_a_false_signatory_is_refused_first(sentence: str, who: str) -> None:
    supposed = supposed_signatory(sentence)
    assert supposed is not None
    assert supposed.who == who
    (statement,) = verifier_supposition(sentence).statements
    assert statement.text.startswith("**Non**")
    assert all(s.passage_id.endswith("#signatures") for s in statement.supports)


@pytest.mark.parametrize(
    "sentence",
    [
        "L'arrêté est signé par Brice Hortefeux, c'est ça ?",
        "La CFTC a bien signé l'accord Pro-A ?",
        "Le ministre de l'immigration a signé l'arrêté, exact ?",
        "L'UNSA a-t-elle signé l'accord Pro-A ?",
        "FO fait-elle partie des signataires de l'accord Pro-A ?",
        "La Confédération générale du travail a-t-elle signé l'accord Pro-A ?",
    ],
)
def test_a_true_signatory_is_told_by_yes(sentence: str) -> None:
    (statement,) = verifier_supposition(sentence).statements
    assert statement.text.startswith("**Oui**")


@pytest.mark.parametrize(
    "sentence",
    [
        "AKTO a-t-il signé l'accord Pro-A ?",
        "Le MEDEF est-il signataire de l'accord Pro-A ?",
        "EDF a-t-il signé l'arrêté de 2008 ?",  # "l'économie, des finances": initials of nobody
        "La FCE a-t-elle signé l'accord Pro-A ?",  # part of "Fédération commerce et services"
        "L'arrêté de janvier 2008 a été pris par le ministre de la santé ?",
    ],
)
def test_whoever_is_asked_about_and_did_not_sign_is_told_by_no(sentence: str) -> None:
    (statement,) = verifier_supposition(sentence).statements
    assert statement.text.startswith("**Non**")


@pytest.mark.parametrize(
    "sentence",
    [
        "L'accord Pro-A est signé par les syndicats, non ?",
        "Qui a signé la circulaire de 2008 ?",
        "Quels syndicats sont signataires de l'accord Pro-A ?",
    ],
)
def test_whoever_is_not_named_is_left_alone(sentence: str) -> None:
    assert supposed_signatory(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("cfdt a signé l'accord pro-a ?", True),
        ("c'est lagarde qui a signé l'arrêté de janvier 2008 ?", True),
        ("medef a signé l'accord pro-a ?", False),
    ],
)
def test_a_name_in_small_letters_is_known(sentence: str, named: bool) -> None:
    found = supposed_signatory(sentence)
    assert found is not None
    assert found.named is named


def test_a_name_that_one_text_alone_bears_tells_the_text() -> None:
    found = supposed_signatory("La CFDT fait partie des signataires ?")
    assert found is not None
    assert (found.source_id, found.named) == ("accord-pro-a-2021-01-22", True)
    assert supposed_signatory("Le MEDEF fait partie des signataires ?") is None
