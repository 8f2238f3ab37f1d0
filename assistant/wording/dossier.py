"""The dossier in French words, field by field."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Dossier
from assistant.understanding.situations import situation_labels
from corpus.french_dates import in_french

LABELS: Mapping[str, str] = {
    "region": "Région",
    "metier": "Métier",
    "nationalite": "Nationalité",
    "date": "Date",
    "situation": "Situation",
}


def said(dossier: Dossier, name: str) -> str:
    """A field of the dossier, "" when it is not known."""
    return {
        "region": _place(dossier),
        "metier": dossier.metier,
        "nationalite": dossier.nationality,
        "date": in_french(dossier.on) if dossier.on else "",
        "situation": situation_labels().get(dossier.situation, dossier.situation),
    }[name]


def _place(dossier: Dossier) -> str:
    """The place and its region: "Limoges (Haute-Vienne), Limousin"."""
    label = dossier.place_label.removeprefix("région ").replace(" : région ", ", ")
    return label or dossier.place
