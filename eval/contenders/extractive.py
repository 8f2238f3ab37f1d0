"""An answer made of the best-matching sentences, each quoted with the passage it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Any

from assistant.answer import Answer, Citation, Status
from assistant.extracts import split_sentences
from corpus.library import installed
from corpus.records import Passage

SENTENCES = 3  # quoted in an answer
DEPTH = 10  # hits kept as evidence
Ranked = tuple[tuple[str, ...], float]  # the passages of a hit, and its score
_OUTSIDE = "Aucun passage trouvé."


@dataclass(frozen=True, slots=True)
class Sentence:
    """A verbatim extract of a passage."""

    passage: Passage
    text: str


def sentences_of(source_id: str, first_line: int, text: str) -> list[Sentence]:
    """The sentences of a piece of a source that starts at a line, in the passages they stand in."""
    found = []
    for number, line in enumerate(text.split("\n"), first_line):
        passage = _passages_by_line(source_id).get(number)
        if passage is not None and line.strip():
            found += [Sentence(passage, part) for part in split_sentences(line.strip())]
    return list(dict.fromkeys(found))


def quoting(
    chosen: Sequence[Sentence], model: str, ranked: Sequence[Ranked], begun: float
) -> dict[str, Any]:
    """The answer object that quotes and cites these sentences, with what the search ranked.

    No verdict: nothing here rules on anything. ``begun`` is the ``perf_counter`` of the question.
    """
    lines = [f"« {s.text} » [{n}]" for n, s in enumerate(chosen, 1)]
    citations = tuple(
        Citation(n, s.passage.source_id, s.passage.id, s.passage.locator, s.text)
        for n, s in enumerate(chosen, 1)
    )
    answer = Answer(
        Status.ANSWERED if chosen else Status.NOT_COVERED,
        None,
        "\n\n".join(lines) or _OUTSIDE,
        citations,
        model=model,
        ms=round((perf_counter() - begun) * 1000),
    )
    hits = [{"passage_ids": list(ids), "score": round(score, 4)} for ids, score in ranked]
    cited = {s.passage.id: s.passage.text for s in chosen}
    return answer.to_json() | {"evidence": {"confidence": None, "ranked": hits, "passages": cited}}


def best(sentences: Sequence[Sentence], scores: Iterable[float]) -> list[Sentence]:
    """The sentences with the highest scores, best first."""
    ranked = sorted(zip(scores, range(len(sentences)), strict=True), key=lambda p: (-p[0], p[1]))
    return [sentences[place] for _, place in ranked[:SENTENCES]]


@cache
def _passages_by_line(source_id: str) -> dict[int, Passage]:
    """The passage that holds each line of a text; the first where several share one."""
    found: dict[int, Passage] = {}
    for passage in installed().passages.values():
        if passage.source_id == source_id:
            for segment in passage.segments:
                for line in range(segment.line_start, segment.line_end + 1):
                    found.setdefault(line, passage)
    return found
