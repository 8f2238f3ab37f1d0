"""The pages of lists and texts as the server gives them: content, faults, nothing reflected."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from html import unescape
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient

from assistant import accounts, history, service
from assistant.installation import Installation
from assistant.rules.openings import regions_with
from assistant.rules.regimes import ARRETE
from assistant.service import FIRST_QUESTION, Assistant
from assistant.settings import Settings
from assistant.web import build_app
from assistant.web.about_page import kept
from assistant.web.carte import draw
from assistant.web.navigation import PAGES
from corpus.library import Corpus, installed, load
from corpus.records import AddedText
from corpus.regions import regions
from index.retriever import Retriever

HOST = "http://127.0.0.1"
HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>{{ 7*7 }}"
ADDRESSES = (
    *("/listes", "/listes/regions", "/listes/regions?region=limousin", "/listes/metiers"),
    *("/listes/metiers?code=14312", "/listes/comparaison", "/listes/comparaison?region=corse"),
    *("/listes/tunisie", "/listes/pro-a?secteur=BTP", "/listes/cqpm?statut=supprimée"),
    *(
        "/textes",
        "/a-propos",
        "/historique",
        *(f"/textes/{source}" for source in installed().sources),
    ),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_french_titled_and_without_outside_address(
    client: TestClient, address: str
) -> None:
    response = client.get(address)
    page = response.text
    assert response.status_code == 200
    assert '<html lang="fr">' in page
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert re.search(r"<title>[^<]+ – Alinéa</title>", page)
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)
    assert not re.findall(r"<script(?! src=)|\son\w+=|\sstyle=", page)
    policy = response.headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    identifiers = re.findall(r'\sid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize(
    "address", ["/", "/listes", "/listes/cqpm", "/textes", "/historique", "/a-propos"]
)
def test_the_same_links_are_on_every_page(client: TestClient, address: str) -> None:
    page = client.get(address).text
    for link in PAGES:  # Gradio's page carries its HTML as JSON
        assert re.search(rf'href=\\?"{link}\\?"', page)


@pytest.mark.parametrize(
    "address",
    [
        *("/listes/rien", "/listes/regions?region=rien", "/listes/metiers?code=99999"),
        *("/listes/regions?texte=rien&region=corse", "/listes/pro-a?secteur=rien"),
        *("/listes/regions?tri=rien", "/textes/rien", "/textes?q=a&texte=rien"),
    ],
)
def test_what_does_not_exist_is_a_page_that_says_so(client: TestClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "rien" in response.text or "99999" in response.text


@pytest.mark.parametrize(
    "address",
    [
        *("/listes/regions?q=", "/listes/regions?region=", "/listes/regions?tri="),
        *("/listes/metiers?code=", "/listes/cqpm?domaine=", "/textes?q=", "/textes?texte="),
        *("/listes/", "/textes/", "/listes/pro-a?texte="),
    ],
)
def test_nothing_that_is_asked_becomes_markup(client: TestClient, address: str) -> None:
    page = client.get(f"{address}{HOSTILE}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "49" not in re.findall(r"[^\d](49)[^\d]", page)


class Hostile(Assistant):
    """An installation whose added text has markup for a title, everywhere a title goes."""

    @property
    def corpus(self) -> Corpus:
        base = installed().sources[ARRETE]
        source = replace(
            base,
            id="ajout",
            title=HOSTILE,
            short_title=HOSTILE,
            publisher=HOSTILE,
            reference=HOSTILE,
            validity_notice=HOSTILE,
            licence=HOSTILE,
        )
        first = installed().passages[f"{ARRETE}#art-1-al-1"]
        passage = replace(first, id="ajout#x", source_id="ajout", text=HOSTILE, locator=HOSTILE)
        lists = tuple(
            replace(h, source_id="ajout", passage_id="ajout#x") for h in installed().lists
        )
        rows = tuple(
            replace(r, source_id="ajout", title=HOSTILE, title_read=HOSTILE, passage_id="ajout#x")
            for r in installed().metiers[:30]
        )
        added = AddedText(source, (passage,), "1", lists, rows, installed().pro_a[:1])
        return installed().with_added([added])


@pytest.mark.parametrize(
    "address",
    [
        *("/listes/regions?region=corse", "/listes/metiers", "/listes/metiers?code=32112"),
        *("/listes/regions?region=ile-de-france&texte=ajout", "/listes/comparaison"),
        *("/listes/comparaison?region=ile-de-france&second=ajout", "/listes/pro-a?texte=ajout"),
        *("/textes", "/textes/ajout", "/a-propos"),
    ],
)
def test_no_title_of_an_added_text_becomes_markup(web_settings: Settings, address: str) -> None:
    page = TestClient(build_app(Hostile(web_settings)), HOST).get(address)
    assert page.status_code == 200
    assert "alert(1)" in unescape(page.text)
    assert "<script>alert" not in page.text
    assert "<img" not in page.text


def test_a_list_is_exported_as_it_is_shown(client: TestClient) -> None:
    asked = {"region": "bretagne", "q": "technicien", "tri": "-code", "format": "csv"}
    response = client.get("/listes/regions", params=asked)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in response.headers["content-disposition"]
    codes = [line.split(";")[0] for line in response.text.splitlines()[1:]]
    assert len(codes) > 1
    assert codes == sorted(codes, reverse=True)


def test_every_row_links_to_its_passage_in_the_text_and_for_the_panel(client: TestClient) -> None:
    page = unescape(client.get("/listes/regions?region=bretagne").text)
    place = "annexe-bretagne-61222"
    length = len(load().passages[f"{ARRETE}#{place}"].text)
    assert f'href="/textes/{ARRETE}#{place}"' in page
    assert f'data-source="#source/0/{ARRETE}%23{place}/0-{length}"' in page
    assert f'id="{place}"' in client.get(f"/textes/{ARRETE}").text


def test_a_text_shows_its_doubts_where_they_are(client: TestClient) -> None:
    page = client.get(f"/textes/{ARRETE}").text
    heading = page.index('id="annexe-limousin-liste"')
    after = page.index('id="annexe-limousin-14232"')
    doubt = next(a for a in load().anomalies if a.id.endswith("limousin"))
    assert doubt.sentence in unescape(page[heading:after])


def test_a_search_shows_the_exact_words_then_what_is_near(client: TestClient) -> None:
    client.post("/api/ask", json={"question": FIRST_QUESTION})  # the search has loaded
    page = client.get("/textes", params={"q": "durée minimale"}).text
    assert "<mark>durée</mark>" in page.lower()
    assert f"/textes/{'accord-pro-a-2021-01-22'}#art-4-al-1" in page
    assert "Passages proches par le sens" in page
    assert "Aucun passage" in client.get("/textes", params={"q": "xylophone zinc"}).text


def test_a_search_answers_while_the_model_loads(
    web_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    loading = Event()
    opened = Installation.retriever

    def slowly(installation: Installation, corpus: Corpus) -> Retriever:
        assert loading.wait(300)
        return opened(installation, corpus)

    monkeypatch.setattr(Installation, "retriever", slowly)
    client = TestClient(build_app(Assistant.from_settings(web_settings)), HOST)
    for _ in range(3):  # each would hold a thread of the server if it waited
        page = client.get("/textes", params={"q": "durée minimale"}).text
        assert "<mark>durée</mark>" in page.lower()
        assert "Chargement de la recherche par le sens" in page
        assert 'href="/textes?q=dur%C3%A9e+minimale&amp;texte="' in page
    loading.set()
    for _ in range(3000):
        if client.get("/api/ready").status_code == 200:
            break
        time.sleep(0.1)
    page = client.get("/textes", params={"q": "durée minimale"}).text
    assert "Passages proches par le sens" in page
    assert "Chargement" not in page


def test_an_index_that_cannot_be_opened_is_said_once_tried(
    web_settings: Settings, tmp_path: Path
) -> None:
    broken = replace(web_settings, home=tmp_path, embedding=str(tmp_path / "absent"))
    client = TestClient(build_app(Assistant.from_settings(broken)), HOST)
    for _ in range(3000):
        page = client.get("/textes", params={"q": "durée minimale"}).text
        if "Chargement" not in page:
            break
        time.sleep(0.1)
    assert "La recherche par le sens n'est pas disponible" in page


def test_about_tells_every_source_every_doubt_and_everything_kept(client: TestClient) -> None:
    page = " ".join(unescape(client.get("/a-propos").text).split())
    for source in load().sources.values():
        assert source.validity_notice in page
        assert source.sha256 in page
    for found in (*load().anomalies, *load().errata):
        assert found.sentence in page
    for item in kept():
        assert item["nom"] in page
        assert " ".join(item["effacer"].split()) in page


def test_what_is_kept_names_the_files_of_an_installation() -> None:
    names = {item["nom"] for item in kept()}
    assert {accounts.FILE, history.DATABASE, service.DATABASE, "texts", "index", "models"} <= names


def test_the_map_places_every_region_once() -> None:
    drawn = draw("arrêté", regions_with("14312", ARRETE))
    assert sorted(t.name for t in drawn.tiles) == sorted(r.name for r in regions().values())
    assert len({(t.x, t.y) for t in drawn.tiles}) == len(regions())
    differing = {t.name for t in drawn.tiles if t.differs}
    wanted = {e.region for e in load().errata if e.code == "14312"}
    assert differing == {regions()[slug].name for slug in wanted}
