"""What of a message is read: not the instructions wrapped around a question, nor a mail's chatter.

A question keeps its answer whatever is ordered beside it; a long mail is read for its questions and
for the facts of the case that it tells.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import has_own_question
from assistant.understanding.text import fold
from corpus.expressions import expression

LONG = 4000  # characters from which only the questions and the facts of a message are read
_MOST_FACTS = 8  # sentences that tell the case
_PIECE = expression(r"[^.?!;:]+[.?!;:]*")
_SENTENCE = expression(r"[^.?!;]+[.?!;]*")
_COMMA = expression(r"\s*,\s*(?:et |mais |puis )?")
_ASKS = expression(
    r"\?|\bsavoir (?:si|quel\w*|combien|ou|comment|qui|quand)\b|\best[ -]ce que\b|"
    r"\b(?:ma|notre) question\b|\b(?:merci de|pri\w+ de|pouvez[- ]vous|pourriez[- ]vous|pouvez|"
    r"pourriez) (?:bien )?(?:vouloir )?(?:me |nous )?(?:dire|indiquer|preciser|confirmer|donner)\b"
)
_NAMED = frozenset(
    "metier rome_1999 rome_current rncp cqpm_number cqpm_title pro_a_word cqpm_word text_list "
    "article nationality place".split()
)
_OF_THE_CASE = frozenset("metier rome_1999 nationality place date situation".split())


class Readable(NamedTuple):
    """The words that are read, and what is said of the others."""

    text: str
    note: str = ""


def without_instructions(text: str, orders: Callable[[str], bool]) -> str:
    """The question that stands beside instructions; "" where there is none.

    ``orders`` tells whether folded words give the assistant an instruction.
    """
    kept = [p for piece in _PIECE.findall(text) for p in _left_of(piece.strip(), orders)]
    rest = " ".join(kept)
    return rest if kept and _asks_something(rest) and not orders(fold(rest)) else ""


def _left_of(piece: str, orders: Callable[[str], bool]) -> list[str]:
    """What of a piece is no instruction and says something."""
    if orders(fold(piece)):
        parts = _COMMA.split(piece)
        return [p for p in parts[1:] if not orders(fold(p)) and _asks_something(p)]
    return [piece] if "?" in piece or mentions(piece).entities else []


def _asks_something(text: str) -> bool:
    found = mentions(text)
    named = bool(found.entities & _NAMED)
    return named or has_own_question(text, found.entities, found.beside)


def condensed(text: str) -> str:
    """The questions of a long message, after the sentences that tell the case; "" without any."""
    sentences = list(dict.fromkeys(s.strip() for s in _SENTENCE.findall(text)))
    asking = [s for s in sentences if _ASKS.search(fold(s)) and _asks_something(s)]
    if not asking:
        return ""
    facts = [s for s in sentences if s not in asking and _tells_case(s)][:_MOST_FACTS]
    return " ".join([*facts, *asking])[:LONG]


def _tells_case(sentence: str) -> bool:
    return len(mentions(sentence).entities & _OF_THE_CASE) > 1
