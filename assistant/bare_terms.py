"""A message that is only a term of the texts: what they say of it is told, and nothing is lacking.

"Carte compétences et talents" asks for no detail that the texts might not give.
"""

from __future__ import annotations

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import Passage, PassageKind
from index import french

_NO_PARAGRAPH = (PassageKind.ROW, PassageKind.HEADING)
_OF_TEXTS = frozenset(french.terms("tunisien tunisienne tunisiens Tunisie Pro-A proa accord"))
# Alone, the name of a figure asks for it.
_FIGURES = frozenset(
    french.terms("durée montant rémunération salaire taux prix délai nombre coût date âge")
)
_ASKS = expression(
    r"\b(?:qui|que|quoi|quels?|quelles?|lesquel\w+|combien|cb|comment|pourquoi|quand|est[ -]ce|"
    r"peu[tx]|peuvent|doit|faut|ou)\b|\d"
)


def bare_term(question: str) -> tuple[str, ...]:
    """The stems of the term of the texts that is all a question says; empty for any other."""
    if _ASKS.search(fold(question)):
        return ()
    said = tuple(french.terms(question))
    plain = tuple(stem for stem in said if stem not in _OF_TEXTS)
    known = (stems for stems in (said, plain) if stems and not set(stems) <= _FIGURES)
    return next((stems for stems in known if any(_holds(run, stems) for run in _runs())), ())


def tells_of(term: tuple[str, ...], passage: Passage) -> bool:
    """Whether a passage holds a term, or stands under a heading that does."""
    heading = french.terms(passage.path[-1]) if passage.path else []
    titled = set(term) <= set(heading) and (len(term) > 1 or not _in_a_paragraph(term))
    return titled or _holds(_run(passage), term)


def _in_a_paragraph(term: tuple[str, ...]) -> bool:
    """Whether a paragraph holds a term, which headings alone may give."""
    told = (p for p in load().passages.values() if p.kind not in _NO_PARAGRAPH)
    return any(_holds(_run(p), term) for p in told)


def _holds(run: str, term: tuple[str, ...]) -> bool:
    return f" {' '.join(term)} " in run


@per_corpus
def _runs() -> tuple[str, ...]:
    """The stems of every passage that is no row of a list, in order."""
    return tuple(_run(p) for p in load().passages.values() if p.kind is not PassageKind.ROW)


def _run(passage: Passage) -> str:
    return f" {' '.join(french.terms(passage.text))} "
