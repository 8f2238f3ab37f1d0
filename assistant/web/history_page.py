"""The page of the conversations that are kept: list, search, open again, delete."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from assistant.conversations import Conversations
from assistant.history import Conversation
from assistant.web.owner import owner_of
from assistant.web.pages import site_page
from assistant.wording.french import count, day

ADDRESS = "/historique"
_FORMATS = (("docx", "Word"), ("pdf", "PDF"), ("md", "Markdown"))
_TOLD = {
    "une": "La conversation est supprimée.",
    "toutes": "Toutes vos conversations sont supprimées.",
    "aucune": "Il n'y avait rien à supprimer.",
}


def build_history_page(conversations: Conversations) -> APIRouter:
    """The page, and what its forms do."""
    router = APIRouter(include_in_schema=False)

    @router.get(ADDRESS)
    def listed(request: Request, mots: str = "", fait: str = "") -> Response:
        owner = owner_of(request)
        words = " ".join(mots.split())[:200]
        found = conversations.find(owner, words)
        return site_page(
            "historique.html",
            ADDRESS,
            "Historique",
            words=words,
            count=count(len(found), "conversation") if found else "Aucune conversation",
            conversations=[_shown(each) for each in found],
            kept=bool(found or conversations.find(owner)),
            formats=_FORMATS,
            told=_TOLD.get(fait, ""),
        )

    @router.post(ADDRESS)
    def deleted(
        request: Request,
        conversation: Annotated[str, Form()] = "",
        tout: Annotated[str, Form()] = "",
    ) -> Response:
        turns = 0
        if conversation or tout == "oui":
            turns = conversations.delete(owner_of(request), conversation or None)
        done = "aucune" if not turns else "une" if conversation else "toutes"
        return RedirectResponse(f"{ADDRESS}?{urlencode({'fait': done})}", 303)

    return router


def _shown(conversation: Conversation) -> dict[str, str]:
    at = conversation.updated.astimezone()
    return {
        "id": conversation.id,
        "title": conversation.title,
        "when": f"{day(at.date())} à {at:%H h %M}",
        "turns": count(conversation.turns, "question"),
    }
