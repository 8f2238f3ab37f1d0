"""Reads .docx files: headings by their style, lists, tables, footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from corpus.added.blocks import Block, BlockKind, Extraction, kept, note_call
from corpus.added.problems import TextProblem
from corpus.expressions import expression

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = expression(r"(?:heading|titre)\s*(\d)", re.IGNORECASE)
_LIST = expression(r"list|liste|puce", re.IGNORECASE)


def read_docx(data: bytes, name: str, separator: str = "") -> Extraction:
    """The blocks of a Word document, in the order of its body, then its footnotes."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document = Document(io.BytesIO(data))
        reader = _Reader(document, _footnotes(document))
        return Extraction(kept([*reader.body(), *reader.notes()]))
    except (PackageNotFoundError, LxmlError, BadZipFile, KeyError, ValueError) as error:
        raise TextProblem(f"« {name} » est abîmé : ce document ne s'ouvre pas.") from error


def _footnotes(document: Any) -> dict[str, Any]:
    """The footnotes by Word's id, in order; the separators are left out."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return {
        note.get(f"{_W}id"): note
        for part in document.part.package.iter_parts()
        if str(part.partname) == "/word/footnotes.xml"
        for note in etree.fromstring(part.blob, parser).findall(f"{_W}footnote")
        if note.get(f"{_W}type") in (None, "normal")
    }


class _Reader:
    """Walks one document; a note's number is its rank, as Word shows it."""

    def __init__(self, document: Any, footnotes: dict[str, Any]) -> None:
        self._document = document
        self._footnotes = footnotes
        self._numbers = {key: rank for rank, key in enumerate(footnotes, 1)}

    def body(self) -> Iterator[Block]:
        """Paragraphs and table rows."""
        from docx.table import Table

        for part in self._document.iter_inner_content():
            if isinstance(part, Table):
                for row in part.rows:
                    cells = (" ".join(self._text(p._p) for p in c.paragraphs) for c in row.cells)
                    yield Block(BlockKind.ROW, "\t".join(" ".join(c.split()) for c in cells))
            else:
                yield from self._paragraph(part)

    def notes(self) -> Iterator[Block]:
        """The footnotes."""
        for key, note in self._footnotes.items():
            text = " ".join(self._text(p) for p in note.iter(f"{_W}p"))
            yield Block(BlockKind.NOTE, text, number=self._numbers[key])

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        text = self._text(paragraph._p)
        style = paragraph.style.name if paragraph.style is not None else ""
        heading = _HEADING.match(style)
        if heading or style in ("Title", "Titre"):
            yield Block(BlockKind.HEADING, text, level=int(heading[1]) if heading else 1)
            return
        numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
        kind = BlockKind.ITEM if numbered or _LIST.search(style) else BlockKind.PARAGRAPH
        for line in text.split("\n"):
            yield Block(kind, line)

    def _text(self, element: Any) -> str:
        """The text of a paragraph, with line breaks and the calls of its footnotes."""
        parts: list[str] = []
        for node in element.iter():
            if node.tag == f"{_W}t":
                parts.append(node.text or "")
            elif node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r":
                parts.append(" ")
            elif node.tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n")
            elif node.tag == f"{_W}noBreakHyphen":
                parts.append("-")
            elif node.tag == f"{_W}footnoteReference":
                number = self._numbers.get(node.get(f"{_W}id"))
                parts.append(note_call(number) if number else "")
        return "".join(parts)
