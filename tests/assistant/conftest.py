from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from assistant.search import TextSearch
from assistant.service import Assistant
from assistant.settings import Settings
from index.retriever import Retriever


@pytest.fixture(scope="session")
def offline(settings: Settings) -> Settings:
    """The installation of the session, under the name that says which model words the answers."""
    return settings


@pytest.fixture(scope="session")
def assistant(offline: Settings) -> Assistant:
    return Assistant.from_settings(offline)


@pytest.fixture(scope="module")
def talking(settings: Settings) -> Assistant:
    """One that keeps conversations, for the tests of one file."""
    return Assistant.from_settings(settings)


@pytest.fixture(scope="session")
def text_search(offline: Settings) -> TextSearch:
    return TextSearch(cache(lambda: Retriever.open(offline)))


@pytest.fixture
def own_home(offline: Settings, tmp_path: Path) -> Settings:
    """An installation with conversations of its own, and the index of the session."""
    for shared in ("models", "index", "cache"):
        if (offline.home / shared).exists():
            (tmp_path / shared).symlink_to(offline.home / shared)
    return replace(offline, home=tmp_path)
