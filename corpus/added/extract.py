"""From a file taken in to its blocks: which reader serves which format."""

from __future__ import annotations

from collections.abc import Callable

from corpus.added.blocks import Extraction
from corpus.added.intake import Format, Intake
from corpus.added.problems import TextProblem
from corpus.added.read_docx import read_docx
from corpus.added.read_html import read_html
from corpus.added.read_markdown import read_markdown
from corpus.added.read_pdf import read_pdf
from corpus.added.read_text import read_text

_READERS: dict[Format, Callable[[bytes, str, str], Extraction]] = {
    Format.TXT: read_text,
    Format.MD: read_markdown,
    Format.HTML: read_html,
    Format.DOCX: read_docx,
    Format.PDF: read_pdf,
}


def extracted(file: Intake, separator: str = "") -> Extraction:
    """The blocks of a file, one at least; ``separator`` is that of a declared table's cells."""
    found = _READERS[file.format](file.data, file.name, separator)
    if not found.blocks:
        raise TextProblem(f"« {file.name} » ne contient pas de texte.")
    return found
