"""What the buttons of the page do: each handler gives the updates of the components it changes."""

from __future__ import annotations

import secrets
from collections.abc import Generator, Sequence
from dataclasses import replace

import gradio as gr

from assistant.conversations import Asked, Conversations, next_question, reworded, same_question
from assistant.dossier_changes import DossierProblem, read_changes
from assistant.history import Turn
from assistant.reception import LONGEST
from assistant.web import conversation, dossier_chips
from assistant.web.answering import Answering
from assistant.web.limits import Limits
from assistant.web.tab import Parts, Tab, Updates

ASK = "Votre question"
REWORD = "Votre question, à modifier"

Answers = Generator[Updates, None, None]


class Chat:
    """The handlers of the page; each is given the tab as it is and gives what changes."""

    def __init__(self, conversations: Conversations, limits: Limits, parts: Parts) -> None:
        self._answering = Answering(conversations, limits, parts)
        self._parts = parts

    def holds(self, update: Updates) -> bool:
        """Whether an update of an answer still stands: not once the answer was stopped."""
        tab = update.get(self._parts.tab)
        return not isinstance(tab, Tab) or self._answering.goes_on(tab)

    def send(self, words: str | None, tab: Tab, request: gr.Request) -> Answers:
        """Answer what was typed: a new question, or the last one reworded."""
        question = str(words or "").strip()[:LONGEST]
        if not question:
            yield {self._parts.tab: tab}
            return
        asked = _asked(self._answering.turns(tab, request), tab, question)
        yield from self._answering.answer(asked, tab, request, typed=True)

    def chosen(self, tab: Tab, event: gr.SelectData, request: gr.Request) -> Answers:
        """Answer an example or a suggestion that was clicked."""
        value = event.value["text"] if isinstance(event.value, dict) else event.value
        question = str(value).strip()[:LONGEST]
        if not question:
            yield {self._parts.tab: tab}
            return
        asked = next_question(self._answering.turns(tab, request), question, tab.given)
        yield from self._answering.answer(asked, tab, request)

    def again(self, tab: Tab, request: gr.Request) -> Answers:
        """Answer the last question once more."""
        turns = self._answering.turns(tab, request)
        asked = tab.asking or (same_question(turns) if turns else None)
        if asked is None:
            yield {self._parts.tab: tab}
            return
        yield from self._answering.answer(asked, tab, request)

    def reword(self, tab: Tab, request: gr.Request) -> Updates:
        """Put the last question back in the box, to be changed."""
        turns = self._answering.turns(tab, request)
        last = tab.asking.question if tab.asking else turns[-1].question if turns else ""
        if not last:
            return {self._parts.tab: tab}
        return {
            self._parts.tab: replace(tab, rewording=True),
            self._parts.box: gr.update(value=last, label=REWORD),
            self._parts.keep: gr.update(visible=True),
        }

    def leave_rewording(self, tab: Tab) -> Updates:
        """Empty the box again; the last question stays as it is."""
        return {
            self._parts.tab: replace(tab, rewording=False),
            self._parts.emptied: secrets.token_hex(8),
        }

    def stop(self, tab: Tab, request: gr.Request) -> Updates:
        """Show the turns that are kept, and say that this one was stopped."""
        turns = self._answering.turns(tab, request)
        history = self._answering.shown(tab, turns)
        self._answering.stop(tab)
        tab, asked = replace(tab, run=""), tab.asking
        if asked and asked.place <= len(turns):
            tab, sentence = replace(tab, asking=None), conversation.STOPPED_AGAIN
        else:
            sentence = conversation.STOPPED
            history = conversation.with_question(history, asked.question) if asked else history
        told = conversation.told(history, sentence)
        return {**self._answering.at_rest(tab, turns), self._parts.chat: told}

    def renew(self, tab: Tab) -> Updates:
        """An empty conversation; what was being written is stopped."""
        self._answering.leave(tab)
        return {
            **self._answering.at_rest(Tab(), ()),
            self._parts.emptied: secrets.token_hex(8),
            self._parts.closed: secrets.token_hex(8),
            self._parts.chat: [],
        }

    def open(self, query: str, request: gr.Request) -> Updates:
        """The conversation that the address names, if it is this owner's; else an empty one."""
        tab = Tab(conversation=query.removeprefix("?conversation="))
        turns = self._answering.turns(tab, request)
        if not turns:
            return {self._parts.chat: gr.skip()}  # a question may have been asked meanwhile
        history = self._answering.shown(tab, turns)
        return {**self._answering.at_rest(tab, turns), self._parts.chat: history}

    def open_field(self, tab: Tab, event: gr.EventData) -> Updates:
        """Open the editor of the field of the dossier that was pressed."""
        name = dossier_chips.pressed(event)
        if not name:
            return {self._parts.tab: tab}
        shown = dossier_chips.opened(self._parts.editor, name, self._answering.corpus)
        return {self._parts.tab: replace(tab, editing=name), **shown}

    def set_field(self, value: str | None, tab: Tab, request: gr.Request) -> Answers:
        """Put a value in the dossier, and answer the last question with it."""
        changes = {tab.editing: value or ""}
        try:
            read_changes(changes)
        except DossierProblem as problem:
            yield {self._parts.editor.problem: dossier_chips.refused(str(problem))}
            return
        turns = self._answering.turns(tab, request)
        if turns and turns[-1].answer.steps and not tab.asking:
            yield from self._answering.answer(same_question(turns, changes), tab, request)
            return
        tab = replace(tab, editing="", given={**tab.given, **changes})
        closed = {self._parts.closed: secrets.token_hex(8)}
        yield {**self._answering.at_rest(tab, turns), **closed}

    def remove_field(self, tab: Tab, event: gr.EventData, request: gr.Request) -> Answers:
        """Take away the field that was pressed, and answer the last question without it."""
        tab = replace(tab, editing=dossier_chips.pressed(event))
        yield from self.set_field("", tab, request)

    def leave_field(self, tab: Tab) -> Updates:
        """Close the editor of the dossier."""
        return {
            self._parts.tab: replace(tab, editing=""),
            self._parts.closed: secrets.token_hex(8),
        }


def _asked(turns: Sequence[Turn], tab: Tab, question: str) -> Asked:
    """What is typed, as a question: it takes the place of the one that is being reworded."""
    if tab.rewording and tab.asking:
        return replace(tab.asking, question=question)
    if tab.rewording and turns:
        return reworded(turns, question)
    return next_question(turns, question, tab.given)
