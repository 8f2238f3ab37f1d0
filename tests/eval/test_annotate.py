"""Marks given blind: order, sides, what is kept at once and what is taken up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from eval.agreement import RIGHT, SUPPORTED, read_opinions
from eval.annotate import run as command
from eval.annotate.app import build_app
from eval.annotate.desk import EQUAL, LEFT, MARKS, RIGHT_SIDE, BadMark, Desk
from eval.runs import read_run

Folders = tuple[Path, Path]


def desk(folders: Folders, seed: int = 1) -> Desk:
    return Desk([read_run(folder) for folder in folders], seed)


def client(page: Desk, host: str = "127.0.0.1") -> TestClient:
    return TestClient(build_app(page, {}), base_url=f"http://{host}")


def test_only_answers_that_differ_are_compared(two_runs: Folders) -> None:
    assert {item.case for item in desk(two_runs).items} == {"geometre-bretagne", "geometre-lille"}
    assert len(Desk([read_run(two_runs[0])], 1).items) == 3


def test_the_draw_is_that_of_the_seed(two_runs: Folders) -> None:
    assert desk(two_runs, 7).items == desk(two_runs, 7).items
    drawn = {tuple(item.runs for item in desk(two_runs, seed).items) for seed in range(20)}
    assert {sides for items in drawn for sides in items} == {(0, 1), (1, 0)}


def test_a_mark_goes_to_the_run_that_gave_the_answer(two_runs: Folders) -> None:
    page = desk(two_runs)
    page.mark(0, RIGHT_SIDE, RIGHT, value=True)
    page.mark(0, RIGHT_SIDE, SUPPORTED, value=False)
    item = page.items[0]
    (opinion,) = read_opinions(two_runs[item.runs[1]] / MARKS)
    assert (opinion.case, opinion.right, opinion.supported) == (item.case, True, False)
    assert read_opinions(two_runs[item.runs[0]] / MARKS) == []


def test_marks_are_taken_up_whatever_the_draw(two_runs: Folders) -> None:
    page = desk(two_runs)
    for side in (LEFT, RIGHT_SIDE):
        page.mark(0, side, RIGHT, value=side == LEFT)
        page.mark(0, side, SUPPORTED, value=True)
    assert not page.complete(page.items[0])
    page.prefer(0, LEFT)
    assert page.complete(page.items[0])
    again = desk(two_runs)
    assert (again.done, again.next) == (1, 1)
    turned = next(
        other
        for other in (desk(two_runs, seed) for seed in range(50))
        for item in other.items
        if item.case == page.items[0].case and item.runs != page.items[0].runs
    )
    item = next(i for i in turned.items if i.case == page.items[0].case)
    assert turned.preferred(item) == RIGHT_SIDE
    assert [turned.opinion(item, side).right for side in (0, 1)] == [False, True]


@pytest.mark.parametrize(
    ("number", "side", "aspect"), [(0, RIGHT_SIDE, RIGHT), (0, LEFT, "autre"), (9, LEFT, RIGHT)]
)
def test_what_is_not_on_the_page_is_refused(
    two_runs: Folders, number: int, side: str, aspect: str
) -> None:
    alone = Desk([read_run(two_runs[0])], 1)
    with pytest.raises(BadMark):
        alone.mark(number, side, aspect, value=True)
    with pytest.raises(BadMark, match="deux réponses"):
        alone.prefer(0, EQUAL)


def test_the_page_names_no_run_and_no_verdict(two_runs: Folders) -> None:
    text = client(desk(two_runs)).get("/").text
    assert "<strong>métier ouvert</strong>" in text
    for hidden in ("avant", "apres", "passed", "wrong_open"):
        assert hidden not in text


def test_a_click_is_kept_and_a_bad_one_is_told(two_runs: Folders) -> None:
    page = desk(two_runs)
    web = client(page)
    mark = {"number": 0, "side": LEFT, "aspect": RIGHT, "value": False}
    assert web.post("/avis", json=mark).json() == {"done": 0, "complete": False}
    kept = two_runs[page.items[0].runs[0]] / MARKS
    assert json.loads(kept.read_text("utf-8"))["right"] is False
    assert web.post("/avis", json=mark | {"number": 5}).status_code == 422


def test_another_site_cannot_reach_the_page(two_runs: Folders) -> None:
    assert client(desk(two_runs), "exemple.fr").get("/").status_code == 400
    mark = '{"number": 0, "side": "gauche", "aspect": "right", "value": true}'
    sent = client(desk(two_runs)).post(
        "/avis", content=mark, headers={"Content-Type": "text/plain"}
    )
    assert sent.status_code == 422
    assert not (two_runs[0] / MARKS).exists()


def test_the_command_tells_what_is_wrong(
    two_runs: Folders, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main([str(tmp_path / "absent"), "--port", "0"]) == 1
    assert "pas d'évaluation lisible" in capsys.readouterr().err
    assert command.main([str(two_runs[0]), str(two_runs[0]), "--port", "0"]) == 1
    assert "les mêmes réponses" in capsys.readouterr().err


def test_the_summary_tells_the_agreement(two_runs: Folders) -> None:
    assert command.summary(read_run(two_runs[0])) == "avant : aucune réponse relue"
    page = Desk([read_run(two_runs[0])], 1)
    page.mark(0, LEFT, RIGHT, value=False)
    assert "réponse juste" in command.summary(read_run(two_runs[0]))
    left = json.loads((two_runs[0] / "section-relecture.json").read_text("utf-8"))
    assert [len(row) for row in left["rows"]] == [len(left["heads"])]
    assert "Relecture par un conseiller" in (two_runs[0] / "report.html").read_text("utf-8")


def test_preferences_are_counted_by_run(two_runs: Folders) -> None:
    page = desk(two_runs)
    page.prefer(0, LEFT)
    page.prefer(1, EQUAL)
    wins = ["avant 0", "apres 0"]
    wins[page.items[0].runs[0]] = wins[page.items[0].runs[0]].replace("0", "1")
    assert command.preferences(page) == f"Préférences : {', '.join(wins)}, aussi bonnes 1"
    for folder in two_runs:
        left = json.loads((folder / "section-preferences.json").read_text("utf-8"))
        assert [f"{name} {times}" for name, times in left["rows"]] == [
            *wins,
            "aussi bonnes 1",
            "sans avis 0",
        ]
        assert "Réponses préférées" in (folder / "report.html").read_text("utf-8")


def test_no_preference_leaves_no_table(two_runs: Folders) -> None:
    assert command.preferences(desk(two_runs)) == "Préférences : avant 0, apres 0, aussi bonnes 0"
    assert not (two_runs[0] / "section-preferences.json").exists()
