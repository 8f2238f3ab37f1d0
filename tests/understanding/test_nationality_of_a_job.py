"""A nationality right after a métier is that of who plies it, and never a métier itself."""

from __future__ import annotations

import pytest

from assistant.understanding.find_mentions import mentions
from assistant.understanding.nationality_table import Nationality, nationalities

METIERS = ("géomètre", "chargé d'études techniques du sous-sol")


def _forms(state: Nationality) -> set[str]:
    """Masculine, feminine and their plurals."""
    singular = {state.adjective_m, state.adjective_f} - {""}
    return singular | {word if word[-1] in "sx" else f"{word}s" for word in singular}


@pytest.mark.parametrize("metier", METIERS)
def test_every_nationality_after_a_metier(metier: str) -> None:
    wrong = []
    for state in nationalities().values():
        for form in sorted(_forms(state)):
            found = mentions(f"{metier} {form} à Rennes")
            told = found.nationality_mention
            codes = [c.code for c in told.candidates] if told else []
            if state.code not in codes or found.metier_words != (metier,):
                wrong.append((form, codes, found.metier_words))
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "nationality"),
    [
        ("géomètre birman(e) à Rennes", "birmane"),
        ("géomètre français(e) à Rennes", "française"),
        ("géomètre, française, à Rennes", "française"),
        ("second de cuisine tunisien à Lyon", "tunisienne"),
        ("employé en restauration tunisien à Lyon", "tunisienne"),
        ("chef de cuisine italienne à Lyon", ""),
        ("cuisinier d'un restaurant tunisien à Lyon", ""),
        ("prof de français à Lyon", ""),
        ("serveur dans une entreprise française", ""),
        ("un géomètre marié à une Française", ""),
        ("le géomètre est-il ouvert sur le marché du travail français ?", ""),
    ],
)
def test_what_is_said_of_a_person(sentence: str, nationality: str) -> None:
    assert mentions(sentence).nationality == nationality
