"""French question sets in SQuAD layout (FQuAD, PIAF, SQuAD-FR) read as a retrieval set.

Each paragraph is a document, each question asks for the paragraph that it was written on. Questions
marked impossible have no right document: they are left out of the measures and counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.beir import BadSet, BeirSet, Document


@dataclass(frozen=True, slots=True)
class SquadSet:
    """The set, and the number of questions that no paragraph answers."""

    content: BeirSet
    impossible: int


def read_squad(path: Path) -> SquadSet:
    """Read one JSON file; raises BadSet where it is not in SQuAD layout."""
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["data"]
        found = _read(articles)
    except FileNotFoundError as error:
        raise BadSet(f"Le fichier {path} n'existe pas.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadSet(
            f"{path} n'est pas au format SQuAD : un objet JSON avec « data », puis « paragraphs », "
            f"« context » et « qas » ({type(error).__name__} : {error})."
        ) from error
    if not found.content.queries:
        raise BadSet(f"{path} : aucune question à réponse ; il en faut au moins une.")
    return found


def _read(articles: list[Mapping[str, Any]]) -> SquadSet:
    documents: dict[tuple[str, str], Document] = {}
    queries: dict[str, str] = {}
    qrels: dict[str, dict[str, int]] = {}
    impossible = 0
    for title, paragraph in _paragraphs(articles):
        context = str(paragraph["context"])
        document = documents.setdefault(
            (title, context), Document(f"p{len(documents) + 1}", title, context)
        )
        for question in paragraph.get("qas", ()):
            if not _answered(question):
                impossible += 1
                continue
            name = str(question.get("id", ""))
            if not name or name in queries:
                name = f"q{len(queries) + 1}"
            queries[name] = str(question["question"])
            qrels[name] = {document.id: 1}
    return SquadSet(BeirSet(list(documents.values()), queries, qrels), impossible)


def _paragraphs(articles: list[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for article in articles:
        for paragraph in article["paragraphs"]:
            yield str(article.get("title") or ""), paragraph


def _answered(question: Mapping[str, Any]) -> bool:
    """A test file may hold no answers at all: only what is marked impossible has none."""
    return not question.get("is_impossible", False)
