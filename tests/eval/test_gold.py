"""The gold set: well-formed, borne out by the sources, and split by a fixed rule."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from eval.gold import (
    ADVISERS_FOLDER,
    GOLD_FOLDER,
    NEWCOMERS_FOLDER,
    Case,
    Cite,
    Expectation,
    GoldError,
    Proof,
    faults,
    load_gold,
)

FOLDERS = (GOLD_FOLDER, ADVISERS_FOLDER, NEWCOMERS_FOLDER)
SETS = pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
SPLIT_SETS = pytest.mark.parametrize("folder", FOLDERS[:2], ids=lambda p: p.name)
ADVISERS = {"prefecture", "association", "emploi", "interim", "metallurgie"}

ONE = """
- id: un
  by: emploi
  date: 2009-03-01
  turns: ["Bonjour", "Et en Corse ?"]
  expect:
    status: [answered, clarification]
    verdict: [open, null]
    cites:
      - {source: arrete-2008-01-18, quote: "61222", lines: [169, 169], locator: Bretagne}
      - - {source: arrete-2008-01-18, quote: "61231", lines: [171, 171]}
        - {source: circulaire-2008-01-07, quote: "61231", lines: [91, 91]}
    facts: ["16", ["un", "deux"]]
  why: "arrêté, Bretagne"
