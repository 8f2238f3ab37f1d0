"""Logging in through a service of the organisation: a real one, small, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from entering import Entered
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey
from provider import CLIENT, SECRET, Provider, running_provider

from assistant.settings import OidcSettings, Settings, SettingsProblem
from assistant.web.access.oidc import is_allowed

HERE = "http://alinea.test"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with running_provider() as provider:
        yield provider


@pytest.fixture
def team(with_web: Callable[..., Settings], provider: Provider) -> Entered:
    """An installation that knows the provider and has no account of its own."""
    provider.signing_key, provider.changed = provider.key, {}
    provider.claims = {"sub": "42", "email": "Marie@exemple.fr", "email_verified": True}
    oidc = OidcSettings(provider.issuer, CLIENT, SECRET, frozenset({"@exemple.fr"}))
    return Entered(with_web(oidc=oidc))


def sent_back(client: TestClient) -> str:
    """Go to the service, which knows the person; the address to which it sends the browser."""
    away = client.get("/connexion/service?suite=/?q=1", follow_redirects=False)
    assert away.status_code == 303
    return httpx.get(away.headers["location"]).headers["location"]


def test_a_person_known_to_the_service_is_logged_in(team: Entered) -> None:
    client = team.browser()
    page = client.get("/", headers={"accept": "text/html"})
    assert "Se connecter avec le compte de mon organisation" in page.text
    assert 'name="mot_de_passe"' not in page.text  # there is no account of our own
    back = client.get(sent_back(client))
    assert back.status_code == 200
    assert 'content="0; url=/?q=1"' in back.text  # as a visit from here: the cookie is strict
    assert client.get("/config").json()["username"] == "oidc:marie@exemple.fr"
    client.post("/connexion/fin")
    assert client.get("/config").status_code == 401


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"email_verified": False}, 403),
        ({"email": "marie@ailleurs.fr"}, 403),
        ({"nonce": "un autre"}, 401),
        ({"aud": "une autre application"}, 401),
        ({"iss": "https://ailleurs.exemple.fr"}, 401),
        ({"exp": 1_000_000_000}, 401),
    ],
)
def test_who_is_not_confirmed_does_not_enter(
    team: Entered, provider: Provider, changed: dict[str, object], status: int
) -> None:
    provider.changed = changed
    client = team.browser()
    assert client.get(sent_back(client)).status_code == status
    assert client.get("/api/health").status_code == 401


def test_a_token_signed_by_another_is_refused(team: Entered, provider: Provider) -> None:
    provider.signing_key = RSAKey.generate_key(2048, parameters={"kid": "1"}, private=True)
    client = team.browser()
    assert client.get(sent_back(client)).status_code == 401
    assert client.get("/api/health").status_code == 401


def test_an_answer_that_was_not_asked_for_is_refused(team: Entered) -> None:
    address = sent_back(team.browser())
    other = team.browser()  # a browser into which somebody puts his own answer
    assert other.get(address).status_code == 401
    assert other.get("/connexion/retour?error=access_denied").status_code == 401


def test_an_answer_serves_once(team: Entered) -> None:
    client = team.browser()
    address = sent_back(client)
    assert client.get(address).status_code == 200
    client.post("/connexion/fin")
    assert client.get(address).status_code == 401


def test_a_service_that_does_not_answer_is_said(with_web: Callable[..., Settings]) -> None:
    oidc = OidcSettings("http://127.0.0.1:9", CLIENT, SECRET)
    page = Entered(with_web(oidc=oidc)).browser().get("/connexion/service")
    assert page.status_code == 502
    assert "ne répond pas" in page.text


def test_who_is_allowed() -> None:
    marie = {"sub": "42", "email": "marie@exemple.fr", "email_verified": True}
    for allowed, entered in (
        (frozenset(), True),
        (frozenset({"marie@exemple.fr"}), True),
        (frozenset({"@exemple.fr"}), True),
        (frozenset({"@fr"}), False),
        (frozenset({"jean@exemple.fr"}), False),
    ):
        assert is_allowed(marie, allowed) is entered
    claimed = {"sub": "@exemple.fr", "email": "marie@exemple.fr", "email_verified": "true"}
    assert not is_allowed(claimed, frozenset({"marie@exemple.fr"}))


def test_a_service_half_described_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALINEA_OIDC_ISSUER", "https://connexion.exemple.fr/")
    monkeypatch.setenv("ALINEA_OIDC_CLIENT_ID", CLIENT)
    with pytest.raises(SettingsProblem, match="ALINEA_OIDC_CLIENT_SECRET"):
        Settings.from_environment()
    monkeypatch.setenv("ALINEA_OIDC_CLIENT_SECRET", SECRET)
    monkeypatch.setenv("ALINEA_OIDC_ALLOWED", "@Exemple.fr, jean@ailleurs.fr")
    oidc = Settings.from_environment().web.oidc
    assert oidc
    assert oidc.issuer == "https://connexion.exemple.fr"
    assert oidc.allowed == {"@exemple.fr", "jean@ailleurs.fr"}
    assert SECRET not in repr(oidc)
