"""The pages under the common heading, and the one for what does not exist."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from markupsafe import Markup

from assistant.browse.table import NotListed
from assistant.web.navigation import header_html
from assistant.web.templating import page


def site_page(
    template: str, section: str, title: str, status: int = 200, **values: Any
) -> Response:
    """A whole page; ``section`` is the address of its entry in the navigation."""
    header = Markup(header_html(section))  # our own template, escaped already
    return page(template, status, header=header, title=title, **values)


def install_problems(app: FastAPI) -> None:
    """Tell in French what is in no list: as a page, or as JSON under ``/api``."""

    @app.exception_handler(NotListed)
    def not_listed(request: Request, problem: NotListed) -> Response:
        sentence = str(problem)
        if request.url.path.startswith("/api/"):
            return JSONResponse({"detail": sentence}, 404)
        section = f"/{request.url.path.split('/')[1]}"
        return site_page("probleme.html", section, "Introuvable", 404, sentence=sentence)
