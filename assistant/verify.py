"""The gate: checks a draft against the evidence that its tools returned. Pure, no model.

A draft is the text of a model with evidence tokens (``[e3]``). Every sentence that states
something must carry a token that exists; every quote between « » must stand in the evidence of the
sentence (or be the adviser's own words); every figure must stand in that evidence, in the
question, or among the numbers that the tools counted; nothing may contradict the verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Verdict
from assistant.evidence import TOKEN, Evidence
from assistant.understanding.text import fold


class Fault(StrEnum):
    """What is wrong with a sentence."""

    UNCITED = "sans citation"
    INVENTED = "citation inventée"
    MISQUOTED = "citation qui ne figure pas dans le passage"
    UNSUPPORTED_FIGURE = "chiffre sans appui"
    CONTRADICTS_VERDICT = "contredit le verdict"


@dataclass(frozen=True, slots=True)
class Failure:
    """One sentence that does not pass, and why."""

    fault: Fault
    sentence: str
    detail: str


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\s\]])")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NOT_OPEN = re.compile(
    r"\b(?:n'est|ne sont|n'etait|ne figure|aucune?|non|pas|ni)\b[^.;]{0,60}\bouvert"
    r"|\bouvert\w*\b[^.;]{0,20}\b(?:nulle part|dans aucun)|\bnon ouvert"
)
_OPEN = re.compile(r"\b(?:est|sont|metiers?|reste|demeure)\b[^.;]{0,30}\bouvert")


def failures(
    draft: str,
    evidence: Mapping[str, Evidence],
    *,
    asked: str = "",
    figures: Iterable[str] = (),
    verdict: Verdict | None = None,
) -> list[Failure]:
    """Every fault of a draft, in its order; an empty list lets it pass.

    ``asked`` is what the adviser wrote in this thread, ``figures`` the numbers that the tools
    counted themselves, ``verdict`` the tools' verdict.
    """
    known = {normal(f) for figure in figures for f in _FIGURE.findall(figure)}
    found: list[Failure] = []
    for sentence in sentences(draft):
        found += _sentence_faults(sentence, evidence, asked, known)
        if verdict is not None:
            found += _polarity(sentence, verdict)
    return found


def sentences(draft: str) -> list[str]:
    """The lines of a draft cut into sentences; quotes are never cut."""
    parts: list[str] = []
    for line in draft.splitlines():
        shielded = line
        for quote in quotes_in(line):
            shielded = shielded.replace(quote, quote.translate(_SHIELD))
        parts += [p.translate(_UNSHIELD).strip() for p in _SENTENCE.split(shielded)]
    return [p for p in parts if re.search(r"\w", TOKEN.sub("", p))]


def quotes_in(text: str) -> list[str]:
    """What stands between « and », outermost marks only: a quote may hold another."""
    found, depth, start = [], 0, 0
    for position, character in enumerate(text):
        if character == "«":
            start = position + 1 if depth == 0 else start
            depth += 1
        elif character == "»" and depth:
            depth -= 1
            if depth == 0:
                found.append(text[start:position].strip())
    if depth and "»" in text[start:]:  # the source itself leaves a quotation mark open
        found.append(text[start : text.rindex("»")].strip())
    return found


_SHIELD = {ord(c): 0xE000 + i for i, c in enumerate(".;!?")}
_UNSHIELD = {v: chr(k) for k, v in _SHIELD.items()}


def _sentence_faults(
    sentence: str, evidence: Mapping[str, Evidence], asked: str, known: set[str]
) -> list[Failure]:
    tokens = TOKEN.findall(sentence)
    bare = TOKEN.sub("", sentence)
    if not tokens:
        return [] if bare.rstrip().endswith("?") else [Failure(Fault.UNCITED, sentence, "")]
    unknown = [t for t in tokens if t not in evidence]
    if unknown:
        return [Failure(Fault.INVENTED, sentence, ", ".join(unknown))]
    cited = [evidence[t] for t in tokens]
    return [
        *_quote_faults(sentence, bare, cited, asked),
        *_figure_faults(sentence, bare, cited, asked, known),
    ]


def _quote_faults(sentence: str, bare: str, cited: list[Evidence], asked: str) -> list[Failure]:
    allowed = [normal(e.quote) for e in cited] + [normal(asked)]
    return [
        Failure(Fault.MISQUOTED, sentence, quote)
        for quote in quotes_in(bare)
        if not any(normal(quote) in text for text in allowed)
    ]


def _figure_faults(
    sentence: str, bare: str, cited: list[Evidence], asked: str, known: set[str]
) -> list[Failure]:
    allowed = set(known)
    for text in [asked, *(e.quote for e in cited), *(e.locator for e in cited)]:
        allowed |= {normal(f) for f in _FIGURE.findall(text)}
    allowed |= {f for e in cited for f in _FIGURE.findall(e.source_id)}
    allowed |= {str(int(f)) for f in allowed if f.isdigit()}
    missing = [f for f in _FIGURE.findall(bare) if normal(f) not in allowed]
    return [Failure(Fault.UNSUPPORTED_FIGURE, sentence, f) for f in missing]


def _polarity(sentence: str, verdict: Verdict) -> list[Failure]:
    folded = fold(sentence)
    denies = bool(_NOT_OPEN.search(folded))
    affirms = bool(_OPEN.search(folded)) and not denies
    lead = folded.lstrip("*# ")
    affirms |= lead.startswith("oui")
    wrong = (verdict is Verdict.NOT_OPEN and lead.startswith("oui")) or (
        verdict is Verdict.OPEN and lead.startswith("non")
    )
    wrong |= verdict is Verdict.NOT_APPLICABLE and affirms
    return [Failure(Fault.CONTRADICTS_VERDICT, sentence, str(verdict))] if wrong else []


_VARIANTS = (("’", "'"), ("‘", "'"), ("œ", "oe"), ("Œ", "OE"), ("ﬁ", "fi"), ("ﬂ", "fl"))


def normal(text: str) -> str:
    """White space, apostrophes and ligatures folded; nothing else (case and accents count)."""
    for variant, plain in _VARIANTS:
        text = text.replace(variant, plain)
    return " ".join(text.split())
