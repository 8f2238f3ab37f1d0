"""The history of conversations, their exports and the opinions on them: in a real browser."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_docx
from driving import (
    GEOMETRE,
    ask,
    bar,
    chip,
    opened,
)
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from assistant.feedback import FILE
from assistant.settings import Settings
from corpus.library import load

HOSTILE = "<img src=x onerror=\"document.title='pris'\"> géomètre en Bretagne ?"


def test_a_conversation_is_found_opened_again_and_deleted(page: Page, site: str) -> None:
    ask(page, GEOMETRE)
    ask(page, "Et en Corse ?")
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".user-row")).to_have_count(0)
    ask(page, "Le CQPM 0126 existe-t-il encore ?")
    page.get_by_role("link", name="Historique").click()
    expect(page.get_by_role("heading", name="2 conversations")).to_be_visible()
    page.get_by_label("Chercher").fill("geometre 61222")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=GEOMETRE, exact=True).click()
    expect(page.locator(".user-row")).to_have_count(2)
    expect(chip(page, "Corse")).to_be_visible()
    ask(page, "Et en Bretagne ?")
    expect(page.locator(".user-row")).to_have_count(3)
    page.reload()
    expect(page.locator(".user-row")).to_have_count(3)

    page.goto(f"{site}/historique")
    page.get_by_role("button", name=f"Supprimer « {GEOMETRE} »").click()
    expect(page.get_by_role("status")).to_contain_text("supprimée")
    expect(page.get_by_role("heading", name="1 conversation")).to_be_visible()
    page.get_by_text("Tout supprimer").click()
    page.get_by_role("button", name="Supprimer toutes mes conversations").click()
    expect(page.get_by_role("heading", name="Aucune conversation")).to_be_visible()


def test_another_browser_cannot_read_judge_export_or_delete_a_conversation(
    page: Page, browser: Browser, site: str
) -> None:
    ask(page, GEOMETRE)
    name = re.sub(r".*conversation=", "", page.url)
    assert len(name) >= 32
    other = browser.new_context()
    try:
        stranger = other.new_page()
        opened(stranger, f"{site}/?conversation={name}")
        expect(stranger.get_by_text("Quelle est votre question ?")).to_be_visible()
        expect(stranger.locator(".user-row")).to_have_count(0)
        place = f"{site}/conversations/{name}"
        for address in ("1/copie", "export?format=md&mise_en_page=note"):
            assert other.request.get(f"{place}/{address}").status == 404
        assert other.request.post(f"{place}/1/avis", data={"avis": "bon"}).status == 404
        other.request.post(f"{site}/historique", form={"conversation": name})
    finally:
        other.close()
    page.reload()
    expect(page.locator(".user-row")).to_have_count(1)


@pytest.mark.parametrize(
    "layout", ["Note au dossier", "Courriel", "Cette réponse", "Toute la conversation"]
)
def test_an_answer_is_exported_in_each_format(page: Page, layout: str, tmp_path: Path) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Exporter").click()
    texts = {}
    for name in ("Word", "PDF", "Markdown"):
        with page.expect_download() as waiting:
            bar(page).get_by_role("link", name=f"{layout}, {name}").click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        texts[file.suffix] = _text_of(file)
    assert set(texts) == {".docx", ".pdf", ".md"}
    notice = load().sources["arrete-2008-01-18"].validity_notice
    for text in texts.values():
        for words in ("Géomètre", "annexe, Bretagne, ligne 61222", "ouvert", notice):
            assert _plain(words) in text


def _text_of(file: Path) -> str:
    if file.suffix == ".docx":
        document = open_docx(BytesIO(file.read_bytes()))
        return _plain(" ".join(p.text for p in document.paragraphs))
    if file.suffix == ".pdf":
        return _plain(" ".join(page.extract_text() for page in PdfReader(file).pages))
    return _plain(file.read_text(encoding="utf-8").replace("**", ""))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\\", ""))


def test_an_opinion_is_kept_with_question_answer_and_evidence(
    page: Page, web_settings: Settings
) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Réponse à corriger").click()
    expect(page.get_by_label("Verdict faux")).to_be_focused()
    page.get_by_label("Incomplet").check()
    page.get_by_label("Précision").fill("Il manque <b>Rennes</b>")
    page.get_by_role("button", name="Envoyer l'avis").click()
    expect(page.get_by_text("votre avis est enregistré")).to_be_visible()
    expect(page.get_by_role("button", name="Réponse à corriger")).to_have_attribute(
        "aria-pressed", "true"
    )
    kept = json.loads((web_settings.home / FILE).read_text(encoding="utf-8").splitlines()[-1])
    assert (kept["good"], kept["reason"]) == (False, "incomplet")
    assert kept["comment"] == "Il manque <b>Rennes</b>"
    assert kept["questions"] == [GEOMETRE]
    assert "arrete-2008-01-18#annexe-bretagne-61222" in kept["evidence"]
    page.get_by_role("button", name="Bonne réponse").click()
    expect(page.get_by_role("button", name="Bonne réponse")).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("Verdict faux", "verdict_faux"),
        ("Citation qui n'appuie pas", "citation"),
        ("Pas clair", "pas_clair"),
    ],
)
def test_each_reason_is_kept(page: Page, web_settings: Settings, reason: str, kept: str) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Réponse à corriger").click()
    page.get_by_role("button", name="Envoyer l'avis").click()
    told = page.get_by_label("Verdict faux").evaluate("field => field.validationMessage")
    assert told == "Choisissez une réponse."
    page.get_by_label(reason).check()
    page.get_by_role("button", name="Envoyer l'avis").click()
    expect(page.get_by_text("votre avis est enregistré")).to_be_visible()
    written = (web_settings.home / FILE).read_text(encoding="utf-8").splitlines()[-1]
    assert json.loads(written)["reason"] == kept


def test_hostile_words_are_only_text_in_the_history_and_the_files(page: Page, site: str) -> None:
    ask(page, HOSTILE)
    page.goto(f"{site}/historique")
    expect(page.get_by_role("link", name=HOSTILE, exact=True)).to_be_visible()
    assert page.locator("main img").count() == 0
    page.goto(f"{site}/historique?mots=%3Cscript%3Edocument.title%3D%27pris%27%3C%2Fscript%3E")
    expect(page.get_by_role("heading", level=2)).to_contain_text("<script>")
    assert page.title().startswith("Historique")
    name = page.goto(f"{site}/historique")
    assert name is not None
    link = page.get_by_role("link", name=re.compile("Markdown")).first
    with page.expect_download() as waiting:
        link.click()
    assert re.fullmatch(r"[a-z0-9.-]+\.md", waiting.value.suggested_filename)
    assert "<img" not in waiting.value.path().read_text(encoding="utf-8").replace("\\<", "")
