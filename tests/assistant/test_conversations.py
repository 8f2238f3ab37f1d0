from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant import service
from assistant.answer import AnswerEvent, StepEvent, Verdict
from assistant.conversations import Asked, Conversations, next_question, reworded, same_question
from assistant.dossier_changes import DossierProblem, read_changes
from assistant.history import History, Turn, answer_json, read_answer
from assistant.service import Assistant
from assistant.settings import Settings

GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
ANNE, BOB = "anne", "bob"


@pytest.fixture
def kept(own_home: Settings) -> Conversations:
    return Conversations(Assistant.from_settings(own_home), History(own_home.home))


def put(kept: Conversations, asked: Asked, name: str = "c", owner: str = ANNE) -> Turn:
    list(kept.ask(owner, name, asked))
    return kept.turns(owner, name)[-1]


def ask(kept: Conversations, question: str, name: str = "c", owner: str = ANNE) -> Turn:
    return put(kept, next_question(kept.turns(owner, name), question), name, owner)


def threads(home: Path) -> set[str]:
    with closing(sqlite3.connect(home / service.DATABASE)) as database:
        return {name for (name,) in database.execute("select distinct thread_id from checkpoints")}


def test_a_conversation_is_kept_as_it_was_answered(kept: Conversations, own_home: Settings) -> None:
    events = list(kept.ask(ANNE, "c", next_question((), GEOMETRE)))
    answer = events[-1].answer if isinstance(events[-1], AnswerEvent) else None
    again = Conversations(Assistant.from_settings(own_home), History(own_home.home))
    turn = again.turns(ANNE, "c")[0]
    assert turn.answer == answer
    assert turn.question == GEOMETRE
    assert ask(again, "Et en Corse ?").answer.verdict is Verdict.NOT_OPEN


def test_a_question_asked_again_does_not_count_twice(kept: Conversations) -> None:
    ask(kept, GEOMETRE)
    ask(kept, "Et en Corse ?")
    turn = put(kept, same_question(kept.turns(ANNE, "c")))
    assert [t.n for t in kept.turns(ANNE, "c")] == [1, 2]
    assert turn.answer.dossier.metier == "géomètre"
    assert turn.answer.dossier.regions == ("corse",)


def test_a_reworded_question_forgets_its_first_wording(
    kept: Conversations, own_home: Settings
) -> None:
    ask(kept, "Une Tunisienne géomètre à Lille, est-ce ouvert ?")
    ask(kept, "Et en Corse ?")
    put(kept, reworded(kept.turns(ANNE, "c"), "Et en Bretagne ?"))
    after = ask(kept, "Et pour un chef de chantier ?").answer.dossier
    assert (after.regions, after.nationality) == (("bretagne",), "tunisienne")
    assert threads(own_home.home) == {t.thread for t in kept.turns(ANNE, "c")}


def test_what_is_stopped_is_neither_kept_nor_remembered(
    kept: Conversations, own_home: Settings
) -> None:
    ask(kept, GEOMETRE)
    events = kept.ask(ANNE, "c", next_question(kept.turns(ANNE, "c"), "Et en Corse ?"))
    assert isinstance(next(events), StepEvent)
    events.close()
    assert len(kept.turns(ANNE, "c")) == 1
    assert threads(own_home.home) == {t.thread for t in kept.turns(ANNE, "c")}
    assert ask(kept, "Et pour une Algérienne ?").answer.dossier.regions == ("bretagne",)


@pytest.mark.parametrize("place", [1, 2])
def test_a_stopped_rewording_leaves_the_first_answer(kept: Conversations, place: int) -> None:
    ask(kept, GEOMETRE)
    ask(kept, "Et en Corse ?")
    events = kept.ask(ANNE, "c", Asked("Et en Alsace ?", place))
    next(events)
    events.close()
    assert [t.question for t in kept.turns(ANNE, "c")] == [GEOMETRE, "Et en Corse ?"]


def test_a_field_set_by_hand_wins_over_the_sentence_and_stays(kept: Conversations) -> None:
    assert ask(kept, GEOMETRE).answer.verdict is Verdict.OPEN
    changed = put(kept, same_question(kept.turns(ANNE, "c"), {"region": "Corse"})).answer
    assert changed.verdict is Verdict.NOT_OPEN
    assert "Corse" in changed.markdown
    twice = put(kept, same_question(kept.turns(ANNE, "c"), {"nationalite": "tunisienne"})).answer
    assert twice.verdict is Verdict.OPEN  # one of the 74, wherever
    assert (twice.dossier.regions, twice.dossier.nationality) == (("corse",), "tunisienne")
    assert ask(kept, "Et pour une Algérienne ?").answer.dossier.regions == ("corse",)


