"""From ranked passages to the sentences that answer a question, with what must go with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import SupportsFloat

from assistant.answer_types import expected_type, holds_type
from assistant.understanding.content import content_stems
from assistant.wording.passages import Extract
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage, PassageKind

WHOLE = 900  # a passage up to this many characters is quoted whole
ITEMS = 12  # list items quoted under the sentence that introduces them
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_SENTENCE_END = expression(r"(?<=[.;!?…])\s+(?=[A-ZÀ-Ý«\-])")

Similarity = Callable[[str, Sequence[str]], Iterable[SupportsFloat]]


def extract(question: str, passage: Passage, similarity: Similarity | None) -> Extract:
    """The part of a passage that answers best, with its list and the notes it calls."""
    owner, items = _with_list(passage)
    quote = best_sentences(question, owner, similarity)
    return Extract(
        passage=owner,
        quote=quote,
        rest=other_segments(owner, quote),
        items=tuple(Extract(item, best_sentences(question, item, None)) for item in items),
        notes=tuple(load().passages[n] for n in owner.notes if n in load().passages),
    )


def texts_with_list(passage: Passage) -> tuple[str, ...]:
    """The text of a passage, and of those that its list or its lead adds."""
    owner, items = _with_list(passage)
    return tuple(p.text for p in (owner, *items))


def best_sentences(question: str, passage: Passage, similarity: Similarity | None) -> str:
    """The passage itself when short, else its most telling sentence, verbatim."""
    if _is_quoted_whole(passage):
        return passage.quote
    sentences = sentences_of(passage)
    scores = _scores(question, sentences, similarity)
    best = max(range(len(sentences)), key=lambda i: scores[i])
    return sentences[best]


def compared_sentences(passages: Iterable[Passage]) -> list[str]:
    """The sentences between which questions choose: those of passages too long to be quoted."""
    long = (p for p in passages if p.kind is not PassageKind.ROW and not _is_quoted_whole(p))
    return list(dict.fromkeys(sentence for passage in long for sentence in sentences_of(passage)))


def _is_quoted_whole(passage: Passage) -> bool:
    return len(passage.segments) == 1 and len(passage.quote) <= WHOLE


def sentences_of(passage: Passage) -> list[str]:
    """The sentences of a passage, each verbatim."""
    return [s for segment in passage.segments for s in split_sentences(segment.text)]


def other_segments(passage: Passage, quote: str) -> tuple[str, ...]:
    """What stands beside a quote in a passage that a page break or a footnote cuts."""
    if len(passage.segments) == 1 or len(passage.text) > WHOLE:
        return ()
    return tuple(s.text for s in passage.segments if quote not in s.text)


def split_sentences(text: str) -> list[str]:
    """Sentences of a verbatim extract, each verbatim; a very short one joins the one before it."""
    parts = [p for p in _SENTENCE_END.split(text) if p.strip()]
    return parts or [text]


def _scores(question: str, sentences: Sequence[str], similarity: Similarity | None) -> list[float]:
    asked, wanted = content_stems(question), expected_type(question)
    dense: Iterable[SupportsFloat] = [0.0] * len(sentences)
    if similarity:
        dense = similarity(question, sentences)
    scores = []
    for sentence, cosine in zip(sentences, dense, strict=True):
        shared = len(asked & content_stems(sentence)) / max(1, len(asked))
        scores.append(shared + 2.0 * float(cosine) + 0.4 * holds_type(sentence, wanted))
    return scores


def _with_list(passage: Passage) -> tuple[Passage, tuple[Passage, ...]]:
    """A list goes with the sentence that introduces it, from whichever end it was found."""
    siblings = _siblings(passage)
    place = siblings.index(passage)
    start = place
    while start > 0 and _is_item(siblings[start]):
        start -= 1
    owner = siblings[start]
    if _is_item(owner) or not _introduces(owner, passage):
        return passage, ()
    items: list[Passage] = []
    for follower in siblings[start + 1 :]:
        if _is_item(follower):
            items.append(follower)
        elif not 0 < len(items) < _announced(owner):
            break
    return owner, tuple(items[:ITEMS])


def _announced(owner: Passage) -> int:
    """The number of items announced ("deux conditions"); paragraphs may stand between them."""
    found = re.findall(r"\b(deux|trois|quatre|cinq|six) (?!ans|mois|ann|heures)\w+", owner.text)
    return _NUMBERS[found[-1]] if found else 0


def _introduces(owner: Passage, found: Passage) -> bool:
    """Whether a list belongs with its lead: after a colon, or where the lead found announces it."""
    return owner.text.rstrip().endswith(":") or (owner is found and _announced(owner) > 0)


def _siblings(passage: Passage) -> list[Passage]:
    return [
        p
        for p in load().passages.values()
        if p.source_id == passage.source_id
        and p.path == passage.path
        and (p.kind in (PassageKind.PARAGRAPH, passage.kind) or _is_item(p))
    ]


def _is_item(passage: Passage) -> bool:
    """Whether it is an item of a list, or a line of the table that a paragraph introduces."""
    in_table = passage.kind is PassageKind.ROW and "-tableau-" in passage.id
    return passage.kind is PassageKind.ITEM or in_table
