"""The page and the marks it sends; only this machine may reach it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markdown_it import MarkdownIt
from markupsafe import Markup
from pydantic import BaseModel
from starlette.middleware.trustedhost import TrustedHostMiddleware

from eval.agreement import RIGHT, SUPPORTED
from eval.annotate.desk import SIDES, BadMark, Desk, Item
from eval.gold import Case

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "script-src 'unsafe-inline'",
        "connect-src 'self'",
    )
)


class Mark(BaseModel):
    """A click: ``aspect`` "right" or "supported" on a side, or "preferred" with the better one."""

    number: int
    side: str
    aspect: str
    value: bool = True


def build_app(desk: Desk, cases: Mapping[str, Case]) -> FastAPI:
    """The application over one desk; ``cases`` are the questions by id."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    folder = Path(__file__).parent
    pages = Environment(loader=FileSystemLoader(folder), autoescape=select_autoescape(["html"]))
    page = pages.get_template("page.html")

    @app.get("/")
    def show(n: int | None = None) -> HTMLResponse:
        number = desk.next if n is None else max(0, min(n, len(desk.items) - 1))
        text = page.render(_context(desk, number, cases))
        return HTMLResponse(text, headers={"Content-Security-Policy": _POLICY})

    @app.post("/avis")
    def keep(mark: Mark) -> dict[str, Any]:
        try:
            if mark.aspect == "preferred":
                desk.prefer(mark.number, mark.side)
            else:
                desk.mark(mark.number, mark.side, mark.aspect, mark.value)
        except BadMark as problem:
            raise HTTPException(422, str(problem)) from problem
        return {"done": desk.done, "complete": desk.complete(desk.items[mark.number])}

    return app


def _context(desk: Desk, number: int, cases: Mapping[str, Case]) -> dict[str, Any]:
    item = desk.items[number]
    case = cases.get(item.case)
    return {
        "number": number,
        "total": len(desk.items),
        "done": desk.done,
        "turns": case.turns if case else (item.case,),
        "day": f"{case.on:%d/%m/%Y}" if case and case.on else "",
        "answers": [_answer(desk, item, side) for side in range(len(item.runs))],
        "preferred": desk.preferred(item),
        "complete": desk.complete(item),
    }


def _answer(desk: Desk, item: Item, side: int) -> dict[str, Any]:
    shown, opinion = desk.answer(item, side), desk.opinion(item, side)
    return {
        "side": SIDES[side],
        "html": Markup(MarkdownIt("commonmark", {"html": False}).render(shown["answer"])),
        "citations": shown["citations"],
        "marks": {RIGHT: opinion.right, SUPPORTED: opinion.supported},
    }
