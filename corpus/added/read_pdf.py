"""Reads .pdf files that carry text; pages keep their numbers."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from corpus.added.blocks import Extraction, kept
from corpus.added.plain import SPACES, Line, blocks_of
from corpus.added.problems import TextProblem
from corpus.expressions import expression

_LEAST = 25  # letters a page, on average, under which a PDF is a scan
_READABLE = 0.5  # share of letters, digits and spaces under which the text is not one
_EDGE = 2  # lines at the top and at the bottom of a page that may be running titles
_PAGE_NUMBER = expression(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|sur)\s*\d{1,4})?\W*", re.IGNORECASE)


def read_pdf(data: bytes, name: str, separator: str = "") -> Extraction:
    """The blocks of a PDF, its running titles and page numbers left out."""
    pages = _pages(data, name, in_columns=separator == SPACES)
    _check_readable(pages, name)
    running = _running_titles(pages)
    lines = [
        Line(line, number)
        for number, page in enumerate(pages, 1)
        for line in _body(page.split("\n"), running)
    ]
    empty = [str(n) for n, page in enumerate(pages, 1) if not any(c.isalnum() for c in page)]
    remarks = (f"Pages sans texte, sans doute des images : {', '.join(empty)}.",) if empty else ()
    return Extraction(kept(blocks_of(lines, separator)), remarks)


def _pages(data: bytes, name: str, *, in_columns: bool) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise TextProblem(
                f"« {name} » est protégé par un mot de passe : enregistrez-en une copie sans "
                "protection."
            )
        if in_columns:
            return [page.extract_text(extraction_mode="layout") for page in reader.pages]
        return [page.extract_text() for page in reader.pages]
    except TextProblem:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _broken(name) from error
    except (RecursionError, AssertionError, NotImplementedError, OSError) as error:
        raise _broken(name) from error


def _broken(name: str) -> TextProblem:
    return TextProblem(f"« {name} » est abîmé : ce PDF ne s'ouvre pas.")


def _check_readable(pages: Sequence[str], name: str) -> None:
    if not pages:
        raise TextProblem(f"« {name} » n'a aucune page.")
    text = "".join("".join(pages).split())
    letters = sum(c.isalnum() for c in text)
    if letters < _LEAST * len(pages) and letters < 10 * _LEAST:
        raise TextProblem(
            f"« {name} » ne contient pas de texte : c'est sans doute un document numérisé. "
            "Passez-le d'abord à la reconnaissance de caractères (OCR)."
        )
    if letters < _READABLE * len(text):
        raise TextProblem(
            f"Le texte de « {name} » n'est pas lisible (police sans table de caractères) : "
            "enregistrez le document dans un autre format, ou passez-le à la reconnaissance de "
            "caractères (OCR)."
        )


def _running_titles(pages: Sequence[str]) -> frozenset[str]:
    """Lines that stand at the edge of half of the pages, their digits aside."""
    found: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        found.update({_key(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    return frozenset(k for k, n in found.items() if n >= 3 and n >= len(pages) / 2)


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _body(lines: list[str], running: frozenset[str]) -> list[str]:
    filled = [i for i, line in enumerate(lines) if line.strip()]
    edge = {*filled[:_EDGE], *filled[-_EDGE:]}
    return [
        line
        for i, line in enumerate(lines)
        if not (i in edge and (_key(line) in running or _PAGE_NUMBER.fullmatch(line.strip())))
    ]
