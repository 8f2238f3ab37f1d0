"""A document as data: blocks of text, each of runs that are plain, bold or italic."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from assistant.wording.french import unbroken
from corpus.expressions import expression

Emphasis = Literal["", "bold", "italic"]
_EMPHASIS = expression(r"\*\*(.+?)\*\*|\*(.+?)\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one look."""

    text: str
    emphasis: Emphasis = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within the document; 1 is the highest level below its own title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a quotation is set apart, and so is a notice."""

    runs: tuple[Run, ...]
    style: Literal["", "quotation", "notice", "small"] = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, two columns."""

    pairs: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Items | Facts


@dataclass(frozen=True, slots=True)
class Document:
    """What every writer takes."""

    title: str
    blocks: tuple[Block, ...]


def paragraph(text: str, style: Literal["", "quotation", "notice", "small"] = "") -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Run(printable(text)),), style)


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """An answer's Markdown, which holds no more than emphasis and lists."""
    blocks: list[Block] = []
    for part in re.split(r"\n{2,}", markdown.strip()):
        lines = part.splitlines()
        lead = [line for line in lines if not line.startswith("- ")]
        items = [line[2:] for line in lines if line.startswith("- ")]
        if lead:
            blocks.append(Paragraph(runs_of(" ".join(lead))))
        if items:
            blocks.append(Items(tuple(map(runs_of, items))))
    return tuple(blocks)


def runs_of(markdown: str) -> tuple[Run, ...]:
    """A line of Markdown as runs."""
    runs: list[Run] = []
    end = 0
    for found in _EMPHASIS.finditer(markdown):
        runs.append(Run(printable(markdown[end : found.start()])))
        bold, italic = found.groups()
        runs.append(Run(printable(bold or italic), "bold" if bold else "italic"))
        end = found.end()
    runs.append(Run(printable(markdown[end:])))
    return tuple(run for run in runs if run.text)


def printable(text: str) -> str:
    """The text spaced as French is, without the control characters that no format can hold."""
    held = "".join(c for c in text if c in "\n\t" or unicodedata.category(c)[0] != "C")
    return unbroken(held)