def test_a_field_set_before_the_question_gives_way_to_it(kept: Conversations) -> None:
    given = {"region": "Corse", "nationalite": "tunisienne"}
    dossier = put(kept, next_question((), GEOMETRE, given)).answer.dossier
    assert (dossier.regions, dossier.nationality) == (("bretagne",), "tunisienne")


def test_a_field_taken_away_is_asked_for_again(kept: Conversations) -> None:
    ask(kept, GEOMETRE)
    without = put(kept, same_question(kept.turns(ANNE, "c"), {"region": ""})).answer
    assert without.dossier.regions == ()
    assert without.verdict is not Verdict.OPEN


def test_a_date_set_by_hand_changes_the_list_in_force(kept: Conversations) -> None:
    ask(kept, GEOMETRE)
    before = put(kept, same_question(kept.turns(ANNE, "c"), {"date": "10/01/2008"})).answer
    assert "circulaire du 7 janvier 2008" in before.markdown


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("region", "Atlantide", "Atlantide"),
        ("nationalite", "martienne", "martienne"),
        ("date", "32/13/2009", "32/13/2009"),
        ("situation", "sur la lune", "sur la lune"),
        ("metier", "???", "???"),
        ("couleur", "bleu", "couleur"),
        ("region", "a" * 200, "trop long"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_in_words(
    field: str, value: str, named: str
) -> None:
    with pytest.raises(DossierProblem, match=named.replace("?", r"\?")):
        read_changes({field: value})


@pytest.mark.parametrize(
    ("field", "value", "filled"),
    [
        ("region", "PACA", ("regions", ("provence-alpes-cote-d-azur",))),
        ("region", "93", ("place", "Seine-Saint-Denis (93)")),
        ("region", "Rennes", ("regions", ("bretagne",))),
        ("metier", "61222", ("metier", "Géomètre")),
        ("metier", "52313", ("metier_codes", ("52313",))),
        ("nationalite", "Tunisie", ("nationality", "tunisienne")),
        ("nationalite", "UE", ("nationality", "ressortissant de l'UE")),
        ("situation", "étudiant", ("situation", "etudiant")),
    ],
)
def test_what_is_set_by_hand_is_read_as_a_sentence_is(
    field: str, value: str, filled: tuple[str, object]
) -> None:
    assert getattr(read_changes({field: value}).values, filled[0]) == filled[1]


def test_nobody_reads_changes_or_deletes_the_conversation_of_another(kept: Conversations) -> None:
    ask(kept, GEOMETRE)
    assert kept.turns(BOB, "c") == ()
    assert kept.find(BOB) == ()
    assert kept.delete(BOB, "c") == 0
    with pytest.raises(PermissionError):
        ask(kept, "Et en Corse ?", owner=BOB)
    assert [t.question for t in kept.turns(ANNE, "c")] == [GEOMETRE]


def test_a_conversation_is_found_by_words_of_its_questions_and_answers(kept: Conversations) -> None:
    ask(kept, GEOMETRE, "a")
    ask(kept, "Le CQPM 0126 existe-t-il encore ?", "b")
    assert [c.id for c in kept.find(ANNE)] == ["b", "a"]
    assert [c.id for c in kept.find(ANNE, "GEOMETRE bretagne")] == ["a"]
    assert [c.id for c in kept.find(ANNE, "61222")] == ["a"]
    assert kept.find(ANNE, "100%") == ()


def test_deleting_forgets_the_threads_too(kept: Conversations, own_home: Settings) -> None:
    ask(kept, GEOMETRE, "a")
    ask(kept, "Et en Corse ?", "a")
    ask(kept, GEOMETRE, "b")
    assert kept.delete(ANNE, "a") == 2
    assert [c.id for c in kept.find(ANNE)] == ["b"]
    assert threads(own_home.home) == {t.thread for t in kept.turns(ANNE, "b")}
    kept.delete(ANNE)
    assert kept.find(ANNE) == ()
    assert threads(own_home.home) == set()


def test_small_talk_keeps_the_dossier_in_view(kept: Conversations) -> None:
    ask(kept, GEOMETRE)
    assert ask(kept, "Merci !").answer.dossier.regions == ("bretagne",)


def test_an_answer_is_written_and_read_back_whole(kept: Conversations) -> None:
    answer = ask(kept, "Quels métiers sont ouverts en Corse pour un Tunisien en mars 2009 ?").answer
    assert read_answer(answer_json(answer)) == answer
