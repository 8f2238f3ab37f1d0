"""What of a text's identity a question asks for: its number, who signed it, where it came out."""

from __future__ import annotations

import re

from assistant.understanding.text import fold

PUBLICATION, REFERENCE, SIGNATURES = "publication", "référence", "signatures"
"""The details, as tool arguments."""

_ASKED = (
    (
        PUBLICATION,
        re.compile(
            r"\b(?:journal officiel|j\.?o|jorf|bulletin|b\.?o|boim|publi\w+|"
            r"paru\w*|parution)\b"
        ),
    ),
    (REFERENCE, re.compile(r"\b(?:nor|idcc|numero|n°)\b|n°")),
    (SIGNATURES, re.compile(r"\b(?:sign\w+|ministres?|auteurs?)\b")),
)


def asked_detail(question: str) -> str:
    """The detail that is asked for; "" where the text as a whole is."""
    folded = fold(question)
    return next((detail for detail, said in _ASKED if said.search(folded)), "")
