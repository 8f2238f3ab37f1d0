"""The age of a person, or the time since when, is held against what the quoted passages ask."""

from __future__ import annotations

import pytest

from assistant.extracts import extract
from assistant.suppositions.bounds import out_of_bounds, within_range
from assistant.suppositions.persons import of_a_person
from corpus.library import load

PRO_A, C2008, C2009 = "accord-pro-a-2021-01-22", "circulaire-2008-01-07", "circulaire-2009-07-31"


def _of(question: str, passage_id: str) -> str:
    found = of_a_person(question, [extract(question, load().passages[passage_id], None)])
    return found[0].text if found else ""


@pytest.mark.parametrize(
    ("question", "passage", "says"),
    [
        (
            "Il a 31 ans, peut-il aller jusqu'à 36 mois ?",
            f"{PRO_A}#art-4-al-1",
            "**Non, pas au titre de l'âge** : 31 ans, le passage cité dit "
            "« âgés de 16 à 25 ans révolus ».",
        ),
        (
            "une jeune de 19 ans est-elle prioritaire ?",
            f"{PRO_A}#art-4-al-1",
            "**Oui, sous conditions** : 19 ans, le passage cité dit "
            "« âgés de 16 à 25 ans révolus ».",
        ),
        (
            "demandeur d'emploi depuis 5 mois, prioritaire ?",
            f"{PRO_A}#art-4-al-1",
            "**Non, pas à ce titre** : 5 mois, le passage cité dit « plus d'1 an ».",
        ),
        (
            "présent depuis 7 ans, a-t-il droit à la carte ?",
            f"{C2009}#1-2-al-1",
            "**Non, pas à ce titre** : 7 ans, le passage cité dit « plus de dix ans ».",
        ),
    ],
)
def test_the_limit_that_a_person_misses_is_told(question: str, passage: str, says: str) -> None:
    assert _of(question, passage) == says


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("demandeur d'emploi depuis 2 ans, prioritaire ?", f"{PRO_A}#art-4-al-1"),
        ("Quelle durée pour un jeune de 19 ans ?", f"{PRO_A}#art-4-al-1"),
        ("présent depuis 12 ans, a-t-il droit à la carte ?", f"{C2009}#1-2-al-1"),
    ],
)
def test_what_depends_on_more_is_left_to_the_quotation(question: str, passage: str) -> None:
    assert _of(question, passage) == ""


def test_a_share_beyond_the_range_is_refused_and_one_within_is_granted() -> None:
    passage = load().passages[f"{PRO_A}#art-4-al-2"]
    extracts = [extract("", passage, None)]
    (over,) = out_of_bounds("La formation peut-elle représenter 30 % ? c'est possible", extracts)
    assert over.text.startswith("**Non** : 30 %")
    (within,) = within_range("18 % de formation, c'est possible ?", extracts)
    assert within.text == "**Oui** : 18 %, le passage cité dit « entre 15% et 25% »."
    assert not within_range("combien d'heures, 18 % c'est possible ?", extracts)


def test_what_is_exactly_a_limit_to_be_exceeded_is_too_little() -> None:
    extracts = [extract("", load().passages[f"{C2008}#al-7"], None)]
    (told,) = out_of_bounds("un CDD de 12 mois suffit-il ?", extracts)
    assert told.text.startswith("**Non** : 12 mois, c'est trop peu")
