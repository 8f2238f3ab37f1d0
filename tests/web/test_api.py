from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.api import MAX_BODY
from assistant.reception import LONGEST
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web import build_app
from corpus.library import load

GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
CONTRACT = {"status", "verdict", "answer", "citations", "dossier", "steps", "model", "ms"}


def test_a_question_gets_the_object_of_the_contract(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": GEOMETRE})
    assert response.status_code == 200
    answer = response.json()
    assert answer.keys() >= CONTRACT
    assert (answer["status"], answer["verdict"]) == ("answered", "open")
    assert all(set(s) == {"tool", "args", "ms"} for s in answer["steps"])


def test_each_citation_stands_in_the_passage_that_the_api_serves(client: TestClient) -> None:
    citations = client.post("/api/ask", json={"question": GEOMETRE}).json()["citations"]
    assert citations
    for citation in citations:
        passage = client.get("/api/passages/" + citation["passage_id"].replace("#", "%23")).json()
        words = " ".join(passage["text"].split())
        assert " ".join(citation["quote"].split()) in words
        assert passage["source"]["id"] == citation["source_id"]
        assert passage["locator"] == citation["locator"]


def test_a_thread_carries_the_conversation_on(client: TestClient) -> None:
    client.post("/api/ask", json={"question": GEOMETRE, "thread": "suite"})
    second = client.post("/api/ask", json={"question": "Et en Corse ?", "thread": "suite"}).json()
    alone = client.post("/api/ask", json={"question": "Et en Corse ?"}).json()
    assert second["verdict"] == "not_open"
    assert alone["verdict"] is None


def test_the_date_of_the_question_reaches_the_dossier(client: TestClient) -> None:
    asked = {"question": GEOMETRE, "date": "2009-03-01"}
    assert client.post("/api/ask", json=asked).json()["dossier"]["on"] == "2009-03-01"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": ""}, "question"),
        ({"question": "  \n "}, "question"),
        ({"question": None}, "question"),
        ({"question": 12}, "question"),
        ({"question": "x" * (LONGEST + 1)}, "question"),
        ({"question": GEOMETRE, "date": "31/12/2009"}, "date"),
        ({"question": GEOMETRE, "date": "2009-02-30"}, "date"),
        ({"question": GEOMETRE, "date": "20090301"}, "date"),
        ({"question": GEOMETRE, "thread": ""}, "thread"),
        ({"question": GEOMETRE, "thread": 3}, "thread"),
        ({"question": GEOMETRE, "langue": "fr"}, "langue"),
    ],
)
def test_a_faulty_request_is_told_in_french_which_field_is_wrong(
    client: TestClient, body: dict[str, Any], field: str
) -> None:
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert f"Le champ « {field} »" in response.json()["detail"]


@pytest.mark.parametrize("body", ["{", "bonjour", '{"question": "x",}'])
def test_what_is_not_json_is_refused(client: TestClient, body: str) -> None:
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400
    assert "JSON" in response.json()["detail"]


@pytest.mark.parametrize("body", ["[]", '"x"', "null", "3"])
def test_json_that_is_not_an_object_is_refused(client: TestClient, body: str) -> None:
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert "objet JSON" in response.json()["detail"]


def test_a_body_too_large_is_not_read(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": "x" * MAX_BODY})
    assert response.status_code == 413
    assert response.json()["detail"] == "La demande est trop longue."


def test_the_sources_come_with_their_validity(client: TestClient) -> None:
    sources = client.get("/api/sources").json()
    assert {s["id"] for s in sources} == set(load().sources)
    assert all(s["validity_notice"] and s["title"] and s["date"] for s in sources)


def test_a_row_is_served_within_its_list(client: TestClient) -> None:
    data = client.get("/api/passages/arrete-2008-01-18%23annexe-bretagne-61222").json()
    shown = [p["id"] for p in data["context"]["passages"]]
    assert data["path"] == ["Annexe", "Bretagne"]
    assert len(shown) == 17  # the heading and 16 rows
    assert all("bretagne" in passage for passage in shown)
    assert "IMID0800328A" in data["reference"]
    assert data["source"]["date_text"] == "18 janvier 2008"


@pytest.mark.parametrize(
    "path", ["/api/passages/rien", "/api/passages/<script>", "/api/inconnu", "/api/ask"]
)
def test_what_does_not_exist_is_said_in_json(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/json"
    assert response.json()["detail"]


def test_health(client: TestClient) -> None:
    assert client.get("/api/health").json() == {
        "status": "ok",
        "version": client.get("/api/health").json()["version"],
        "sources": 5,
    }


def test_the_api_is_described(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/ask", "/api/sources", "/api/health"} <= set(paths)


class BrokenAssistant(Assistant):
    """An assistant that fails in a way it was not written to survive."""

    def stream(self, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("détail interne")


def test_an_unexpected_failure_shows_no_traceback(web_settings: Settings) -> None:
    app = build_app(BrokenAssistant(web_settings))
    broken = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    response = broken.post("/api/ask", json={"question": GEOMETRE})
    assert response.status_code == 500
    assert response.json() == {"detail": "Une erreur interne a empêché de répondre."}


def test_another_site_cannot_have_a_browser_ask(client: TestClient) -> None:
    """A form of another site is refused; one that hides where it is from is no JSON request."""
    for origin, status in ({"origin": "https://example.org"}, 403), ({}, 422):
        headers = {"content-type": "text/plain", **origin}
        body = f'{{"question": "{GEOMETRE}"}}'
        response = client.post("/api/ask", content=body, headers=headers)
        assert response.status_code == status
        assert "access-control-allow-origin" not in response.headers
