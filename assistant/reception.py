"""What is no question on the texts: empty or endless input, manipulation, tasks, small talk.

The kinds, their patterns and their answers are data (reception.yaml); a question that merely
comes with a greeting or an oath goes through.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from assistant.answer import Answer, Status
from assistant.readable import LONG, Readable, condensed, without_instructions
from assistant.understanding.choosing import is_gibberish
from assistant.understanding.content import content_stems
from assistant.understanding.find_mentions import mentions
from assistant.understanding.languages import is_foreign
from assistant.understanding.new_case import opens_case, without_opening
from assistant.understanding.text import fold, words
from corpus.expressions import expression

LONGEST = 20_000  # characters of a message
_MANIPULATION = "manipulation"
_FILE = Path(__file__).parent / "reception.yaml"
_SUGGESTIONS = (
    "Le métier de géomètre est-il ouvert en Bretagne ?",
    "Quelles certifications Pro-A pour devenir soudeur ?",
    "Le CQPM 0126 existe-t-il encore ?",
    "Quelle est la durée minimale d'une Pro-A ?",
)


class _Kind(NamedTuple):
    name: str
    status: Status
    alone: bool
    patterns: tuple[re.Pattern[str], ...]
    answer: str


@cache
def _kinds() -> tuple[_Kind, ...]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    return tuple(
        _Kind(
            name,
            Status(kind["status"]),
            kind.get("alone", False),
            tuple(expression(rf"(?<!\w)(?:{p})(?!\w)") for p in kind["patterns"]),
            " ".join(kind["answer"].split()),
        )
        for name, kind in data.items()
    )


def clean(question: str) -> str:
    """The question without control characters or HTML tags, its white space folded."""
    kept = "".join(
        " " if c in "\r\n\t" else c for c in question if c in "\r\n\t" or not _is_control(c)
    )
    kept = _TAG.sub(" ", kept)
    return _UNMARKED_ELISION.sub(r"\1'", _SHORT_ELISION.sub(r"\1'", " ".join(kept.split())))


_BRACKETS = expression(r"\([^()]*\)")  # "FTTH (fiber to the home)"
_TAG = expression(r"</?[a-zA-Z][^<>]{0,200}>")
# "d études", "l arrêté", "c est": an apostrophe left out in haste.
_UNMARKED_ELISION = expression(
    r"(?<![\w'’-])([dlnsDLNS]|[qQ]u|[cC](?=\s(?:est|était)\b))\s(?=[aeiouyhéèêàâîôûAEIOUYHÉÈÊ]\w{2})"
)
# The same before a word of one or two letters, where few words may follow: "j ai", "s il".
_SHORT_ELISION = expression(
    r"(?<![\w'’-])(?:([jJ](?=\s(?:ai|en|y|habite|a[uv]\w+|accompagne\w*|aimerais?)\b)|"
    r"(?:[qQ]u|[sS])(?=\s(?:il|ils|on)\b)|[qQ]u(?=\s(?:elle|elles|une?)\b)|[dD](?=\s(?:une?|en|où|ou)\b)|"
    r"[nN](?=\s(?:a|y|en|ai)\b)|[aA]ujourd(?=\s?hui\b)))\s?"
)


# What abuse calls the assistant, and the words that go with it.
_SAID_TO_ME = content_stems(
    "machine robot bot logiciel programme ordinateur outil truc site appli ia intelligence "
    "artificielle vraiment espèce tas bande gros grosse pauvre sale type vieux vieille voir type "
    "ferraille temps rien comprends comprenez réponds"
)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs")


def receive(question: str) -> Answer | None:
    """The answer to what is no question on the texts, or None for a question."""
    text = clean(question)
    said = words(text)
    if not said or (is_gibberish(text) and max(map(len, said)) > 1):  # "b" may be a choice
        return _said(Status.CLARIFICATION, "Écrivez votre question : elle est vide ou illisible.")
    if len(text) > LONGEST:
        return _said(
            Status.CLARIFICATION,
            f"Votre message compte {len(text)} caractères, et je n'en lis que {LONGEST} : "
            "résumez-le en une question (métier, lieu, nationalité, date).",
        )
    if len(text) > LONG and not condensed(text):
        return _said(
            Status.CLARIFICATION,
            f"Votre message compte {len(text)} caractères, et je n'y trouve pas de question : "
            "résumez-le en une question (métier, lieu, nationalité, date).",
        )
    text = readable(question).text
    folded = fold(text)
    for kind in _kinds():
        if any(p.search(folded) for p in kind.patterns) and _fits(kind, folded):
            return _said(kind.status, kind.answer)
    if is_foreign(_BRACKETS.sub(" ", text)):
        return _said(
            Status.CLARIFICATION,
            "Je réponds en français. Reposez votre question en français, par exemple : « Le métier "
            "de géomètre est-il ouvert en Bretagne ? »",
        )
    return None


def readable(question: str) -> Readable:
    """What of a message is read, cleaned, and what is said of the rest."""
    text, notes = clean(question), []
    if LONG < len(text) <= LONGEST:
        text = condensed(text) or text[:LONG]
        notes.append("De ce long message, je n'ai lu que les questions et les faits du dossier.")
    if _orders(fold(text)):
        rest = without_instructions(text, _orders)
        text = rest or text
        notes += ["Je n'ai pas suivi l'instruction jointe à la question."] if rest else []
    return Readable(text[:LONGEST], " ".join(notes))


def _orders(folded: str) -> bool:
    """Whether folded words tell the assistant to leave its rules."""
    kind = next(k for k in _kinds() if k.name == _MANIPULATION)
    return any(p.search(folded) for p in kind.patterns)


_THANKS = "merci"
_CONCLUDES = expression(r"\b(?:donc|alors|du coup)\b[^.!]*\?")  # "ok et donc ?" wants the verdict


def _fits(kind: _Kind, folded: str) -> bool:
    """Whether a kind that must stand alone does: nothing of substance is left beside it."""
    if not kind.alone:
        return True
    if kind.name == _THANKS and _CONCLUDES.search(folded):
        return False
    rest = folded
    for other in _kinds():
        if other.alone:
            for pattern in other.patterns:
                rest = pattern.sub(" ", rest)
    return len(content_stems(rest)) == 0 or (kind.status is Status.REFUSED and _asks_nothing(rest))


def _asks_nothing(rest: str) -> bool:
    return len(content_stems(rest) - _SAID_TO_ME) <= 1 and "?" not in rest


def reset_only(question: str) -> Answer | None:
    """The answer to a message that opens a new dossier and asks nothing else, None to any other."""
    rest = without_opening(question)
    if not opens_case(question) or mentions(rest).entities or len(content_stems(rest)) > 1:
        return None
    return _said(Status.CLARIFICATION, "Nouveau dossier : le précédent est effacé. Je vous écoute.")


def _said(status: Status, text: str) -> Answer:
    offers = _SUGGESTIONS if status in (Status.CLARIFICATION, Status.ANSWERED) else ()
    return Answer(status, None, text, suggestions=offers)
