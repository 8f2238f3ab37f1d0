"""No outside request, no script of anybody else's, and the headers that hold a browser to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import pytest
from driving import GEOMETRE, ask
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, Request, WebSocket, expect

OPENED = "window.ouvert = true"
PAYLOADS = (
    f"<script>{OPENED}</script>",
    f'<img src=x onerror="{OPENED}">',
    f'<svg/onload="{OPENED}">',
    f'"><iframe srcdoc="<script>parent.{OPENED}</script>">',
    f"[un lien](javascript:{quote(OPENED)})",
    f"<a href='javascript:{OPENED}'>ici</a>",
    f"![x](x 'onerror={OPENED}')",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={OPENED}>",
    f"${{{OPENED}}} {{{{{OPENED}}}}} $$\\href{{javascript:{OPENED}}}{{x}}$$",
    f"```mermaid\ngraph TD; a[<img src=x onerror={OPENED}>]\n```",
)


@dataclass
class Watched:
    """A page and every address that its browser context asks for, of whatever kind."""

    page: Page
    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)  # what the content policy had to stop

    def outside(self, site: str) -> list[str]:
        """Addresses of other hosts."""
        own = urlsplit(site).netloc
        return [a for a in self.addresses if urlsplit(a).netloc not in (own, "")]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(service_workers="allow")
    watched = Watched(context.new_page())

    def note(asked: Request | WebSocket) -> None:
        watched.addresses.append(asked.url)

    context.on("request", note)
    watched.page.on("websocket", note)
    watched.page.on(
        "console",
        lambda message: (
            watched.complaints.append(message.text)
            if "Content Security Policy" in message.text
            else None
        ),
    )
    yield watched
    context.close()


def test_no_page_asks_anything_of_another_site(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    ask(page, GEOMETRE)
    page.locator("a.renvoi").first.click()
    expect(page.get_by_role("complementary").locator("mark")).to_be_visible()
    links = page.eval_on_selector_all("nav a[href^='/']", "nodes => nodes.map(n => n.href)")
    for link in dict.fromkeys(links):
        page.goto(link)
        page.wait_for_load_state("load")  # the chat keeps a connection open: never idle
        page.wait_for_timeout(500)
    assert len(watched.addresses) > 10
    assert watched.outside(site) == []
    assert watched.complaints == []  # nothing even tried


def test_what_is_typed_never_runs(watched: Watched, site: str) -> None:
    page = watched.page
    page.goto(site)
    for payload in PAYLOADS:
        ask(page, f"{payload} {GEOMETRE}")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ouvert") is None
    made = page.eval_on_selector_all(
        "#conversation :is(script, iframe, img, object, embed, form, svg[onload])",
        "nodes => nodes.map(n => n.outerHTML)",
    )
    assert made == []
    targets = page.eval_on_selector_all(
        "#conversation a", "nodes => nodes.map(n => n.getAttribute('href'))"
    )
    assert all(t.startswith(("#source/", "/conversations/")) for t in targets if t)
    assert watched.outside(site) == []


def test_what_an_address_says_never_runs(watched: Watched, site: str) -> None:
    page = watched.page
    for payload in PAYLOADS[:4]:
        text = quote(payload, safe="")
        for path in (f"/?q={text}", f"/#source/1/{text}/0-9", f"/api/passages/{text}", f"/{text}"):
            page.goto(site + path)
            page.wait_for_timeout(50)
            assert page.evaluate("window.ouvert") is None, path


@pytest.mark.parametrize("path", ["/", "/api/health", "/api/inconnu", "/alinea/volet.js", "/x"])
def test_the_headers_of_every_answer(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    for rule in ("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'"):
        assert rule in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]


def test_only_gradio_s_page_may_have_a_script_within(client: TestClient) -> None:
    for path in ("/api/health", "/alinea/volet.js"):
        assert "unsafe" not in client.get(path).headers["content-security-policy"]
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/api/sources").headers["cache-control"] == "no-store"
