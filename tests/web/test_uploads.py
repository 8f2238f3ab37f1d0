"""Adding a text from the page: what is taken, what is refused, and who may."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from driving import PATIENCE, ask, opened
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, expect

from assistant.service import Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.uploads.jobs import Job, Jobs, Stage
from corpus.added.intake import MAX_BYTES
from corpus.added.store import load_added
from index.build import ensure

TEXT = """Circulaire du 5 mars 2024 relative au parrainage des apicultrices et apiculteurs

Article 1er
Le parrainage d'une ruche dure neuf mois, renouvelables une fois.
"""
DETAILS = {
    "title": "Circulaire du 5 mars 2024 relative au parrainage des apiculteurs",
    "kind": "Circulaire",
    "reference": "NOR RUCH2400001C",
    "date": "2024-03-05",
    "publisher": "Ministère des ruches",
}
QUESTION = "Combien de temps dure le parrainage d'une ruche ?"
HOSTILE = "<img src=x onerror=\"document.title='pris'\">"
TABLE = Path(__file__).parents[2] / "docs" / "exemples"


@pytest.fixture
def open_settings(web_settings: Settings, tmp_path: Path) -> Settings:
    """An installation of its own, with the session's index, where texts can be added."""
    ensure(web_settings, stream=None)
    for shared in ("models", "index"):
        (tmp_path / shared).symlink_to(web_settings.home / shared)
    return replace(web_settings, home=tmp_path, web=WebSettings(uploads=True))


@pytest.fixture
def client(open_settings: Settings) -> TestClient:
    app = build_app(Assistant.from_settings(open_settings))
    return TestClient(app, base_url="http://127.0.0.1")


def send(client: TestClient, name: str, data: bytes, **fields: str) -> dict[str, Any]:
    """Send a file and wait: the state of its job at the end, or the refusal."""
    files = {"file": (name, data, "application/octet-stream")}
    response = client.post("/textes-ajoutes", data=DETAILS | fields, files=files)
    if response.status_code != 202:
        return {"status": response.status_code, **response.json()}
    return followed(client, response.json()["job"])


def followed(client: TestClient, job: str) -> dict[str, Any]:
    for _ in range(3000):  # the first text added waits for the model to load
        state: dict[str, Any] = client.get(f"/textes-ajoutes/suivi/{job}").json()
        if state["ended"]:
            return state
        time.sleep(0.1)
    raise AssertionError(state)


def test_a_text_is_added_answered_from_and_removed(
    client: TestClient, open_settings: Settings
) -> None:
    state = send(client, "circulaire.txt", TEXT.encode())
    assert state["stage"] == "ajouté", state
    assert "Texte ajouté : Circulaire du 5 mars 2024" in state["detail"]
    assert state["done"] == state["total"] > 0
    answer = client.post("/api/ask", json={"question": QUESTION}).json()
    assert "circulaire-2024-03-05" in {c["source_id"] for c in answer["citations"]}
    removed = client.post("/textes-ajoutes/retrait", data={"id": "circulaire-2024-03-05"})
    assert "Texte retiré" in removed.json()["detail"]
    assert load_added(open_settings.home) == ()


def test_a_declared_table_becomes_rules(client: TestClient, open_settings: Settings) -> None:
    files = [
        ("file", ("liste.txt", (TABLE / "liste-exemple.txt").read_bytes(), "text/plain")),
        ("table", ("liste.yaml", (TABLE / "liste-exemple.yaml").read_bytes(), "text/yaml")),
    ]
    response = client.post("/textes-ajoutes", data=DETAILS | {"kind": "arrêté"}, files=files)
    state = followed(client, response.json()["job"])
    assert "lignes de règles" in state["detail"], state
    assert load_added(open_settings.home)[0].metiers


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("virus.exe", b"MZ\x90\x00", "pas une extension connue"),
        ("page.pdf", b"<html><body>bonjour</body></html>", "son contenu est celui d'une page HTML"),
        ("lettre.docx", b"%PDF-1.4\n", "celui d'un document PDF"),
        ("archive.docx", b"PK\x03\x04rien", "abîmé"),
        ("vide.txt", b" \n", "est vide"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\x00\x01" * 40, "encodage"),
    ],
)
def test_what_a_file_is_matters_not_what_it_is_called(
    client: TestClient, open_settings: Settings, name: str, data: bytes, said: str
) -> None:
    state = send(client, name, data)
    assert state["stage"] == "refusé"
    assert said in state["detail"]
    assert load_added(open_settings.home) == ()


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.txt",
        "..\\..\\x.txt",
        "/etc/cron.d/x.txt",
        "\u202ecod.txt",
        "x" * 300 + ".txt",
        "a\nb.txt",
        "....txt",
        HOSTILE + ".txt",
    ],
)
def test_a_file_name_has_no_effect(client: TestClient, open_settings: Settings, name: str) -> None:
    state = send(client, name, TEXT.encode())
    assert state["stage"] == "ajouté", state
    [text] = load_added(open_settings.home)
    kept = {path.name for path in (open_settings.home / "texts" / text.source.id).iterdir()}
    assert "original.txt" in kept
    assert not any("passwd" in path or "img" in path for path in kept)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "intitulé"),
        ({"date": "hier"}, "« hier »"),
        ({"in_force_from": "2024-01-01", "in_force_to": "2023-01-01"}, "précède"),
    ],
)
def test_faulty_details_are_said(client: TestClient, fields: dict[str, str], said: str) -> None:
    state = send(client, "circulaire.txt", TEXT.encode(), **fields)
    assert said in state["detail"]


