from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import retrieval
from eval.beir import BeirSet, Document, write_set
from eval.metrics.retrieval import RETRIEVAL

SET = BeirSet(
    [
        Document("taxe", "", "La taxe est à la charge de l'employeur qui recrute un étranger."),
        Document("duree", "Durée", "L'action de formation dure de six à douze mois."),
        Document("conge", "", "Le salarié a droit à deux jours et demi de congé par mois."),
        Document("long", "", "Préambule sans objet. " * 120 + "Le préavis est de trois mois."),
    ],
    {"q1": "combien de temps dure la formation", "q2": "preavis", "q3": "vacances payées"},
    {"q1": {"duree": 1}, "q2": {"long": 1}, "q3": {"conge": 1}},
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_set(tmp_path, SET)
    return tmp_path


def test_three_rows_of_five_measures(
    alinea_home: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert retrieval.main(["--beir", str(folder), "--json", str(folder / "out.json")]) == 0
    written = json.loads((folder / "out.json").read_text())
    assert list(written) == ["lexical", "dense", "hybrid"]
    assert all(tuple(row) == RETRIEVAL for row in written.values())
    assert written["hybrid"]["R@5"] == 1.0
    assert written["lexical"]["R@5"] < 1.0  # no word in common with "vacances payées"
    out = capsys.readouterr().out
    assert all(word in out for word in (*written, *RETRIEVAL))


def test_other_questions_may_be_asked(alinea_home: Path, folder: Path) -> None:
    other = folder / "autres.jsonl"
    other.write_text('{"_id": "q2", "text": "prévais"}\n')
    figures = retrieval.evaluate_beir(folder, other)
    assert figures["lexical"]["MRR@10"] == 0.0
    assert figures["hybrid"]["R@1"] == 1.0  # the slip is repaired


def test_vectors_are_kept_for_the_next_time(alinea_home: Path, folder: Path) -> None:
    first = retrieval.evaluate_beir(folder)
    kept = set((alinea_home / "cache" / "vectors").rglob("*.npy"))
    assert kept
    assert retrieval.evaluate_beir(folder) == first
    assert set((alinea_home / "cache" / "vectors").rglob("*.npy")) == kept


def test_a_folder_that_is_no_set_exits_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert retrieval.main(["--beir", str(tmp_path)]) == 1
    assert "BEIR" in capsys.readouterr().err


def test_misuse_exits_2() -> None:
    with pytest.raises(SystemExit) as stop:
        retrieval.main([])
    assert stop.value.code == 2
