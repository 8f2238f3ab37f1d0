from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.settings import Settings
from corpus.library import Corpus
from index import build
from index.problems import IndexProblem
from index.retriever import Retriever

BUILD_SMALL = """
import resource, sys
from dataclasses import replace
from itertools import islice
from assistant.settings import Settings
from corpus import library
from index import build
from index.problems import IndexProblem

corpus = library.load()
small = replace(corpus, passages=dict(islice(corpus.passages.items(), 60)), version="essai")
limit = int(sys.argv[1])
if limit:
    build.load_embedder(Settings.from_environment())
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    print(build.build(Settings.from_environment(), corpus=small).folder)
except IndexProblem as problem:
    sys.exit(f"PROBLÈME {problem}")
"""


def start_build(home: Path, limit: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD_SMALL, str(limit)],
        env={**os.environ, "ALINEA_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def built(settings: Settings, retriever: Retriever, small_corpus: Corpus) -> str:
    """A live index of the small corpus; gives its folder."""
    return build.build(settings, None, small_corpus).folder


def test_the_manifest_says_what_was_built(settings: Settings, retriever: Retriever) -> None:
    manifest = build.ensure(settings)
    assert manifest.model == settings.embedding
    assert manifest.fingerprint == retriever.embedder.fingerprint
    assert manifest.chunks == len(build.corpus_chunks(build.library.load()))
    assert manifest.dimension == retriever.embedder.dimension
    assert set(manifest.versions) >= {"chromadb", "torch"}
    assert build.info(settings).manifest == manifest


def test_an_index_in_order_is_not_built_again(settings: Settings, retriever: Retriever) -> None:
    assert build.ensure(settings) == build.ensure(settings)


def test_another_corpus_is_never_served_by_this_index(
    settings: Settings, built: str, small_corpus: Corpus
) -> None:
    assert build.ensure(settings, None, small_corpus).folder == built
    changed = replace(small_corpus, version="essai-2")
    rebuilt = build.ensure(settings, None, changed)
    assert rebuilt.corpus == "essai-2"
    assert rebuilt.folder != built


def test_a_manifest_that_lies_is_not_believed(
    settings: Settings, built: str, small_corpus: Corpus
) -> None:
    files = build.files_for(settings, small_corpus)
    content = files.manifest_path.read_text()
    try:
        files.manifest_path.write_text(json.dumps({**json.loads(content), "fingerprint": "autre"}))
        assert files.live() is None
        files.manifest_path.write_text(content[: len(content) // 2])
        assert files.live() is None
    finally:
        files.manifest_path.write_text(content)
    assert files.live() is not None


def test_a_killed_build_leaves_the_live_index(
    settings: Settings, built: str, small_corpus: Corpus
) -> None:
    before = build.ensure(settings, None, small_corpus)
    process = start_build(settings.home)
    assert process.stderr
    assert any("Index des textes" in line for line in process.stderr)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert build.ensure(settings, None, small_corpus) == before
    half_made = {p.name for p in (settings.home / "index").iterdir() if p.is_dir()}
    after = build.build(settings, None, small_corpus)
    left = {p.name for p in (settings.home / "index").iterdir() if p.is_dir()}
    assert len(half_made - left) >= 1
    assert {after.folder, before.folder} <= left


def test_two_builds_at_once_wait_for_each_other(
    settings: Settings, built: str, small_corpus: Corpus
) -> None:
    processes = [start_build(settings.home) for _ in range(2)]
    outputs = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    folders = {out.strip() for out, _ in outputs}
    assert len(folders) == 2
    live = build.ensure(settings, None, small_corpus)
    assert live.folder in folders
    assert sum("attente" in err for _, err in outputs) <= 1


def test_a_full_disk_is_said_plainly_and_the_live_index_serves(
    settings: Settings, built: str, small_corpus: Corpus
) -> None:
    before = build.ensure(settings, None, small_corpus)
    process = start_build(settings.home, limit=20_000)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "PROBLÈME L'index n'a pas pu être écrit" in err
    assert build.ensure(settings, None, small_corpus) == before


def test_a_folder_that_cannot_be_written_is_said(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(IndexProblem, match="ALINEA_HOME"):
        build.build(replace(settings, home=tmp_path / "fichier"), None)
