"""`alinea eval run` and `compare`, with an assistant that says what the test tells it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Status, Verdict
from eval import compare, run
from eval.gold import load_gold
from eval.report import shown

GOLD = """
- id: geometre
  by: prefecture
  turns: ["Bonjour", "Géomètre en Bretagne ?"]
  date: 2009-03-01
  expect:
    status: answered
    verdict: open
    cites:
      - {source: arrete-2008-01-18, quote: "61222", lines: [169, 169]}
    facts: ["Géomètre"]
  why: "arrêté, Bretagne, ligne 61222"
- id: smic
  by: emploi
  turns: ["Le SMIC ?"]
  expect:
    status: not_covered
  why: "hors du corpus"
"""

RIGHT = Answer(
    Status.ANSWERED,
    Verdict.OPEN,
    "Géomètre : ouvert [1].",
    (Citation(1, "arrete-2008-01-18", "p", "annexe, Bretagne, ligne 61222", "61222\tGéomètre"),),
    ms=12,
)
OUTSIDE = Answer(Status.NOT_COVERED, None, "Les textes n'en parlent pas.", ms=3)


class Scripted:
    """Answers from a table; a question that is not in it raises."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str | None, date | None]] = []

    def answer(self, question: str, thread: str | None = None, on: date | None = None) -> Answer:
        self.asked.append((question, thread, on))
        return self.answers[question]


ALL_RIGHT = {"Bonjour": OUTSIDE, "Géomètre en Bretagne ?": RIGHT, "Le SMIC ?": OUTSIDE}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.yaml"
    path.write_text(GOLD, encoding="utf-8")
    return path


def run_with(
    answers: dict[str, Answer], gold: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    monkeypatch.setattr(run, "_assistant", lambda settings: Scripted(answers))
    assert run.main(["--gold", str(gold), "--out", str(out)]) == 0
    scores: dict[str, Any] = json.loads((out / "scores.json").read_text("utf-8"))
    return scores


def test_turns_are_asked_in_order_in_a_thread_of_their_own(gold: Path) -> None:
    assistant = Scripted(ALL_RIGHT)
    answers = run.ask_all(load_gold(gold), assistant, lambda done: None)
    questions, threads, dates = zip(*assistant.asked, strict=True)
    assert questions == ("Bonjour", "Géomètre en Bretagne ?", "Le SMIC ?")
    assert threads[0] == threads[1] != threads[2]
    assert dates == (date(2009, 3, 1), date(2009, 3, 1), None)
    assert answers["geometre"]["verdict"] == "open"  # the last turn's answer


def test_a_run_folder_holds_everything(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    scores = run_with(ALL_RIGHT, gold, out, monkeypatch)
    assert scores["all"]["passed"] == 1.0
    assert {case["id"] for case in scores["cases"]} == {"geometre", "smic"}
    config = json.loads((out / "config.json").read_text("utf-8"))
    assert config["questions"] == 2
    assert len(config["sources_sha256"]) == len(config["gold_sha256"]) == 64
    lines = [json.loads(line) for line in (out / "answers.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["geometre", "smic"]
    assert lines[0]["turns"] == ["Bonjour", "Géomètre en Bretagne ?"]
    assert lines[0]["date"] == "2009-03-01"
    assert "Réponses à revoir (0 sur 2)" in (out / "report.md").read_text("utf-8")
    assert "verdict juste" in capsys.readouterr().out


def test_a_failure_of_the_assistant_is_scored_and_the_run_goes_on(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = run_with({"Le SMIC ?": OUTSIDE}, gold, tmp_path / "run", monkeypatch)
    assert scores["all"]["errors"] == 1
    assert scores["all"]["passed"] == 0.5
    report = (tmp_path / "run" / "report.md").read_text("utf-8")
    assert "Réponses à revoir (1 sur 2)" in report
    assert "- statut : answered attendu, error obtenu" in report
    assert "- erreur : KeyError: 'Bonjour'" in report


def test_one_split_alone_can_be_run(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_assistant", lambda settings: Scripted(ALL_RIGHT))
    wanted = {case.id for case in load_gold(gold) if case.split == "test"}
    out = tmp_path / "run"
    assert run.main(["--gold", str(gold), "--out", str(out), "--split", "test"]) == 0
    lines = (out / "answers.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in lines} == wanted


def test_an_unreadable_gold_file_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["--gold", str(tmp_path / "absent.yaml")]) == 1
    assert "Questions de référence" in capsys.readouterr().err


@pytest.mark.parametrize("main", [run.main, compare.main], ids=["run", "compare"])
def test_help_is_in_french_and_misuse_exits_with_2(
    main: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as helped:
        main(["--help"])
    assert helped.value.code == 0
    shown_help = capsys.readouterr().out
    assert "emploi : alinea eval" in shown_help
    assert "affiche cette aide" in shown_help
    with pytest.raises(SystemExit) as misused:
        main(["--inconnu", "x", "y"])
    assert misused.value.code == 2
    assert "commande mal formée" in capsys.readouterr().err


def runs(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Sequence[str], dict[str, Any]]:
    folders = (str(tmp_path / "a"), str(tmp_path / "b"))
    wrong = ALL_RIGHT | {"Géomètre en Bretagne ?": OUTSIDE}
    run_with(ALL_RIGHT, gold, Path(folders[0]), monkeypatch)
    return folders, run_with(wrong, gold, Path(folders[1]), monkeypatch)


def test_compare_names_what_got_worse_and_what_got_better(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (a, b), _ = runs(gold, tmp_path, monkeypatch)
    capsys.readouterr()
    assert compare.main([a, b]) == 0
    worse = capsys.readouterr().out
    assert "Désormais justes (0) :\n  aucune" in worse
    named = "geometre (statut, verdict, citation manquante, fait manquant)"
    assert f"Désormais fausses (1) :\n  {named}" in worse
    assert "-50,0 pt" in worse
    assert compare.main([b, a]) == 0
    assert "Désormais justes (1) :\n  geometre" in capsys.readouterr().out


def test_compare_without_a_run_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare.main([str(tmp_path), str(tmp_path)]) == 1
    assert "pas d'évaluation lisible" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("figure", "text"), [(0.975, "97,5 %"), (1.0, "100,0 %"), (3, "3"), (None, "–")]
)
def test_figures_are_shown_as_a_french_reader_expects(
    figure: float | int | None, text: str
) -> None:
    assert shown(figure) == text
