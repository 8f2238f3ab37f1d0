"""The page: one Gradio Blocks, in French, and what its buttons do."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import gradio as gr

from assistant.service import Assistant
from assistant.web import conversation
from assistant.web.access import current_user
from assistant.web.limits import Limits, too_many
from assistant.web.navigation import header_html

EXAMPLES = (
    "Le métier de géomètre est-il ouvert en Bretagne ?",
    "Je suis tunisien et cuisinier, puis-je travailler à Marseille ?",
    "Quelles certifications Pro-A pour devenir soudeur ?",
    "Le CQPM 0126 existe-t-il encore ?",
)
MAX_QUESTION = 4000  # characters

_WELCOME = """
<div class="accueil">
<h2>Quelle est votre question ?</h2>
<p>Chaque réponse renvoie au paragraphe ou à la ligne du texte officiel sur lequel elle repose.
Ouvrez un renvoi numéroté pour lire ce passage.</p>
</div>
"""
_FOOTER = """
<p class="pied">Les cinq textes réunis datent de 2008 à 2021 : chaque source indique ce qu'elle
vaut aujourd'hui. Une réponse n'est pas une décision de l'administration.</p>
"""

_log = logging.getLogger(__name__)


def build_page(assistant: Assistant, limits: Limits | None = None) -> gr.Blocks:
    """The chat, bound to one assistant; each browser tab holds its own thread."""
    page = gr.Blocks(title="Alinéa", analytics_enabled=False)
    with page:
        thread = gr.State("")
        with gr.Row(elem_id="bandeau"):
            gr.HTML(header_html("/"), padding=False)
            renew = gr.Button("Nouvelle conversation", elem_id="nouvelle", scale=0, size="sm")
        chat = _chatbot()
        with gr.Row(elem_id="saisie"):
            box = _question_box()
            send = gr.Button("Envoyer", variant="primary", elem_id="envoyer", scale=0)
            stop = gr.Button("Arrêter", elem_id="arreter", scale=0, visible=False)
        gr.HTML(_FOOTER, padding=False)

        inputs, outputs = [box, chat, thread], [box, chat, thread, send, stop]
        ask = _asker(assistant, limits or Limits())
        running = [
            gr.on(
                [box.submit, send.click],
                ask,
                inputs,
                outputs,
                show_progress="hidden",
                api_visibility="private",
            ),
            chat.example_select(
                _ask_chosen(ask),
                [chat, thread],
                outputs,
                show_progress="hidden",
                api_visibility="private",
            ),
            chat.option_select(
                _ask_chosen(ask),
                [chat, thread],
                outputs,
                show_progress="hidden",
                api_visibility="private",
            ),
        ]
        stop.click(_stop, chat, [chat, send, stop], cancels=running, api_visibility="private")
        renew.click(_renew, None, outputs, cancels=running, api_visibility="private")
    page.queue(default_concurrency_limit=8, api_open=False)
    return page


def _chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="conversation",
        label="Conversation",
        show_label=False,
        layout="panel",
        height="100%",
        autoscroll=False,  # acces.js keeps the question and its verdict in view
        buttons=[],
        examples=[{"text": question} for question in EXAMPLES],
        placeholder=_WELCOME,
        sanitize_html=True,
        allow_tags=False,
        latex_delimiters=[],
        feedback_options=None,
    )


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Votre question",
        placeholder="Par exemple : un soudeur est-il recherché en Alsace ?",
        lines=1,
        max_lines=6,
        max_length=MAX_QUESTION,
        autofocus=True,
        scale=1,
    )


def _asker(assistant: Assistant, limits: Limits) -> Any:
    """What a question does to the page, as a generator of updates for ``outputs``."""

    def ask(
        question: str, history: list[Any], thread: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        if not question.strip():
            yield question, history, thread, *_idle()
            return
        if wait := limits.take(current_user(request)):
            yield question, conversation.told(history, too_many(wait)), thread, *_idle()
            return
        thread = thread or uuid4().hex
        shown = conversation.with_question(history, question)
        yield "", shown, thread, *_busy()
        events = assistant.stream(question.strip()[:MAX_QUESTION], thread=thread)
        try:
            for history in conversation.follow(shown, events, assistant.corpus):
                shown = history
                yield "", shown, thread, *_busy()
        except Exception:
            _log.exception("La réponse a échoué")
            shown = conversation.failed(shown)
        yield "", shown, thread, *_idle()

    return ask


def _ask_chosen(ask: Any) -> Any:
    """The same, for an example or a suggestion that was clicked."""

    def chosen(
        history: list[Any], thread: str, event: gr.SelectData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        value = event.value
        question = value["text"] if isinstance(value, dict) else value
        yield from ask(question, history, thread, request)

    return chosen


def _stop(history: list[Any]) -> tuple[Any, ...]:
    return conversation.stopped(history), *_idle()


def _renew() -> tuple[Any, ...]:
    return "", [], "", *_idle()


def _busy() -> tuple[Any, Any]:
    return gr.Button(visible=False), gr.Button(visible=True)


def _idle() -> tuple[Any, Any]:
    return gr.Button(visible=True), gr.Button(visible=False)
