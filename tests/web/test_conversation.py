"""Stop, ask again, reword, copy, the dossier, the history, exports, opinions: in a real browser."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_docx
from driving import (
    GEOMETRE,
    Held,
    answered,
    ask,
    bar,
    chip,
    edit,
    opened,
    pick,
    questions,
    send,
)
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from assistant.feedback import FILE
from assistant.settings import Settings
from assistant.web.page import footer
from corpus.library import load

HOSTILE = "<img src=x onerror=\"document.title='pris'\"> géomètre en Bretagne ?"


def test_steps_show_while_the_rest_is_written(page: Page, held: Held) -> None:
    held.hold()
    send(page, GEOMETRE)
    expect(page.get_by_text("Consulté : liste de Bretagne, 16 métiers")).to_be_visible()
    expect(page.locator(".verdict")).to_have_count(0)
    held.let_go()
    expect(page.locator(".verdict-open")).to_be_visible()


def test_a_stopped_question_is_not_remembered_and_can_be_asked_again(
    page: Page, held: Held
) -> None:
    held.hold()
    send(page, GEOMETRE)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("Réponse arrêtée.")).to_be_visible()
    assert questions(page) == [GEOMETRE]
    expect(page.locator(".puce-remplie")).to_have_count(0)
    held.let_go()
    page.get_by_role("button", name="Relancer").click()
    answered(page, 1)
    expect(page.locator(".verdict-open")).to_have_count(1)
    assert questions(page) == [GEOMETRE]


def test_what_was_stopped_does_not_come_back_when_its_run_ends(page: Page, held: Held) -> None:
    held.hold()
    send(page, GEOMETRE)
    expect(page.locator(".thought-group")).to_have_count(1)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("Réponse arrêtée.")).to_be_visible()
    held.let_go()
    assert held.ended()
    page.wait_for_timeout(1500)  # what the run would still send has come by then
    expect(page.get_by_text("Réponse arrêtée.")).to_be_visible()
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()


def test_what_was_left_for_a_new_conversation_does_not_come_back(page: Page, held: Held) -> None:
    held.hold()
    send(page, GEOMETRE)
    expect(page.locator(".thought-group")).to_have_count(1)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".user-row")).to_have_count(0)
    held.let_go()
    assert held.ended()
    page.wait_for_timeout(1500)  # the same
    expect(page.locator(".user-row")).to_have_count(0)
    ask(page, "Le CQPM 0126 existe-t-il encore ?")
    assert len(questions(page)) == 1


def test_the_last_question_is_asked_again_in_its_place(page: Page, held: Held) -> None:
    ask(page, GEOMETRE)
    ask(page, "Et en Corse ?")
    expect(page.get_by_role("button", name="Relancer")).to_have_count(1)
    held.hold()
    bar(page).get_by_role("button", name="Relancer").click()
    expect(page.get_by_role("button", name="Arrêter")).to_be_visible()
    held.let_go()
    answered(page, 2)
    assert questions(page) == [GEOMETRE, "Et en Corse ?"]
    expect(page.locator(".verdict-not_open")).to_have_count(1)


def test_the_last_question_is_reworded_and_its_first_wording_forgotten(page: Page) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Modifier la question").click()
    box = page.get_by_label("Votre question, à modifier")
    expect(box).to_have_value(GEOMETRE)
    box.fill("Le métier de géomètre est-il ouvert en Corse ?")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict-not_open")).to_have_count(1)
    expect(page.locator(".verdict-open")).to_have_count(0)
    expect(chip(page, "Corse")).to_be_visible()
    assert len(questions(page)) == 1


def test_a_rewording_can_be_left(page: Page) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Modifier la question").click()
    expect(page.get_by_label("Votre question, à modifier")).to_have_value(GEOMETRE)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Votre question")).to_have_value("")
    ask(page, "Et en Corse ?")
    assert len(questions(page)) == 2


def test_an_answer_is_copied_with_its_citations(page: Page) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Copier").click()
    expect(page.get_by_text("Réponse copiée")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    source = load().sources["arrete-2008-01-18"]
    assert "Verdict : ouvert" in copied
    assert source.title in copied
    assert "annexe, Bretagne, ligne 61222" in copied
    assert "« 61222 Géomètre »" in copied
    assert source.validity_notice.replace("\u00a0", " ") in copied
    assert "**" not in copied


def test_a_chip_is_changed_from_a_list_and_the_question_answered_again(page: Page) -> None:
    ask(page, GEOMETRE)
    expect(chip(page, "Bretagne")).to_be_visible()
    expect(chip(page, "géomètre")).to_be_visible()
    pick(page, "Région", "cors")
    expect(page.locator(".verdict-not_open")).to_have_count(1)
    expect(chip(page, "Corse")).to_be_visible()
    pick(page, "Nationalité", "tunis")
    expect(page.locator(".verdict-open")).to_have_count(1)
    assert questions(page) == [GEOMETRE]
    ask(page, "Et pour un chef de chantier ?")
    expect(chip(page, "Corse")).to_be_visible()


@pytest.mark.parametrize(
    ("field", "typed", "offered", "shown"),
    [
        ("Région", "lim", "Limousin", "Limousin"),
        ("Métier", "géom", "Géomètre (61222)", "éomètre"),
        ("Nationalité", "maroc", "Maroc (marocaine)", "marocaine"),
        ("Date", "18 janvier", "18 janvier 2008", "2008"),
        ("Situation", "étud", "étudiant", "étudiant"),
    ],
)
def test_each_chip_has_a_list_that_is_searched_as_one_types(
    page: Page, field: str, typed: str, offered: str, shown: str
) -> None:
    edit(page, field)
    every = page.get_by_role("option")
    expect(every.first).to_be_visible()
    before = every.count()
    page.keyboard.type(typed)
    expect(every).not_to_have_count(before)
    expect(page.get_by_role("option", name=offered).first).to_be_visible()
    assert 0 < every.count() < before
    page.keyboard.press("Enter")
    expect(chip(page, field)).to_contain_text(shown)


def test_a_chip_is_taken_away_and_the_question_answered_without_it(page: Page) -> None:
    ask(page, GEOMETRE)
    page.get_by_role("button", name="Retirer : Région").click()
    expect(chip(page, "+ Région")).to_be_visible()
    expect(page.locator(".verdict-open")).to_have_count(0)


def test_a_commune_may_be_typed_and_nonsense_is_refused_in_words(page: Page) -> None:
    ask(page, GEOMETRE)
    pick(page, "Région", "Atlantide")
    expect(page.get_by_role("alert")).to_contain_text("« Atlantide » n'est pas reconnu")
    page.locator("#dossier-annuler").click()
    expect(page.locator("#dossier-champ")).to_have_count(0)
    pick(page, "Région", "Ajaccio")
    expect(chip(page, "Ajaccio")).to_contain_text("Corse")
    expect(page.locator(".verdict-not_open")).to_have_count(1)


def test_a_dossier_set_before_the_first_question_is_used_by_it(page: Page) -> None:
    pick(page, "Région", "bret")
    expect(chip(page, "Bretagne")).to_be_visible()
    ask(page, "Le métier de géomètre est-il ouvert ?")
    expect(page.locator(".verdict-open")).to_have_count(1)


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


def test_the_foot_of_the_page_counts_the_texts_of_the_corpus() -> None:
    corpus = load()
    assert f"Les {len(corpus.sources)} textes" in footer(corpus)
    years = [source.date.year for source in corpus.sources.values()]
    assert f"de {min(years)} à {max(years)}" in footer(corpus)


@pytest.mark.parametrize("width", [375, 320])
def test_the_chips_and_the_buttons_fit_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 812})
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Exporter").click()
    bar(page).get_by_role("button", name="Réponse à corriger").click()
    bar(page).get_by_role("button", name="Modifier la question").click()
    expect(page.get_by_role("button", name="Annuler")).to_be_visible()
    edit(page, "Région")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    log = "document.querySelector('#conversation [role=log]')"
    assert page.evaluate(f"{log}.scrollWidth <= {log}.clientWidth")