def test_no_file_is_said(client: TestClient) -> None:
    response = client.post("/textes-ajoutes", data=DETAILS, files={"autre": ("", b"")})
    assert response.status_code == 422
    assert "fichier" in response.json()["detail"]


def test_a_file_too_large_is_not_read(client: TestClient) -> None:
    headers = {"content-length": str(MAX_BYTES + 10**6)}
    response = client.post("/textes-ajoutes", content=b"x", headers=headers)
    assert response.status_code == 413


def test_the_same_text_is_not_added_twice(client: TestClient) -> None:
    assert send(client, "a.txt", TEXT.encode())["stage"] == "ajouté"
    assert "déjà dans le corpus" in send(client, "b.txt", TEXT.encode())["detail"]


def test_the_five_texts_cannot_be_removed(client: TestClient) -> None:
    for text_id in ("arrete-2008-01-18", "../x", "", "inconnu"):
        response = client.post("/textes-ajoutes/retrait", data={"id": text_id})
        assert response.status_code == 422, text_id


def test_nothing_is_open_where_the_setting_is_not_made(web_settings: Settings) -> None:
    app = build_app(Assistant.from_settings(web_settings))
    client = TestClient(app, base_url="http://127.0.0.1")
    assert client.get("/textes-ajoutes").status_code == 404
    files = {"file": ("a.txt", TEXT.encode())}
    assert client.post("/textes-ajoutes", data=DETAILS, files=files).status_code in (404, 405)
    assert client.post("/gradio_api/upload", files=files).status_code == 404


def test_a_job_is_followed_by_its_owner_alone_and_few_wait() -> None:
    jobs = Jobs()
    name = jobs.start("marie", lambda job, stream: "fini", lambda: None)
    assert jobs.get(name, "jean") is None
    job = jobs.get(name, "marie")
    assert isinstance(job, Job)
    while not job.ended:
        time.sleep(0.02)
    assert job.stage is Stage.ADDED


@pytest.fixture
def address(
    open_settings: Settings, serving: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    with serving(build_app(Assistant.from_settings(open_settings))) as address:
        yield f"{address}/textes-ajoutes"


def test_the_form_is_said_in_french_shows_its_file_and_tells_what_is_wrong(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """Whatever the browser's language; then progress, the fault, and the form as it was."""
    page = browser.new_page(locale="en-US")
    page.goto(address)
    field = page.locator("#file")
    expect(page.get_by_text("Choisir un fichier")).to_be_visible()
    page.get_by_role("button", name="Ajouter le texte").click()
    assert field.evaluate("f => f.validationMessage") == "Choisissez un fichier."
    path = tmp_path / "page.pdf"
    path.write_bytes(b"<html><body>bonjour</body></html>")
    with page.expect_file_chooser() as choosing:
        field.click()  # it lies over its words, unseen
    choosing.value.set_files(path)
    expect(page.get_by_text("page.pdf")).to_be_visible()
    page.get_by_role("button", name="Ajouter le texte").click()
    title = page.get_by_label("Intitulé")
    assert title.evaluate("f => f.validationMessage") == "Remplissez ce champ."
    for name, value in DETAILS.items():
        page.locator(f"#{name}").fill(value)
    page.get_by_role("button", name="Ajouter le texte").click()
    expect(page.get_by_role("status")).to_contain_text("son contenu est celui d'une page HTML")
    expect(page.get_by_role("status")).to_be_focused()
    expect(title).to_have_value(DETAILS["title"])
    page.close()


def test_how_far_an_addition_is_shows_as_it_goes(
    browser: Browser, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter([(Stage.READING, 0, 0), (Stage.INDEXING, 3, 8)])
    go_on = threading.Event()

    def told(job: Job) -> dict[str, Any]:
        stage, done, total = next(states, (Stage.REFUSED, 0, 0))
        if stage is Stage.REFUSED:
            assert go_on.wait(PATIENCE / 1000)
        ended = stage is Stage.REFUSED
        known = {"stage": str(stage), "done": done, "total": total, "ended": ended}
        return known | {"detail": "Fini."}

    monkeypatch.setattr(Job, "to_json", told)
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    page = browser.new_page()
    page.goto(address)
    page.locator("#file").set_input_files(path)
    for name, value in DETAILS.items():
        page.locator(f"#{name}").fill(value)
    page.get_by_role("button", name="Ajouter le texte").click()
    expect(page.get_by_text("Texte reçu : indexation…")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 37.5)
    go_on.set()
    expect(page.get_by_role("status")).to_contain_text("Fini.")
    expect(page.get_by_role("progressbar")).to_be_hidden()
    page.close()


def test_in_the_browser_with_a_title_that_means_harm(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "note'><b>.txt"
    path.write_text(TEXT, encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    page.locator("#file").set_input_files(path)
    for name, value in (DETAILS | {"title": HOSTILE}).items():
        page.locator(f"#{name}").fill(value)
    page.get_by_role("button", name="Ajouter le texte").click()
    expect(page.get_by_role("status")).to_contain_text("Texte ajouté", timeout=300_000)
    expect(page.locator(".rangs .nom")).to_contain_text(HOSTILE)
    assert page.locator("img").count() == 0
    opened(page, address.replace("/textes-ajoutes", "/"))
    ask(page, QUESTION)
    page.locator("a.renvoi").first.click()
    expect(page.get_by_role("complementary")).to_contain_text("onerror")
    assert page.title() == "Alinéa"
    page.goto(address)
    page.get_by_role("button", name=re.compile("Retirer")).click()
    expect(page.get_by_role("status")).to_contain_text("Texte retiré")
    assert all(url.startswith(address.rpartition("/")[0]) for url in asked)
    page.close()
