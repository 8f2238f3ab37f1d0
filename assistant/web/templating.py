"""Our own pages: the Jinja templates of ``templates/``, where every value is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from assistant.browse.texts import address, anchor, marked
from assistant.wording.french import count, day, sentence_case

_FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "capitale": sentence_case,
        "adresse": address,
        "ancre": anchor,
        "jour": day,
    }
    environment.globals |= {"count": count, "marked": marked}
    return environment


def rendered(template: str, **context: Any) -> str:
    """A template filled in; whatever is not a template is escaped."""
    return _environment().get_template(template).render(**context)


def page(template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A template filled in, as a response."""
    return HTMLResponse(rendered(template, **context), status)


def relay(address: str) -> HTMLResponse:
    """A page that goes at once to an address of ours, as a visit that starts from here."""
    return page("relais.html", address=address)
