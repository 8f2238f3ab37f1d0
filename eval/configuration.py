"""What a run was made with: the part that its answers depend on, and the rest."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import assistant
import corpus
import index
from assistant.prompt import PROMPT_VERSION
from assistant.settings import Settings
from corpus.library import installed
from eval.gold import Case
from index.build import files_for
from index.embeddings import model_fingerprint

_PACKAGES = (
    "alinea",
    "langchain",
    "langgraph",
    "chromadb",
    "sentence-transformers",
    "torch",
    "numpy",
    "snowballstemmer",
    "rapidfuzz",
    "ir_measures",
)
_CODE = (".py", ".yaml", ".md", ".jsonl", ".safetensors")
_SOURCES = Path(corpus.__file__).parent / "sources"


def identity(settings: Settings, system: str, cases: Sequence[Case]) -> dict[str, Any]:
    """What must be the same for two sittings to make one run."""
    return {
        "system": system,
        "model": settings.model,
        "prompt": PROMPT_VERSION,
        "embedding": settings.embedding,
        "embedding_fingerprint": model_fingerprint(settings),
        "questions": len(cases),
        "gold_sha256": hashlib.sha256(repr(list(cases)).encode()).hexdigest(),
        "sources_sha256": _hash(_SOURCES.glob("*.txt")),
        "corpus_version": installed().version,
        "index": files_for(settings).key,
        "code_sha256": _hash(_code_files()),
    }


def surroundings() -> dict[str, Any]:
    """The machine and the libraries, for whoever reads the run later."""
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "packages": {name: _version(name) for name in _PACKAGES},
    }


def _code_files() -> Iterable[Path]:
    """Code and data of the assistant, the index and the corpus."""
    for package in (assistant, index, corpus):
        root = Path(package.__file__ or "").parent
        yield from (p for p in root.rglob("*") if p.suffix in _CODE)


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"
