"""A text added by the command line is found and cited as the five are, until it is removed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.service import Assistant
from assistant.settings import EMBEDDED_EMBEDDING, Settings
from corpus.added.store import EXTRACTED, load_added, text_folder
from corpus.library import installed, load
from index import build
from index.added import manifest_of
from index.retriever import Retriever

NOTE = """Circulaire du 5 mars 2024 relative au parrainage des apicultrices et apiculteurs

Article 1er
Le parrainage d'une ruche dure neuf mois, renouvelables une fois.

Article 2
La demande est adressée à ruches@example.org ou déposée au rucher communal.
"""
DETAILS = (
    *("--title", "Circulaire du 5 mars 2024 relative au parrainage des apiculteurs"),
    *("--kind", "Circulaire", "--reference", "NOR RUCH2400001C", "--date", "2024-03-05"),
    *("--publisher", "Ministère des ruches", "--in-force-to", "2027-12-31"),
)
ID = "circulaire-2024-03-05"
QUESTION = "Combien de temps dure le parrainage d'une ruche ?"


@pytest.fixture
def home(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("ALINEA_HOME", str(own_home.home))
    monkeypatch.setenv("ALINEA_EMBEDDING", EMBEDDED_EMBEDDING)
    return own_home


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return str(path)


def cited(assistant: Assistant, question: str) -> list[str]:
    return [citation.passage_id for citation in assistant.answer(question).citations]


def test_added_then_cited_then_removed_then_gone(
    home: Settings, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = Assistant.from_settings(home)
    base = build.ensure(home, None)
    before = assistant.answer(QUESTION)
    assert not [c for c in before.citations if c.source_id == ID]
    article = "Que dit l'article 1 de la circulaire du 5 mars 2024 ?"
    assert not cited(assistant, article)

    assert main(["corpus", "add", note, *DETAILS]) == 0
    assert capsys.readouterr().out == f"{ID}\n"
    answer = assistant.answer(QUESTION)
    found = next(c for c in answer.citations if c.source_id == ID)
    assert found.locator == "article 1er, alinéa 1"
    assert "neuf mois" in found.quote
    extracted = (text_folder(home.home, ID) / EXTRACTED).read_text(encoding="utf-8")
    assert all(c.quote in extracted for c in answer.citations if c.source_id == ID)
    assert "texte ajouté à cette installation" in answer.markdown
    assert "jusqu'au 31 décembre 2027" in answer.markdown
    assert f"{ID}#art-1-al-1" in cited(assistant, article)
    assert build.ensure(home, None) == base

    assert main(["corpus", "list"]) == 0
    assert any(line.startswith(ID) for line in capsys.readouterr().out.splitlines())
    assert main(["corpus", "remove", ID]) == 0
    capsys.readouterr()
    assert ID not in {c.source_id for c in assistant.answer(QUESTION).citations}
    assert not text_folder(home.home, ID).exists()
    assert main(["corpus", "list"]) == 0
    assert ID not in capsys.readouterr().out


def test_the_same_file_is_not_added_twice(
    home: Settings, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["corpus", "add", note, *DETAILS]) == 0
    assert main(["corpus", "add", note, *DETAILS]) == 1
    assert f"est déjà dans le corpus : {DETAILS[1]} ({ID})" in capsys.readouterr().err
    assert len(load_added(home.home)) == 1


def test_what_is_missing_is_named_where_nobody_can_be_asked(
    home: Settings, note: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("réponse perdue\n" * 9))
    assert main(["corpus", "add", note, *DETAILS[:2]]) == 2
    said = capsys.readouterr().err
    assert "--kind (nature)" in said
    assert "--title" not in said
    assert load_added(home.home) == ()


def test_what_is_missing_is_asked_for_on_a_terminal(
    home: Settings, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.StringIO("\n\nNOR RUCH2400001C\nhier\n\nMinistère des ruches\n\n2027-12-31\n")
    monkeypatch.setattr(typed, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", typed)
    assert main(["corpus", "add", note]) == 0
    (text,) = load_added(home.home)
    source = text.source
    assert source.title == NOTE.splitlines()[0]
    assert (source.kind, source.publisher) == ("circulaire", "Ministère des ruches")
    assert source.date.isoformat() == source.in_force_from.isoformat() == "2024-03-05"
    assert source.in_force_to
    assert source.in_force_to.isoformat() == "2027-12-31"


def test_addresses_reach_neither_passages_nor_index_nor_answers(home: Settings, note: str) -> None:
    assert main(["corpus", "add", note, *DETAILS]) == 0
    folder = text_folder(home.home, ID)
    held = [p for p in folder.rglob("*") if p.is_file() and b"ruches@example" in p.read_bytes()]
    assert {p.name for p in held} == {"original.txt", EXTRACTED}
    answer = Assistant.from_settings(home).answer("À qui la demande de parrainage va-t-elle ?")
    assert "ruches@" not in str(answer.to_json())


def test_the_index_of_an_added_text_says_what_it_was_built_from(home: Settings, note: str) -> None:
    assert main(["corpus", "add", note, *DETAILS]) == 0
    texts = load_added(home.home)
    manifest = manifest_of(home, texts[0])
    assert manifest
    assert manifest.fingerprint == build.ensure(home, None).fingerprint
    retriever = Retriever.open(home).with_added(home, texts)
    hits = retriever.search(QUESTION, 3).hits
    assert hits[0].best_passage_id == f"{ID}#art-1-al-1"
    assert {h.best_passage_id.split("#")[0] for h in retriever.search(QUESTION, 9, [ID]).hits} == {
        ID
    }
    other = ["arrete-2008-01-18"]
    assert ID not in {
        h.best_passage_id.split("#")[0] for h in retriever.search(QUESTION, 9, other).hits
    }


def test_two_installations_do_not_see_each_other(
    home: Settings, note: str, assistant: Assistant
) -> None:
    assert main(["corpus", "add", note, *DETAILS]) == 0
    assert ID in Assistant.from_settings(home).corpus.sources
    assert ID not in assistant.corpus.sources
    assert ID in {c.source_id for c in Assistant.from_settings(home).answer(QUESTION).citations}
    assert load() is installed()
