"""The pages of the texts, under ``/textes``: each text whole, and a search in all of them."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import Response

from assistant.browse.remarks import remarks
from assistant.browse.table import NotListed
from assistant.browse.texts import passages_with, read_text
from assistant.opening import Opening
from assistant.service import Assistant
from assistant.web.pages import site_page
from assistant.wording.french import sentence_case
from corpus.library import load, use
from corpus.records import Passage
from index.problems import IndexProblem

SECTION = "/textes"
MAX_WORDS = 400  # characters of a search
SHOWN = 50  # passages that hold the words
NEAR = 8  # passages near in meaning

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Near:
    """Passages near in meaning, or why there are none: the search is loading, or cannot serve."""

    passages: tuple[Passage, ...] = ()
    loading: bool = False
    problem: str = ""


def text_pages(assistant: Assistant) -> APIRouter:
    """The routes of the texts of one installation."""
    router = APIRouter(include_in_schema=False)
    opening = Opening(assistant)

    @router.get(SECTION)
    def home(q: str = "", texte: str = "") -> Response:
        use(assistant.corpus)
        words = q.strip()[:MAX_WORDS]
        if texte and texte not in load().sources:
            raise NotListed(f"Aucun texte ne porte le nom « {texte} ».")
        exact = passages_with(words, texte)
        near = _near(assistant, opening, words, texte, exact) if words else Near()
        return site_page(
            "textes.html",
            SECTION,
            f"Recherche : {words}" if words else "Textes",
            texts=[read_text(source_id) for source_id in load().sources],
            words=words,
            chosen=texte,
            exact=exact,
            shown=exact[:SHOWN],
            near=near,
            again=f"{SECTION}?{urlencode({'q': words, 'texte': texte})}",
            sources=load().sources,
        )

    @router.get(SECTION + "/{source_id}")
    def text(source_id: str) -> Response:
        use(assistant.corpus)
        found = read_text(source_id)
        title = sentence_case(found.source.short_title)
        passages = load().passages
        return site_page(
            "texte.html", SECTION, title, text=found, remarks=remarks(), passages=passages
        )

    return router


def _near(
    assistant: Assistant,
    opening: Opening,
    words: str,
    source_id: str,
    exact: tuple[Passage, ...],
) -> Near:
    """Passages near in meaning that do not hold the words."""
    try:
        if not opening.is_done():
            return Near(loading=True)
        hits = assistant.find(words, 4 * NEAR).hits
    except IndexProblem as fault:
        _log.warning("%s", fault)
        return Near(problem=str(fault))
    passages = load().passages
    found = [passages[p] for p in dict.fromkeys(hit.best_passage_id for hit in hits)]
    kept = [p for p in found if p not in exact and source_id in ("", p.source_id)]
    return Near(tuple(kept[:NEAR]))
