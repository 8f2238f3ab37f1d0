"""What every test may share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.settings import EMBEDDED_EMBEDDING, OFFLINE_MODEL, Settings


@pytest.fixture(scope="session")
def alinea_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An ALINEA_HOME for the whole session: the model and the index are built there once."""
    home = tmp_path_factory.mktemp("alinea")
    before = os.environ.get("ALINEA_HOME")
    os.environ["ALINEA_HOME"] = str(home)
    yield home
    if before is None:
        os.environ.pop("ALINEA_HOME", None)
    else:
        os.environ["ALINEA_HOME"] = before


@pytest.fixture(scope="session")
def settings(alinea_home: Path) -> Settings:
    """The installation of the session: the offline model, the embedded embedding."""
    return replace(
        Settings.from_environment(),
        home=alinea_home,
        model=OFFLINE_MODEL,
        embedding=EMBEDDED_EMBEDDING,
    )
