"""What cannot be added is refused with one French sentence, and nothing is left behind."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
import sample_files

from assistant.added_texts import add_text, candidate, remove_text
from assistant.settings import OFFLINE_MODEL, Settings
from corpus.added import intake
from corpus.added.extract import extracted
from corpus.added.intake import take
from corpus.added.problems import TextProblem
from corpus.added.record import Details, described
from corpus.added.store import added_ids, load_added, texts_folder
from corpus.build import ROOT
from corpus.library import installed
from index.problems import IndexProblem

DETAILS = Details(
    title="Arrêté du 1er avril 2021",
    kind="Arrêté",
    reference="NOR ESSAI",
    date=date(2021, 4, 1),
    publisher="Ministère du travail",
    in_force_from=date(2021, 4, 1),
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation whose model does not exist: whatever reaches it fails."""
    return Settings(tmp_path / "home", OFFLINE_MODEL, str(tmp_path / "aucun-modele"))


def refusal(path: Path) -> str:
    with pytest.raises(TextProblem) as problem:
        extracted(take(path))
    return str(problem.value)


CONTENTS = {
    "vide.txt": (b"", "est vide"),
    "blanc.txt": (b" \n\t\n", "est vide"),
    "signes.txt": (b"*** --- ***", "ne contient pas de texte"),
    "texte.odt": (b"Un texte.", "extension connue"),
    "sans-extension": (b"Un texte.", "extension connue"),
    "texte.pdf": (b"Un simple texte.", "extension d'un document PDF"),
    "texte.docx": (b"Un simple texte.", "extension d'un document Word"),
    "texte.html": (b"Un simple texte.", "extension d'une page HTML"),
    "document.txt": (sample_files.pdf([["Un texte."]]), "Renommez-le en .pdf"),
    "word.pdf": (sample_files.docx(), "Renommez-le en .docx"),
    "page.txt": (sample_files.HTML.encode(), "Renommez-le en .html"),
    "binaire.txt": (bytes(range(256)) * 4, "encodage"),
    "ancien.docx": (bytes.fromhex("d0cf11e0a1b11ae1") + b"0" * 600, "mot de passe"),
    "numerise.pdf": (sample_files.pdf([[], []]), "numérisé"),
    "secret.pdf": (sample_files.encrypted_pdf(), "mot de passe"),
    "coupe.pdf": (sample_files.pdf([["Un texte."]])[:120], "abîmé"),
    "coupe.docx": (sample_files.docx()[:900], "abîmé"),
    "vide.html": (b"<html><body><script>x</script></body></html>", "ne contient pas de texte"),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_a_file_that_cannot_be_added_is_refused(name: str, tmp_path: Path) -> None:
    data, said = CONTENTS[name]
    (tmp_path / name).write_bytes(data)
    message = refusal(tmp_path / name)
    assert said in message
    assert name in message


def test_a_missing_file_or_a_folder_is_refused(tmp_path: Path) -> None:
    assert "n'existe pas" in refusal(tmp_path / "absent.txt")
    (tmp_path / "dossier.txt").mkdir()
    assert "n'est pas un fichier ordinaire" in refusal(tmp_path / "dossier.txt")
    os.mkfifo(tmp_path / "tuyau.txt")
    assert "n'est pas un fichier ordinaire" in refusal(tmp_path / "tuyau.txt")


def test_a_file_of_200_megabytes_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gros.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "open", None)
    message = refusal(path)
    assert "200 Mo" in message
    assert "20 Mo" in message


def test_a_docx_that_swells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_UNPACKED", 1000)
    (tmp_path / "gonfle.docx").write_bytes(sample_files.docx())
    assert "trop de données" in refusal(tmp_path / "gonfle.docx")


def test_an_odd_file_name_is_shown_plainly(tmp_path: Path) -> None:
    name = os.fsdecode(b"b\xffte\n'\"\t.txt")
    (tmp_path / name).write_bytes(b"")
    assert "« b?te?'\"?.txt » est vide" in refusal(tmp_path / name)
    (tmp_path / name).write_bytes(b"Article 1er\nUn texte.")
    file = take(tmp_path / name)
    assert described(file, DETAILS, ()).file == "original.txt"


def test_the_five_texts_are_not_added_again(settings: Settings) -> None:
    source = installed().sources["arrete-2008-01-18"]
    with pytest.raises(TextProblem, match="déjà dans le corpus : Arrêté du 18 janvier 2008"):
        candidate(settings, ROOT / "sources" / source.file)


def test_a_failure_while_adding_leaves_nothing(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "arrete.txt"
    path.write_text(sample_files.TEXT)
    with pytest.raises(IndexProblem):
        add_text(settings, candidate(settings, path), DETAILS, None)
    assert added_ids(settings.home) == ()
    assert load_added(settings.home) == ()
    assert {p.name for p in texts_folder(settings.home).iterdir()} == {".verrou"}


def test_what_an_interrupted_addition_left_is_never_read(settings: Settings) -> None:
    left = texts_folder(settings.home) / ".ajout-essai"
    left.mkdir(parents=True)
    (left / "texte.yaml").write_text("id: essai")
    assert load_added(settings.home) == ()


def test_a_home_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "arrete.txt"
    path.write_text(sample_files.TEXT)
    settings.home.write_text("un fichier à la place du dossier")
    with pytest.raises(TextProblem, match="ALINEA_HOME"):
        add_text(settings, candidate(settings, path), DETAILS, None)


def test_removing_what_is_not_an_added_text(settings: Settings) -> None:
    with pytest.raises(TextProblem, match="l'un des cinq textes"):
        remove_text(settings, "arrete-2008-01-18")
    with pytest.raises(TextProblem, match=r"Aucun texte ajouté ne s'appelle « \.\./index »"):
        remove_text(settings, "../index")


def test_a_record_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un texte.")
    file = take(tmp_path / "a.txt")
    ends_before = Details("t", "k", "r", date(2021, 4, 1), "p", date(2021, 4, 1), date(2020, 1, 1))
    with pytest.raises(TextProblem, match="précède le début"):
        described(file, ends_before, ())
    blank = Details(" ", "k", "r", date(2021, 4, 1), "p", date(2021, 4, 1))
    with pytest.raises(TextProblem, match="« intitulé » est vide"):
        described(file, blank, ())


def test_ids_are_readable_and_never_taken_twice(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un texte.")
    file = take(tmp_path / "a.txt")
    assert described(file, DETAILS, ()).id == "arrete-2021-04-01"
    assert described(file, DETAILS, {"arrete-2021-04-01"}).id == "arrete-2021-04-01-2"
