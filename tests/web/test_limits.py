"""Nobody can ask without end, and nobody pays for what another asks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial

import pytest
from driving import ask, opened, send
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, expect

from assistant.service import Assistant
from assistant.settings import Settings, SettingsProblem, WebSettings
from assistant.web import build_app, limits
from assistant.web.buckets import MAX_KEYS, Buckets
from assistant.web.limits import ALL_PER_MINUTE, USER_PER_MINUTE, Limits, in_words

GEOMETRE = {"question": "Le métier de géomètre est-il ouvert en Bretagne ?"}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """No token comes back, however long the machine takes."""
    monkeypatch.setattr(limits, "Buckets", partial(Buckets, clock=Clock()))


def test_tokens_come_back_with_time_and_no_more_than_the_bucket_holds() -> None:
    clock = Clock()
    buckets = Buckets(2, 0.1, clock)
    assert [buckets.take("a") for _ in range(3)] == [0, 0, pytest.approx(10)]
    assert buckets.take("b") == 0
    clock.now = 5
    assert buckets.take("a") == pytest.approx(5)
    clock.now = 1000
    assert [buckets.take("a") > 0 for _ in range(3)] == [False, False, True]
    buckets.give_back("a")
    assert buckets.take("a") == 0


def test_the_keys_that_are_kept_are_bounded() -> None:
    buckets = Buckets(1, 1e-9)
    for number in range(MAX_KEYS + 10):
        buckets.take(str(number))
    assert len(buckets._levels) == MAX_KEYS
    assert buckets.take(str(MAX_KEYS)) > 0  # the last ones are remembered


def test_one_person_s_limit_is_not_another_s_and_all_have_one(stopped_clock: None) -> None:
    both = Limits(user_per_minute=2, all_per_minute=3)
    assert [both.take("a") > 0 for _ in range(3)] == [False, False, True]
    assert both.take("b") == 0
    assert both.take("b") > 0  # the third of all was the last
    assert both.take("c") > 0


@pytest.mark.parametrize(
    ("web", "login", "allowed"),
    [
        (WebSettings(), False, None),
        (WebSettings(), True, USER_PER_MINUTE),
        (WebSettings(limit_user=0), True, ALL_PER_MINUTE),
        (WebSettings(limit_user=0, limit_all=0), True, None),
        (WebSettings(limit_user=3), False, 3),
    ],
)
def test_limits_stand_where_people_log_in_or_where_they_are_set(
    web: WebSettings, login: bool, allowed: int | None, stopped_clock: None
) -> None:
    installed = Limits.of(web, login=login)
    asked = 2 * ALL_PER_MINUTE
    granted = sum(not installed.take("a") for _ in range(asked))
    assert granted == (asked if allowed is None else allowed)


def test_the_api_says_when_to_ask_again(web_settings: Settings, stopped_clock: None) -> None:
    settings = replace(web_settings, web=WebSettings(limit_user=2))
    app = build_app(Assistant.from_settings(settings))
    client = TestClient(app, base_url="http://127.0.0.1")
    responses = [client.post("/api/ask", json=GEOMETRE) for _ in range(3)]
    assert [r.status_code for r in responses] == [200, 200, 429]
    refused = responses[-1]
    assert 0 < int(refused.headers["retry-after"]) <= 30
    assert "Trop de questions" in refused.json()["detail"]
    assert client.get("/api/sources").status_code == 200


def test_the_chat_says_it_in_a_line_and_keeps_the_question(
    web_settings: Settings,
    browser: Browser,
    serving: Callable[..., AbstractContextManager[str]],
    stopped_clock: None,
) -> None:
    settings = replace(web_settings, web=WebSettings(limit_user=1))
    with serving(build_app(Assistant.from_settings(settings))) as address:
        page = browser.new_page()
        opened(page, address)
        box = page.get_by_label("Votre question")
        ask(page, GEOMETRE["question"])
        send(page, "Et en Corse ?")
        expect(page.get_by_text("Trop de questions en peu de temps")).to_be_visible()
        expect(box).to_have_value("Et en Corse ?")
        page.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [("ALINEA_LIMIT_USER", "beaucoup"), ("ALINEA_LIMIT_ALL", "-1"), ("ALINEA_URL", "alinea.fr")],
)
def test_a_setting_that_makes_no_sense_is_said(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsProblem, match=name):
        Settings.from_environment()


def test_a_wait_is_told_in_words() -> None:
    assert [in_words(n) for n in (1, 45, 90, 600)] == [
        "1 seconde",
        "45 secondes",
        "2 minutes",
        "10 minutes",
    ]
