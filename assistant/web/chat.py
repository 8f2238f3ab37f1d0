"""What the buttons of the page do: each handler gives the updates of the components it changes.

Gradio builds a component anew for each `gr.update`, which costs more than the answer itself: what
stays as it is is left out, and a value alone is given as such.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import gradio as gr

from assistant.answer import Dossier
from assistant.conversations import Asked, Conversations, next_question, reworded, same_question
from assistant.dossier_changes import DossierProblem, read_changes
from assistant.history import Turn
from assistant.web import conversation, dossier_chips
from assistant.web.access import current_user
from assistant.web.dossier_chips import Chips, Updates
from assistant.web.limits import Limits, too_many
from assistant.web.owner import owner_of

MAX_QUESTION = 4000  # characters
ASK = "Votre question"
REWORD = "Votre question, à modifier"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tab:
    """What one browser tab is at; kept on the server, so that no browser can name another's."""

    conversation: str = ""
    asking: Asked | None = None  # being answered, or stopped before its answer was whole
    rewording: bool = False
    editing: str = ""  # the field of the dossier that is being changed
    run: str = ""  # the answer being written, while it is
    given: Mapping[str, str] = field(default_factory=dict)  # set by hand before any question


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that handlers change."""

    tab: gr.State
    box: gr.Textbox
    chat: gr.Chatbot
    send: gr.Button
    stop: gr.Button
    keep: gr.Button  # leaves a rewording
    chips: Chips

    @property
    def all(self) -> list[Any]:
        """Every component that an update may touch."""
        own = [self.tab, self.box, self.chat, self.send, self.stop, self.keep]
        return [*own, *self.chips.all]


class Chat:
    """The handlers of the page; each is given the tab as it is and gives what changes."""

    def __init__(self, conversations: Conversations, limits: Limits, parts: Parts) -> None:
        self._conversations = conversations
        self._limits = limits
        self._parts = parts
        self._runs: set[str] = set()  # answers being written; what leaves it is stopped

    def send(self, words: str, tab: Tab, request: gr.Request) -> Iterator[Updates]:
        """Answer what was typed: a new question, or the last one reworded."""
        question = words.strip()[:MAX_QUESTION]
        if not question:
            yield {self._parts.tab: tab}
            return
        turns = self._turns(tab, request)
        yield from self._answer(_asked(turns, tab, question), tab, request)

    def chosen(self, tab: Tab, event: gr.SelectData, request: gr.Request) -> Iterator[Updates]:
        """Answer an example or a suggestion that was clicked."""
        value = event.value["text"] if isinstance(event.value, dict) else event.value
        if tab.rewording:
            yield self._emptied()
        yield from self.send(str(value), replace(tab, rewording=False, asking=None), request)

    def again(self, tab: Tab, request: gr.Request) -> Iterator[Updates]:
        """Answer the last question once more."""
        turns = self._turns(tab, request)
        asked = tab.asking or (same_question(turns) if turns else None)
        if asked is None:
            yield {self._parts.tab: tab}
            return
        yield from self._answer(asked, tab, request)

    def reword(self, tab: Tab, request: gr.Request) -> Updates:
        """Put the last question back in the box, to be changed."""
        turns = self._turns(tab, request)
        last = tab.asking.question if tab.asking else turns[-1].question if turns else ""
        return {
            self._parts.tab: replace(tab, rewording=bool(last)),
            self._parts.box: gr.update(value=last, label=REWORD),
            self._parts.keep: gr.update(visible=bool(last)),
        }

    def leave_rewording(self, tab: Tab) -> Updates:
        """Empty the box again; the last question stays as it is."""
        return {self._parts.tab: replace(tab, rewording=False), **self._emptied()}

    def stop(self, tab: Tab, request: gr.Request) -> Updates:
        """Show the turns that are kept, and say that this one was stopped."""
        turns = self._turns(tab, request)
        history = conversation.shown(turns, self._corpus, tab.conversation)
        self._runs.discard(tab.run)
        tab, asked = replace(tab, run=""), tab.asking
        if asked and asked.place <= len(turns):
            tab, sentence = replace(tab, asking=None), conversation.STOPPED_AGAIN
        else:
            sentence = conversation.STOPPED
            history = conversation.with_question(history, asked.question) if asked else history
        return {
            **self._at_rest(tab, turns),
            self._parts.chat: conversation.told(history, sentence),
        }

    def renew(self, tab: Tab) -> Updates:
        """An empty conversation; what was being written is stopped."""
        self._runs.discard(tab.run)
        return {**self._at_rest(Tab(), ()), **self._emptied(), self._parts.chat: []}

    def open(self, query: str, request: gr.Request) -> Updates:
        """The conversation that the address names, if it is this owner's; else an empty one."""
        tab = Tab(conversation=query.removeprefix("?conversation="))
        turns = self._turns(tab, request)
        if not turns:
            return {self._parts.tab: Tab()}  # whatever is being typed meanwhile stays
        history = conversation.shown(turns, self._corpus, tab.conversation)
        return {**self._at_rest(tab, turns), self._parts.chat: history}

    def opener(self, name: str) -> Callable[[Tab], Updates]:
        """The handler that opens the editor of one field of the dossier."""

        def open_field(tab: Tab) -> Updates:
            shown = dossier_chips.opened(self._parts.chips, name, self._corpus)
            return {self._parts.tab: replace(tab, editing=name), **shown}

        return open_field

    def set_field(self, value: str | None, tab: Tab, request: gr.Request) -> Iterator[Updates]:
        """Put a value in the dossier, and answer the last question with it."""
        changes = {tab.editing: value or ""}
        try:
            read_changes(changes)
        except DossierProblem as problem:
            yield dossier_chips.refused(self._parts.chips, str(problem))
            return
        turns = self._turns(tab, request)
        if turns and turns[-1].answer.steps and not tab.asking:
            yield from self._answer(same_question(turns, changes), tab, request)
            return
        tab = replace(tab, given={**tab.given, **changes})
        yield self._at_rest(tab, turns)

    def remover(self, name: str) -> Callable[[Tab, gr.Request], Iterator[Updates]]:
        """The handler that takes a field away, and answers the last question without it."""

        def remove_field(tab: Tab, request: gr.Request) -> Iterator[Updates]:
            yield from self.set_field("", replace(tab, editing=name), request)

        return remove_field

    def leave_field(self, tab: Tab, request: gr.Request) -> Updates:
        """Close the editor of the dossier."""
        return self._at_rest(replace(tab, editing=""), self._turns(tab, request))

    def _answer(self, asked: Asked, tab: Tab, request: gr.Request) -> Iterator[Updates]:
        if wait := self._limits.take(current_user(request)):
            turns = self._turns(tab, request)
            history = conversation.shown(turns, self._corpus, tab.conversation)
            yield {self._parts.chat: conversation.told(history, too_many(wait))}
            return
        owner, before_asking = owner_of(request), tab
        name = tab.conversation or secrets.token_urlsafe(24)
        tab = Tab(conversation=name, asking=asked, run=secrets.token_hex(8))
        self._runs.add(tab.run)
        turns = self._conversations.turns(owner, name)
        before = conversation.shown(turns[: asked.place - 1], self._corpus, name)
        history = conversation.with_question(before, asked.question)
        emptied = self._emptied() if before_asking.rewording else {self._parts.box: ""}
        closed = (
            {self._parts.chips.panel: gr.update(visible=False)} if before_asking.editing else {}
        )
        yield {**self._buttons(tab, busy=True), **emptied, **closed, self._parts.chat: history}
        try:
            with closing(self._conversations.ask(owner, name, asked)) as events:
                place = f"{name}/{asked.place}"
                for shown in conversation.follow(history, events, self._corpus, place):
                    if tab.run not in self._runs:
                        return  # stopped: the page is already what it should be
                    yield {self._parts.chat: shown}
        except Exception:
            _log.exception("La réponse a échoué")
            history = conversation.told(history, conversation.FAILED)
            yield {**self._at_rest(replace(tab, run=""), turns), self._parts.chat: history}
            return
        finally:
            self._runs.discard(tab.run)
        done = self._conversations.turns(owner, name)
        shown_now = self._strip(before_asking, turns)
        yield {
            **self._buttons(replace(tab, asking=None, run=""), busy=False),
            **{c: u for c, u in self._strip(Tab(), done).items() if u != shown_now[c]},
        }

    def _emptied(self) -> Updates:
        """The box, ready for a new question."""
        return {
            self._parts.box: gr.update(value="", label=ASK),
            self._parts.keep: gr.update(visible=False),
        }

    def _turns(self, tab: Tab, request: gr.Request) -> Sequence[Turn]:
        return self._conversations.turns(owner_of(request), tab.conversation)

    @property
    def _corpus(self) -> Any:
        return self._conversations.assistant.corpus

    def _at_rest(self, tab: Tab, turns: Sequence[Turn]) -> Updates:
        """The whole page while no answer is being written."""
        return {**self._buttons(tab, busy=False), **self._strip(tab, turns)}

    def _buttons(self, tab: Tab, *, busy: bool) -> Updates:
        """The tab, and the button that fits: gestes.js holds the dossier still while it is busy."""
        return {
            self._parts.tab: tab,
            self._parts.send: gr.update(visible=not busy),
            self._parts.stop: gr.update(visible=busy),
        }

    def _strip(self, tab: Tab, turns: Sequence[Turn]) -> Updates:
        """The dossier of the last turn, and what was set before any."""
        dossier = turns[-1].answer.dossier if turns else Dossier()
        return dossier_chips.filled(self._parts.chips, dossier, tab.given)


def _asked(turns: Sequence[Turn], tab: Tab, question: str) -> Asked:
    """What is typed, as a question: it takes the place of the one that is being reworded."""
    if tab.rewording and tab.asking:
        return replace(tab.asking, question=question)
    if tab.rewording and turns:
        return reworded(turns, question)
    return next_question(turns, question, tab.given)
