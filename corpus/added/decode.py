"""From the bytes of a text file to its characters."""

from __future__ import annotations

import codecs

from corpus.added.problems import TextProblem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f")


def decoded(data: bytes, name: str) -> str:
    """The characters of a file in UTF-8, UTF-16 with its mark, or Windows-1252."""
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise TextProblem(
        f"L'encodage de « {name} » n'est pas reconnu : enregistrez le fichier en UTF-8."
    )


def _is_text(text: str) -> bool:
    return not any(c < " " and c not in _ALLOWED_CONTROLS for c in text)
