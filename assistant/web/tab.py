"""What one browser tab is at, and the components of the page that answer for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import gradio as gr

from assistant.conversations import Asked
from assistant.web.dossier_chips import Editor

Updates = dict[Any, Any]  # what changes of the page, by component


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
    """The components that handlers change.

    Gradio builds every output that a handler leaves alone anew, and for each of its updates: what
    answers has as few as can be, each given whole. The rest follows in the browser: a new value
    of ``emptied`` or ``closed`` has it empty the box, or close the editor of the dossier.
    """

    tab: gr.State
    emptied: gr.State
    closed: gr.State
    chat: gr.Chatbot
    strip: gr.HTML
    box: gr.Textbox
    keep: gr.Button  # leaves a rewording
    editor: Editor

    @property
    def answering(self) -> list[Any]:
        """What an answer changes."""
        return [self.tab, self.emptied, self.closed, self.chat, self.strip]

    @property
    def nothing(self) -> Updates:
        """An update of an answer that changes nothing."""
        return {self.chat: gr.skip(), self.strip: gr.skip()}
