from __future__ import annotations

from pathlib import Path

import pytest

from eval.beir import BadSet, BeirSet, Document, read_set, write_set

SET = BeirSet(
    [Document("d1", "Taxe", "L'employeur paie."), Document("d2", "", "Durée d'un an.")],
    {"q1": "qui paie ?", "q2": "combien de temps ?"},
    {"q1": {"d1": 1}, "q2": {"d2": 1}},
)


def test_a_set_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_set(tmp_path, SET)
    assert read_set(tmp_path) == SET
    assert read_set(tmp_path).documents[0].whole == "Taxe\nL'employeur paie."


def test_other_questions_with_the_same_numbers(tmp_path: Path) -> None:
    write_set(tmp_path, SET)
    (tmp_path / "autres.jsonl").write_text('{"_id": "q2", "text": "kel duree"}\n')
    assert read_set(tmp_path, tmp_path / "autres.jsonl").queries == {"q2": "kel duree"}


def test_questions_without_a_right_document_are_left_out(tmp_path: Path) -> None:
    write_set(tmp_path, SET)
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t0")
    assert set(read_set(tmp_path).queries) == {"q1"}


def test_a_folder_of_another_kind_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSet, match=r"corpus\.jsonl manque"):
        read_set(tmp_path)
    write_set(tmp_path, SET)
    (tmp_path / "corpus.jsonl").write_text("pas du JSON")
    with pytest.raises(BadSet, match="pas un objet JSON"):
        read_set(tmp_path)
