"""The page of `alinea eval annotate` in a browser, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser, expect

from eval.agreement import read_opinions
from eval.annotate.app import build_app
from eval.annotate.desk import MARKS, Desk
from eval.gold import load_gold
from eval.runs import read_run


def test_two_answers_are_marked_by_keyboard(
    browser: Browser,
    serving: Callable[..., AbstractContextManager[str]],
    two_runs: tuple[Path, Path],
) -> None:
    cases = {case.id: case for case in load_gold()}
    desk = Desk([read_run(folder) for folder in two_runs], seed=1)
    with serving(build_app(desk, cases)) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        problems: list[str] = []
        page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        page.goto(address)
        for key, side, aspect, value in (
            ("1", "gauche", "right", "true"),
            ("4", "gauche", "supported", "false"),
            ("7", "droite", "right", "false"),
            ("8", "droite", "supported", "true"),
            ("d", "droite", "preferred", "true"),
        ):
            page.keyboard.press(key)
            pressed = f'[data-side="{side}"][data-aspect="{aspect}"][data-value="{value}"]'
            expect(page.locator(pressed)).to_have_attribute("aria-pressed", "true")
        expect(page.locator("#done")).to_have_text("1")
        page.keyboard.press("Enter")
        expect(page.locator("#progress")).to_contain_text("Question 2 sur 2")
        page.reload()
        page.keyboard.press("ArrowLeft")
        expect(page.locator('[data-aspect="preferred"][data-side="droite"]')).to_have_attribute(
            "aria-pressed", "true"
        )
        context.close()
    assert problems == []
    assert all(url.startswith(address) for url in asked)
    left, right = (read_opinions(two_runs[run] / MARKS)[0] for run in desk.items[0].runs)
    assert (left.right, left.supported, right.right, right.supported) == (True, False, False, True)


def test_a_small_screen_shows_both_answers_without_scrolling_sideways(
    browser: Browser,
    serving: Callable[..., AbstractContextManager[str]],
    two_runs: tuple[Path, Path],
) -> None:
    desk = Desk([read_run(folder) for folder in two_runs], seed=1)
    with serving(build_app(desk, {})) as address:
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        page.close()
    assert width <= 360
