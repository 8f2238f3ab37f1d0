"""corpus/passages.jsonl: one passage a line, both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from corpus.records import Passage, PassageKind, Segment


def encode_passages(passages: Iterable[Passage]) -> bytes:
    """The file's bytes; a segment is [first line, last line, extract]."""
    lines = (json.dumps(_to_json(p), ensure_ascii=False, separators=(",", ":")) for p in passages)
    return "".join(f"{line}\n" for line in lines).encode()


def decode_passages(data: bytes) -> dict[str, Passage]:
    """The passages of the file, by id, in the order of the texts."""
    lines = data.decode("utf-8").rstrip("\n").replace("\n", ",")  # one parse is twice as fast
    return {record["id"]: _from_json(record) for record in json.loads(f"[{lines}]")}


def _to_json(p: Passage) -> dict[str, Any]:
    return {
        "id": p.id,
        "kind": str(p.kind),
        "text": p.text,
        "path": list(p.path),
        "locator": p.locator,
        "segments": [[s.line_start, s.line_end, s.text] for s in p.segments],
        "notes": list(p.notes),
    }


def _from_json(record: dict[str, Any]) -> Passage:
    segments = tuple(Segment(*segment) for segment in record["segments"])
    return Passage(
        id=record["id"],
        source_id=record["id"].partition("#")[0],
        kind=PassageKind(record["kind"]),
        text=record["text"],
        path=tuple(record["path"]),
        locator=record["locator"],
        line_start=min(s.line_start for s in segments),
        line_end=max(s.line_end for s in segments),
        segments=segments,
        notes=tuple(record["notes"]),
    )
