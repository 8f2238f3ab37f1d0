"""What every test may share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


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
