"""A retrieval test set in BEIR layout: documents, questions, and which answers which."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadSet(ValueError):
    """A folder or file that is not in BEIR layout; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document; ``text`` is what answers, ``title`` may be empty."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Title and text as they are indexed."""
        return f"{self.title}\n{self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class BeirSet:
    """Documents, questions by id, and for each question the grade of each right document."""

    documents: list[Document]
    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]


def read_set(folder: Path, queries: Path | None = None) -> BeirSet:
    """Read ``corpus.jsonl``, ``queries.jsonl`` (or the file given) and ``qrels/test.tsv``.

    Questions without a right document are left out, as the measures do not know them.
    """
    documents = [
        Document(str(r["_id"]), str(r.get("title") or ""), str(r.get("text") or ""))
        for r in _records(folder / "corpus.jsonl")
    ]
    qrels = _read_qrels(folder / "qrels" / "test.tsv")
    asked = {str(r["_id"]): str(r["text"]) for r in _records(queries or folder / "queries.jsonl")}
    judged = {i: text for i, text in asked.items() if i in qrels}
    if not documents or not judged:
        raise BadSet(
            f"{folder} : {len(documents)} documents et {len(judged)} questions jugées ; il en faut "
            "au moins un de chaque. Les identifiants des questions doivent être ceux de "
            "qrels/test.tsv."
        )
    return BeirSet(documents, judged, qrels)


def write_set(folder: Path, content: BeirSet) -> None:
    """Write a set in BEIR layout."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    documents = ({"_id": d.id, "title": d.title, "text": d.text} for d in content.documents)
    write_jsonl(folder / "corpus.jsonl", documents)
    write_queries(folder / "queries.jsonl", content.queries)
    with (folder / "qrels" / "test.tsv").open("w") as file:
        print("query-id", "corpus-id", "score", sep="\t", file=file)
        for query, grades in content.qrels.items():
            for document, grade in grades.items():
                print(query, document, grade, sep="\t", file=file)


def write_queries(path: Path, queries: Mapping[str, str]) -> None:
    """Write questions, one a line."""
    write_jsonl(path, ({"_id": i, "text": text} for i, text in queries.items()))


def write_jsonl(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line."""
    with path.open("w") as file:
        for record in records:
            print(json.dumps(record, ensure_ascii=False), file=file)


def _records(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.strip()]
    except FileNotFoundError as error:
        raise BadSet(f"Le fichier {path} manque : ce dossier n'est pas au format BEIR.") from error
    except ValueError as error:
        raise BadSet(f"{path} : une ligne n'est pas un objet JSON ({error}).") from error


def _read_qrels(path: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise BadSet(f"Le fichier {path} manque : ce dossier n'est pas au format BEIR.") from error
    for line in lines:
        cells = line.split("\t")
        if len(cells) >= 3 and cells[-1].strip().lstrip("-").isdigit():
            qrels[cells[0]][cells[-2]] = int(cells[-1])
    return {q: grades for q, grades in qrels.items() if any(g > 0 for g in grades.values())}
