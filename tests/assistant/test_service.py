from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from assistant.answer import AnswerEvent, Status, StepEvent, TextEvent, Verdict
from assistant.service import DATABASE, Assistant
from assistant.settings import Settings

GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
CORSE = "Et en Corse ?"


def _rows(settings: Settings) -> int:
    path = settings.home / DATABASE
    if not path.exists():
        return 0
    with sqlite3.connect(path) as base:
        tables = [t for (t,) in base.execute("select name from sqlite_master where type = 'table'")]
        return sum(base.execute(f"select count(*) from {t}").fetchone()[0] for t in tables)


@pytest.fixture
def mine(own_home: Settings) -> Assistant:
    return Assistant.from_settings(own_home)


def test_a_thread_carries_the_metier_to_the_next_question(mine: Assistant) -> None:
    first, second = mine.answer(GEOMETRE, "a"), mine.answer(CORSE, "a")
    assert (first.verdict, second.verdict) == (Verdict.OPEN, Verdict.NOT_OPEN)
    assert second.dossier.metier_codes == ("61222",)
    assert second.dossier.regions == ("corse",)
    assert any("Corse" in c.locator for c in second.citations)


def test_a_thread_survives_a_new_process(own_home: Settings) -> None:
    Assistant.from_settings(own_home).answer(GEOMETRE, "a")
    assert Assistant.from_settings(own_home).answer(CORSE, "a").verdict is Verdict.NOT_OPEN


def test_a_forgotten_thread_leaves_nothing(own_home: Settings) -> None:
    mine = Assistant.from_settings(own_home)
    mine.answer(GEOMETRE, "a")
    assert _rows(own_home) > 0
    Assistant.from_settings(own_home).forget("a")
    assert _rows(own_home) == 0
    assert mine.answer(CORSE, "a").verdict is None


def test_a_question_without_thread_leaves_nothing(own_home: Settings) -> None:
    mine = Assistant.from_settings(own_home)
    assert mine.answer(GEOMETRE).verdict is Verdict.OPEN
    assert mine.answer(CORSE).verdict is None
    assert _rows(own_home) == 0


def test_threads_do_not_mix(mine: Assistant) -> None:
    mine.answer(GEOMETRE, "a")
    mine.answer("Un cuisinier tunisien peut-il travailler à Marseille ?", "b")
    assert mine.answer(CORSE, "a").dossier.nationality == ""
    assert mine.answer("Et un maçon ?", "b").dossier.nationality == "tunisienne"


def test_threads_that_run_at_once_do_not_mix(mine: Assistant) -> None:
    questions = {
        "a": (GEOMETRE, CORSE, Verdict.NOT_OPEN),
        "b": ("Chef de chantier du BTP en Corse ?", "Et en Bretagne ?", Verdict.OPEN),
        "c": ("Informaticien expert en Alsace ?", "Et en Aquitaine ?", None),
    }
    alone = Assistant.from_settings(mine._settings)
    expected = {}
    for name, (first, second, verdict) in questions.items():
        alone.answer(first, f"seul-{name}")
        expected[name] = alone.answer(second, f"seul-{name}")
        assert verdict is None or expected[name].verdict is verdict

    def talk(name: str) -> str:
        first, second, _ = questions[name[0]]
        mine.answer(first, name)
        return mine.answer(second, name).markdown

    names = [f"{name}{i}" for i in range(3) for name in questions]
    with ThreadPoolExecutor(6) as pool:
        for name, markdown in zip(names, pool.map(talk, names), strict=True):
            assert markdown == expected[name[0]].markdown


def test_a_new_file_empties_the_thread(mine: Assistant) -> None:
    mine.answer("Un cuisinier tunisien à Marseille ?", "a")
    answer = mine.answer("Nouveau dossier : un géomètre à Rennes ?", "a")
    assert answer.dossier.nationality == ""
    assert answer.verdict is Verdict.OPEN


def test_the_stream_tells_steps_then_text_then_the_answer(mine: Assistant) -> None:
    events = list(mine.stream(GEOMETRE, "a"))
    assert isinstance(events[0], StepEvent)
    assert isinstance(events[-1], AnswerEvent)
    text = "".join(e.text for e in events if isinstance(e, TextEvent))
    assert text.strip() == events[-1].answer.markdown
    assert events[0].step.label


def test_a_thread_and_a_single_question_answer_alike(mine: Assistant) -> None:
    single, threaded = mine.answer(GEOMETRE), mine.answer(GEOMETRE, "a")
    assert single.markdown == threaded.markdown
    assert single.citations == threaded.citations


def test_the_day_given_with_the_question_chooses_the_list(mine: Assistant) -> None:
    question = "Chef de chantier du BTP (61231) dans le Limousin ?"
    assert mine.answer(question, on=date(2008, 1, 10)).verdict is Verdict.OPEN
    assert mine.answer(question, on=date(2008, 2, 1)).verdict is Verdict.NOT_OPEN


@pytest.mark.parametrize(
    "message",
    ["", "?", "\ud800", "[e1] [1] « »", "'; drop table checkpoints; --", "<script>1</script>", "0"],
)
def test_nothing_that_is_typed_makes_it_fail(assistant: Assistant, message: str) -> None:
    assert assistant.answer(message, "frappe").status is not Status.ERROR
    assistant.forget("frappe")


def test_a_validity_notice_is_given_once_for_each_text(mine: Assistant) -> None:
    answer = mine.answer("Géomètre et chef de chantier, ouverts en Bretagne ?")
    notices = [b for b in answer.markdown.splitlines() if b.startswith("*") and b.endswith("*")]
    assert len([n for n in notices if "11 août 2011" in n]) == 1
    assert len(notices) == len(set(notices))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Quels métiers sont ouverts dans le Limousin ?", ["23", "20"]),
        ("Le conducteur de travaux du BTP est-il ouvert dans le Limousin ?", ["Journal officiel"]),
        ("Le code 14312 est-il ouvert en Auvergne ?", ["Journal officiel", "14312"]),
        ("Le CQPM 0249 ?", ["lavage", "levage"]),
        ("Le CQPM 0216 ?", ["active", "supprimée"]),
        ("Le métier d'installateur en ascenseurs est-il ouvert en Île-de-France ?", ["52213"]),
    ],
)
def test_doubts_on_the_copies_are_told(mine: Assistant, question: str, words: list[str]) -> None:
    markdown = mine.answer(question).markdown
    assert all(word in markdown for word in words), markdown


def test_a_text_that_cannot_be_read_fails_the_question_alone(
    mine: Assistant, own_home: Settings
) -> None:
    mine.answer("géomètre", "a")
    damaged = own_home.home / "texts" / "circulaire"
    damaged.mkdir(parents=True)
    (damaged / "texte.yaml").write_text("[", encoding="utf-8")
    *_, last = mine.stream(GEOMETRE, "a")
    assert isinstance(last, AnswerEvent)
    assert last.answer.status is Status.ERROR
    (damaged / "texte.yaml").unlink()
    damaged.rmdir()
    assert mine.answer("à Rennes", "a").verdict is Verdict.OPEN  # the thread is still there
