"""From passages to the chunks that are indexed.

A chunk is made of whole neighbouring passages under the same headings, so it never crosses an
article, a region or a section. Paragraphs stand alone unless they are very short; the items of a
list follow the sentence that announces them; rows of a table go together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.questions import Gap
from corpus.records import Passage, PassageKind

MAX_CHARS = 900
SHORT = 160  # a shorter paragraph joins the one before it


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole passages indexed together; ``text`` is what is read, ``heading`` what stands above."""

    id: str
    source_id: str
    passage_ids: tuple[str, ...]
    heading: str
    texts: tuple[str, ...]  # one for each passage
    asked: bool = False  # the text is a question that the passage answers, or not
    gap: str = ""  # what no passage gives, where the text is a question on that

    @property
    def text(self) -> str:
        """The passages' texts, one a line."""
        return "\n".join(self.texts)

    @property
    def indexed(self) -> str:
        """What is embedded and searched: the headings, then the text."""
        return f"{self.heading}\n{self.text}" if self.heading else self.text


def make_chunks(
    passages: Iterable[Passage], titles: Mapping[str, str], skipped: Collection[str] = ()
) -> list[Chunk]:
    """Chunks of all passages but the skipped ones; ``titles`` names each source shortly."""
    return [
        _chunk(group, titles.get(group[0].source_id, ""))
        for group in _groups(p for p in passages if p.id not in skipped)
    ]


def question_chunks(
    questions: Mapping[str, Sequence[str]], passages: Mapping[str, Passage]
) -> list[Chunk]:
    """One chunk for each question that a passage answers, found as that passage."""
    return [
        Chunk(f"{place}?{number}", passages[place].source_id, (place,), "", (question,), True)
        for place, asked in questions.items()
        if place in passages  # an index may be of a part of the corpus
        for number, question in enumerate(asked, 1)
    ]


def gap_chunks(gaps: Iterable[Gap], passages: Mapping[str, Passage]) -> list[Chunk]:
    """One chunk for each question on what the texts do not give, under the nearest passage."""
    return [
        Chunk(
            id=f"{gap.passage_id}!{rank}.{number}",
            source_id=passages[gap.passage_id].source_id,
            passage_ids=(gap.passage_id,),
            heading="",
            texts=(question,),
            asked=True,
            gap=gap.told,
        )
        for rank, gap in enumerate(gaps, 1)
        if gap.passage_id in passages  # an index may be of a part of the corpus
        for number, question in enumerate(gap.questions, 1)
    ]


def _groups(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in passages:
        if passage.kind is PassageKind.HEADING:
            continue  # its words reach the index through the path of what stands below it
        if group and _belongs(group, passage):
            group.append(passage)
            continue
        if group:
            yield group
        group = [passage]
    if group:
        yield group


def _belongs(group: Sequence[Passage], passage: Passage) -> bool:
    last = group[-1]
    if (last.source_id, last.path) != (passage.source_id, passage.path):
        return False
    if sum(len(p.text) for p in group) + len(passage.text) > MAX_CHARS:
        return False
    if passage.kind is PassageKind.ITEM:
        return last.kind in (PassageKind.ITEM, PassageKind.PARAGRAPH)
    if passage.kind in (PassageKind.ROW, PassageKind.FOOTNOTE):
        return last.kind is passage.kind
    both_prose = passage.kind is last.kind is PassageKind.PARAGRAPH
    return both_prose and (len(passage.text) < SHORT or len(last.text) < SHORT)


def _chunk(group: Sequence[Passage], title: str) -> Chunk:
    first = group[0]
    return Chunk(
        id=first.id,
        source_id=first.source_id,
        passage_ids=tuple(p.id for p in group),
        heading=" – ".join(part for part in (title, *first.path) if part),
        texts=tuple(p.text for p in group),
    )
