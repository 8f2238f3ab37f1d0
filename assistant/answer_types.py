"""What kind of thing a question asks for, and whether a sentence holds one.

One mechanism for every text question: the interrogative words name a type (a duration, an amount,
a date …), and a sentence that holds such a thing is likelier to be the answer. The types are data
(answer_types.yaml).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from assistant.understanding.text import fold
from corpus.expressions import expression

_FILE = Path(__file__).parent / "answer_types.yaml"
_NUMBER_WORDS = "un une deux trois quatre cinq six sept huit neuf dix douze dix-huit vingt trente"
_QUANTITY = rf"(\d[\d\s]*(,\d+)?|({'|'.join(_NUMBER_WORDS.split())}))"

_FIGURES = (
    r"(?:montants?|tarifs?|prix|couts?|delais?|durees?|taux|pourcentages?|salaires?|smic|"
    r"remunerations?|indemnites?|primes?|baremes?|frequence|rythme)"
)
# A figure is asked for; "le montant peut-il changer ?" asks for none.
_HOW_MUCH = expression(
    rf"\b(?:combien|longtemps)\b|\b(?:quel(?:le)?s?|c'est quoi|connaitre|savoir)\b"
    rf"(?:[\s'-]+\w+){{0,4}}?[\s'-]+{_FIGURES}\b|"
    rf"^\W*(?:l[ea]s? |l'|un |une )?{_FIGURES}\b(?![^?]{{0,20}}\b(?:peut|est|sera|change)\b)"
)
# Of a figure, whether it moves.
_CHANGES = expression(
    r"\b(?:peu(?:t|vent)|pourra\w*|va|vont|sera)(?:[ -]\w+){0,4} "
    r"(?:change\w*|boug\w+|evolu\w+|modifi\w+|revis\w+|revu\w*|renegoci\w+|augment\w+|baiss\w+)"
)
# A bare figure and nothing else answers: "la rémunération pendant la formation ?" asks for less.
_FIGURE_ONLY = expression(
    r"\bcombien de (?:temps(?! pleins?)|mois|jours|ans|annees|semaines)\b|\bcombien d'euros\b|"
    r"\bquel(?:le)? (?:(?:est|sera|serait) )?(?:le |la |l')?(?:montant|tarif|prix|cout|delai|taux|"
    r"pourcentage|duree(?! de travail)|salaire (?:min|max)\w*)\b|\bcombien (?:coute|paie|paye)\w*"
)
_ELAPSED = expression(r"\bentre\b|\becoule|\bavant\b|\bapres\b|\bdepuis\b|\bil y a\b")
_WHEN = expression(
    r"\bquand (?:a|ont|est|sont|fut|furent)\b|^\W*quand\b[^,;]*-(?:t-)?(?:il|elle|ils|elles)\b|"
    r"\bquand\W*$|^\W*(?:la |les )?dates? d"
)
# The day itself; "quand ?" may be answered by an event.
_WHICH_DAY = expression(r"\b(?:quel jour|quelle date|(?:date|jour) (?:exacte?|precise?))\b")
_DAY = expression(
    r"\b\d{1,2}(?:er)? (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
    r"novembre|decembre)\b"
)


class AnswerType(NamedTuple):
    """One kind of thing: how it is asked for, and what holds it."""

    name: str
    asked: re.Pattern[str]
    held: re.Pattern[str]
    measured: re.Pattern[str] | None  # the figure itself, where the type is one
    told: str  # French: the figure, where no text gives it


@cache
def answer_types() -> tuple[AnswerType, ...]:
    """The types, in the order in which they are tried."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    return tuple(
        AnswerType(
            name,
            _any_of(entry["asked"]),
            _any_of(entry["held"]),
            _any_of(entry["measured"]) if "measured" in entry else None,
            entry.get("told", ""),
        )
        for name, entry in data.items()
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{p.replace('{quantity}', _QUANTITY)})" for p in patterns)
    return expression(rf"(?<!\w)(?:{joined})(?!\w)")


def expected_type(question: str) -> AnswerType | None:
    """The type of thing that a question asks for, or None when it does not say."""
    folded = fold(question)
    kind = next((kind for kind in answer_types() if kind.asked.search(folded)), None)
    return None if kind and kind.measured and _CHANGES.search(folded) else kind


def type_named(name: str) -> AnswerType:
    """The type of that name."""
    return next(kind for kind in answer_types() if kind.name == name)


def holds_type(text: str, wanted: AnswerType | None) -> bool:
    """Whether a text holds a thing of that type; nothing is held where nothing is wanted."""
    return wanted is not None and bool(wanted.held.search(fold(text)))


def holds_amount(question: str, text: str) -> bool:
    """Whether a question is about a duration, a rate or an amount, and the text holds one."""
    wanted = expected_type(question)
    return bool(wanted and wanted.measured) and holds_type(text, wanted)


def figure_asked(question: str) -> AnswerType | None:
    """The type of the figure that alone answers a question, or None where it asks for more."""
    folded = fold(question)
    if not _FIGURE_ONLY.search(folded) or _ELAPSED.search(folded):
        return None
    wanted = expected_type(question)
    return wanted if wanted and wanted.told else None


def lacks_figure(question: str, text: str) -> bool:
    """Whether a question asks for a duration, a rate, an amount or a day that no figure gives."""
    folded = fold(question)
    if _WHICH_DAY.search(folded):
        return not _DAY.search(fold(text))
    if _WHEN.search(folded):
        return not holds_type(text, type_named("date"))
    wanted = expected_type(question) if _HOW_MUCH.search(fold(question)) else None
    return bool(wanted and wanted.measured and not wanted.measured.search(fold(text)))
