"""Reads .txt files."""

from __future__ import annotations

from corpus.added.blocks import Extraction, kept
from corpus.added.decode import decoded
from corpus.added.plain import Line, blocks_of


def read_text(data: bytes, name: str, separator: str = "") -> Extraction:
    """The blocks of a plain text; a form feed begins a page."""
    text = decoded(data, name)
    pages = text.split("\f")
    lines = [
        Line(line, number if len(pages) > 1 else 0)
        for number, page in enumerate(pages, 1)
        for line in page.split("\n")
    ]
    return Extraction(kept(blocks_of(lines, separator)))
