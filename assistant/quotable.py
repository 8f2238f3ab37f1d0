"""Whether a passage states something that an answer may quote."""

from __future__ import annotations

from assistant.understanding.kept_questions import nearest_kept
from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage, PassageKind

_STATING = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.FOOTNOTE})
_ASKED_ABOUT = {
    "signatures": expression("sign"),
    "en-tete": expression(
        r"adresse|envoye|destin|recoi|diffus|transmi|en-tete|ministre|ministere|vient de|emane|"
        r"pour (information|attribution)|a qui"
    ),
}
LIKE_KEPT = 0.5  # likeness to a kept question from which a letterhead or a signature is asked for
TITLE = 70  # characters from which a heading states something by itself


def quotable(passage: Passage, question: str) -> bool:
    """Whether a passage states something; rows are the rules' business, short headings say nothing.

    Signatures answer only who signed, and when; a letterhead only who writes to whom: by these
    words, or in those of a question kept beside them ("Thierry Coudert, quelle fonction ?").
    """
    part = passage.id.partition("#")[2]
    if part in _ASKED_ABOUT:
        like, kept = nearest_kept(question)
        return bool(_ASKED_ABOUT[part].search(fold(question))) or (
            kept == passage.id and like >= LIKE_KEPT
        )
    if passage.kind is PassageKind.HEADING:
        return len(passage.text) >= TITLE
    if passage.kind is PassageKind.ROW:  # no rule reads the tables of a text that declares none
        return any(text.source.id == passage.source_id for text in load().added)
    return passage.kind in _STATING
