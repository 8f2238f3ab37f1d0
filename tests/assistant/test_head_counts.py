"""How many persons or acts: no list counts them, and few passages do."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.service import Assistant
from assistant.understanding.head_counts import counted, holds_count


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        ("combien de cartes accordées l'an passé", "cartes"),
        ("nb de visas pour les Tunisiens", "visas"),
        ("Combien y a-t-il d'étrangers régularisés ?", "etrangers"),
        ("combien de CQPM ont été délivrés en 2009 ?", "cqpm"),
        ("combien de CQPM supprimés ?", ""),
        ("combien de métiers pour un Tunisien ?", ""),
        ("combien d'heures de formation ?", ""),
        ("combien l'entreprise touche-t-elle par heure ?", ""),
        ("combien les Tunisiens ont-ils de métiers ?", ""),
        ("Qui compte le nombre de dossiers ?", ""),
    ],
)
def test_persons_and_acts_are_counted_and_rows_are_not(sentence: str, noun: str) -> None:
    assert counted(sentence) == noun


def test_a_figure_counts_when_it_stands_with_what_is_counted() -> None:
    assert holds_count("près de 48 000 salariés étaient en CDI", "salaries")
    assert holds_count("2,7 millions de personnes ont travaillé", "gens")
    assert not holds_count("les dossiers, article 40 de la loi du 20 novembre 2007", "dossiers")
    assert not holds_count("Les dossiers sont comptés. La loi a 3 articles.", "dossiers")


@pytest.mark.parametrize(
    "question",
    [
        "Combien de demandes la préfecture de Lyon a-t-elle reçues en 2009 ?",
        "combien de tunisiens ont été régularisés",
        "nombre de Pro-A signées l'an dernier",
        "combien de soudeuses ont obtenu le CQPM",
    ],
)
def test_a_count_that_no_text_gives_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).status is Status.NOT_COVERED


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("Combien d'intérimaires travaillaient en 2019 ?", "preambule-al-1"),
        ("combien de jeunes professionnels tunisiens chaque année ?", "3-1-al-1-tiret-1"),
    ],
)
def test_a_count_that_a_passage_gives_is_answered(
    assistant: Assistant, question: str, cited: str
) -> None:
    answer = assistant.answer(question)
    assert answer.status is Status.ANSWERED
    assert any(cited in citation.passage_id for citation in answer.citations)
