"""Answers and conversations as files: layouts built once as data, then one writer a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.exports.document import Document
from assistant.exports.markdown import to_markdown


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    suffix: str
    media_type: str
    write: Callable[[Document], bytes]


def _markdown(document: Document) -> bytes:
    return to_markdown(document).encode()


def _docx(document: Document) -> bytes:
    from assistant.exports.docx import to_docx

    return to_docx(document)


def _pdf(document: Document) -> bytes:
    from assistant.exports.pdf import to_pdf

    return to_pdf(document)


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Mapping[str, Format] = {
    "md": Format("md", "text/markdown; charset=utf-8", _markdown),
    "docx": Format("docx", _WORD, _docx),
    "pdf": Format("pdf", "application/pdf", _pdf),
}
