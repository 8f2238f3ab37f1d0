"""The dossier as chips: what is known of the case, each field changed or taken away by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from assistant.answer import Dossier
from assistant.dossier_changes import read_changes
from assistant.rules.openings import title_of
from assistant.understanding.nationality_table import nationalities
from assistant.understanding.situations import situation_labels
from assistant.wording.dossier import LABELS, said
from corpus.french_dates import in_french
from corpus.library import Corpus
from corpus.regions import regions

_HINTS: Mapping[str, str] = {
    "region": "une région, un département ou une commune",
    "metier": "un métier ou un code ROME",
    "nationalite": "un pays ou un adjectif",
    "date": "un jour, par exemple 12/03/2009",
    "situation": "dans la liste",
}
# What a chip tells the server: the field, to open it (click) or to take it away (clear).
_PRESSED = """element.addEventListener("click", (event) => {
  const chip = event.target.closest("button[data-champ]");
  if (!chip) return;
  const gesture = chip.matches(".puce-retirer") ? "clear" : "click";
  trigger(gesture, { champ: chip.dataset.champ });
});"""
Choice = tuple[str, str]  # what is shown, what is set


@dataclass(frozen=True, slots=True)
class Editor:
    """The components that change one field."""

    panel: gr.Column
    value: gr.Dropdown
    confirm: gr.Button
    cancel: gr.Button
    problem: gr.HTML


def build_strip() -> gr.HTML:
    """The strip of chips, empty."""
    empty = strip(Dossier(), {})
    return gr.HTML(
        empty, elem_id="dossier", js_on_load=_PRESSED, apply_default_css=False, padding=False
    )


def build_editor() -> Editor:
    """What opens under the strip, closed."""
    with gr.Column(elem_id="dossier-champ", visible=False) as panel:
        value = gr.Dropdown(
            label="Valeur", elem_id="dossier-valeur", filterable=True, allow_custom_value=True
        )
        problem = gr.HTML("", elem_id="dossier-erreur", padding=False)
        with gr.Row(elem_id="dossier-boutons"):
            confirm = gr.Button("Valider", elem_id="dossier-valider", size="sm")
            cancel = gr.Button("Annuler", elem_id="dossier-annuler", size="sm")
    return Editor(panel, value, confirm, cancel, problem)


def strip(dossier: Dossier, given: Mapping[str, str], *, busy: bool = False) -> str:
    """The chips of a dossier and of what was set before any question, as HTML.

    While an answer is being written with it (busy) the dossier is held still; the style sheet
    shows « Arrêter » in place of « Envoyer » from the same mark.
    """
    known = read_changes(given).over(dossier)
    chips = "".join(_chip(name, label, said(known, name)) for name, label in LABELS.items())
    held = ' data-etat="occupe" inert' if busy else ""
    return f'<div class="puces"{held}><h2 class="dossier-titre">Dossier</h2>{chips}</div>'


def _chip(name: str, label: str, words: str) -> str:
    text = f"{label} : {words}".replace(" :", "\u00a0:") if words else f"+ {label}"
    buttons = _button(name, "puce-champ puce-remplie" if words else "puce-champ", text)
    if words:
        buttons += _button(name, "puce-retirer", f"Retirer : {label}")
    return f'<div class="puce">{buttons}</div>'


def _button(name: str, kind: str, text: str) -> str:
    return f'<button type="button" class="{kind}" data-champ="{name}">{escape(text)}</button>'


def pressed(event: gr.EventData) -> str:
    """The field whose chip was pressed; empty where a browser names none that exists."""
    data = event._data
    name = data.get("champ") if isinstance(data, dict) else None
    return name if isinstance(name, str) and name in LABELS else ""


def opened(editor: Editor, name: str, corpus: Corpus) -> dict[Any, Any]:
    """The editor of one field, with its list."""
    label = f"{LABELS[name]} : {_HINTS[name]}".replace(" :", "\u00a0:")
    return {
        editor.panel: gr.update(visible=True),
        editor.problem: "",
        editor.value: gr.update(label=label, choices=choices(name, corpus), value=None),
    }


def refused(sentence: str) -> str:
    """Why a value cannot be set, as HTML; the editor stays open."""
    return f'<p role="alert">{escape(sentence)}</p>'


def choices(name: str, corpus: Corpus) -> Sequence[Choice]:
    """What the list of a field offers; anything else may be typed."""
    if name == "region":
        return [(r.name, r.name) for r in regions().values()]
    if name == "metier":
        codes = sorted({row.code for row in corpus.metiers}, key=title_of)
        return [(f"{title_of(code)} ({code})", code) for code in codes]
    if name == "nationalite":
        states = sorted(nationalities().values(), key=lambda s: s.country)
        return [
            (f"{s.country} ({s.adjective_f})" if s.adjective_f else s.country, s.country)
            for s in states
        ]
    if name == "date":
        return [
            (f"{in_french(s.in_force_from)} ({s.short_title})", s.in_force_from.isoformat())
            for s in sorted(corpus.sources.values(), key=lambda s: s.in_force_from)
        ]
    return [(label, label) for label in situation_labels().values()]
