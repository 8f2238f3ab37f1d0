"""From texts to unit vectors, behind one small protocol."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.settings import EMBEDDED_EMBEDDING, Settings, silence_dependencies
from index.problems import IndexProblem

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]  # shape (n, dimension), rows of unit length
Advance = Callable[[int], None]  # told how many more texts are encoded

BATCH = 8  # texts of like length; larger batches are no quicker on two cores, and heavier
_WHOLE = 1 << 20  # files up to this size are fingerprinted whole, larger ones by their two ends


class Embedder(Protocol):
    """A model that turns questions and passages into comparable unit vectors."""

    @property
    def name(self) -> str:
        """The name the user knows the model by."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors would."""

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in the order given."""

    def encode_passages(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        """Vectors of passages, in the order given."""


class SentenceTransformerEmbedder:
    """An ``Embedder`` over a sentence-transformers folder, on the processor, in float32."""

    def __init__(self, name: str, folder: Path, fingerprint: str) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self._model = _load(name, folder)
        self._query_prompt, self._passage_prompt = _prompts(self._model, name)
        self._lock = Lock()  # tokenizers reconfigure themselves while they truncate and pad

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, in the order given."""
        return self._encode(texts, self._query_prompt, None)

    def encode_passages(self, texts: Sequence[str], advance: Advance | None = None) -> Vectors:
        """Vectors of passages, in the order given; ``advance`` follows long work."""
        return self._encode(texts, self._passage_prompt, advance)

    def _encode(self, texts: Sequence[str], prompt: str, advance: Advance | None) -> Vectors:
        """Encode batches of like length side by side, one core each.

        Sharing each product between cores instead is no quicker on a quiet machine, and many
        times slower on a busy one, where the cores wait for each other at every step.
        """
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        batches = [by_length[i : i + BATCH] for i in range(0, len(texts), BATCH)]

        def encode(batch: list[int]) -> None:
            vectors[batch] = self._forward([texts[i] for i in batch], prompt)
            if advance:
                advance(len(batch))

        if len(batches) == 1:
            encode(batches[0])
        else:
            with ThreadPoolExecutor(_cores()) as workers:
                for _ in workers.map(encode, batches):
                    pass
        return vectors

    def _forward(self, texts: list[str], prompt: str) -> Vectors:
        import torch

        torch.set_num_threads(1)
        with torch.inference_mode():
            with self._lock:
                features = self._model.preprocess(texts, prompt=prompt)
            pooled = self._model(features)["sentence_embedding"].float()
            unit = torch.nn.functional.normalize(pooled, dim=1)
            result: Vectors = unit.numpy()
        return result


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load_embedder(settings: Settings) -> SentenceTransformerEmbedder:
    """The model named by ``settings.embedding``; the embedded one is built on first use."""
    silence_dependencies()
    name = settings.embedding
    if name == EMBEDDED_EMBEDDING:
        from index import embedded_model

        folder = embedded_model.ensure_built(settings.home / "models")
        return SentenceTransformerEmbedder(name, folder, embedded_model.fingerprint())
    folder = _folder(name)
    return SentenceTransformerEmbedder(name, folder, _fingerprint(folder))


def model_fingerprint(settings: Settings) -> str:
    """The fingerprint ``load_embedder`` would give, without loading any model."""
    if settings.embedding == EMBEDDED_EMBEDDING:
        from index import embedded_model

        return embedded_model.fingerprint()
    return _fingerprint(_folder(settings.embedding))


def _load(name: str, folder: Path) -> SentenceTransformer:
    import torch
    from sentence_transformers import SentenceTransformer

    embedded = name == EMBEDDED_EMBEDDING
    try:
        model = SentenceTransformer(
            str(folder),
            device="cpu",
            local_files_only=True,
            model_kwargs={"dtype": torch.float16 if embedded else torch.float32},
        ).eval()
    except (OSError, ValueError, KeyError) as error:
        raise IndexProblem(
            f"Le modèle « {name} » ({folder}) n'a pas pu être chargé : {error}. {_remedies()}"
        ) from error
    if embedded:
        _widen(model)
    return model


def _widen(model: SentenceTransformer) -> None:
    """Compute in float32, but leave the table of 250,000 pieces in float16 as on disk.

    What is looked up there is added to float32 vectors, so results are the same; 190 MB are saved.
    """
    for name, weights in model.named_parameters():
        if "word_embeddings" not in name:
            weights.data = weights.data.float()


def _folder(name: str) -> Path:
    """The folder of a model given by path or by name (looked up among downloaded models)."""
    if Path(name).expanduser().is_dir():
        return Path(name).expanduser().resolve()
    from huggingface_hub import snapshot_download

    offline = os.environ.get("HF_HUB_OFFLINE", "1") not in ("0", "")
    try:
        return Path(snapshot_download(name, local_files_only=offline))
    except Exception as error:  # the hub client raises errors of many families
        raise IndexProblem(
            f"Le modèle « {name} » n'est pas disponible sur cette machine. {_remedies()}"
        ) from error


def _remedies() -> str:
    return (
        "Deux remèdes : placez le dossier du modèle sur cette machine et donnez son chemin "
        "(ALINEA_EMBEDDING=/chemin/du/dossier), ou revenez au modèle embarqué "
        f"(ALINEA_EMBEDDING={EMBEDDED_EMBEDDING})."
    )


def _prompts(model: SentenceTransformer, name: str) -> tuple[str, str]:
    """The prefixes the model was trained with; E5 models do not always carry theirs."""
    stored = {key: text or "" for key, text in (model.prompts or {}).items()}
    query = stored.get("query", "")
    passage = stored.get("document") or stored.get("passage") or stored.get("corpus") or ""
    if not query and not passage and "e5" in Path(name).name.lower():
        return "query: ", "passage: "
    return query, passage


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder)}:{size}:".encode())
        with path.open("rb") as file:
            digest.update(file.read(_WHOLE))
            if size > _WHOLE:
                file.seek(-_WHOLE, os.SEEK_END)
                digest.update(file.read())
    return digest.hexdigest()[:12]
