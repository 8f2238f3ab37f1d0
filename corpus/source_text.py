"""A source file as numbered lines, and the collector that turns its lines into passages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from corpus.markup import fold_space, masked, note_calls, readable, split_at_emails, trimmed
from corpus.records import Passage, PassageKind, Residue, ResidueKind, Segment

Span = tuple[int, int]  # first and last line, 1-based, both included


class SourceText(NamedTuple):
    """The lines of one source; only a line feed ends a line, so that numbers match an editor's."""

    source_id: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, source_id: str, content: str) -> SourceText:
        """The text of one source from the content of its file."""
        return cls(source_id, tuple(content.split("\n")))

    @classmethod
    def load(cls, source_id: str, path: Path) -> SourceText:
        """Read the file of one source."""
        return cls.of(source_id, path.read_bytes().decode("utf-8"))

    def line(self, number: int) -> str:
        """The line with this number, as it stands."""
        return self.lines[number - 1]

    def numbered(self, start: int = 1, end: int | None = None) -> Iterator[tuple[int, str]]:
        """Line numbers and lines, from ``start`` to ``end`` included."""
        last = len(self.lines) if end is None else end
        return ((n, self.line(n)) for n in range(start, last + 1))

    def extract(self, span: Span) -> str:
        """The verbatim lines of a span, white space folded."""
        return fold_space("\n".join(self.lines[span[0] - 1 : span[1]]))

    def blank_between(self, first: int, last: int) -> bool:
        """Whether there is nothing but blank lines strictly between two lines."""
        return not any(line.strip() for line in self.lines[first : last - 1])


def slug(text: str) -> str:
    """A readable identifier: lower case, no accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", readable(text).casefold().replace("œ", "oe"))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


@dataclass(slots=True)
class Collector:
    """Gathers the passages and the residue of one text; every line ends up in one or the other."""

    text: SourceText
    _passages: dict[str, Passage] = field(default_factory=dict)
    _residue: dict[int, ResidueKind] = field(default_factory=dict)
    _notes: dict[int, str] = field(default_factory=dict)

    def add(
        self,
        kind: PassageKind,
        name: str,
        locator: str,
        spans: list[Span],
        path: tuple[str, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> str:
        """Add a passage made of whole lines; returns its id, "" if they hold no word to quote."""
        segments = [
            Segment(start, end, piece)
            for start, end in spans
            for piece in split_at_emails(trimmed(self.text.extract((start, end))))
        ]
        if not segments:
            return ""
        shown = " ".join(self.text.extract(span) for span in spans)
        shown = shown if kind is PassageKind.ROW else readable(shown)
        return self.add_segments(kind, name, locator, segments, masked(shown), path, notes)

    def add_segments(
        self,
        kind: PassageKind,
        name: str,
        locator: str,
        segments: list[Segment],
        shown: str,
        path: tuple[str, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> str:
        """Add a passage from extracts (one at least) cut by the caller; returns its id."""
        passage_id = self._free_id(name)
        self._passages[passage_id] = Passage(
            id=passage_id,
            source_id=self.text.source_id,
            kind=kind,
            text=shown,
            path=path,
            locator=locator,
            line_start=min(s.line_start for s in segments),
            line_end=max(s.line_end for s in segments),
            segments=tuple(segments),
            notes=notes,
        )
        return passage_id

    def add_footnote(self, number: int, line: int, path: tuple[str, ...]) -> str:
        """Add footnote ``number``, to be attached to the passages that call it."""
        name, where = f"note-{number}", f"note {number}"
        self._notes[number] = self.add(PassageKind.FOOTNOTE, name, where, [(line, line)], path)
        return self._notes[number]

    def skip(self, line: int, kind: ResidueKind) -> None:
        """Name the kind of a line that belongs to no passage."""
        self._residue[line] = kind

    def finish(self) -> tuple[tuple[Passage, ...], tuple[Residue, ...]]:
        """Passages in the order of the text with their footnotes, and the residue."""
        passages = sorted(self._passages.values(), key=lambda p: p.line_start)
        owned = {
            n for p in passages for s in p.segments for n in range(s.line_start, s.line_end + 1)
        }
        residue = [
            Residue(n, self._residue.get(n, _unnamed(line)))
            for n, line in self.text.numbered()
            if n not in owned
        ]
        return tuple(self._with_notes(p) for p in passages), tuple(residue)

    def _with_notes(self, passage: Passage) -> Passage:
        if passage.kind is PassageKind.FOOTNOTE or passage.notes:
            return passage
        called = (n for s in passage.segments for n in note_calls(s.text))
        return replace(passage, notes=tuple(self._notes[n] for n in called if self._notes.get(n)))

    def _free_id(self, name: str) -> str:
        base = f"{self.text.source_id}#{name}"
        passage_id, copy = base, 2
        while passage_id in self._passages:
            passage_id, copy = f"{base}-{copy}", copy + 1
        return passage_id


def _unnamed(line: str) -> ResidueKind:
    return ResidueKind.UNREAD if line.strip() else ResidueKind.BLANK
