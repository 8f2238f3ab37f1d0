"""The page « À propos »: sources, doubts, method, limits, what is kept; all read from the data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from fastapi import APIRouter
from fastapi.responses import Response

from assistant.service import Assistant
from assistant.web.pages import site_page
from assistant.wording.french import sentence_case
from corpus.library import Corpus, use
from corpus.records import Anomaly, Erratum

SECTION = "/a-propos"


def about_page(assistant: Assistant) -> APIRouter:
    """The page about one installation."""
    router = APIRouter(include_in_schema=False)

    @router.get(SECTION)
    def about() -> Response:
        corpus = assistant.corpus
        use(corpus)
        return site_page(
            "a_propos.html",
            SECTION,
            "À propos",
            sources=list(corpus.sources.values()),
            added={text.source.id for text in corpus.added},
            kinds=by_kind(corpus.anomalies),
            errata=by_reference(corpus.errata),
            kept=kept(),
            figures=figures(corpus),
        )

    return router


def by_kind(anomalies: Iterable[Anomaly]) -> dict[str, list[Anomaly]]:
    """The doubts on the copies by their nature, in the order of the checks."""
    kinds: dict[str, list[Anomaly]] = {}
    for anomaly in anomalies:
        kinds.setdefault(sentence_case(anomaly.kind), []).append(anomaly)
    return kinds


def by_reference(errata: Iterable[Erratum]) -> dict[str, list[Erratum]]:
    """The departures from official publications, by publication."""
    references: dict[str, list[Erratum]] = {}
    for erratum in errata:
        references.setdefault(erratum.reference, []).append(erratum)
    return references


@cache
def kept() -> tuple[dict[str, str], ...]:
    """What an installation keeps: name under ALINEA_HOME, what it holds, how it is deleted."""
    path = Path(__file__).with_name("conserve.yaml")
    return tuple(yaml.safe_load(path.read_text(encoding="utf-8")))


def figures(corpus: Corpus) -> dict[str, int]:
    """How much was read, for the page."""
    return {
        "textes": len(corpus.sources),
        "passages": len(corpus.passages),
        "metiers": len(corpus.metiers) + sum(len(t.metiers) for t in corpus.added),
        "certifications": len(corpus.pro_a) + sum(len(t.certifications) for t in corpus.added),
        "cqpm": len(corpus.cqpm),
        "doutes": len(corpus.anomalies),
        "errata": len(corpus.errata),
    }
