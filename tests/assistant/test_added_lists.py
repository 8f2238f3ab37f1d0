"""A list declared in an added text decides on its dates; the worked example of the guide is run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Verdict
from assistant.cli import main
from assistant.service import Assistant
from assistant.settings import EMBEDDED_EMBEDDING, Settings
from index.build import ensure

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "ajouter-un-texte.md").read_text(encoding="utf-8")
IN_FORCE, ENDED = date(2024, 6, 1), date(2025, 6, 1)
ID = "arrete-2024-03-05"

CERTIFICATIONS = """# Accord du 2 mai 2024

## Annexe

| Métier | Diplôme | RNCP | Niveau |
| --- | --- | --- | --- |
| Apiculteur | BP Responsable d'exploitation apicole | RNCP29257 | 4 |
| Fromager | CAP Crémier-fromager | RNCP37537 | 3 |
"""


def shown_command() -> list[str]:
    """The command that the guide gives for its example."""
    commands = [shlex.split(line) for line in GUIDE.splitlines() if "--table docs" in line]
    assert len(commands) == 1
    return commands[0][1:]


def install(settings: Settings, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> Assistant:
    monkeypatch.setenv("ALINEA_HOME", str(settings.home))
    monkeypatch.setenv("ALINEA_EMBEDDING", EMBEDDED_EMBEDDING)
    monkeypatch.chdir(ROOT)
    assert main(command) == 0
    return Assistant.from_settings(settings)


@pytest.fixture(scope="module")
def example(offline: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An installation with the example of the guide, never changed by a test."""
    home = tmp_path_factory.mktemp("exemple")
    (home / "models").symlink_to(offline.home / "models")
    (home / "index").symlink_to(offline.home / "index")
    ensure(offline, None)
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield install(replace(offline, home=home), monkeypatch, shown_command())


def test_the_guide_shows_the_files_of_its_example() -> None:
    blocks = dict(re.findall(r"```(text|yaml)\n(.*?)```", GUIDE, re.DOTALL))
    for kind, name in (("text", "liste-exemple.txt"), ("yaml", "liste-exemple.yaml")):
        assert blocks[kind] == (ROOT / "docs" / "exemples" / name).read_text(encoding="utf-8")


def rests_on_it(answer: Answer) -> bool:
    return any(c.source_id == ID for c in answer.citations)


VERDICTS = (
    ("Un soudeur est-il ouvert en Alsace ?", Verdict.OPEN),  # Grand Est
    ("Un maçon est-il ouvert à Toulouse ?", Verdict.OPEN),  # Occitanie
    ("Un maçon est-il ouvert en Bretagne ?", Verdict.NOT_OPEN),
    ("Un géomètre est-il ouvert en Bretagne ?", Verdict.OPEN),  # a code of 1999
    ("Le code 61222 est-il ouvert en Corse ?", Verdict.NOT_OPEN),
    ("Un aide-soignant est-il ouvert en Corse ?", Verdict.OPEN),  # every region
    ("Le métier F1703 est-il ouvert à Montpellier ?", Verdict.OPEN),  # a code of today
)


def test_the_declared_list_decides_on_its_dates(
    example: Assistant, subtests: pytest.Subtests
) -> None:
    for question, verdict in VERDICTS:
        with subtests.test(question):
            answer = example.answer(question, on=IN_FORCE)
            assert answer.verdict is verdict
            assert rests_on_it(answer)
            assert "indiqué comme applicable à partir du 10 mars 2024" in answer.markdown


def test_no_other_date_is_decided_by_it(example: Assistant, assistant: Assistant) -> None:
    question = "Un géomètre est-il ouvert en Bretagne ?"
    for on in (None, date(2009, 6, 1), date(2024, 3, 9), ENDED):
        answer = example.answer(question, on=on)
        assert not rests_on_it(answer)
        assert answer.verdict is assistant.answer(question, on=on).verdict
    assert example.answer(question, on=date(2024, 3, 10)).verdict is Verdict.OPEN
    assert rests_on_it(example.answer(question, on=date(2025, 5, 20)))


