"""Other embedding models, and vectors on a Chroma server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.settings import Settings
from corpus.library import Corpus
from index import build
from index.problems import IndexProblem
from index.retriever import Retriever
from index.store import ChromaStore

BUILD_ON_SERVER = """
from dataclasses import replace
from assistant.settings import Settings
from corpus import library
from index import build

build._BLOCK = 16
corpus = library.load()
small = {k: p for k, p in corpus.passages.items() if k.startswith("accord-pro-a") and "#art" in k}
build.build(Settings.from_environment(), corpus=replace(corpus, passages=small, version="serveur"))
"""


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder with a tiny encoder of random weights."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("modele")
    torch.manual_seed(0)
    words = ["[PAD]", "[UNK]", "durée", "formation", "employeur", "métier", "de", "la", "le"]
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]"
    ).save_pretrained(folder / "bare")
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(words), intermediate_size=64, **shape)
    BertModel(config).save_pretrained(folder / "bare")
    modules = [Transformer(str(folder / "bare")), Pooling(32)]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder / "petit"))
    return folder / "petit"


def test_each_model_has_its_own_index_and_switching_back_is_instant(
    settings: Settings, small_model: Path, small_corpus: Corpus
) -> None:
    first = build.ensure(settings, None, small_corpus)
    other_settings = replace(settings, embedding=str(small_model))
    other = build.ensure(other_settings, None, small_corpus)
    assert other.dimension == 32 != first.dimension
    assert other.fingerprint != first.fingerprint
    assert other.folder != first.folder
    assert build.ensure(settings, None, small_corpus) == first
    assert build.ensure(other_settings, None, small_corpus) == other


def test_the_chosen_model_is_remembered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALINEA_HOME", str(tmp_path))
    monkeypatch.delenv("ALINEA_EMBEDDING", raising=False)
    replace(settings, home=tmp_path, embedding="un/modele").remember_embedding()
    assert Settings.from_environment().embedding == "un/modele"
    monkeypatch.setenv("ALINEA_EMBEDDING", "un/autre")
    assert Settings.from_environment().embedding == "un/autre"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Chroma server, stopped at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    command = [str(Path(sys.executable).parent / "chroma"), "run"]
    options = ["--path", str(folder), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(
        [*command, *options],
        env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "chroma run stopped"
        time.sleep(0.1)
    raise AssertionError("chroma run does not answer")


def test_a_killed_build_on_a_server_resumes(settings: Settings, server: str) -> None:
    on_server = replace(settings, chroma_url=server)
    environment = {**os.environ, "ALINEA_HOME": str(settings.home), "ALINEA_CHROMA_URL": server}
    command = [sys.executable, "-c", BUILD_ON_SERVER]
    corpus = replace(build.library.load(), version="serveur")
    store = ChromaStore.on_server(server, f"alinea-{build.files_for(on_server, corpus).key}")
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    while store.count() == 0 and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    held = store.count()
    assert held > 0
    assert build.files_for(on_server, corpus).live() is None
    done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=True)
    live = build.files_for(on_server, corpus).live()
    assert live is not None
    assert store.count() == live.chunks > held
    assert f"{live.chunks}/{live.chunks}" in done.stderr


def test_a_server_serves_what_a_folder_would(
    settings: Settings, small_corpus: Corpus, server: str
) -> None:
    folder = Retriever.open(settings, small_corpus)
    other = Retriever.open(replace(settings, chroma_url=server), small_corpus)
    question = "Un Algérien peut-il être régularisé ?"
    mine, theirs = folder.search(question, 3), other.search(question, 3)
    assert [h.best_passage_id for h in mine.hits] == [h.best_passage_id for h in theirs.hits]


def test_a_server_that_does_not_answer_is_said(settings: Settings) -> None:
    absent = replace(settings, chroma_url="http://127.0.0.1:9")
    with pytest.raises(IndexProblem, match="ne répond pas"):
        Retriever.open(absent)
