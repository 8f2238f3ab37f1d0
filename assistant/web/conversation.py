"""The conversation as the chat component holds it: what a question adds, event after event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.answer import AnswerEvent, Event, StepEvent, TextEvent
from assistant.web import render
from corpus.library import Corpus

History = list[Any]  # messages, as Gradio hands them back or as gr.ChatMessage

STOPPED = "Réponse arrêtée."
FAILED = "Une erreur a empêché de répondre. La question peut être posée de nouveau."


def with_question(history: Sequence[Any], question: str) -> History:
    """The history and the new question; earlier suggestions are taken away."""
    kept = [_without_options(message) for message in history]
    return [*kept, gr.ChatMessage(role="user", content=render.as_text(question))]


def follow(history: History, events: Iterator[Event], corpus: Corpus) -> Iterator[History]:
    """The history after each event: steps as foldable lines, then the text, then the answer."""
    steps: History = []
    text = ""
    for event in events:
        if isinstance(event, StepEvent):
            steps.append(_step(event))
            yield [*history, *steps]
        elif isinstance(event, TextEvent):
            text += event.text
            yield [*history, *steps, gr.ChatMessage(content=render.as_markdown(text))]
        elif isinstance(event, AnswerEvent):
            yield [*history, *steps, _answer(event, corpus)]


def stopped(history: Sequence[Any]) -> History:
    """The history when the person stops an answer that was being written."""
    return [*history, gr.ChatMessage(content=STOPPED)]


def failed(history: Sequence[Any]) -> History:
    """The history when the assistant broke: a sentence, never a traceback."""
    return [*history, gr.ChatMessage(content=FAILED)]


def told(history: Sequence[Any], sentence: str) -> History:
    """The history and a sentence of ours, said in place of an answer."""
    return [*history, gr.ChatMessage(content=sentence)]


def _step(event: StepEvent) -> gr.ChatMessage:
    return gr.ChatMessage(
        content=render.step_detail(event.step),
        metadata={"title": render.step_title(event.step), "status": "done"},
    )


def _answer(event: AnswerEvent, corpus: Corpus) -> gr.ChatMessage:
    answer = event.answer
    return gr.ChatMessage(
        content=render.answer_markdown(answer, corpus),
        options=[{"value": s, "label": s} for s in answer.suggestions],
    )


def _without_options(message: Any) -> Any:
    if isinstance(message, gr.ChatMessage):
        message.options = []
        return message
    return {**message, "options": None}
