"""Which lists there are to browse: the same catalogue for the pages and for the API."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.browse import certifications, metier_parts
from assistant.rules import openings
from assistant.rules.regimes import TUNISIE
from corpus.library import load
from corpus.regions import regions


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One way into the lists; ``page`` and ``api`` are its addresses."""

    title: str
    summary: str
    count: str  # « 22 régions »
    page: str
    api: str


def catalogue() -> tuple[ListEntry, ...]:
    """Every way into the lists of the corpus in use."""
    corpus = load()
    known = openings.codes() | {r.code for text in corpus.added for r in text.metiers}
    tunisians = openings.headings_of(TUNISIE)[""].counted
    certified = sum(len(text.certifications) for text in corpus.added)
    return (
        ListEntry(
            "Par région",
            "Les métiers ouverts dans une région, selon chaque texte.",
            f"{len(regions())} régions",
            metier_parts.REGIONS,
            "/api/lists/regions/{region}",
        ),
        ListEntry(
            "Par métier",
            "Les régions où un métier est ouvert, sur une carte et dans un tableau.",
            f"{len(known)} métiers",
            metier_parts.METIERS,
            "/api/lists/metiers/{code}",
        ),
        ListEntry(
            "Comparer",
            "Ce que l'arrêté ajoute à la circulaire, région par région.",
            f"{len(metier_parts.texts_by_region())} textes",
            metier_parts.COMPARISON,
            "/api/lists/comparaison/{region}",
        ),
        ListEntry(
            "Franco-tunisien",
            "Les métiers ouverts aux ressortissants tunisiens dans toute la métropole.",
            f"{tunisians} métiers",
            metier_parts.TUNISIANS,
            "/api/lists/tunisie",
        ),
        ListEntry(
            "Pro-A",
            "Les certifications des intérimaires en CDI, par secteur, filière et niveau.",
            f"{len(corpus.pro_a) + certified} lignes",
            certifications.PRO_A,
            "/api/lists/pro-a",
        ),
        ListEntry(
            "CQPM",
            "Les qualifications de la métallurgie, par domaine et statut.",
            f"{len(corpus.cqpm)} qualifications",
            certifications.CQPM,
            "/api/lists/cqpm",
        ),
    )
