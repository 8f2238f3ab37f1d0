"""The report of a run: everything escaped, nothing asked of the outside, every part there."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from assistant.settings import Settings
from eval import html_report
from eval.gold import Case, Cite, Expectation
from eval.report_image import FLAGS, opened_offline
from eval.run_folder import RunError, read_run
from eval.runs import RunConfig, run
from eval.systems import Conversation, System

HOSTILE = """<script>alert("x")</script><img src="http://exemple.fr/x.png" onerror='y()'>&amp;"""
CITE = Cite("arrete-2008-01-18", HOSTILE, (1, 2), HOSTILE)


def hostile_case(name: str, statuses: tuple[str, ...] = ("answered",)) -> Case:
    expect = Expectation(
        statuses, ("not_open",), ((CITE, CITE),), ((HOSTILE,),), (("ouvert",),), ()
    )
    return Case(name, "essai", "emploi", (HOSTILE, HOSTILE), None, expect, HOSTILE)


def hostile_system(settings: Settings) -> System:
    def answer(asked: Conversation) -> dict[str, Any]:
        if asked.id == "a-part":
            raise ValueError(HOSTILE)
        citation = {
            "n": 1,
            "source_id": HOSTILE,
            "passage_id": "p",
            "locator": HOSTILE,
            "quote": HOSTILE,
        }
        hit = {"passage_ids": ["p", HOSTILE], "score": 0.5}
        return {
            "status": "answered",
            "verdict": "open",
            "answer": f"ouvert {HOSTILE} [1]",
            "citations": [citation],
            "ms": 7,
            "evidence": {"confidence": 0.25, "ranked": [hit], "passages": {"p": HOSTILE + "!"}},
        }

    return answer


class Tags(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Path:
    tmp_path = tmp_path_factory.mktemp("run")
    section = {"title": HOSTILE, "note": HOSTILE, "heads": [HOSTILE], "rows": [[HOSTILE]]}
    (tmp_path / "section-essai.json").write_text(json.dumps(section), encoding="utf-8")
    config = RunConfig(
        tmp_path,
        [hostile_case("bavarde"), hostile_case("a-part")],
        settings,
        HOSTILE,
        hostile_system,
        workers=1,
        notes={"remarque": HOSTILE},
    )
    return run(config)


def test_whatever_a_run_holds_is_shown_as_text(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")
    tags = Tags(page).found
    assert "&lt;script&gt;alert(&#34;x&#34;)" in page
    assert "script" not in {tag for tag, _ in tags}
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert page.count("&lt;img src=") > 20  # question, answer, quotes, passages, facts, section …


def test_nothing_in_the_page_points_outside(folder: Path) -> None:
    tags = Tags((folder / "report.html").read_text("utf-8")).found
    addresses = [
        value or ""
        for _, attributes in tags
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data")
    ]
    assert addresses
    assert [a for a in addresses if not a.startswith(("#", "data:image/svg+xml;base64,"))] == []
    assert {tag for tag, _ in tags}.isdisjoint({"link", "iframe", "object", "base", "form"})
    policy = [a["content"] for tag, a in tags if tag == "meta" and "http-equiv" in a]
    assert policy == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]


def test_the_browser_asks_for_nothing_and_shows_every_plot(folder: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium n'est pas installé")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 390, "height": 800})
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        assert opened_offline(page, folder / "report.html") == []
        widths = page.eval_on_selector_all("img", "all => all.map(i => i.naturalWidth)")
        overflow = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        browser.close()
    assert refused == []
    assert len(widths) == 4  # kinds, texts, verdicts, time; no confidence is told of conversations
    assert all(width > 0 for width in widths)
    assert not overflow


def test_each_failure_has_its_evidence_beside_it(folder: Path) -> None:
    page = re.sub(r"\s+", " ", (folder / "report.html").read_text("utf-8"))
    assert "verdict : not_open attendu, open obtenu" in page
    assert "« ouvert » à tort" in page
    assert "absent de la source" in page
    assert "passage entier" in page
    assert "Ce que la recherche a trouvé (confiance 0,25)" in page
    assert "erreur : ValueError: &lt;script&gt;" in page


def test_the_test_set_is_folded_away(folder: Path) -> None:
    splits = {c.split for c in read_run(folder).checked}
    page = (folder / "report.html").read_text("utf-8")
    assert splits == {"development", "test"}  # by the hash of their ids
    hidden = page.index("Pendant la mise au point, ne les lisez pas")
    assert hidden > page.index("Questions de mise au point : 1")


def test_report_is_written_again_by_its_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied = shutil.copytree(folder, tmp_path / "run")
    section = copied / "section-essai.json"
    section.write_text('{"title": "Nouvelle table"}', encoding="utf-8")
    assert html_report.main([str(copied)]) == 0
    assert "Nouvelle table" in (copied / "report.html").read_text("utf-8")
    section.write_text("{", encoding="utf-8")
    assert html_report.main([str(copied)]) == 1
    assert "n'est pas lisible" in capsys.readouterr().err


def test_a_folder_without_a_run_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RunError):
        read_run(tmp_path)
    assert html_report.main([str(tmp_path)]) == 1
    assert "pas d'évaluation lisible" in capsys.readouterr().err
