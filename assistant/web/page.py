"""The page: one Gradio Blocks, in French, and which handler each of its buttons calls."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.conversations import Conversations
from assistant.web.chat import ASK, MAX_QUESTION, Chat, Parts, Tab
from assistant.web.dossier_chips import build_chips
from assistant.web.limits import Limits
from assistant.web.navigation import header_html
from corpus.library import Corpus

EXAMPLES = (
    "Le métier de géomètre est-il ouvert en Bretagne ?",
    "Je suis tunisien et cuisinier, puis-je travailler à Marseille ?",
    "Quelles certifications Pro-A pour devenir soudeur ?",
    "Le CQPM 0126 existe-t-il encore ?",
)

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
        tab, address = gr.State(Tab()), gr.Textbox(visible="hidden", elem_id="adresse")
        with gr.Row(elem_id="bandeau"):
            gr.HTML(header_html("/"), padding=False)
            renew = gr.Button("Nouvelle conversation", elem_id="nouvelle", scale=0, size="sm")
        chips = build_chips()
        chat = _chatbot()
        with gr.Row(elem_id="saisie"):
            box = _question_box()
            keep = gr.Button("Annuler", elem_id="annuler", scale=0, visible=False)
            send = gr.Button("Envoyer", variant="primary", elem_id="envoyer", scale=0)
            stop = gr.Button("Arrêter", elem_id="arreter", scale=0, visible=False)
        foot = gr.HTML(padding=False)
        # What gestes.js presses, from under the last answer.
        again = gr.Button("Relancer", elem_id="relancer", visible="hidden")
        reword = gr.Button("Modifier la question", elem_id="modifier", visible="hidden")
        parts = Parts(tab, box, chat, send, stop, keep, chips)
        chat_handlers = Chat(conversations, limits or Limits(), parts)
        _bind(page, chat_handlers, parts, (renew, again, reword, address))
        page.load(
            lambda: footer(conversations.assistant.corpus),
            outputs=foot,
            show_progress="hidden",
            api_visibility="private",
        )
    page.queue(default_concurrency_limit=8, api_open=False)
    return page


def footer(corpus: Corpus) -> str:
    """What the texts are, counted from the corpus as it stands."""
    years = sorted(source.date.year for source in corpus.sources.values())
    return (
        f'<p class="pied">Les {len(years)} textes réunis datent de {years[0]} à {years[-1]} : '
        "chaque source indique ce qu'elle vaut aujourd'hui. Une réponse n'est pas une décision de "
        "l'administration.</p>"
    )


def _bind(page: gr.Blocks, chat: Chat, parts: Parts, others: tuple[Any, ...]) -> None:
    """Which handler each event calls.

    Those that answer are stopped by their own handler, between two events: Gradio's ``cancels``
    ends one run after another, and would end the run that a quick « Relancer » has just begun.
    """
    renew, again, reword, address = others
    tab, chips = parts.tab, parts.chips
    shared: dict[str, Any] = {
        "outputs": parts.all,
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    answering = {**shared, "trigger_mode": "multiple"}  # a stopped run may not have ended yet
    asking = [parts.box.submit, parts.send.click]
    gr.on(asking, chat.send, [parts.box, tab], **answering)
    parts.chat.example_select(chat.chosen, tab, **answering)
    parts.chat.option_select(chat.chosen, tab, **answering)
    again.click(chat.again, tab, **answering)
    chips.value.input(chat.set_field, [chips.value, tab], **answering)
    chips.confirm.click(chat.set_field, [chips.value, tab], **answering)
    for name, button in chips.remove.items():
        button.click(chat.remover(name), tab, **answering)
    for name, button in chips.set.items():
        button.click(chat.opener(name), tab, **shared)
    chips.cancel.click(chat.leave_field, tab, **shared)
    reword.click(chat.reword, tab, **shared)
    parts.keep.click(chat.leave_rewording, tab, **shared)
    parts.stop.click(chat.stop, tab, **shared)
    renew.click(chat.renew, tab, **shared)
    page.load(chat.open, address, js="() => [window.location.search]", **shared)


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
        max_length=MAX_QUESTION,
        autofocus=True,
        scale=1,
    )
