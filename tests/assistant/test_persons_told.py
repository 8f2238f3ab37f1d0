"""What an answer says of the person and of the place, beside the verdict."""

from __future__ import annotations

from datetime import date

import pytest
from turns import run_turns

from assistant.answer import Verdict
from assistant.search import TextSearch


@pytest.mark.parametrize(
    ("question", "on", "verdict", "told"),
    [
        ("géomètre écossais à Rennes ?", None, Verdict.UNDETERMINED, "dépend de la date"),
        ("géomètre écossais à Rennes ?", date(2009, 3, 1), Verdict.NOT_APPLICABLE, "ne concernent"),
        ("géomètre croate à Rennes ?", None, Verdict.NOT_APPLICABLE, "n'avait pas encore"),
        ("géomètre croate à Rennes ?", date(2009, 3, 1), Verdict.OPEN, "est un métier ouvert"),
        (
            "une Galloise a-t-elle besoin d'une autorisation ?",
            None,
            Verdict.UNDETERMINED,
            "la date",
        ),
        (
            "faut-il une autorisation pour un Islandais ?",
            None,
            Verdict.NOT_APPLICABLE,
            "concernent",
        ),
        ("géomètre moldave à Rennes ?", None, Verdict.OPEN, "est un métier ouvert"),
        ("réfugié moldave, géomètre à Rennes", None, Verdict.OPEN, "d'abord le titre de séjour"),
        ("indépendant moldave, géomètre à Rennes", None, Verdict.OPEN, "activité indépendante"),
    ],
)
def test_what_depends_on_the_person_is_told(
    text_search: TextSearch, question: str, on: date | None, verdict: Verdict, told: str
) -> None:
    (done,) = run_turns((question,), text_search, on)
    assert done.verdict == verdict
    assert told in done.to_answer()["answer"]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("serveur à Vitry", "le verdict est le même pour Vitry-le-François (Marne)"),
        ("cuisinière vienne", "le verdict est le même pour Vienne (Isère)"),
    ],
)
def test_homonyms_under_one_verdict_are_named(
    text_search: TextSearch, question: str, told: str
) -> None:
    (done,) = run_turns((question,), text_search)
    assert done.verdict is Verdict.NOT_OPEN
    assert told in done.to_answer()["answer"]


def test_no_other_agreement_has_its_list_here(text_search: TextSearch) -> None:
    (done,) = run_turns(("Y a-t-il une liste propre aux Béninois ?",), text_search)
    answer = done.to_answer()
    assert "la seule liste de ce type que contient le corpus est celle de la Tunisie" in str(answer)
    assert "circulaire-2008-01-07#al-5" in {c["passage_id"] for c in answer["citations"]}


def test_a_domain_with_no_open_metier_has_none(text_search: TextSearch) -> None:
    (done,) = run_turns(("elle travaille en cuisine à Nantes, possible ?",), text_search)
    assert "aucun métier ouvert de ce domaine, sur 25" in done.to_answer()["answer"]


@pytest.mark.parametrize(
    "question",
    ["soudeuse kenyane", "Pourquoi le métier de barman est-il refusé à Metz ?"],
)
def test_a_metier_and_a_person_are_enough_for_the_list(
    text_search: TextSearch, question: str
) -> None:
    (done,) = run_turns((question,), text_search)
    assert done.verdict is Verdict.NOT_OPEN


@pytest.mark.parametrize(
    "question",
    [
        "je reçois une dame gabonaise",
        "un monsieur péruvien, j'ai rdv avec lui",
        "quel régime pour un Gabonais ?",
        "ma cliente péruvienne, quelle règle pour elle ?",
    ],
)
def test_who_only_presents_somebody_is_told_which_lists_hold(
    text_search: TextSearch, question: str
) -> None:
    (done,) = run_turns((question,), text_search)
    answer = done.to_answer()
    assert answer["status"] == "answered"
    assert "arrete-2008-01-18#art-1-al-1" in {c["passage_id"] for c in answer["citations"]}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("topographe à Vannes, la liste vaut toujours ?", Verdict.UNDETERMINED),
        ("topographe à Vannes, encore applicable ?", Verdict.UNDETERMINED),
        ("topographe à Vannes", Verdict.OPEN),
        ("topographe à Vannes en mai 2009, encore applicable ?", Verdict.OPEN),
    ],
)
def test_whether_a_list_holds_still_is_asked_of_today(
    text_search: TextSearch, question: str, verdict: Verdict
) -> None:
    (done,) = run_turns((question,), text_search)
    assert done.verdict is verdict
