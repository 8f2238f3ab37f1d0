from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import ROOT
from corpus.library import Corpus, load
from corpus.read import read_all
from corpus.records import Reading
from corpus.sources_file import load_sources, read_contents


@pytest.fixture(scope="session")
def contents() -> dict[str, str]:
    folder: Path = ROOT / "sources"
    return read_contents(folder, load_sources(folder))


@pytest.fixture(scope="session")
def readings(contents: dict[str, str]) -> dict[str, Reading]:
    return {reading.source_id: reading for reading in read_all(contents)}


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load()
