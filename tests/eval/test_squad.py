"""Sets in SQuAD layout: paragraphs become documents, questions ask for their paragraph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import Settings
from eval import retrieval
from eval.beir import BadSet
from eval.squad import read_squad

SMIC = "Le salaire minimum est revalorisé chaque année au mois de janvier par un décret."
CONGE = "Tout salarié a droit à deux jours et demi ouvrables de congé par mois de travail."


def question(text: str, name: str, **more: Any) -> dict[str, Any]:
    return {"question": text, "id": name, "answers": [], **more}


def write(folder: Path, data: Any) -> Path:
    path = folder / "jeu.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


@pytest.fixture
def fquad(tmp_path: Path) -> Path:
    paragraphs = [
        {"context": SMIC, "qas": [question("Quand le salaire minimum augmente-t-il ?", "a")]},
        {
            "context": CONGE,
            "qas": [
                question("Combien de jours de congé par mois ?", "b", is_impossible=False),
                question("Qui a inventé les congés ?", "c", is_impossible=True),
                question("Combien de congés ?", "a"),
            ],
        },
        {"context": CONGE, "qas": []},
    ]
    return write(tmp_path, {"version": "2.0", "data": [{"title": "T", "paragraphs": paragraphs}]})


def test_a_file_is_read(fquad: Path) -> None:
    found = read_squad(fquad)
    assert [(d.id, d.title, d.text) for d in found.content.documents] == [
        ("p1", "T", SMIC),
        ("p2", "T", CONGE),
    ]
    assert found.content.qrels == {"a": {"p1": 1}, "b": {"p2": 1}, "q3": {"p2": 1}}
    assert set(found.content.queries) == {"a", "b", "q3"}
    assert found.impossible == 1


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"version": "1"},
        {"data": [{"title": "T"}]},
        {"data": [{"paragraphs": [{"qas": []}]}]},
        {"data": ["x"]},
    ],
)
def test_another_layout_is_said(tmp_path: Path, data: Any) -> None:
    with pytest.raises(BadSet, match="n'est pas au format SQuAD"):
        read_squad(write(tmp_path, data))


def test_a_set_without_any_answer_is_refused(tmp_path: Path) -> None:
    qas = [question("Quoi ?", "a", is_impossible=True)]
    data = {"data": [{"title": "T", "paragraphs": [{"context": SMIC, "qas": qas}]}]}
    with pytest.raises(BadSet, match="aucune question"):
        read_squad(write(tmp_path, data))


def test_the_command_measures_a_set(
    fquad: Path, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "mesures.json"
    assert retrieval.main(["--squad", str(fquad), "--json", str(out)]) == 0
    told = capsys.readouterr()
    assert "sans réponse dans le jeu : 1" in told.err
    figures = json.loads(out.read_text("utf-8"))
    assert set(figures) == {"lexical", "dense", "hybrid"}
    assert figures["hybrid"]["R@1"] == 1.0


def test_one_layout_is_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as misused:
        retrieval.main([])
    assert misused.value.code == 2
    assert "il faut l'une des options --beir --squad" in capsys.readouterr().err
    assert retrieval.main(["--squad", str(tmp_path / "absent.json")]) == 1
    assert "n'existe pas" in capsys.readouterr().err
