"""Lines of plain text, cut by a page's width or not, made whole paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.added.blocks import Block, BlockKind
from corpus.added.marks import opens
from corpus.expressions import expression

WRAPPED = 130  # a text whose lines stay under this width is taken to be cut by it
_FULL = 0.7  # share of the width from which a line may be followed by the same paragraph
_ENDS = expression(r"[.;:!?»…]\W*$")
_CUT_WORD = expression(r"(?P<start>\w*[a-zà-ÿ]{2})[-\u00ad]$")
_PREFIXES = frozenset(
    "sous non ex vice contre après avant demi mi quasi franco celui celle ceux celles ci là au "
    "elle lui eux même rendez grand outre plus moins socio inter".split()
)
_MARKED = expression(r"(#{1,6})\s+(.*\w.*)")  # a heading, as converted texts mark it
_SEPARATORS = (("\t", 1), (";", 2), ("|", 2))
SPACES = "  "  # as a separator of cells, stands for two spaces or more


class Line(NamedTuple):
    """A line and its page (0 where there is none)."""

    text: str
    page: int = 0


def blocks_of(lines: Sequence[Line], separator: str = "") -> list[Block]:
    """The blocks of plain lines: table rows one by one, the rest joined into paragraphs.

    ``separator`` is what a declared table has between its cells.
    """
    writer = _Writer(_width(lines))
    for line, found in zip(lines, _row_separators(lines, separator), strict=True):
        if found:
            writer.row(line, found)
        elif marked := _MARKED.fullmatch(line.text.strip()):
            writer.heading(line, len(marked[1]), marked[2])
        elif line.text.strip():
            writer.line(line)
        else:
            writer.close()
    writer.close()
    return writer.blocks


def _width(lines: Sequence[Line]) -> int:
    """The width that cuts the lines; 0 where each line is a paragraph by itself."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if not lengths or lengths[-1] > WRAPPED:
        return 0
    return lengths[int(0.9 * (len(lengths) - 1))]


def _row_separators(lines: Sequence[Line], declared: str) -> Iterator[str]:
    """For each line, what separates its cells, "" if nothing does.

    Unless the separator is declared, at least two lines running must be cut alike.
    """
    counts = [_cells(line.text) for line in lines]
    for i, found in enumerate(counts):
        if declared and len(cells_of_line(lines[i].text, declared)) > 1:
            yield declared
            continue
        beside = {counts[j] for j in (i - 1, i + 1) if 0 <= j < len(counts)}
        yield found[0] if found[0] and found in beside else ""


def cells_of_line(line: str, separator: str) -> list[str]:
    """The cells of a line; a bar that opens or closes it bounds no cell."""
    bare = line.strip(" \n").strip("|") if separator == "|" else line.strip(" \n")
    pattern = r"\s{2,}" if separator == SPACES else re.escape(separator)
    return [cell.strip() for cell in re.split(pattern, bare)]


def _cells(text: str) -> tuple[str, int]:
    for separator, least in _SEPARATORS:
        if text.strip(" \n").count(separator) >= least:
            return separator, len(cells_of_line(text, separator))
    return "", 0


@dataclass(slots=True)
class _Writer:
    """Joins lines; a paragraph bears the page of its first line."""

    width: int
    blocks: list[Block] = field(default_factory=list)
    _text: str = ""
    _last: str = ""
    _page: int = 0

    def row(self, line: Line, separator: str) -> None:
        """A line of a table."""
        self.close()
        cells = "\t".join(cells_of_line(line.text, separator))
        if any(c.isalnum() for c in cells):
            self.blocks.append(Block(BlockKind.ROW, cells, page=line.page))

    def heading(self, line: Line, level: int, text: str) -> None:
        """A line that is marked as a heading."""
        self.close()
        self.blocks.append(Block(BlockKind.HEADING, text, level=level, page=line.page))

    def line(self, line: Line) -> None:
        """A line of prose, that goes on with the paragraph or opens another."""
        text = line.text.strip()
        if self._text and not self._goes_on(text):
            self.close()
        if not self._text:
            self._page = line.page
        self._text = _joined(self._text, text)
        self._last = text

    def close(self) -> None:
        """End the paragraph."""
        if self._text:
            self.blocks.append(Block(BlockKind.PARAGRAPH, self._text, page=self._page))
        self._text = self._last = ""

    def _goes_on(self, text: str) -> bool:
        if not self.width or opens(text) or _alone(self._last):
            return False
        if text[:1].islower():
            return True
        return len(self._last) >= _FULL * self.width and not _ENDS.search(self._last)


def _alone(text: str) -> bool:
    """Whether a line is a heading by itself: a division, without the sentence of an article."""
    from corpus.added.marks import division

    found = division(text)
    return found is not None and not found.rest and not text.rstrip().endswith(("-", "–"))


def _joined(before: str, after: str) -> str:
    if not before:
        return after
    cut = _CUT_WORD.search(before)
    if cut and after[:1].islower():
        whole = cut["start"].lower() in _PREFIXES
        return f"{before if whole else before[:-1]}{after}"
    return f"{before} {after}"
