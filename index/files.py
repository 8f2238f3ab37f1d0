"""Where indexes live under ALINEA_HOME, and what their manifest says.

``index/<key>.json`` is the manifest of the live index for one model and one corpus; replacing that
small file is what makes a finished build live. It names the folder that holds the index itself.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from index.chunks import Chunk
from index.problems import IndexProblem

FORMAT = 4  # changes with the chunks, the analysis or the files below


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an index was built from, and where it stands."""

    model: str
    fingerprint: str  # of the model
    corpus: str  # version of the corpus
    format: int
    dimension: int
    passages: int
    chunks: int
    folder: str  # name under ``index/``
    previous: str  # folder replaced by this build, kept for whoever still reads it
    built_at: str  # ISO date and time, UTC
    seconds: float
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """The ``index`` folder of one installation, for one model and one corpus."""

    root: Path
    fingerprint: str
    corpus: str
    server: str = ""  # address of the Chroma server that holds the vectors, if one does

    @property
    def key(self) -> str:
        """Names the vectors: no two models or corpora share them."""
        return f"{self.fingerprint}-{self.corpus}-{FORMAT}"

    @property
    def manifest_path(self) -> Path:
        """The file whose replacement makes a build live; each server has its own."""
        place = f"-{sha256(self.server.encode()).hexdigest()[:8]}" if self.server else ""
        return self.root / f"{self.key}{place}.json"

    def live(self) -> Manifest | None:
        """The manifest of the live index, or None where there is no whole index."""
        try:
            manifest = Manifest(**json.loads(self.manifest_path.read_text()))
        except (FileNotFoundError, ValueError, TypeError):
            return None
        expected = (self.fingerprint, self.corpus, FORMAT)
        if (manifest.fingerprint, manifest.corpus, manifest.format) != expected:
            return None
        return manifest if (self.root / manifest.folder / CHUNKS).is_file() else None

    def publish(self, manifest: Manifest) -> None:
        """Make a finished build live, in one step."""
        draft = self.manifest_path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        os.replace(draft, self.manifest_path)

    def sweep(self) -> None:
        """Remove the folders that no manifest names: builds killed or replaced."""
        named: set[str] = set()
        for path in self.root.glob("*.json"):
            content = json.loads(path.read_text())
            named |= {content.get("folder", ""), content.get("previous", "")}
        for folder in self.root.iterdir():
            if folder.is_dir() and folder.name not in named:
                shutil.rmtree(folder, ignore_errors=True)
        for draft in self.root.glob("*.tmp"):
            draft.unlink(missing_ok=True)


CHUNKS = "chunks.jsonl"


def write_chunks(folder: Path, chunks: list[Chunk]) -> None:
    """Write the chunks, one a line, in the order of their positions."""
    with (folder / CHUNKS).open("w") as file:
        for chunk in chunks:
            print(json.dumps(asdict(chunk), ensure_ascii=False), file=file)


def read_chunks(folder: Path) -> list[Chunk]:
    """Read what ``write_chunks`` wrote."""
    records = [json.loads(line) for line in (folder / CHUNKS).read_text().splitlines()]
    return [
        Chunk(**(r | {"passage_ids": tuple(r["passage_ids"]), "texts": tuple(r["texts"])}))
        for r in records
    ]


@contextmanager
def only_builder(root: Path, stream: TextIO | None) -> Iterator[None]:
    """Hold the build lock; the system frees it when its holder ends, however it ends."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = (root / ".verrou").open("w")
    except OSError as error:
        raise unwritable(root, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if stream:
                print("Une autre construction est en cours : attente…", file=stream, flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def unwritable(root: Path, error: OSError) -> IndexProblem:
    """The sentence for a folder that cannot be written."""
    return IndexProblem(
        f"L'index n'a pas pu être écrit dans {root} ({error.strerror or error}). Libérez de la "
        "place, rétablissez le droit d'écriture, ou choisissez un autre dossier avec ALINEA_HOME. "
        "L'index précédent, s'il existe, reste en service."
    )
