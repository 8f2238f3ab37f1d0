"""Whether the texts lack what is asked of a subject that they treat, and how that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answer_types import AnswerType, holds_amount, lacks_figure
from assistant.extracts import extract
from assistant.finding import LIKELY, TextQuestion, sure_gap
from assistant.list_items import texts_with_list
from assistant.results import ToolResult
from assistant.understanding.head_counts import counted, holds_count
from assistant.understanding.text import fold
from assistant.wording.not_answered import gap, not_covered
from assistant.wording.passages import Extract
from corpus.expressions import expression
from corpus.library import load
from index import french
from index.asked_noun import asked_noun

if TYPE_CHECKING:
    from index.gaps import Missing
    from index.retriever import SearchResult

NEAR = 0.15  # confidence from which what is not answered is shown the nearest passage
NEAR_BEST = 0.8  # share of the best score that a further passage must reach
SHOWN = 2  # passages quoted beside the first
BEYOND = 2.0  # log odds from which a gap is told though the passage gives the kind of figure asked


def lacking(question: TextQuestion, found: SearchResult) -> ToolResult | None:
    """That the texts do not answer, and what they lack where that is known; None if they may."""
    uncounted = _uncounted(question.words, found)
    missing = _missing(question.asked, found, uncounted)
    missing = question.asker.gap_of(missing, question.words)
    if uncounted and not (missing and _COUNTED.search(missing.told)):
        return not_covered("Les textes ne tiennent pas ce compte : ils fixent des règles.")
    if missing and (missing.likely >= LIKELY or _names_it(question.asked, missing)):
        passage = load().passages[missing.passage_id]
        return gap(missing.told, extract(question.asked, passage, None))
    return not_covered() if missing or found.confidence < NEAR else None


def _missing(question: str, found: SearchResult, uncounted: bool) -> Missing | None:
    """What no text gives of what is asked; a text that is added, and comes first, may."""
    if not found.missing or not found.hits:
        return found.missing if sure_gap(found) else None
    best = load().passages[found.hits[0].best_passage_id]
    if any(text.source.id == best.source_id for text in load().added):
        return None
    looked_at = 1 if found.missing.near else SHOWN + 1  # of a far gap, the next ones may tell
    near = [h for h in found.hits[:looked_at] if h.score >= NEAR_BEST * found.hits[0].score]
    texts = [load().passages[h.best_passage_id].text for h in near]
    lacks = uncounted or all(lacks_figure(question, text) for text in texts)
    if found.missing.odds < BEYOND and not lacks and holds_amount(question, best.text):
        return None
    told = lacks or (not found.noun_known and _names_it(question, found.missing))
    return found.missing if found.missing.sure or told else None


def _names_it(question: str, missing: Missing) -> bool:
    """Whether the noun that a question asks for is in what is told of a gap."""
    return bool(asked_noun(question) & set(french.terms(missing.told)))


def _uncounted(question: str, found: SearchResult) -> bool:
    """Whether a question counts persons or acts, and the best passage gives no such figure."""
    noun = counted(question)
    if not noun:
        return False
    best = [load().passages[hit.best_passage_id] for hit in found.hits[:1]]
    return not any(holds_count(text, noun) for p in best for text in texts_with_list(p))


def gives(figure: AnswerType, extract: Extract) -> bool:
    """Whether what is quoted gives a figure of a type."""
    quoted_parts = (extract.quote, *extract.rest, *(item.quote for item in extract.items))
    return bool(figure.measured and figure.measured.search(fold(" ; ".join(quoted_parts))))


_COUNTED = expression(r"\b(?:nombre|taux|chiffres|effectifs)\b")  # gaps that are counts