"""


def write(folder: Path, text: str, name: str = "essai.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def case_with(*, cite: Cite | None = None, proof: Proof | None = None) -> Case:
    expect = Expectation(
        statuses=("answered",),
        verdicts=(None,),
        cites=((cite,),) if cite else (),
        facts=(),
        forbidden=(),
        proof=(proof,) if proof else (),
    )
    return Case("un", "essai", "emploi", ("?",), None, expect, "pour voir")


@SETS
def test_every_expectation_stands_in_the_sources(folder: Path) -> None:
    assert [fault for case in load_gold(folder) for fault in faults(case)] == []


@SETS
def test_every_answer_that_is_expected_is_proved_by_lines(folder: Path) -> None:
    cases = [case for case in load_gold(folder) if case.expect.statuses == ("answered",)]
    unproved = [case.id for case in cases if not (case.expect.cites or case.expect.proof)]
    assert unproved == []
    closed = [case for case in load_gold(folder) if case.expect.verdicts == ("not_open",)]
    assert len(closed) >= 10
    absent = {c.id for c in closed if any(proof.count == 0 for proof in c.expect.proof)}
    assert [case.id for case in closed if case.id not in absent] == []


@SETS
def test_every_set_rests_on_the_five_texts(folder: Path) -> None:
    sources = {c.source for case in load_gold(folder) for group in case.expect.cites for c in group}
    assert len(sources) == 5


def test_the_set_is_wide_enough() -> None:
    cases = load_gold()
    assert len(cases) >= 400
    assert {case.by for case in cases} == ADVISERS


def test_five_advisers_ask_and_each_has_questions_kept_apart() -> None:
    cases = load_gold(ADVISERS_FOLDER)
    assert len(cases) >= 250
    assert all(case.kept is not None for case in cases)
    asked = Counter((case.kind, case.kept) for case in cases)
    kinds = {case.kind for case in cases}
    assert len(kinds) == len({case.by for case in cases}) == 5
    assert all(asked[kind, True] >= 10 and asked[kind, False] >= 25 for kind in kinds)


def test_no_question_is_asked_twice() -> None:
    cases = [case for folder in FOLDERS for case in load_gold(folder)]
    asked = [(case.turns, case.on) for case in cases]
    assert len(set(asked)) == len(asked)
    assert len({case.id for case in cases}) == len(cases)


def test_newcomers_are_all_kept_apart_and_ask_every_kind_of_question() -> None:
    cases = load_gold(NEWCOMERS_FOLDER)
    assert len(cases) >= 120
    assert all(case.kept for case in cases)
    assert {case.kind for case in cases} >= {"regles", "listes", "pro-a", "cqpm", "textes"}
    assert {len(case.turns) for case in cases} == {1, 2, 3, 4}


@SPLIT_SETS
def test_about_a_third_is_kept_apart(folder: Path) -> None:
    cases = load_gold(folder)
    share = sum(case.split == "test" for case in cases) / len(cases)
    assert 0.25 < share < 0.42


@pytest.mark.parametrize(("kept", "split"), [("true", "test"), ("false", "development")])
def test_a_file_may_say_itself_what_is_kept_apart(tmp_path: Path, kept: str, split: str) -> None:
    (case,) = load_gold(write(tmp_path, ONE.replace("by: emploi", f"by: emploi\n  kept: {kept}")))
    assert case.split == split


def test_the_split_of_a_question_never_changes() -> None:
    splits = {case.id: case.split for case in load_gold()}
    assert splits["geometre-bretagne"] == splits["geometre-lille"] == "development"
    assert splits["chef-chantier-limoges"] == splits["chef-chantier-bastia"] == "test"


def test_a_case_is_read_whole(tmp_path: Path) -> None:
    (case,) = load_gold(write(tmp_path, ONE))
    assert (case.id, case.kind, case.by, case.on) == ("un", "essai", "emploi", date(2009, 3, 1))
    assert case.turns == ("Bonjour", "Et en Corse ?")
    assert case.expect.statuses == ("answered", "clarification")
    assert case.expect.verdicts == ("open", None)
    assert case.expect.cites[0] == (Cite("arrete-2008-01-18", "61222", (169, 169), "Bretagne"),)
    assert [cite.source for cite in case.expect.cites[1]] == [
        "arrete-2008-01-18",
        "circulaire-2008-01-07",
    ]
    assert case.expect.facts == (("16",), ("un", "deux"))


@pytest.mark.parametrize(
    ("line", "verdicts"),
    [
        ("", (None,)),
        ("verdict: null", (None,)),
        ("verdict: any", None),
        ("verdict: open", ("open",)),
    ],
)
def test_an_omitted_verdict_means_none_and_any_is_not_scored(
    tmp_path: Path, line: str, verdicts: tuple[str | None, ...] | None
) -> None:
    (case,) = load_gold(write(tmp_path, ONE.replace("verdict: [open, null]", line)))
    assert case.expect.verdicts == verdicts


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("status: [answered, clarification]", "status: maybe"),
        ('quote: "61222"', "quote: 61222"),
        ("lines: [169, 169]", "lines: [169]"),
        ("arrete-2008-01-18", "arrete-2011"),
        ("by: emploi", "by: ministre"),
        ("id: un", "id: Un Deux"),
        ("facts:", "factz:"),
    ],
)
def test_the_schema_refuses(tmp_path: Path, right: str, wrong: str) -> None:
    with pytest.raises(GoldError, match="essai"):
        load_gold(write(tmp_path, ONE.replace(right, wrong)))


def test_an_id_stands_once(tmp_path: Path) -> None:
    write(tmp_path, ONE)
    write(tmp_path, ONE, "autre.yaml")
    with pytest.raises(GoldError, match="deux fois, dans autre et essai"):
        load_gold(tmp_path)


def test_a_missing_file_or_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="illisible"):
        load_gold(tmp_path / "absent.yaml")
    with pytest.raises(GoldError, match="aucune question"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("quote", "lines", "fault"),
    [
        ("61222", (169, 169), 0),
        ("61222 géomètre", (169, 169), 0),  # the tab of the source is white space
        ("61222", (170, 170), 1),
        ("61222", (9000, 9000), 1),
    ],
)
def test_a_quote_must_stand_at_its_lines(quote: str, lines: tuple[int, int], fault: int) -> None:
    assert len(faults(case_with(cite=Cite("arrete-2008-01-18", quote, lines)))) == fault


@pytest.mark.parametrize(
    ("matches", "count", "fault"), [(r"^\d{5}", 16, 0), (r"^\d{5}", 15, 1), ("^13212", 0, 0)]
)
def test_a_proof_counts_lines(matches: str, count: int, fault: int) -> None:
    bretagne = Proof("arrete-2008-01-18", (157, 172), matches, count)
    assert len(faults(case_with(proof=bretagne))) == fault


def test_the_documentation_counts_the_questions() -> None:
    text = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z0-9-]+)` \|.*\| (\d+) \|$", text, flags=re.MULTILINE))
    counted = Counter(case.kind for case in load_gold())
    assert told == {kind: str(count) for kind, count in counted.items()}
