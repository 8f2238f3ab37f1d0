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
    assert supposed_signatory(sentence)[0] == who
    (statement,) = verifier_supposition(sentence).statements
    assert statement.text.startswith("**Non**")
    assert all(s.passage_id.endswith("#signatures") for s in statement.supports)


@pytest.mark.parametrize(
    "sentence",
    [
        "L'arrêté est signé par Brice Hortefeux, c'est ça ?",
        "La CFTC a bien signé l'accord Pro-A ?",
        "L'accord Pro-A est signé par les syndicats, non ?",
        "Qui a signé la circulaire de 2008 ?",
        "Le ministre de l'immigration a signé l'arrêté, exact ?",
    ],
)
def test_true_or_unnamed_signatories_are_left_alone(sentence: str) -> None:
    assert supposed_signatory(sentence) == ("", "")
