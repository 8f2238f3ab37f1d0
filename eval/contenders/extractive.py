"""An answer made of the best-matching sentences, each quoted with the passage it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import Answer, Citation, Status
from assistant.extracts import split_sentences
from corpus.library import installed
from corpus.records import Passage

SENTENCES = 3  # quoted in an answer
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


def quoting(chosen: Sequence[Sentence], model: str) -> Answer:
    """The chosen sentences, quoted and cited; no verdict, as nothing here rules on anything."""
    if not chosen:
        return Answer(Status.NOT_COVERED, None, _OUTSIDE, model=model)
    lines = [f"« {s.text} » [{n}]" for n, s in enumerate(chosen, 1)]
    citations = tuple(
        Citation(n, s.passage.source_id, s.passage.id, s.passage.locator, s.text)
        for n, s in enumerate(chosen, 1)
    )
    return Answer(Status.ANSWERED, None, "\n\n".join(lines), citations, model=model)


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
