"""The words for a verdict, and for what became of a question without one."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answer import Status, Verdict

VERDICTS: Mapping[Verdict, str] = {
    Verdict.OPEN: "Ouvert",
    Verdict.NOT_OPEN: "Non ouvert",
    Verdict.NOT_APPLICABLE: "Non applicable",
    Verdict.UNDETERMINED: "Indéterminé",
}
STATUSES: Mapping[Status, str] = {
    Status.CLARIFICATION: "Précision nécessaire",
    Status.NOT_COVERED: "Hors des textes réunis",
    Status.REFUSED: "Demande refusée",
    Status.ERROR: "Réponse interrompue",
}
