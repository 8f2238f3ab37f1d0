"""One answer on the page: what is shown while it is being written, when it ends or is stopped."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

import gradio as gr

from assistant.answer import Dossier
from assistant.conversations import Asked, Conversations
from assistant.history import Turn
from assistant.web import conversation
from assistant.web.access import current_user
from assistant.web.conversation import History
from assistant.web.dossier_chips import strip
from assistant.web.limits import Limits, too_many
from assistant.web.owner import owner_of
from assistant.web.tab import Parts, Tab, Updates
from corpus.library import Corpus

_log = logging.getLogger(__name__)
_LEFT = 1000  # conversations; a run that was left ends a moment later


class Answering:
    """Writes answers on the page; each update says all that the answer changes."""

    def __init__(self, conversations: Conversations, limits: Limits, parts: Parts) -> None:
        self._conversations = conversations
        self._limits = limits
        self._parts = parts
        self._runs: set[str] = set()  # answers being written; what leaves it is stopped
        self._left: OrderedDict[str, None] = OrderedDict()  # conversations left for a new one

    @property
    def corpus(self) -> Corpus:
        """What is answered from."""
        return self._conversations.assistant.corpus

    def turns(self, tab: Tab, request: gr.Request) -> Sequence[Turn]:
        """The turns that a tab shows."""
        return self._conversations.turns(owner_of(request), tab.conversation)

    def shown(self, tab: Tab, turns: Sequence[Turn]) -> History:
        """The turns as the chat holds them."""
        return conversation.shown(turns, self.corpus, tab.conversation)

    def at_rest(self, tab: Tab, turns: Sequence[Turn]) -> Updates:
        """The tab and its dossier, of the last turn or set before any, while nothing is written."""
        return {self._parts.tab: tab, self._parts.strip: _strip(tab, turns)}

    def _busy(self, begun: Tab, tab: Tab, turns: Sequence[Turn]) -> Updates:
        return {self._parts.tab: begun, self._parts.strip: _strip(tab, turns, busy=True)}

    def stop(self, tab: Tab) -> None:
        """Have the answer that a tab writes leave the page as it is."""
        self._runs.discard(tab.run)

    def leave(self, tab: Tab) -> None:
        """Stop the answer that a tab writes, and have none of its conversation come back."""
        self.stop(tab)
        if tab.conversation:
            self._left[tab.conversation] = None
        if len(self._left) > _LEFT:
            self._left.popitem(last=False)

    def goes_on(self, tab: Tab) -> bool:
        """Whether what a tab shows still stands: neither stopped nor left for another."""
        return tab.conversation not in self._left and (not tab.run or tab.run in self._runs)

    def answer(
        self, asked: Asked, tab: Tab, request: gr.Request, *, typed: bool = False
    ) -> Generator[Updates, None, None]:
        """Answer a question in its place; what was ``typed`` leaves the box once it is taken."""
        turns = self.turns(tab, request)
        if wait := self._limits.take(current_user(request)):
            history = conversation.told(self.shown(tab, turns), too_many(wait))
            yield {**self.at_rest(tab, turns), self._parts.chat: self._sent(history)}
            return
        name = tab.conversation or secrets.token_urlsafe(24)
        begun = Tab(conversation=name, asking=asked, run=secrets.token_hex(8))
        page = {**self._busy(begun, tab, turns), self._parts.closed: begun.run}
        if typed or tab.rewording:
            page[self._parts.emptied] = begun.run
        before = self.shown(begun, turns[: asked.place - 1])
        history = conversation.with_question(before, asked.question)
        self._runs.add(begun.run)
        self._left.pop(name, None)
        try:
            yield from self._written(asked, begun, request, page, history)
        except Exception:
            _log.exception("La réponse a échoué")
            failed = conversation.told(history, conversation.FAILED)
            at_rest = self.at_rest(replace(begun, run=""), turns)
            yield {**page, **at_rest, self._parts.chat: self._sent(failed)}
        finally:
            self._runs.discard(begun.run)

    def _written(
        self, asked: Asked, tab: Tab, request: gr.Request, page: Updates, history: History
    ) -> Generator[Updates, None, None]:
        """The page as the answer comes, then at rest."""
        chat, before = self._parts.chat, self._sent(history)
        page = {**page, chat: before}
        yield dict(page)
        asking = self._conversations.ask(owner_of(request), tab.conversation, asked)
        with closing(asking) as events:
            place = f"{tab.conversation}/{asked.place}"
            for told in conversation.follow(events, self.corpus, place):
                if not self.goes_on(tab):
                    return
                page[chat] = [*before, *self._sent(told)]
                yield dict(page)
        done = replace(tab, asking=None, run="")
        yield page | self.at_rest(done, self.turns(done, request))

    def _sent(self, history: History) -> list[Any]:
        """The history as the browser takes it, made here: Gradio would start a thread for it."""
        data: list[Any] = self._parts.chat.postprocess([*history]).model_dump()
        return data


def _strip(tab: Tab, turns: Sequence[Turn], *, busy: bool = False) -> str:
    dossier = turns[-1].answer.dossier if turns else Dossier()
    return strip(dossier, tab.given, busy=busy)
