"""Facts told after a verdict, the job that a reply names, the family asked about."""

from __future__ import annotations

import pytest

from assistant.calls import Call
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.reader import understand
from assistant.understanding.told_facts import Fact
from assistant.understanding.understood import Understanding

_CASE = "géomètre à Vannes pour un Béninois"


def last(*turns: str, case: str = _CASE, awaiting: bool = False) -> Understanding:
    memory = understand(case, Memory(), None)[-1].to_memory()
    if awaiting:
        memory = Memory(memory.dossier, memory.intent, question=memory.question, awaiting=True)
    for turn in turns:
        understood = understand(turn, memory, None)[-1]
        memory = understood.to_memory()
    return understood


def calls(*turns: str, case: str = _CASE) -> list[Call]:
    return list(plan(last(*turns, case=case)))


@pytest.mark.parametrize(
    ("told", "fact"),
    [
        ("il est en CDI", Fact.CONTRACT),
        ("on lui propose un CDD de 18 mois", Fact.CONTRACT),
        ("il a une promesse d'embauche", Fact.CONTRACT),
        ("contrat à temps partiel", Fact.CONTRACT),
        ("il vit en France depuis 2009", Fact.OTHER),
        ("ça fait huit ans qu'il est là", Fact.OTHER),
        ("il a 45 ans et deux enfants", Fact.OTHER),
        ("il est étudiant", Fact.STATUS),
        ("et s'il est demandeur d'asile ?", Fact.STATUS),
    ],
)
def test_a_fact_has_the_verdict_said_again(told: str, fact: Fact) -> None:
    verdict, heard = calls(told)
    assert (verdict.name, verdict.args["metier"]) == ("metier_ouvert", "géomètre")
    assert heard.args["situation"] == str(fact)
    assert "date" not in verdict.args


@pytest.mark.parametrize("asked", ["ça marche ?", "et donc c'est bon ?", "ok et donc ?", "alors ?"])
def test_the_verdict_may_be_asked_for_after_a_fact(asked: str) -> None:
    (verdict,) = calls("il est en CDD", asked)
    assert (verdict.name, verdict.args["lieu"]) == ("metier_ouvert", "Vannes (56)")


@pytest.mark.parametrize(
    "said",
    [
        "quelle durée de contrat faut-il ?",
        "un étudiant, combien d'heures ?",
        "et le salaire minimum ?",
    ],
)
def test_a_question_is_no_fact(said: str) -> None:
    assert last(said).fact is None


def test_a_situation_without_employer_is_heard_and_is_no_job() -> None:
    told = calls("elle veut être auto-entrepreneuse", case="une Gabonaise à Lille, c'est ouvert ?")
    assert [call.args.get("situation") for call in told] == [None, "independant"]
    assert not any("metier" in call.args for call in told)


def test_how_long_a_tunisian_has_been_there_has_its_own_rule() -> None:
    told = last("il a 12 ans de présence", case="plombier tunisien à Nice")
    assert told.fact is Fact.PRESENCE


@pytest.mark.parametrize("family", ["et son fils de 17 ans ?", "et sa fille mineure ?"])
def test_the_family_is_asked_about_whatever_the_age(family: str) -> None:
    (search,) = calls(family)
    assert search.args["question"] == "et son conjoint et ses enfants ?"


def test_a_reply_names_a_job_that_no_table_knows() -> None:
    opened = "une Gabonaise à Lille, c'est ouvert ?"
    assert last("elle est xylobricoleuse", case=opened, awaiting=True).dossier.metier
    assert not last("elle attend un bébé", case=opened, awaiting=True).dossier.metier
