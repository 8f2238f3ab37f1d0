"""What is behind the login, how one logs in and out, and what a session is worth."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from entering import NAME, PASSWORD, Entered, log_in
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.websockets import WebSocketDisconnect

from assistant.settings import Settings, SettingsProblem
from assistant.web.access import Access, current_user
from assistant.web.access.sessions import LIFETIME, Sessions

GEOMETRE = {"question": "Le métier de géomètre est-il ouvert en Bretagne ?"}
PUBLIC = {"/alinea/formulaires.css", "/alinea/icone.svg"}


def addresses(app: object) -> list[str]:
    """Every address that an application answers, with "x" for what varies."""
    found = []
    for route in getattr(app, "routes", ()):
        if isinstance(route, Mount):
            found += [f"{route.path}{path}" for path in addresses(route.app)] or [f"{route.path}/x"]
        elif isinstance(route, Route):
            found.append(route.path)
        else:  # FastAPI's included router
            found += addresses(route.original_router)
    return [path.replace("{", "").replace("}", "").replace(":path", "") for path in found]


def test_nothing_is_served_before_the_login_but_the_login_page(team: Entered) -> None:
    client = team.browser()
    asked = {*addresses(team.app), "/alinea/alinea.css", "/alinea/volet.js"} - PUBLIC
    assert len(asked) > 60
    for path in sorted(asked):
        for method in ("GET", "POST"):
            status = client.request(method, path, json={}, follow_redirects=False).status_code
            assert status in (401, 404), (method, path, status)  # 404: closed to everyone
    assert client.get("/connexion").status_code == 200
    assert all(client.get(path).status_code == 200 for path in PUBLIC)


def test_a_websocket_is_refused_before_the_login(team: Entered) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        team.browser().websocket_connect("/gradio_api/queue/join"),
    ):
        pass


def test_a_person_is_led_to_the_login_page_and_back(team: Entered) -> None:
    client = team.browser()
    led = client.get("/?a=1", headers={"accept": "text/html"}, follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/connexion?suite=%2F%3Fa%3D1")
    assert log_in(client) == 303
    assert client.get("/", headers={"accept": "text/html"}).status_code == 200
    assert client.post("/api/ask", json=GEOMETRE).json()["verdict"] == "open"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(team: Entered) -> None:
    for base, secure in (("http://alinea.test", False), ("https://alinea.test", True)):
        client = team.browser(base)
        log_in(client)
        page = client.get("/connexion", follow_redirects=False)
        assert page.status_code == 303  # logged in already
        [cookie] = [c for c in client.cookies.jar if c.name == "alinea"]
        assert cookie.secure is secure
        assert cookie.has_nonstandard_attr("HttpOnly")
        assert cookie.get_nonstandard_attr("SameSite") == "strict"


def test_the_same_words_for_a_wrong_name_and_a_wrong_password(team: Entered) -> None:
    texts = set()
    for name, password in ((NAME, "autre chose de long"), ("inconnu", PASSWORD), ("", "")):
        client = team.browser()
        assert log_in(client, name, password) == 401
        shown = client.post("/connexion", data={"nom": name}).text
        texts.add(shown.partition('role="alert">')[2].partition("<")[0])
    assert len(texts) == 1


def test_repeated_failures_are_slowed_down_whether_the_name_exists_or_not(team: Entered) -> None:
    for name in (NAME, "inconnu"):
        client = team.browser()
        statuses = [log_in(client, name, f"essai numéro {n}") for n in range(7)]
        assert statuses == [401] * 5 + [429] * 2
    assert log_in(team.browser()) == 429  # the right password must wait too
    assert team.browser().get("/api/health", auth=(NAME, PASSWORD)).status_code == 401


def test_a_right_password_gives_its_attempt_back(team: Entered) -> None:
    for _ in range(8):
        assert log_in(team.browser()) == 303


def test_a_form_without_the_page_s_token_is_refused(team: Entered) -> None:
    fields = {"nom": NAME, "mot_de_passe": PASSWORD, "jeton": "x"}
    client = team.browser()
    assert client.post("/connexion", data=fields).status_code == 403
    client.get("/connexion")
    assert client.post("/connexion", data=fields).status_code == 403
    assert "alinea" not in client.cookies


@pytest.mark.parametrize(
    "suite", ["https://example.org", "//example.org", "/\\example.org", "javascript:x", "", "x"]
)
def test_nobody_is_sent_elsewhere_after_logging_in(team: Entered, suite: str) -> None:
    client = team.browser()
    client.get("/connexion", params={"suite": suite})
    log_in(client)
    assert client.get("/connexion", params={"suite": suite}, follow_redirects=False).headers[
        "location"
    ] in ("/",)


def test_logging_out_ends_the_session_for_whoever_kept_the_cookie(team: Entered) -> None:
    client = team.browser()
    log_in(client)
    kept = client.cookies["alinea"]
    assert client.post("/connexion/fin", follow_redirects=False).status_code == 303
    assert client.get("/api/health").status_code == 401
    thief = team.browser()
    thief.cookies.set("alinea", kept)
    assert thief.get("/api/health").status_code == 401


def test_a_session_ends_with_its_account_or_its_password(team: Entered) -> None:
    client = team.browser()
    log_in(client)
    assert client.get("/api/health").status_code == 200
    team.accounts.set_password(NAME, "un autre mot de passe")
    assert client.get("/api/health").status_code == 401
    log_in(client, password="un autre mot de passe")
    assert client.get("/api/health").status_code == 200
    team.accounts.remove(NAME)
    assert client.get("/api/health").status_code == 401


def test_logging_in_changes_the_name_of_the_session(team: Entered) -> None:
    client = team.browser()
    client.cookies.set("alinea", "choisi-par-un-autre")
    log_in(client)
    assert client.cookies.get("alinea", domain="alinea.test") != "choisi-par-un-autre"
    assert team.access.sessions.get("choisi-par-un-autre") is None


def test_a_session_does_not_outlive_a_working_day() -> None:
    clock = [0.0]
    sessions = Sessions(clock=lambda: clock[0])
    name = sessions.open(NAME, "")
    clock[0] = LIFETIME - 1
    assert sessions.get(name)
    clock[0] = LIFETIME
    assert sessions.get(name) is None


def test_a_program_gives_a_password_or_a_token(team: Entered) -> None:
    client = team.browser()
    assert client.post("/api/ask", json=GEOMETRE, auth=(NAME, PASSWORD)).status_code == 200
    assert client.post("/api/ask", json=GEOMETRE, auth=(NAME, "non")).status_code == 401
    token = team.accounts.new_token(NAME)
    bearer = {"authorization": f"Bearer {token}"}
    assert client.get("/api/health", headers=bearer).status_code == 200
    refused = client.get("/api/health", headers={"authorization": f"Bearer {token}x"})
    assert refused.status_code == 401
    assert "connecter" in refused.json()["detail"]
    assert "Bearer" in refused.headers["www-authenticate"]
    team.accounts.revoke_token(NAME)
    assert client.get("/api/health", headers=bearer).status_code == 401
    assert client.get("/api/health", headers={"authorization": "Bearer "}).status_code == 401
    assert client.get("/api/health", headers={"authorization": "Basic %%%"}).status_code == 401


def test_the_user_of_a_request_is_known_to_what_serves_it(team: Entered) -> None:
    seen = []

    def note(request: Request) -> JSONResponse:
        seen.append(current_user(request))
        return JSONResponse({})

    team.app.router.routes.insert(0, Route("/qui", note))
    client, token = team.browser(), team.accounts.new_token(NAME)
    client.get("/qui", headers={"authorization": f"Bearer {token}"})
    log_in(client)
    client.get("/qui")
    assert seen == [NAME, NAME]


def test_gradio_gives_the_user_to_the_functions_of_the_page(team: Entered) -> None:
    client = team.browser()
    log_in(client)
    assert client.get("/config").json()["username"] == NAME


def test_listening_to_a_network_without_an_account_is_refused(
    own_settings: Settings, with_web: Callable[..., Settings]
) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.10"):
        with pytest.raises(SettingsProblem, match="alinea users add"):
            Access.of(own_settings, host)
    with pytest.raises(SettingsProblem, match=r"https://alinea\.exemple\.fr"):
        Access.of(with_web(url="https://alinea.exemple.fr"), "127.0.0.1")
    for host in ("127.0.0.1", "localhost", "::1", "127.0.0.2"):
        assert not Access.of(own_settings, host).login
