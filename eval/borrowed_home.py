"""A home for measurements: the models and indexes of ALINEA_HOME, and nothing that people said."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHARED = ("models", "index", "cache")


@contextmanager
def borrowed_home(shared: Path) -> Iterator[Path]:
    """A folder that disappears, with links to what ``shared`` has built."""
    with tempfile.TemporaryDirectory(prefix="alinea-mesure-") as home:
        for name in _SHARED:
            if (shared / name).exists():
                (Path(home) / name).symlink_to((shared / name).resolve())
        yield Path(home)
