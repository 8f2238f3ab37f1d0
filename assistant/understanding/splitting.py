"""Cuts a message into the questions it asks."""

from __future__ import annotations

import re

from assistant.understanding.bare_figures import with_figure_apart
from assistant.understanding.coordination import coordinated, with_shared_text
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent, has_own_question, intent_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import words
from assistant.understanding.two_lists import two_lists
from assistant.understanding.whole_lists import whole_lists
from corpus.expressions import expression

_CUT = expression(
    r"(?<=\?)\s+|(?<=[.;!])\s+(?=(?:quel|quelle|quels|quelles|combien|qui|comment|pourquoi|quand|"
    r"est[- ]ce qu\w*)\b)|\s+(?=et (?:"
    r"(?:à |a |de |pour |jusqu'à |jusqu'a )?(?:quel|quelle|quels|quelles|lesquels|lesquelles|"
    r"combien|qui)|"
    r"quand|comment|pourquoi|ou |où|est[- ]ce qu\w*|on (?:peut|doit)|"
    r"(?:faut|est|sont|doit|doivent|peut|peuvent|y a)[- ](?:t[- ])?(?:ils?|elles?|on)"
    r")\b)",
    re.IGNORECASE,
)


def split_questions(message: str) -> list[str]:
    """The questions of a message; a part too short to ask joins the one before it."""
    found = mentions(message)
    of_lists = _compares(message, found) or whole_lists(message, found)
    if "?" not in message.rstrip(" ?") and of_lists:
        return [message]
    parts: list[str] = []
    for part in _CUT.split(message):
        if parts and (len(words(part)) < 3 or not (_asks(parts[-1]) or _is_case(parts[-1]))):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(part)
    if len(parts) > 1 and not _asks(parts[-1]):
        parts[-2:] = [" ".join(parts[-2:])]
    halves = [half for part in with_shared_text(parts) for half in coordinated(part)]
    return [question for half in halves for question in with_figure_apart(half)]


def _compares(message: str, found: Mentions) -> bool:
    """Whether a message holds two lists against each other, and is not to be cut between them."""
    if not two_lists(message, found):
        return False
    intent = intent_of(message, found.entities | {"two_lists"}, found.only_names, found.beside)
    of_whom = intent is Intent.REGION_LIST and found.nationality_mention is not None
    return not of_whom and intent not in (Intent.TEXT, Intent.OPENING)


def _is_case(part: str) -> bool:
    """Whether a part is a case told in mere names, and so asked about: "serveur, Lyon, malien"."""
    found = mentions(part)
    of_whom = found.place_words or found.nationality
    return bool(found.metier_words and of_whom) and found.only_names and not found.texts


def _asks(part: str) -> bool:
    found = mentions(part)
    return "?" in part or has_own_question(part, found.entities, found.beside)
