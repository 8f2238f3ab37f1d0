"""What a page needs to know of its session: who is logged in, and what is offered."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from assistant.web.access.identity import Access, current_user


def session_route(access: Access) -> APIRouter:
    """`GET /session`: the name to show, empty where nobody has to log in."""
    router = APIRouter(include_in_schema=False)

    @router.get("/session")
    def session(request: Request) -> dict[str, Any]:
        name = current_user(request).removeprefix("oidc:") if access.login else ""
        return {"user": name, "uploads": access.settings.web.uploads}

    return router