def test_the_list_of_a_year_is_read_at_that_date(example: Assistant) -> None:
    assert rests_on_it(example.answer("Géomètre à Rennes, selon la liste de 2024 ?"))
    assert not rests_on_it(example.answer("Géomètre à Rennes, selon la liste de 2008 ?"))


def test_the_rules_that_depend_on_the_person_stay(example: Assistant) -> None:
    algerian = example.answer("Un soudeur algérien est-il accepté à Rennes ?", on=IN_FORCE)
    assert algerian.verdict is Verdict.NOT_APPLICABLE
    tunisian = example.answer("Un géomètre tunisien est-il accepté en Corse ?", on=IN_FORCE)
    assert tunisian.verdict is Verdict.OPEN
    assert not rests_on_it(tunisian)


def test_a_part_of_a_title_is_no_entry(example: Assistant) -> None:
    answer = example.answer("Un vendeur est-il ouvert à Toulouse ?", on=IN_FORCE)
    assert answer.verdict is not Verdict.OPEN


def test_the_list_of_a_region_and_the_regions_of_a_metier(example: Assistant) -> None:
    listed = example.answer("Quels métiers sont ouverts en Bretagne ?", on=IN_FORCE).markdown
    for entry in ("J1501 Aide-soignant", "H2913 Soudeur", "61222 Géomètre"):
        assert entry in listed
    assert "Maçon" not in listed
    spread = example.answer("Dans quelles régions un soudeur est-il ouvert ?", on=IN_FORCE).markdown
    assert "4 des 22 régions" in spread


def test_once_removed_the_list_decides_nothing(
    own_home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = install(own_home, monkeypatch, shown_command())
    assert rests_on_it(example.answer("Un maçon est-il ouvert à Toulouse ?", on=IN_FORCE))
    assert main(["corpus", "remove", ID]) == 0
    answer = example.answer("Un maçon est-il ouvert à Toulouse ?", on=IN_FORCE)
    assert not rests_on_it(answer)
    assert answer.verdict is Verdict.UNDETERMINED


def test_a_faulty_table_adds_nothing(
    own_home: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ALINEA_HOME", str(own_home.home))
    text = (ROOT / "docs/exemples/liste-exemple.txt").read_text(encoding="utf-8")
    (tmp_path / "faute.txt").write_text(text.replace("Occitanie", "Ocitanie"), encoding="utf-8")
    corpus, add, _, *rest = shown_command()
    monkeypatch.chdir(ROOT)
    assert main([corpus, add, str(tmp_path / "faute.txt"), *rest]) == 1
    said = capsys.readouterr().err
    assert "colonne « Région » : « Ocitanie » n'est pas une région" in said
    assert "Occitanie" in said
    assert Assistant.from_settings(own_home).corpus.added == ()


def test_declared_certifications_answer_on_their_dates(
    own_home: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "accord.md").write_text(CERTIFICATIONS, encoding="utf-8")
    (tmp_path / "table.yaml").write_text(
        "nature: certifications\nen vigueur du: 2024-05-02\n"
        "colonnes: {métier: Métier, diplôme: Diplôme, rncp: RNCP, niveau: Niveau}\n",
        encoding="utf-8",
    )
    command = [
        "corpus",
        "add",
        str(tmp_path / "accord.md"),
        "--table",
        str(tmp_path / "table.yaml"),
    ]
    command += ["--title", "Accord du 2 mai 2024", "--kind", "accord de branche"]
    command += ["--reference", "essai", "--date", "2024-05-02", "--publisher", "Personne"]
    assistant = install(own_home, monkeypatch, command)
    question = "Quelles certifications Pro-A pour un fromager ?"
    answer = assistant.answer(question, on=date(2024, 6, 1))
    assert "RNCP37537" in answer.markdown
    assert "RNCP29257" not in answer.markdown
    assert {c.source_id for c in answer.citations} == {"accord-de-branche-2024-05-02"}
    assert "RNCP37537" not in assistant.answer(question, on=date(2023, 6, 1)).markdown
