"""`alinea eval run` and `compare`, with a system that says what the test tells it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Status, Verdict
from eval import compare, run
from eval.gold import load_gold
from eval.metrics import BY_NAME
from eval.report import shown
from eval.run_folder import RunError, cases_of, read_run
from eval.runs import RunConfig
from eval.sections import leave
from eval.systems import Conversation

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


ALL_RIGHT = {"Bonjour": OUTSIDE, "Géomètre en Bretagne ?": RIGHT, "Le SMIC ?": OUTSIDE}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.yaml"
    path.write_text(GOLD, encoding="utf-8")
    return path


class Recorder:
    """A system that answers from a table and keeps what it was asked."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[Conversation] = []

    def __call__(self, asked: Conversation) -> dict[str, Any]:
        self.asked.append(asked)
        return self.answers[asked.turns[-1]].to_json()


def run_with(
    answers: dict[str, Answer], gold: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, Any], Recorder]:
    recorder = Recorder(answers)
    monkeypatch.setattr(run, "OPENER", lambda settings: recorder)
    assert run.main(["--gold", str(gold), "--out", str(out), "--workers", "1"]) == 0
    scores: dict[str, Any] = json.loads((out / "scores.json").read_text("utf-8"))
    return scores, recorder


def test_a_run_folder_holds_everything(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    scores, recorder = run_with(ALL_RIGHT, gold, out, monkeypatch)
    assert scores["all"]["measures"]["passed"]["value"] == 1.0
    assert [case["id"] for case in scores["cases"]] == ["geometre", "smic"]
    config = json.loads((out / "config.json").read_text("utf-8"))
    assert (config["questions"], config["split"], config["system"]) == (2, "all", "alinea")
    assert len(config["sources_sha256"]) == len(config["gold_sha256"]) == 64
    assert config["packages"]["torch"].startswith("2.")
    assert config["embedding_fingerprint"] in config["index"]
    assert config["corpus_version"] in config["index"]
    lines = [json.loads(line) for line in (out / "answers.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["geometre", "smic"]
    assert lines[0]["turns"] == ["Bonjour", "Géomètre en Bretagne ?"]
    assert lines[0]["date"] == "2009-03-01"
    assert recorder.asked[0] == Conversation(
        "geometre", ("Bonjour", "Géomètre en Bretagne ?"), date(2009, 3, 1)
    )
    assert "Réponses à revoir (0 sur 2)" in (out / "report.md").read_text("utf-8")
    assert "verdict juste" in capsys.readouterr().out


def test_a_run_of_other_questions_finds_them_again(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "run"
    run_with({"Le SMIC ?": OUTSIDE}, gold, out, monkeypatch)
    assert list(cases_of(read_run(out))) == ["geometre", "smic"]
    leave(out, "essai", "Une table de plus", "", ("a",), [("b",)])
    page = (out / "report.html").read_text("utf-8")
    assert "Une table de plus" in page
    assert "Géomètre en Bretagne ?" in page  # the question of the failure, not in the project's own
    gold.unlink()
    assert "geometre-bretagne" in cases_of(read_run(out))


def test_a_failure_of_the_assistant_is_scored_and_the_run_goes_on(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores, _ = run_with({"Le SMIC ?": OUTSIDE}, gold, tmp_path / "run", monkeypatch)
    assert scores["all"]["measures"]["errors"]["value"] == 1
    assert scores["all"]["measures"]["passed"]["value"] == 0.5
    report = (tmp_path / "run" / "report.md").read_text("utf-8")
    assert "Réponses à revoir (1 sur 2)" in report
    assert "- statut : answered attendu, error obtenu" in report
    assert "- erreur : KeyError: 'Géomètre en Bretagne ?'" in report


def test_a_second_run_in_the_same_folder_asks_only_what_is_missing_or_failed(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "run"
    run_with({"Le SMIC ?": OUTSIDE}, gold, out, monkeypatch)
    scores, recorder = run_with(ALL_RIGHT, gold, out, monkeypatch)
    assert [asked.id for asked in recorder.asked] == ["geometre"]
    assert scores["all"]["measures"]["passed"]["value"] == 1.0


def test_an_answer_cut_by_a_kill_is_asked_again(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "run"
    run_with(ALL_RIGHT, gold, out, monkeypatch)
    lines = (out / "answers.jsonl").read_bytes()
    (out / "answers.jsonl").write_bytes(lines[:-20])
    _, recorder = run_with(ALL_RIGHT, gold, out, monkeypatch)
    assert [asked.id for asked in recorder.asked] == ["smic"]
    assert (out / "answers.jsonl").read_bytes() == lines


def test_a_folder_of_another_run_is_not_mixed_with_this_one(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "run"
    run_with(ALL_RIGHT, gold, out, monkeypatch)
    gold.write_text(GOLD.replace("Le SMIC ?", "Bonjour"), encoding="utf-8")
    options = ["--gold", str(gold), "--out", str(out), "--workers", "1"]
    assert run.main(options) == 1
    assert "contient une autre évaluation (diffèrent : gold_sha256)" in capsys.readouterr().err
    assert run.main([*options, "--fresh"]) == 0
    assert '"Bonjour"]' in (out / "answers.jsonl").read_text("utf-8").splitlines()[1]


def test_resume_takes_up_the_last_unfinished_run(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ALINEA_HOME", str(tmp_path))
    assert run.main(["--resume", "--gold", str(gold)]) == 1
    assert "Aucune évaluation interrompue" in capsys.readouterr().err
    begun = tmp_path / "eval" / "2026-01-01-000000"
    run_with(ALL_RIGHT, gold, begun, monkeypatch)
    (begun / "scores.json").unlink()
    (begun / "answers.jsonl").unlink()
    assert run.main(["--resume", "--gold", str(gold), "--workers", "1"]) == 0
    assert (begun / "scores.json").is_file()


def test_any_model_any_embedding_and_any_number_of_workers_can_be_asked_for(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[RunConfig] = []

    def kept(config: RunConfig) -> Path:
        found.append(config)
        raise RunError("assez")

    monkeypatch.setattr(run, "run", kept)
    options = ["--gold", str(gold), "--out", str(tmp_path / "run"), "--workers", "3"]
    assert run.main([*options, "--model", "ollama:qwen3", "--embedding", "/mes/vecteurs"]) == 1
    (config,) = found
    assert (config.settings.model, config.settings.embedding) == ("ollama:qwen3", "/mes/vecteurs")
    assert (config.workers, config.prices) == (3, None)


def test_one_split_alone_can_be_run(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "OPENER", lambda settings: Recorder(ALL_RIGHT))
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


@pytest.mark.parametrize(
    ("option", "said"),
    [("--model=inconnu:rien", "inconnu:rien"), ("--embedding=/nulle/part", "/nulle/part")],
)
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_model_that_cannot_be_opened_is_said_in_a_sentence(
    option: str,
    said: str,
    workers: str,
    gold: Path,
    alinea_home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "run"
    options = ["--gold", str(gold), "--out", str(out), "--workers", workers, option]
    assert run.main(options) == 1
    error = capsys.readouterr().err
    assert "L'assistant ne peut pas démarrer" in error
    assert said in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("option", "said"),
    [("--workers=0", "au moins 1"), ("--prices=cher", "0.4,2"), ("--split=tout", "au choix")],
)
def test_misused_options_are_explained(
    option: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as misused:
        run.main([option])
    assert misused.value.code == 2
    assert said in capsys.readouterr().err


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


def test_compare_names_what_got_worse_and_what_got_better(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = (str(tmp_path / name) for name in "ab")
    run_with(ALL_RIGHT, gold, Path(a), monkeypatch)
    run_with(ALL_RIGHT | {"Géomètre en Bretagne ?": OUTSIDE}, gold, Path(b), monkeypatch)
    capsys.readouterr()
    assert compare.main([a, b]) == 0
    worse = capsys.readouterr().out
    assert "Désormais justes (0) :\n  aucune" in worse
    assert "Désormais fausses (1) :\n  geometre\n" in worse
    assert "      verdict : open attendu, none obtenu" in worse
    assert "-50,0 pt" in worse
    assert "réponses justes : B gagne 0, perd 1, p = 1,00" in worse
    assert compare.main([b, a]) == 0
    assert "Désormais justes (1) :\n  geometre" in capsys.readouterr().out


def test_compare_warns_when_the_questions_differ(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a, b = (tmp_path / name for name in "ab")
    run_with(ALL_RIGHT, gold, a, monkeypatch)
    gold.write_text(GOLD.replace("id: smic", "id: salaire"), encoding="utf-8")
    run_with(ALL_RIGHT, gold, b, monkeypatch)
    capsys.readouterr()
    assert compare.main([str(a), str(b)]) == 0
    said = capsys.readouterr().out
    assert "1 questions communes" in said
    assert "ne sont pas les mêmes" in said
    assert "Seulement dans B (1) :\n  salaire" in said


def test_compare_without_a_run_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare.main([str(tmp_path), str(tmp_path)]) == 1
    assert "pas d'évaluation lisible" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "figure", "text"),
    [
        ("passed", 0.975, "97,5 %"),
        ("passed", 1.0, "100,0 %"),
        ("wrong_open", 3.0, "3"),
        ("nDCG@10", 0.5612, "0,561"),
        ("passed", None, "–"),
    ],
)
def test_figures_are_shown_as_a_french_reader_expects(
    name: str, figure: float | None, text: str
) -> None:
    assert shown(BY_NAME[name], figure) == text
