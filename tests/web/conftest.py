from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from driving import PATIENCE, Held, opened
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.service import Assistant
from assistant.settings import EMBEDDED_EMBEDDING, OFFLINE_MODEL, Settings
from assistant.web import build_app
from index.build import ensure

expect.set_options(timeout=PATIENCE)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def web_settings(alinea_home: Path) -> Settings:
    return Settings(home=alinea_home, model=OFFLINE_MODEL, embedding=EMBEDDED_EMBEDDING)


@pytest.fixture(scope="session")
def web_app(web_settings: Settings) -> FastAPI:
    ensure(web_settings, stream=None)
    return build_app(Assistant.from_settings(web_settings))


@pytest.fixture(scope="session")
def client(web_app: FastAPI) -> TestClient:
    return TestClient(web_app, base_url="http://127.0.0.1")


@contextmanager
def served(app: FastAPI, host: str = "127.0.0.1") -> Iterator[str]:
    """An application, served as `alinea chat` serves it: its address on this machine."""
    with socket.create_server((host, 0)) as listener:
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Serves an application of one's own."""
    return served


@pytest.fixture(scope="session")
def site(web_app: FastAPI) -> Iterator[str]:
    """The address of the application, served as `alinea chat` serves it."""
    with served(web_app) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        reason = "Chromium n'est pas installé : sous Debian, « apt-get install chromium »"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        browser.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield browser
        browser.close()


@pytest.fixture
def requests_made() -> list[str]:
    """Every address that the page asked for."""
    return []


@pytest.fixture
def page(browser: Browser, site: str, requests_made: list[str]) -> Iterator[Page]:
    """The chat, loaded on a desktop screen, by a browser whose language is not French."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        locale="en-US",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.on("request", lambda request: requests_made.append(request.url))
    page = context.new_page()
    opened(page, site)
    yield page
    context.close()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Answers that a test can hold after their first event."""
    held = Held(Assistant.stream)
    monkeypatch.setattr(Assistant, "stream", lambda *given, **named: held.stream(*given, **named))
    yield held
    held.let_go()
