"""One FastAPI application: the HTTP API under ``/api``, MCP at ``/mcp``, the chat page at ``/``."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import gradio as gr
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from assistant.api import build_api, install_errors
from assistant.api_lists import list_api
from assistant.conversations import Conversations
from assistant.feedback import Feedback
from assistant.history import History
from assistant.service import Assistant
from assistant.web.about_page import about_page
from assistant.web.access import (
    Access,
    current_user,
    described_credentials,
    install_access,
    session_route,
)
from assistant.web.guard import install_guard
from assistant.web.history_page import build_history_page
from assistant.web.keeping import build_keeping
from assistant.web.limits import Limits
from assistant.web.list_pages import list_pages
from assistant.web.mcp_door import install_mcp
from assistant.web.meter import install_limits
from assistant.web.owner import install_owner
from assistant.web.page import build_page
from assistant.web.pages import install_problems
from assistant.web.text_pages import text_pages
from assistant.web.theme import build_theme
from assistant.web.uploads import install_uploads

_DESCRIPTION = """Réponses citées et vérifiées sur les métiers en tension, l'accord franco-tunisien,
les CQPM et la Pro-A ; les listes et les textes sur lesquels elles reposent.

Toute demande fautive reçoit une phrase en français : `{"detail": "…"}`."""
STATIC = Path(__file__).parent / "static"


def build_app(assistant: Assistant, access: Access | None = None) -> FastAPI:
    """The API and the page over one assistant; without an access, open to this machine alone."""
    access = access or Access.local(assistant.settings)
    app = FastAPI(
        title="Alinéa",
        description=_DESCRIPTION,
        version=version("alinea"),
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    conversations = Conversations(assistant, History(assistant.settings.home))
    install_errors(app)
    limits = Limits.of(assistant.settings.web, login=access.login)
    install_limits(app, limits)
    install_access(app, access)
    install_guard(app)
    install_problems(app)
    install_owner(app)
    pages = (list_pages(assistant), text_pages(assistant), about_page(assistant))
    for router in (*pages, session_route(access)):
        app.include_router(router)
    for router in (list_api(assistant), build_api(assistant)):
        app.include_router(router, dependencies=described_credentials(access))
    install_mcp(app, assistant, limits)
    install_uploads(app, assistant.settings)
    app.include_router(build_history_page(conversations))
    app.include_router(build_keeping(conversations, Feedback(assistant.settings.home)))
    app.mount("/alinea", StaticFiles(directory=STATIC), name="alinea")
    return gr.mount_gradio_app(  # type: ignore[no-any-return]
        app,
        build_page(conversations, limits),
        path="/",
        auth_dependency=current_user,
        theme=build_theme(),
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=1,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
    )
