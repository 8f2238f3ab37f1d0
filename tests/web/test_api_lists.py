"""The lists over HTTP hold the rows of the corpus, each with the passage that it rests on."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.rules.regimes import ARRETE, CIRCULAIRE
from corpus.library import load
from corpus.records import CqpmStatus
from corpus.regions import regions


def listed(client: TestClient, path: str, **asked: str) -> dict[str, Any]:
    response = client.get(f"/api/lists{path}", params=asked)
    assert response.status_code == 200, response.text
    found = response.json()
    assert found["count"] == len(found["rows"])
    return found  # type: ignore[no-any-return]


ADDRESSES = (
    *("/regions", "/regions/corse", "/metiers", "/metiers/61222", "/comparaison"),
    *("/comparaison/corse", "/tunisie", "/pro-a", "/cqpm"),
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_each_row_has_the_columns_and_passages_that_exist(client: TestClient, path: str) -> None:
    found = listed(client, path)
    assert found["rows"]
    assert set(found["sources"]) <= set(load().sources)
    for row in found["rows"]:
        assert row.keys() == {*found["columns"], "passages", "remarks"}
        assert set(row["passages"]) <= set(found["columns"])
        assert set(row["passages"].values()) <= set(load().passages)


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_csv_has_the_same_rows_in_the_same_order(client: TestClient, path: str) -> None:
    found = listed(client, path)
    first = next(iter(found["columns"]))
    response = client.get(f"/api/lists{path}", params={"format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(response.text.lstrip("\ufeff")), delimiter=";"))
    assert lines[0][: len(found["columns"])] == list(found["columns"].values())
    assert [line[0] for line in lines[1:]] == [row[first] for row in found["rows"]]


def test_every_region_of_every_text_has_its_rows(client: TestClient) -> None:
    for slug in regions():
        codes = [row["code"] for row in listed(client, f"/regions/{slug}")["rows"]]
        wanted = [r.code for r in load().metiers if r.source_id == ARRETE and r.region == slug]
        assert sorted(codes) == sorted(wanted)
    other = listed(client, "/regions/corse", texte=CIRCULAIRE)
    assert other["sources"] == [CIRCULAIRE]


def test_the_tunisian_list_has_its_74_metiers(client: TestClient) -> None:
    assert listed(client, "/tunisie")["count"] == 74


def test_qualifications_are_chosen_by_their_status(client: TestClient) -> None:
    every = listed(client, "/cqpm")["count"]
    by_status = [listed(client, "/cqpm", statut=str(s))["count"] for s in CqpmStatus]
    assert every == sum(by_status) == len(load().cqpm)
    assert all(by_status)


def test_a_sector_narrows_the_certifications(client: TestClient) -> None:
    rows = listed(client, "/pro-a", secteur="BTP")["rows"]
    assert {row["secteur"] for row in rows} == {"BTP"}
    assert len(rows) == sum(row.secteur == "BTP" for row in load().pro_a)


def test_words_filter_and_a_column_sorts(client: TestClient) -> None:
    found = listed(client, "/metiers", q="CONDUCTEUR travaux", tri="-code")["rows"]
    titles = [row["metier"].lower() for row in found]
    assert titles
    assert all("conducteur" in title and "travaux" in title for title in titles)
    codes = [row["code"] for row in listed(client, "/metiers", tri="-code")["rows"]]
    assert codes == sorted(codes, reverse=True)


def test_the_catalogue_leads_to_lists_that_exist(client: TestClient) -> None:
    entries = client.get("/api/lists").json()
    paths = client.get("/api/openapi.json").json()["paths"]
    assert entries
    assert {entry["address"] for entry in entries} <= set(paths)


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/regions/rien", 404, "bretagne"),
        ("/metiers/99999", 404, "99999"),
        ("/comparaison?premier=rien", 404, "rien"),
        ("/pro-a?secteur=rien", 404, "BTP"),
        ("/cqpm?statut=rien", 404, "supprimée"),
        ("/regions?tri=rien", 404, "« region »"),
        ("/regions?format=xml", 422, "json ou csv"),
        ("/regions?q=" + "a" * 201, 422, "« q »"),
        ("/rien", 404, "/api/lists/rien"),
    ],
)
def test_a_fault_is_a_french_sentence(
    client: TestClient, path: str, status: int, told: str
) -> None:
    response = client.get(f"/api/lists{path}")
    assert response.status_code == status
    assert told in response.json()["detail"]
