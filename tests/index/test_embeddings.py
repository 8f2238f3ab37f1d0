from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.settings import Settings
from index import q4_weights
from index.embeddings import load_embedder, model_fingerprint
from index.problems import IndexProblem
from index.retriever import Retriever


def test_vectors_are_unit_length_and_in_order(retriever: Retriever) -> None:
    texts = ["La taxe est due par l'employeur.", "Le soudeur assemble des pièces." * 20, "Oui."]
    vectors = retriever.embedder.encode_passages(texts * 12)
    assert vectors.shape == (36, retriever.embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(vectors[:3], vectors[33:], atol=1e-3)


def test_meaning_is_nearer_than_chance(retriever: Retriever) -> None:
    near, far = retriever.similarity(
        "Combien de temps dure la formation ?", ["durée de l'action", "recette de cuisine"]
    )
    assert near > far


def test_questions_and_passages_are_encoded_apart(retriever: Retriever) -> None:
    question = retriever.embedder.encode_queries(["durée"])
    assert not np.allclose(question, retriever.embedder.encode_passages(["durée"]), atol=1e-3)


def test_the_model_is_not_built_twice(settings: Settings, retriever: Retriever) -> None:
    (folder,) = (settings.home / "models").iterdir()
    before = (folder / "modules.json").stat().st_mtime_ns
    assert load_embedder(settings).fingerprint == model_fingerprint(settings)
    assert (folder / "modules.json").stat().st_mtime_ns == before


def test_a_model_that_is_not_there_names_two_remedies(settings: Settings) -> None:
    absent = replace(settings, embedding="intfloat/multilingual-e5-inconnu")
    with pytest.raises(IndexProblem, match=r"pas disponible.*dossier.*modèle embarqué"):
        load_embedder(absent)


def test_a_folder_that_is_no_model_is_said(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(IndexProblem, match="n'a pas pu être chargé"):
        load_embedder(replace(settings, embedding=str(tmp_path)))


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    changed = tmp_path / "poids.bin"
    changed.write_bytes(q4_weights.locate().read_bytes()[:-1] + b"\0")
    with pytest.raises(IndexProblem, match="sha256"):
        q4_weights.read(changed)
