"""How many articles, points or alinéas a text has: "combien d'articles compte l'accord ?"."""

from __future__ import annotations

import re

from assistant.results import ToolResult
from assistant.understanding.text import fold
from assistant.understanding.texts import PRO_A, named_texts
from assistant.wording.article_parts import extent
from corpus.expressions import expression
from corpus.library import load

_ASKED = expression(
    r"\b(?:combien|cb|nombre|nbre?) (?:il y a |y a[- ]t[- ]il )?(?:total )?(?:d'|de )"
    r"(?P<unit>articles?|points?|parties|sections|alineas?|paragraphes?)\b"
    r"(?! (?:du |de la |des )?(?:code|ceseda|loi))"
)
_OF_A_TEXT = {"accord": (PRO_A,)}  # the only agreement whose text the corpus has


def parts_counted(question: str, named: str) -> ToolResult | None:
    """How the text that a question names is divided; None where it does not ask that."""
    folded = fold(question)
    if not _ASKED.search(folded):
        return None
    sources = (named,) if named else named_texts(question) or _by_kind(folded)
    return extent(sources) if sources else None


def _by_kind(folded: str) -> tuple[str, ...]:
    """The texts of the kind that is named: "l'arrêté", "la circulaire"."""
    for kind, sources in _OF_A_TEXT.items():
        if re.search(rf"\b{kind}\b", folded):
            return sources
    kind = next((k for k in ("arrete", "circulaire") if k in folded), "")
    return tuple(s for s in load().sources if kind and s.startswith(kind))
