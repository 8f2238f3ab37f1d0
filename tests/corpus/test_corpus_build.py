"""Generated files: same bytes from the same texts, drift told in French, sources described."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus.build import ROOT, build, check, generated
from corpus.library import Corpus, load_from
from corpus.sources_file import SourcesError, load_sources
from corpus.tables import ANOMALIES, CQPM, CQPM_READINGS, LISTS, METIERS, PRO_A


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A corpus of one's own: sources, errata, kept questions and generated files."""
    for name in ("sources", "tables", "reference"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("errata.yaml", "passages.jsonl"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_committed_files_are_those_of_the_texts() -> None:
    assert check() == []


def test_building_twice_changes_nothing(copy: Path) -> None:
    assert build(copy) == []


def test_building_from_nothing_gives_every_file(copy: Path) -> None:
    shutil.rmtree(copy / "tables")
    (copy / "passages.jsonl").unlink()
    assert len(check(copy)) == 7
    assert len(build(copy)) == 7
    assert check(copy) == []


@pytest.mark.parametrize("name", sorted(generated()))
def test_drift_is_told_with_its_remedy(copy: Path, name: str) -> None:
    path = copy / name
    path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    assert check(copy) == [
        f"corpus/{name} ne correspond plus aux textes : lancez « alinea corpus build »."
    ]
    assert build(copy) == [name]
    assert check(copy) == []


def test_a_changed_source_is_refused(copy: Path) -> None:
    path = copy / "sources" / "arrete-2008-01-18.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (message,) = check(copy)
    assert "sources/arrete-2008-01-18.txt" in message
    assert "sha256" in message
    with pytest.raises(SourcesError):
        build(copy)


def test_the_version_follows_the_files(copy: Path, corpus: Corpus) -> None:
    assert load_from(copy).version == corpus.version
    errata = copy / "errata.yaml"
    errata.write_text(errata.read_text(encoding="utf-8") + "# note\n", encoding="utf-8")
    assert load_from(copy).version != corpus.version


def test_tables_open_in_a_french_spreadsheet(copy: Path) -> None:
    for table in (LISTS, METIERS, PRO_A, CQPM, CQPM_READINGS, ANOMALIES):
        data = (copy / "tables" / table.file).read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))
        assert rows[0] == [title for title, _ in table.columns]
        assert all(len(row) == len(rows[0]) for row in rows)


def test_tables_show_no_address() -> None:
    for data in generated().values():
        assert b"@" not in data
        assert b"iminidco" not in data


def test_every_source_field_is_there(corpus: Corpus) -> None:
    assert len(corpus.sources) == 5
    for source in corpus.sources.values():
        for text in (source.title, source.short_title, source.kind, source.publisher):
            assert text.strip() == text != ""
        assert source.reference
        assert source.licence
        assert source.validity_notice.endswith(".")
        assert isinstance(source.date, date)
        assert source.in_force_to is None or source.in_force_from < source.in_force_to


def test_a_missing_source_field_is_told(copy: Path) -> None:
    path = copy / "sources" / "sources.yaml"
    kept = [x for x in path.read_text(encoding="utf-8").split("\n") if "licence: liste" not in x]
    path.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(SourcesError, match=r"cqpm-2010-03-10.*licence"):
        load_sources(copy / "sources")


@pytest.mark.parametrize(
    ("source_id", "words"),
    [
        ("arrete-2008-01-18", ("11 août 2011", "26 décembre 2012", "MTRD2109963A", "21 mai 2025")),
        ("circulaire-2008-01-07", ("arrêté du 18 janvier 2008", "L. 435-1", "L. 435-4")),
        ("circulaire-2009-07-31", ("L. 435-1",)),
        ("cqpm-2010-03-10", ("10 mars 2010", "aucune liste postérieure")),
        ("accord-pro-a-2021-01-22", ("1er janvier 2026", "2025-989", "période de reconversion")),
    ],
)
def test_validity_today(corpus: Corpus, source_id: str, words: tuple[str, ...]) -> None:
    assert all(word in corpus.sources[source_id].validity_notice for word in words)
    assert len(corpus.sources[source_id].validity_notice) < 320


def test_which_list_was_in_force(corpus: Corpus) -> None:
    circulaire = corpus.sources["circulaire-2008-01-07"]
    arrete = corpus.sources["arrete-2008-01-18"]
    assert circulaire.in_force_to is not None
    assert (arrete.in_force_from - circulaire.in_force_to).days == 1
    assert corpus.sources["circulaire-2009-07-31"].in_force_from == date(2009, 7, 1)
