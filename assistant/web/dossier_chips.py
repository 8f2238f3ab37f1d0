"""The dossier as chips: what is known of the case, each field changed or taken away by hand."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
Updates = dict[Any, Any]
Choice = tuple[str, str]  # what is shown, what is set


@dataclass(frozen=True, slots=True)
class Chips:
    """The components of the strip."""

    set: Mapping[str, gr.Button]
    remove: Mapping[str, gr.Button]
    panel: gr.Column
    value: gr.Dropdown
    confirm: gr.Button
    cancel: gr.Button
    problem: gr.HTML

    @property
    def all(self) -> list[Any]:
        """Every component that an update may touch."""
        panel = (self.panel, self.value, self.confirm, self.cancel, self.problem)
        return [*self.set.values(), *self.remove.values(), *panel]


def build_chips() -> Chips:
    """The strip and its editor, both empty."""
    chips, removes = {}, {}
    with gr.Row(elem_id="dossier"):
        gr.HTML('<h2 class="dossier-titre">Dossier</h2>', padding=False)
        for name, label in LABELS.items():
            with gr.Row(elem_classes="puce"):
                chips[name] = gr.Button(_empty(label), elem_classes="puce-champ", size="sm")
                removes[name] = gr.Button(
                    f"Retirer : {label}", elem_classes="puce-retirer", visible=False, size="sm"
                )
    with gr.Column(elem_id="dossier-champ", visible=False) as panel:
        value = gr.Dropdown(
            label="Valeur", elem_id="dossier-valeur", filterable=True, allow_custom_value=True
        )
        problem = gr.HTML("", elem_id="dossier-erreur", padding=False)
        with gr.Row(elem_id="dossier-boutons"):
            confirm = gr.Button("Valider", elem_id="dossier-valider", size="sm")
            cancel = gr.Button("Annuler", elem_id="dossier-annuler", size="sm")
    return Chips(chips, removes, panel, value, confirm, cancel, problem)


def filled(chips: Chips, dossier: Dossier, given: Mapping[str, str]) -> Updates:
    """The strip for a dossier and what was set before any question; the editor is closed."""
    known = read_changes(given).over(dossier)
    updates: Updates = {chips.panel: gr.update(visible=False)}
    for name, label in LABELS.items():
        words = said(known, name)
        text = f"{label} : {words}".replace(" :", "\u00a0:") if words else _empty(label)
        classes = ["puce-champ", "puce-remplie"] if words else ["puce-champ"]
        updates[chips.set[name]] = gr.update(value=text, elem_classes=classes)
        updates[chips.remove[name]] = gr.update(visible=bool(words))
    return updates


def opened(chips: Chips, name: str, corpus: Corpus) -> Updates:
    """The editor of one field, with its list."""
    label = f"{LABELS[name]} : {_HINTS[name]}".replace(" :", "\u00a0:")
    return {
        chips.panel: gr.update(visible=True),
        chips.problem: "",
        chips.value: gr.update(label=label, choices=choices(name, corpus), value=None),
    }


def refused(chips: Chips, sentence: str) -> Updates:
    """Why a value cannot be set; the editor stays open."""
    return {chips.problem: f'<p role="alert">{html.escape(sentence)}</p>'}


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


def _empty(label: str) -> str:
    return f"+ {label}"
