"""A passage within its surroundings: what a reader needs to check a citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.browse.remarks import remarks_of
from corpus.french_dates import in_french
from corpus.library import Corpus
from corpus.records import Passage, PassageKind, Source

AROUND = 20  # passages shown on each side of the one that is read


@dataclass(frozen=True, slots=True)
class Reading:
    """One passage, its text, and its neighbours under the same heading, in the text's order."""

    passage: Passage
    source: Source
    neighbours: tuple[Passage, ...]  # the passage itself is among them
    omitted_before: int
    omitted_after: int
    notes: tuple[Passage, ...]
    remarks: tuple[str, ...]  # French sentences on this passage of the copy

    @property
    def date(self) -> str:
        """The date of the text, in French: "18 janvier 2008"."""
        return in_french(self.source.date)

    @property
    def reference(self) -> str:
        """What to write under a quotation: title, number, place in the text."""
        parts = (self.source.title, self.source.reference, self.passage.locator)
        return ", ".join(part for part in parts if part and part not in ("–", "-"))


class Reader:
    """Opens passages within their surroundings; built once, then read-only."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._remarks = remarks_of(corpus)
        self._groups = _groups(corpus.passages.values())
        self._group_of = {p.id: i for i, group in enumerate(self._groups) for p in group}

    def open(self, passage_id: str) -> Reading:
        """The passage and what stands around it; KeyError when there is no such passage."""
        passage = self._corpus.passages[passage_id]
        group = self._groups[self._group_of[passage_id]]
        place = group.index(passage)
        start, stop = max(0, place - AROUND), min(len(group), place + AROUND + 1)
        return Reading(
            passage=passage,
            source=self._corpus.sources[passage.source_id],
            neighbours=tuple(group[start:stop]),
            omitted_before=start,
            omitted_after=len(group) - stop,
            notes=tuple(self._corpus.passages[n] for n in passage.notes),
            remarks=self._remarks.get(passage_id, ()),
        )

    def source(self, source_id: str) -> Source | None:
        """A text of the corpus; None when it is not there, or no longer."""
        return self._corpus.sources.get(source_id)

    def remarks(self, passage_id: str) -> tuple[str, ...]:
        """What is to be known of a passage of the copy; nothing of one that is not there."""
        return self._remarks.get(passage_id, ())


def _groups(passages: Iterable[Passage]) -> list[list[Passage]]:
    """Runs of passages of one article or one list, each with the headings just above it."""
    groups: list[list[Passage]] = []
    for passage in passages:
        if groups and _carries_on(groups[-1], passage):
            groups[-1].append(passage)
        else:
            groups.append([passage])
    return groups


def _carries_on(group: list[Passage], passage: Passage) -> bool:
    last = group[-1]
    if last.source_id != passage.source_id:
        return False
    if last.kind is PassageKind.HEADING:
        return True
    return passage.kind is not PassageKind.HEADING and last.path == passage.path
