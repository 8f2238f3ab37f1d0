"""What a reader makes of a file: headings, paragraphs, items, table rows and notes, in order."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from corpus.markup import fold_space


class BlockKind(Enum):
    """What the file itself says that a block is; its legal rank is read later."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    NOTE = auto()


class Block(NamedTuple):
    """One block of a file; the cells of a row are separated by tabs."""

    kind: BlockKind
    text: str
    level: int = 0  # of a heading that the file marks as such: 1 is the outermost
    page: int = 0  # 0 where the format has no pages
    number: int = 0  # of a note


class Extraction(NamedTuple):
    """The blocks of a file, and French sentences on what could not be read in it."""

    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()


def as_line(block: Block) -> str:
    """The block as one line of the extracted text: white space folded, tabs kept in a row."""
    if block.kind is BlockKind.ROW:
        return "\t".join(fold_space(cell) for cell in block.text.split("\t"))
    return fold_space(block.text)


_RAISED = str.maketrans("123456789", "¹²³⁴⁵⁶⁷⁸⁹")


def note_call(number: int) -> str:
    """The call of a footnote, as the texts of the corpus write it."""
    return str(number).translate(_RAISED) if number < 10 else f"<sup>{number}</sup>"


def kept(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks that hold at least one letter or digit."""
    return tuple(b for b in blocks if any(c.isalnum() for c in b.text))
