"""The heading and the links that every page has, the chat too."""

from __future__ import annotations

from assistant.web.templating import rendered

PAGES = {
    "/": "Conversation",
    "/listes": "Listes",
    "/textes": "Textes",
    "/historique": "Historique",
    "/a-propos": "À propos",
}


def header_html(current: str) -> str:
    """The heading with its links; ``current`` is the address of the page that shows it."""
    return rendered("entete.html", pages=PAGES, current=current)
