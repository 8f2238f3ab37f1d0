"""A judging model's marks, from a model that follows a script, and when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from eval import judge
from eval.agreement import Opinion, agreements
from eval.gold import Case, load_gold
from eval.runs import read_run


def model(*replies: str) -> GenericFakeChatModel:
    return GenericFakeChatModel(messages=iter([AIMessage(content=r) for r in replies]))


@pytest.fixture
def cases() -> dict[str, Case]:
    return {case.id: case for case in load_gold()}


YES = '{"juste": true, "appuyee": true, "motif": "conforme"}'
NO = 'Voici :\n```json\n{"juste": false, "appuyee": true}\n```'


def test_every_answer_is_judged_once(two_runs: tuple[Path, Path], cases: dict[str, Case]) -> None:
    run = read_run(two_runs[0])
    found = judge.judge_run(run, cases, model(YES, NO, "Je ne peux pas juger."), None)
    assert [(o.right, o.supported) for o in found] == [(True, True), (False, True), (None, None)]
    assert judge.judge_run(run, cases, model(), None) == found  # nothing is left to ask
    assert sum(a.answers for a in agreements(found, run.checked)) == 4
    assert "jugements illisibles : 1" in judge.told(agreements(found, run.checked), found)


def test_a_killed_judgement_is_taken_up(
    two_runs: tuple[Path, Path], cases: dict[str, Case]
) -> None:
    run = read_run(two_runs[0])
    with pytest.raises(StopIteration):  # the script of the model ends
        judge.judge_run(run, cases, model(YES), None)
    assert len(judge.judge_run(run, cases, model(NO, NO), None)) == 3


def test_the_model_is_told_what_is_expected(cases: dict[str, Case]) -> None:
    answer = {
        "answer": "Non.",
        "citations": [{"n": 1, "locator": "annexe", "quote": "19 métiers"}],
    }
    text = judge.prompt(cases["geometre-lille"], answer)
    assert "geometre a lille cest ouvert ?" in text
    assert "verdict : not_open" in text
    assert "doit dire : 19 métiers" in text
    assert "[1] annexe : 19 métiers" in text


@pytest.mark.parametrize("reply", ["", "{}", '{"juste": "peut-être"}', "{pas du JSON}"])
def test_a_reply_without_marks_gives_none(reply: str) -> None:
    assert judge.opinion_of("a", reply) == Opinion(
        "a", None, None, "réponse illisible du modèle juge"
    )


def test_without_a_judge_nothing_is_asked(
    two_runs: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("ALINEA_JUDGE_MODEL", raising=False)
    assert judge.main([str(two_runs[0])]) == 1
    assert "ALINEA_JUDGE_MODEL" in capsys.readouterr().err
    monkeypatch.setenv("ALINEA_JUDGE_MODEL", "fournisseur-inconnu:x")
    assert judge.main([str(two_runs[0])]) == 1
    assert "ne peut pas être ouvert" in capsys.readouterr().err
