"""What of a text's identity a question asks for: its number, who signed it, where it came out."""

from __future__ import annotations

from assistant.understanding.text import fold
from corpus.expressions import expression

PUBLICATION, REFERENCE, SIGNATURES = "publication", "référence", "signatures"
ENTRY = "entrée en vigueur"
"""The details, as tool arguments."""

_ASKED = (
    (
        PUBLICATION,
        expression(
            r"\b(?:journal officiel|j\.?o|jorf|bulletin|b\.?o|boim|publi\w+|"
            r"paru\w*|parution)\b"
        ),
    ),
    (
        ENTRY,
        expression(
            r"\b(?:entr\w+(?:-t-(?:il|elle))? en vigueur|en vigueur (?:depuis|a partir)|"
            r"prend(?:re)? effet|prise d'effet|produi\w+ (?:ses |des )?effets?)\b"
        ),
    ),
    (REFERENCE, expression(r"\b(?:nor|idcc|numero|n°)\b|n°")),
    (SIGNATURES, expression(r"\b(?:sign\w+|ministres?|auteurs?)\b")),
)


def asked_detail(question: str) -> str:
    """The detail that is asked for; "" where the text as a whole is."""
    folded = fold(question)
    return next((detail for detail, said in _ASKED if said.search(folded)), "")
