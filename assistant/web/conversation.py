"""The conversation as the chat component holds it: the turns kept, and the one being written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import gradio as gr

from assistant.answer import Answer, AnswerEvent, Event, Step, StepEvent
from assistant.history import Turn
from assistant.web import render
from corpus.library import Corpus

History = list[gr.ChatMessage]

STOPPED = "Réponse arrêtée."
STOPPED_AGAIN = "Réponse arrêtée : la précédente est gardée."
FAILED = "Une erreur a empêché de répondre. La question peut être posée de nouveau."


def shown(turns: Sequence[Turn], corpus: Corpus, conversation: str) -> History:
    """The turns that are kept; the last one offers the next useful questions."""
    messages: History = []
    for turn in turns:
        last = turn is turns[-1]
        messages += with_question([], turn.question)
        messages += map(_step, turn.answer.steps)
        messages.append(_answer(turn.answer, corpus, f"{conversation}/{turn.n}", offers=last))
    return messages


def with_question(history: History, question: str) -> History:
    """The history and the question that is being answered; no suggestion is offered meanwhile."""
    kept = [_without_options(message) for message in history]
    return [*kept, gr.ChatMessage(role="user", content=render.as_text(question))]


def follow(events: Iterable[Event], corpus: Corpus, name: str) -> Iterator[History]:
    """What is said of an answer after each event: steps as foldable lines, then the answer.

    Its text is sent whole, with the answer: the pieces come when it is checked, all at once.
    ``name`` is that of the turn: conversation/number.
    """
    steps: History = []
    for event in events:
        if isinstance(event, StepEvent):
            steps.append(_step(event.step))
            yield steps
        elif isinstance(event, AnswerEvent):
            yield [*steps, _answer(event.answer, corpus, name, offers=True)]


def told(history: History, sentence: str) -> History:
    """The history and a sentence of the page itself, which is not kept."""
    return [*history, gr.ChatMessage(content=render.aside(sentence))]


def _step(step: Step) -> gr.ChatMessage:
    return gr.ChatMessage(
        content=render.step_detail(step),
        metadata={"title": render.step_title(step), "status": "done"},
    )


def _answer(answer: Answer, corpus: Corpus, name: str, *, offers: bool) -> gr.ChatMessage:
    return gr.ChatMessage(
        content=render.answer_markdown(answer, corpus, name),
        options=[{"value": s, "label": s} for s in answer.suggestions] if offers else [],
    )


def _without_options(message: gr.ChatMessage) -> gr.ChatMessage:
    message.options = []
    return message
