"""How a test drives the chat: it asks, and waits for what the page says, never for a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

from assistant.answer import Event
from assistant.service import Assistant

GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
PATIENCE = 90_000  # milliseconds: a busy machine is no fault of the page


def opened(page: Page, address: str) -> None:
    """Open the chat, and wait until it listens."""
    page.goto(address)
    expect(page.get_by_label("Votre question")).to_be_visible()
    expect(page.locator("html[data-prete]")).to_have_count(1)


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the answer is whole."""
    whole = page.locator("#conversation .barre").count()
    send(page, question)
    answered(page, whole + 1)


def send(page: Page, question: str) -> None:
    """Type a question and send it, once the page listens."""
    expect(page.locator("html[data-prete]")).to_have_count(1)
    page.get_by_label("Votre question").fill(question)
    page.keyboard.press("Enter")


def answered(page: Page, answers: int) -> None:
    """Wait until so many answers are whole and nothing is being written."""
    expect(page.locator("#conversation .barre")).to_have_count(answers)
    expect(page.get_by_role("button", name="Envoyer")).to_be_visible()


def bar(page: Page) -> Locator:
    """The buttons of the last answer."""
    return page.locator(".barre").last


def questions(page: Page) -> list[str]:
    """What was asked, as it is shown."""
    return [
        text.replace("\u00a0", " ").strip() for text in page.locator(".user-row").all_inner_texts()
    ]


def chip(page: Page, label: str) -> Locator:
    """A field of the dossier."""
    return page.locator(".puce-champ", has_text=label)


def edit(page: Page, label: str) -> None:
    """Open a field of the dossier, and wait until the keyboard is in it."""
    chip(page, label).click()
    expect(page.locator("#dossier-valeur input")).to_be_focused()


def pick(page: Page, label: str, typed: str) -> None:
    """Change a field of the dossier with the keyboard alone, once its chip is pressed."""
    edit(page, label)
    page.keyboard.type(typed)
    page.keyboard.press("Enter")


class Held:
    """Answers that stop after their first event, until they are let go."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._free = threading.Event()
        self._over = threading.Event()
        self._free.set()

    def hold(self) -> None:
        """Have the answers to come wait."""
        self._over.clear()
        self._free.clear()

    def let_go(self) -> None:
        """Have them go on."""
        self._free.set()

    def ended(self) -> bool:
        """Wait until an answer is over; False if it never was."""
        return self._over.wait(PATIENCE / 1000)

    def stream(self, assistant: Assistant, *given: Any, **named: Any) -> Iterator[Event]:
        """What stands in for `Assistant.stream`."""
        try:
            for event in self._stream(assistant, *given, **named):
                yield event
                assert self._free.wait(PATIENCE / 1000)
        finally:
            self._over.set()
