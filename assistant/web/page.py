"""The page: one Gradio Blocks, in French, and which handler each of its buttons calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from assistant.conversations import Conversations
from assistant.reception import LONGEST
from assistant.settings import Settings
from assistant.web.chat import ASK, Chat
from assistant.web.dossier_chips import build_editor, build_strip
from assistant.web.limits import Limits
from assistant.web.navigation import header_html
from assistant.web.pace import paced
from assistant.web.sessions import bound_sessions
from assistant.web.tab import Parts, Tab
from corpus.library import Corpus

EXAMPLES = (
    "Le métier de géomètre est-il ouvert en Bretagne ?",
    "Je suis tunisien et cuisinier, puis-je travailler à Marseille ?",
    "Quelles certifications Pro-A pour devenir soudeur ?",
    "Le CQPM 0126 existe-t-il encore ?",
)

_QUIET: Mapping[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_WELCOME = """
<div class="accueil">
<h2>Quelle est votre question ?</h2>
<p>Chaque réponse renvoie au paragraphe ou à la ligne du texte officiel sur lequel elle repose.
Ouvrez un renvoi numéroté pour lire ce passage.</p>
</div>
"""


def build_page(conversations: Conversations, limits: Limits | None = None) -> gr.Blocks:
    """The chat, bound to the conversations that are kept; each browser tab is at one of them."""
    page = gr.Blocks(title="Alinéa", analytics_enabled=False)
    with page:
        tab, emptied, closed = gr.State(Tab()), gr.State(""), gr.State("")
        address = gr.Textbox(visible="hidden", elem_id="adresse")
        with gr.Row(elem_id="bandeau"):
            gr.HTML(header_html("/"), padding=False)
            renew = gr.Button("Nouvelle conversation", elem_id="nouvelle", scale=0, size="sm")
        strip, editor = build_strip(), build_editor()
        chat = _chatbot()
        with gr.Row(elem_id="saisie"):
            box = _question_box()
            keep = gr.Button("Annuler", elem_id="annuler", scale=0, visible=False)
            send = gr.Button("Envoyer", variant="primary", elem_id="envoyer", scale=0)
            stop = gr.Button("Arrêter", elem_id="arreter", scale=0)
        foot = gr.HTML(padding=False)
        # What gestes.js presses, from under the last answer.
        again = gr.Button("Relancer", elem_id="relancer", visible="hidden")
        reword = gr.Button("Modifier la question", elem_id="modifier", visible="hidden")
        parts = Parts(tab, emptied, closed, chat, strip, box, keep, editor)
        handlers = Chat(conversations, limits or Limits(), parts)
        _bind_answers(handlers, parts, (send, again), conversations.assistant.settings)
        _bind_others(handlers, parts, {"stop": stop, "renew": renew, "reword": reword})
        _bind_states(parts)
        opened = page.load(
            handlers.open,
            address,
            [tab, chat, strip],
            js="() => [window.location.search]",
            **_QUIET,
        )
        opened.then(None, js="() => window.alinea.opened()")
        page.load(
            lambda: footer(conversations.assistant.corpus),
            outputs=foot,
            **_QUIET,
        )
    bound_sessions(page)
    return page


def footer(corpus: Corpus) -> str:
    """What the texts are, counted from the corpus as it stands."""
    years = sorted(source.date.year for source in corpus.sources.values())
    return (
        f'<p class="pied">Les {len(years)} textes réunis datent de {years[0]} à {years[-1]} : '
        "chaque source indique ce qu'elle vaut aujourd'hui. Une réponse n'est pas une décision de "
        "l'administration.</p>"
    )


def _bind_answers(
    chat: Chat, parts: Parts, buttons: tuple[gr.Button, gr.Button], settings: Settings
) -> None:
    """The events that are answered.

    They are stopped by their own handler, between two updates: Gradio's ``cancels`` ends one run
    after another, and would end the run that a quick « Relancer » has just begun.
    """
    tab, editor = parts.tab, parts.editor
    send, again = buttons

    def in_time(handler: Callable[..., Any]) -> Callable[..., Any]:
        return paced(handler, chat.holds, parts.nothing)

    answering: dict[str, Any] = {
        **_QUIET,
        "trigger_mode": "multiple",  # a stopped run may not have ended yet
        "preprocess": False,  # words come and data go as they are: each call is a thread more
        "postprocess": False,
        "concurrency_id": "answers",
        "concurrency_limit": settings.answers_at_once,
    }
    gr.on(
        [parts.box.submit, send.click],
        in_time(chat.send),
        [parts.box, tab],
        parts.answering,
        **answering,
    )
    chosen = [parts.chat.example_select, parts.chat.option_select]
    gr.on(chosen, in_time(chat.chosen), tab, parts.answering, **answering)
    again.click(in_time(chat.again), tab, parts.answering, **answering)
    parts.strip.clear(in_time(chat.remove_field), tab, parts.answering, **answering)
    gr.on(
        [editor.value.input, editor.confirm.click],
        in_time(chat.set_field),
        [editor.value, tab],
        [*parts.answering, editor.problem],
        **answering,
    )


def _bind_others(chat: Chat, parts: Parts, buttons: Mapping[str, gr.Button]) -> None:
    """The events that answer nothing."""
    tab, editor = parts.tab, parts.editor
    opened = [tab, editor.panel, editor.value, editor.problem]
    parts.strip.click(chat.open_field, tab, opened, **_QUIET)
    editor.cancel.click(chat.leave_field, tab, [tab, parts.closed], **_QUIET)
    buttons["reword"].click(chat.reword, tab, [tab, parts.box, parts.keep], **_QUIET)
    parts.keep.click(chat.leave_rewording, tab, [tab, parts.emptied], **_QUIET)
    buttons["stop"].click(chat.stop, tab, [tab, parts.chat, parts.strip], **_QUIET)
    buttons["renew"].click(chat.renew, tab, parts.answering, **_QUIET)


def _bind_states(parts: Parts) -> None:
    """What the browser does by itself when a state of the server changes."""
    empty = f'{{"__type__": "update", "value": "", "label": "{ASK}"}}'
    hide = '{"__type__": "update", "visible": false}'
    parts.emptied.change(None, None, [parts.box, parts.keep], js=f"() => [{empty}, {hide}]")
    parts.closed.change(None, None, [parts.editor.panel], js=f"() => [{hide}]")


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
        label=ASK,
        placeholder="Par exemple : un soudeur est-il recherché en Alsace ?",
        lines=1,
        max_lines=6,
        max_length=LONGEST,
        autofocus=True,
        scale=1,
    )
