"""Our own pages (login, adding a text): HTML files whose every value is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse


def page(name: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of ours."""
    return HTMLResponse(_environment().get_template(name).render(values), status)


def relay(address: str) -> HTMLResponse:
    """A page that goes at once to an address of ours, as a visit that starts from here."""
    return page("relais.html", address=address)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
