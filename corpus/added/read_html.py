"""Reads .html files: what a page shows, without menus, scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from corpus.added.blocks import Block, BlockKind, Extraction, kept, note_call
from corpus.added.problems import TextProblem
from corpus.expressions import expression

_DROPPED = frozenset("script style noscript template head nav footer form button svg".split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = frozenset(
    "p div section article main body html blockquote li ul ol dl dt dd table thead tbody tfoot tr "
    "td th figure figcaption header aside address pre hr center fieldset details summary".split()
)
_NUMBER = expression(r"\[?\(?(\d{1,3})\)?\]?")


def read_html(data: bytes, name: str, separator: str = "") -> Extraction:
    """The blocks of a page, in its order."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise TextProblem(f"« {name} » est abîmé : cette page ne s'ouvre pas.") from error
    blocks = kept(list(_walk(root, BlockKind.PARAGRAPH)))
    if not blocks:
        raise TextProblem(f"« {name} » ne contient pas de texte.")
    return Extraction(blocks)


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page declares (lxml reads its meta tag)."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:2048])
        return None if declared else "windows-1252"
    return "utf-8"


def _walk(element: Any, kind: BlockKind) -> Iterator[Block]:
    """The blocks of an element: its own runs of text, and those of the blocks within it."""
    if element.tag in _HEADINGS:
        yield Block(BlockKind.HEADING, _inline(element), level=_HEADINGS[element.tag])
    elif element.tag == "tr":
        cells = [_inline(cell) for cell in element if cell.tag in ("td", "th")]
        yield Block(BlockKind.ROW, "\t".join(" ".join(cell.split()) for cell in cells))
    else:
        yield from _children(element, BlockKind.ITEM if element.tag == "li" else kind)


def _children(element: Any, kind: BlockKind) -> Iterator[Block]:
    run = element.text or ""
    for child in element:
        if child.tag in _BLOCKS or child.tag in _HEADINGS:
            yield from _lines(run, kind)
            run = ""
            yield from _walk(child, kind)
        elif not isinstance(child.tag, str) or child.tag in _DROPPED:
            pass
        else:
            run += _inline(child, whole=True)
        run += child.tail or ""
    yield from _lines(run, kind)


def _lines(run: str, kind: BlockKind) -> Iterator[Block]:
    """A run of text as one block, or one for each line break that the page asks for."""
    for line in run.split(_BREAK):
        if line.strip():
            yield Block(kind, " ".join(line.split()))


_BREAK = "\x0b"  # stands for <br> until the run is cut


def _inline(element: Any, whole: bool = False) -> str:
    """The text within an element; ``whole`` keeps its line breaks as breaks."""
    if element.tag == "br":
        return _BREAK if whole else " "
    if element.tag == "sup" and (number := _NUMBER.fullmatch("".join(element.itertext()).strip())):
        return note_call(int(number[1]))
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _DROPPED:
            parts.append(_inline(child, whole))
        parts.append(child.tail or "")
    return "".join(parts)
