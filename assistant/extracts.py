"""From ranked passages to the sentences that answer a question, with what must go with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import SupportsFloat

from assistant.answer_types import expected_type, holds_type
from assistant.list_items import keeping, with_list
from assistant.understanding.content import content_stems
from assistant.wording.passages import Extract
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage, PassageKind

WHOLE = 900  # a passage up to this many characters is quoted whole
_SENTENCE_END = expression(r"(?<=[.;!?…])\s+(?=[A-ZÀ-Ý«\-])")

Similarity = Callable[[str, Sequence[str]], Iterable[SupportsFloat]]


def extract(
    question: str, passage: Passage, similarity: Similarity | None, alone: bool = False
) -> Extract:
    """The part of a passage that answers best, with its list and the notes it calls.

    Of a list, one item goes ``alone`` with its lead; or those whose limits the question keeps.
    """
    owner, items = with_list(passage)
    items = (passage,) if alone and passage in items else keeping(question, items)
    quote = best_sentences(question, owner, similarity)
    return Extract(
        passage=owner,
        quote=quote,
        rest=other_segments(owner, quote),
        items=tuple(Extract(item, best_sentences(question, item, None)) for item in items),
        notes=tuple(load().passages[n] for n in owner.notes if n in load().passages),
    )


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
