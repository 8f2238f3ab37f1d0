"""Reads the prose of a text: letterhead, preamble, articles or sections, lists, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.expressions import expression
from corpus.markup import fold_space, masked, readable, split_at_emails
from corpus.prose_marks import ANNEX, Mark, MarkedLine, continues, marked
from corpus.records import PassageKind, ResidueKind, Segment
from corpus.source_text import Collector, Span, slug

_STAMP = expression(r"DocuSigned by:.*")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a text opens: its labelled blocks, and what stands before its first heading."""

    labels: tuple[tuple[str, str, str], ...]  # first words, passage name, French locator
    letterhead: bool  # whether what stands before the first label is worth a passage
    section: str = ""  # name of the part before the first heading: "preambule"
    where: str = ""  # the same in French: "préambule"


@dataclass(slots=True)
class _Draft:
    """The paragraph or item being read: a later line may still continue it."""

    kind: PassageKind
    name: str
    locator: str
    path: tuple[str, ...]
    spans: list[Span]


@dataclass(slots=True)
class ProseReader:
    """Walks the lines before the annex; ``read`` returns the line where the annex starts."""

    out: Collector
    opening: Opening
    _section: str = ""
    _where: str = ""
    _headings: list[tuple[str, str]] = field(default_factory=list)  # number, text
    _alineas: int = 0
    _dashes: int = 0
    _visas: int = 0
    _table_rows: int = -1  # -1 outside a table
    _draft: _Draft | None = None

    def read(self) -> int:
        """Read everything before the annex; returns its first line, or one past the end."""
        end = self._annex_line()
        self._section, self._where = self.opening.section, self.opening.where
        number = self._read_opening(end)
        while number < end:
            line = marked(number, self.out.text.line(number))
            if line.mark is Mark.SIGNATURE:
                self._close()
                self._signatures(number, end - 1)
                break
            self._one_line(line)
            number += 1
        self._close()
        return end

    def _annex_line(self) -> int:
        lines = self.out.text.numbered()
        return next((n for n, text in lines if ANNEX.fullmatch(text)), len(self.out.text.lines) + 1)

    def _read_opening(self, end: int) -> int:
        """Letterhead and labelled blocks; returns the first line after them."""
        first = self._next_text(1, end)
        number = first
        while number < end and not self._label(number):
            number += 1
        if number == end:
            return first
        self._letterhead(first, number)
        while number < end and (label := self._label(number)):
            last = self._end_of_block(number, end)
            self.out.add(PassageKind.HEADING, label[1], label[2], [(number, last)])
            number = self._next_text(last + 1, end)
        return number

    def _letterhead(self, first: int, label_line: int) -> None:
        texts = [n for n in range(first, label_line) if self.out.text.line(n).strip()]
        if texts and self.opening.letterhead:
            span = (texts[0], texts[-1])
            self.out.add(PassageKind.PARAGRAPH, "en-tete", "en-tête", [span])
        elif texts:
            for number in texts:
                self.out.skip(number, ResidueKind.RUNNING_TITLE)

    def _label(self, number: int) -> tuple[str, str, str] | None:
        text = readable(self.out.text.line(number))
        return next((label for label in self.opening.labels if text.startswith(label[0])), None)

    def _end_of_block(self, number: int, end: int) -> int:
        while number + 1 < end and self.out.text.line(number + 1).strip():
            number += 1
        return number

    def _next_text(self, number: int, end: int) -> int:
        while number < end and not self.out.text.line(number).strip():
            number += 1
        return number

    def _one_line(self, line: MarkedLine) -> None:
        if line.mark is not Mark.TABLE and line.mark is not Mark.BLANK:
            self._table_rows = -1
        match line.mark:
            case Mark.BLANK:
                pass
            case Mark.SEPARATOR:
                self.out.skip(line.line, ResidueKind.SEPARATOR)
            case Mark.INITIALS:
                self.out.skip(line.line, ResidueKind.INITIALS)
            case Mark.CROSS_REFERENCE:
                self.out.skip(line.line, ResidueKind.CROSS_REFERENCE)
            case Mark.FOOTNOTE:
                self.out.add_footnote(int(line.number), line.line, ())
            case Mark.ARTICLE | Mark.SECTION | Mark.HEADING:
                self._close()
                self._heading(line)
            case Mark.TABLE:
                self._table_line(line)
            case Mark.VISA:
                self._close()
                self._visa(line)
            case Mark.ITEM:
                self._item(line)
            case _:
                self._paragraph(line)

    def _heading(self, line: MarkedLine) -> None:
        title = masked(readable(line.text))
        self._headings = [h for h in self._headings if _is_above(h[0], line.number)]
        path = tuple(text for _, text in self._headings)
        self._headings.append((line.number, title))
        self._section, self._where = _heading_names(line, title)
        self._alineas = self._dashes = 0
        where = f"{self._where}, intitulé"
        span = (line.line, line.line)
        self.out.add(PassageKind.HEADING, self._section, where, [span], path)

    def _paragraph(self, line: MarkedLine) -> None:
        if self._draft and self._continues(line):
            return
        self._close()
        self._alineas += 1
        self._dashes = 0
        self._open(PassageKind.PARAGRAPH, line.line, self._alinea_name(), self._alinea_where())

    def _item(self, line: MarkedLine) -> None:
        self._close()
        if not (self._dashes or self._introduced(line.line)):
            self._alineas += 1
            self._open(PassageKind.ITEM, line.line, self._alinea_name(), self._alinea_where())
            return
        self._dashes += 1
        name = f"{self._alinea_name()}-tiret-{self._dashes}"
        rank = "1er" if self._dashes == 1 else f"{self._dashes}e"
        self._open(PassageKind.ITEM, line.line, name, f"{self._alinea_where()}, {rank} tiret")

    def _introduced(self, number: int) -> bool:
        """Whether the paragraph just before announces a list (it ends in a colon)."""
        before = next((n for n in range(number - 1, 0, -1) if self.out.text.line(n).strip()), 0)
        return bool(before) and self.out.text.line(before).rstrip().endswith(":")

    def _continues(self, line: MarkedLine) -> bool:
        assert self._draft is not None
        first, last = self._draft.spans[-1]
        if not continues(line.text, self.out.text.line(last)):
            return False
        if self.out.text.blank_between(last, line.line):
            self._draft.spans[-1] = (first, line.line)
        else:
            self._draft.spans.append((line.line, line.line))
        return True

    def _table_line(self, line: MarkedLine) -> None:
        self._close()
        self._table_rows += 1
        if self._table_rows == 0:
            self.out.skip(line.line, ResidueKind.TABLE_HEADER)
            return
        cell = fold_space(line.text.split("\t")[0])
        name = f"{self._alinea_name()}-tableau-{self._table_rows}"
        where = f"{self._alinea_where()}, tableau, ligne {self._table_rows}"
        where += f" (« {masked(cell)} »)" if cell else ""
        self.out.add(PassageKind.ROW, name, where, [(line.line, line.line)], self._path())

    def _visa(self, line: MarkedLine) -> None:
        self._visas += 1
        name, where = f"visa-{self._visas}", f"visa {self._visas}"
        span = (line.line, line.line)
        self.out.add(PassageKind.PARAGRAPH, name, where, [span], self._path())

    def _signatures(self, first: int, last: int) -> None:
        """Date and signatures, from "Fait à …" to the annex, as one passage."""
        pieces = [
            Segment(n, n, extract)
            for n, text in self.out.text.numbered(first, last)
            for cell in re.split(r"</?p>|\t", text)
            for extract in split_at_emails(fold_space(_STAMP.sub("", cell)))
        ]
        tags = any("<p>" in text for _, text in self.out.text.numbered(first, last))
        if not tags:
            end = max(piece.line_end for piece in pieces)
            self.out.add(PassageKind.PARAGRAPH, "signatures", "date et signatures", [(first, end)])
            return
        shown = " ; ".join(piece.text for piece in pieces)
        self.out.add_segments(
            PassageKind.PARAGRAPH, "signatures", "date et signatures", pieces, shown
        )

    def _open(self, kind: PassageKind, number: int, name: str, where: str) -> None:
        self._draft = _Draft(kind, name, where, self._path(), [(number, number)])

    def _close(self) -> None:
        if self._draft:
            d, self._draft = self._draft, None
            self.out.add(d.kind, d.name, d.locator, d.spans, d.path)

    def _path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._headings)

    def _alinea_name(self) -> str:
        return f"{self._section}-al-{self._alineas}" if self._section else f"al-{self._alineas}"

    def _alinea_where(self) -> str:
        return f"{self._where}, alinéa {self._alineas}".removeprefix(", ")


def _is_above(number: str, other: str) -> bool:
    return bool(number) and bool(other) and other.startswith((f"{number}-", f"{number}."))


def _heading_names(line: MarkedLine, title: str) -> tuple[str, str]:
    """Passage name and French locator of what a heading opens."""
    match line.mark:
        case Mark.ARTICLE:
            return f"art-{line.number}", f"article {'1er' if line.number == '1' else line.number}"
        case Mark.SECTION:
            return line.number.replace(".", "-"), f"point {line.number}"
        case _:
            where = title.rstrip(" :").lower()
            return slug(title) or "partie", where
