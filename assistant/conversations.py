"""Conversations that are kept: each turn starts from the thread of the one before it.

A turn has a thread of its own, a branch of the last one kept. What is stopped, asked again or
reworded therefore leaves nothing behind: the memory is always that of the turns shown.
"""

from __future__ import annotations

import secrets
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from assistant.answer import AnswerEvent, Event
from assistant.dossier_changes import DossierByHand, read_changes
from assistant.history import Conversation, History, Turn, now
from assistant.service import Assistant


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to put in a conversation, and what was set by hand around it.

    ``before`` gives way to what the question says, ``after`` wins over it; both are read by
    ``dossier_changes.read_changes``.
    """

    question: str
    place: int  # the turn it takes, from 1; later turns are taken away once it is answered
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_hand(self) -> DossierByHand:
        """What was set, as the service takes it; raises DossierProblem."""
        return DossierByHand(read_changes(self.before), read_changes(self.after))


class Conversations:
    """Asks, keeps, finds and deletes; ``owner`` is whoever may read what is kept."""

    def __init__(self, assistant: Assistant, history: History) -> None:
        self.assistant = assistant
        self._history = history

    def turns(self, owner: str, conversation: str) -> tuple[Turn, ...]:
        """What is shown of a conversation; nothing of another's."""
        return self._history.turns(owner, conversation) if conversation else ()

    def ask(self, owner: str, conversation: str, asked: Asked) -> Generator[Event, None, None]:
        """The events of a turn, which is kept once its answer is whole."""
        before = self.turns(owner, conversation)[: asked.place - 1]
        thread = f"page-{secrets.token_hex(16)}"
        kept = False
        try:
            if before:
                self.assistant.branch(before[-1].thread, thread)
            stream = self.assistant.stream(asked.question, thread, dossier=asked.by_hand)
            with closing(stream) as events:
                for event in events:
                    if isinstance(event, AnswerEvent):
                        self._keep(owner, conversation, asked, event)
                        kept = True
                    yield event
        finally:
            if not kept:
                self.assistant.forget(thread)

    def _keep(self, owner: str, conversation: str, asked: Asked, event: AnswerEvent) -> None:
        former = self.turns(owner, conversation)[asked.place - 1 :]
        answer = event.answer
        turn = Turn(
            asked.place,
            now(),
            asked.question,
            answer,
            answer.thread,
            asked.before,
            asked.after,
        )
        self._history.add(owner, conversation, turn)
        for replaced in former:
            self.assistant.forget(replaced.thread)

    def find(self, owner: str, words: str = "") -> tuple[Conversation, ...]:
        """The owner's conversations that hold every word, the latest first."""
        return self._history.find(owner, words)

    def delete(self, owner: str, conversation: str | None = None) -> int:
        """Delete one conversation or all of them, and what they remember; the turns deleted."""
        threads = self._history.delete(owner, conversation)
        for thread in threads:
            self.assistant.forget(thread)
        return len(threads)


def next_question(
    turns: Sequence[Turn], question: str, given: Mapping[str, str] | None = None
) -> Asked:
    """A question after those turns; ``given`` was set by hand before it was asked."""
    return Asked(question, len(turns) + 1, before=given or {})


def same_question(turns: Sequence[Turn], changes: Mapping[str, str] | None = None) -> Asked:
    """The last question once more, with what was and is set by hand."""
    last = turns[-1]
    return Asked(last.question, last.n, last.before, {**last.after, **(changes or {})})


def reworded(turns: Sequence[Turn], question: str) -> Asked:
    """Other words for the last question: they come after what was set by hand."""
    last = turns[-1]
    return Asked(question, last.n, before={**last.before, **last.after})
