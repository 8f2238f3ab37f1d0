"""Each stage alone: figures that hold, misses that are told, nothing told of the test split."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from assistant.search import TextSearch
from assistant.settings import Settings
from eval.gold import load_gold
from eval.stages import retrieval, rules, run, understanding, wording
from eval.stages.outcome import HIDDEN, Figure, Outcome, figures
from index.retriever import Retriever


@pytest.fixture(scope="module")
def search(settings: Settings) -> TextSearch:
    return TextSearch(cache(lambda: Retriever.open(settings)))


def test_a_figure_is_the_sum_of_the_parts_over_the_wholes() -> None:
    found = figures([Outcome("a", "1", 1), Outcome("a", "2", 1, 3), Outcome("b", "1", 0, 0)])
    assert found == [Figure("a", 0.5, 2)]


def test_understanding_holds_its_level() -> None:
    found = {f.name: f.value for f in figures(understanding.outcomes())}
    assert found["lieux (données de référence)"] >= 0.99
    assert found["nationalités (données de référence)"] >= 0.99
    assert found["métiers (intitulés des listes)"] >= 0.98
    assert found["intention (cas écrits)"] >= 0.95


def test_rules_are_right_for_every_code_in_every_region(search: TextSearch) -> None:
    missed = [outcome for outcome in rules.outcomes(search) if outcome.missed]
    assert missed == []


def test_retrieval_finds_most_written_needs(settings: Settings) -> None:
    found = {f.name: f.value for f in figures(retrieval.outcomes(Retriever.open(settings)))}
    assert found["R@10 (cas écrits)"] >= 0.9
    assert "MRR@10 (questions de référence, à part)" in found


def test_wording_cites_and_the_gate_stops_what_is_spoilt(search: TextSearch) -> None:
    found = {f.name: f.value for f in figures(wording.outcomes(search))}
    assert found["extraits conformes à la source"] == 1
    assert found["brouillons justes admis"] == 1
    assert found["brouillons abîmés arrêtés"] >= 0.99
    assert found["citations attendues présentes"] >= 0.95


def test_a_question_kept_apart_is_never_shown(settings: Settings) -> None:
    kept = {case.turns[-1] for case in load_gold() if case.split == "test"}
    outcomes = [*understanding.outcomes(), *retrieval.outcomes(Retriever.open(settings))]
    told = [o.detail for o in outcomes if o.missed and o.detail]
    assert [detail for detail in told for turn in kept if turn in detail] == []
    text = run.section("recherche", [Outcome("a", "1", 0, 1, HIDDEN), Outcome("a", "2", 0, 1, "x")])
    assert HIDDEN not in text
    assert "- x" in text


def test_the_command_writes_figures(
    alinea_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "etapes.json"
    assert run.main(["--stages", "comprehension", "--json", str(out)]) == 0
    assert "Compréhension" in capsys.readouterr().out
    written = json.loads(out.read_text("utf-8"))
    assert set(written) == {"comprehension"}
    assert {"name", "value", "cases"} == set(written["comprehension"]["figures"][0])
