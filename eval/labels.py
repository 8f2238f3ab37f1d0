"""How statuses, verdicts, splits and kinds of question are called in French reports."""

from __future__ import annotations

SPLITS = {"development": "mise au point", "test": "à part"}
STATUSES = {
    "answered": "répondu",
    "clarification": "précision demandée",
    "not_covered": "hors des textes",
    "refused": "refusé",
    "error": "erreur",
}
VERDICTS = {
    "open": "ouvert",
    "not_open": "non ouvert",
    "not_applicable": "non applicable",
    "undetermined": "indéterminé",
    "none": "aucun",
    "any": "non noté",
}
BY = {
    "prefecture": "agent de préfecture",
    "association": "bénévole d'association",
    "emploi": "conseiller emploi",
    "interim": "conseiller formation en intérim",
    "metallurgie": "RH de la métallurgie",
    "avocate": "avocate",
}
