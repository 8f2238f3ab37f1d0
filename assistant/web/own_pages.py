"""Our own pages: HTML files of ``templates/`` whose every value is escaped."""

from __future__ import annotations

from typing import Any

from starlette.responses import HTMLResponse

from assistant.web.templating import rendered


def page(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of ours."""
    return HTMLResponse(rendered(name, **values), status)


def relay(address: str) -> HTMLResponse:
    """A page that goes at once to an address of ours, as a visit that starts from here."""
    return page("relais.html", address=address)
