"""Reads .md files: headings, paragraphs, lists, tables, notes; quotes without Markdown marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.added.blocks import Block, BlockKind, Extraction, kept, note_call
from corpus.added.decode import decoded
from corpus.added.marks import opens
from corpus.expressions import expression

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE = expression(r"\[\^(\d{1,3})\]:\s*(.*)", re.DOTALL)
_CALL = expression(r"\[\^(\d{1,3})\]")
_TAG = expression(r"<[^<>]*>")


def read_markdown(data: bytes, name: str, separator: str = "") -> Extraction:
    """The blocks of a Markdown text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    return Extraction(kept(list(_blocks(parser.parse(decoded(data, name))))))


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    row: list[str] | None = None
    numbers: list[int] = []  # the next number of each list that is open, 0 for a list of dashes
    heading, marker = 0, ""
    for token in tokens:
        if token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield Block(BlockKind.ROW, "\t".join(row or []))
            row = None
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            numbers.append(int(token.attrs.get("start", 1)) if token.tag == "ol" else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            marker = f"{numbers[-1]}. " if numbers[-1] else "- "
            numbers[-1] += 1 if numbers[-1] else 0
        elif token.type == "inline":
            text = _plain(token)
            if row is not None:
                row.append(" ".join(text.split()))
            elif heading:
                yield Block(BlockKind.HEADING, text, level=heading)
                heading = 0
            else:
                yield from _prose(text, marker)
                marker = ""
        elif token.type in ("html_block", "fence", "code_block"):
            yield from _prose(_TAG.sub("", token.content), "")


def _prose(text: str, marker: str) -> Iterator[Block]:
    """A paragraph, an item with its mark, or a note; a hard break ends a block."""
    for line in text.split("\n"):
        note = _NOTE.fullmatch(line.strip())
        if note:
            yield Block(BlockKind.NOTE, note[2], number=int(note[1]))
            continue
        called = _CALL.sub(lambda m: note_call(int(m[1])), line)
        kind = BlockKind.ITEM if marker else BlockKind.PARAGRAPH
        yield Block(kind, f"{marker}{called}")
        marker = ""


def _plain(token: Token) -> str:
    """The words of an inline token; a line that opens an article, an item or a note stays one."""
    lines = [""]
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            lines[-1] += child.content
        elif child.type in ("softbreak", "hardbreak"):
            lines.append("\n" if child.type == "hardbreak" else "")
    joined = lines[0]
    for line in lines[1:]:
        starts = line.startswith("\n") or opens(line) or _NOTE.match(line)
        joined += f"{chr(10) if starts else ' '}{line.lstrip()}"
    return joined
