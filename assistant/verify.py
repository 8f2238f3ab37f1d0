"""The gate: checks a draft against the evidence that its tools returned. Pure, no model.

A draft is the text of a model with evidence tokens (``[e3]``). Every sentence that states
something must carry a token that exists; every quote must stand in one piece of that evidence (or
be the adviser's own words); every figure, date, quantity and article must stand in that evidence,
in the question, or among the numbers that the tools counted; a text is named only where it is
cited; nothing may turn a verdict, or a tool's own sentence, into its contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from assistant.answer import Verdict
from assistant.claims import (
    Polarity,
    negations,
    polarities,
    regions_in,
)
from assistant.evidence import TOKEN, Evidence
from assistant.facts import CODE, basis_of, facts_of
from assistant.named_titles import unnamed_titles
from assistant.sentences import normal, quotes_in, sentences
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold
from assistant.understanding.texts import misnamed_texts, named_texts
from corpus.expressions import expression
from corpus.library import load


class Fault(StrEnum):
    """What is wrong with a sentence."""

    UNCITED = "sans citation"
    INVENTED = "citation inventée"
    MISQUOTED = "citation qui ne figure pas dans le passage"
    SPLICED = "citation cousue de plusieurs passages"
    WRONG_SOURCE = "attribué au mauvais texte"
    UNSUPPORTED_FIGURE = "chiffre sans appui"
    UNSUPPORTED_TITLE = "métier ou titre sans appui"
    CONTRADICTS_VERDICT = "contredit le verdict"
    REVERSED = "dit le contraire de son appui"
    SILENT = "ne dit pas le verdict"


class Failure(NamedTuple):
    """One sentence that does not pass, and why."""

    fault: Fault
    sentence: str
    detail: str

    def told(self) -> str:
        """In French, for the model that wrote it and for the adviser."""
        told = f"{self.fault} : {self.sentence}" if self.sentence else str(self.fault)
        return f"{told} ({self.detail})" if self.detail else told


class _Case(NamedTuple):
    """All that a draft may rest on."""

    evidence: Mapping[str, Evidence]
    asked: str
    counted: tuple[str, ...]  # numbers, codes and dates that the tools found themselves
    stated: Mapping[str, tuple[str, ...]]  # the tools' own sentences by token
    verdict: Verdict | None


def failures(
    draft: str,
    evidence: Mapping[str, Evidence],
    *,
    asked: str = "",
    figures: Iterable[str] = (),
    verdict: Verdict | None = None,
    stated: str = "",
) -> list[Failure]:
    """Every fault of a draft, in its order; an empty list lets it pass.

    ``asked`` is what the adviser wrote in this thread, ``figures`` the numbers that the tools
    counted themselves, ``verdict`` the tools' verdict, ``stated`` the tools' sentences with their
    tokens (as ``ToolResult.stated`` gives them).
    """
    case = _Case(evidence, asked, tuple(figures), _by_token(stated), verdict)
    return [fault for sentence in sentences(draft) for fault in _faults(sentence, case)]


def _by_token(stated: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for sentence in sentences(stated):
        for token in TOKEN.findall(sentence):
            found.setdefault(token, []).append(TOKEN.sub("", sentence))
    return {token: tuple(said) for token, said in found.items()}


def _faults(sentence: str, case: _Case) -> list[Failure]:
    tokens = TOKEN.findall(sentence)
    bare = TOKEN.sub("", sentence)
    if not tokens:
        return [] if _only_asks(bare) else [Failure(Fault.UNCITED, sentence, "")]
    unknown = [t for t in tokens if t not in case.evidence]
    if unknown:
        return [Failure(Fault.INVENTED, sentence, ", ".join(unknown))]
    cited = [case.evidence[t] for t in tokens]
    said = tuple(dict.fromkeys(s for t in tokens for s in case.stated.get(t, ())))
    prose = bare
    for quote in quotes_in(bare):
        prose = prose.replace(quote, " ")
    found = [
        *((_quote_fault(q, cited, case), q) for q in quotes_in(bare)),
        *((Fault.UNSUPPORTED_FIGURE, f) for f in _unsupported(prose, cited, said, case)),
        *((Fault.UNSUPPORTED_TITLE, t) for t in _unnamed(prose, cited, said, case)),
        *((Fault.INVENTED, address) for address in _invented_addresses(bare, cited, said)),
        *((Fault.WRONG_SOURCE, name) for name in _misattributed(prose, cited, said)),
        *_contradictions(bare, cited, said, case),
    ]
    return [Failure(fault, sentence, detail) for fault, detail in found if fault]


def _only_asks(bare: str) -> bool:
    """Whether a sentence without citation is a question, and no statement in its guise."""
    facts = facts_of(bare)
    told = facts.figures or facts.dates or facts.quantities or facts.references
    return bare.rstrip().endswith("?") and not (told or polarities(bare) or quotes_in(bare))


def _unnamed(prose: str, cited: list[Evidence], said: tuple[str, ...], case: _Case) -> list[str]:
    """The métiers and titles that a sentence names; those of the question are no support."""
    asked = () if case.stated else (case.asked,)
    return unnamed_titles(prose, (*said, *(e.quote for e in cited), *asked))


_ADDRESS = expression(r"\bhttps?:\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.\w+|\]\([^)]*\)", re.IGNORECASE)


def _invented_addresses(bare: str, cited: list[Evidence], said: tuple[str, ...]) -> list[str]:
    """The web and mail addresses, and the links, that no support holds."""
    support = " ".join([*said, *(e.quote for e in cited)])
    return [found for found in _ADDRESS.findall(bare) if found not in support]


def _quote_fault(quote: str, cited: list[Evidence], case: _Case) -> Fault | None:
    wanted = normal(quote)
    if any(wanted in normal(text) for text in (*(e.quote for e in cited), case.asked)):
        return None
    everywhere = [normal(e.quote) for e in case.evidence.values()]
    if any(wanted in text for text in everywhere):
        return Fault.WRONG_SOURCE
    parts = wanted.split()
    spliced = any(
        any(" ".join(parts[:cut]) in text for text in everywhere)
        and any(" ".join(parts[cut:]) in text for text in everywhere)
        for cut in range(2, len(parts) - 1)
    )
    return Fault.SPLICED if spliced else Fault.MISQUOTED


def _unsupported(
    prose: str, cited: list[Evidence], said: tuple[str, ...], case: _Case
) -> list[str]:
    """The figures, quantities, dates and articles of a sentence that nothing bears out."""
    claims = facts_of(prose)
    basis = basis_of(tuple((e.quote, e.locator, e.source_id) for e in cited))
    own = facts_of(" ; ".join(said if case.stated else case.counted))
    asked = facts_of(case.asked if negations(prose) or not case.stated else "")
    dates = basis.dates | own.dates | asked.dates
    quantities = basis.quantities | own.quantities | asked.quantities
    numbers = own.figures | {f for f in basis.figures if len(f) >= CODE}
    references = basis.references | own.references | asked.references
    figures = basis.figures | own.figures | asked.figures
    measured = {n for n, _ in claims.quantities}
    return [
        *(str(d) for d in claims.dates if not any(d.within(o) for o in dates)),
        *(
            f"{n} {u}"
            for n, u in claims.quantities
            if (n, u) not in quantities and n not in numbers
        ),
        *(
            f"{u} {n}"
            for u, n in claims.references
            if (u, n) not in references and n not in own.figures
        ),
        *(f for f in claims.figures if f not in figures and f not in measured),
    ]


def _misattributed(prose: str, cited: list[Evidence], said: tuple[str, ...]) -> list[str]:
    """Texts and regions that a sentence names and that are not those of its evidence."""
    known = {e.source_id for e in cited}
    wrong = misnamed_texts(prose, known)
    if wrong:  # their evidence may name them
        support = " ".join([*(e.quote for e in cited), *said])
        wrong = misnamed_texts(prose, known | set(named_texts(support)))
    regions = regions_in(prose) if said else frozenset()
    if regions:
        regions -= regions_in(" ".join([*said, *(f"{e.locator} {e.quote}" for e in cited)]))
    return [*(load().sources[text].short_title for text in wrong), *sorted(regions)]


def _contradictions(
    bare: str, cited: list[Evidence], said: tuple[str, ...], case: _Case
) -> list[tuple[Fault, str]]:
    claimed, verdict = polarities(bare), case.verdict
    closest = _nearest(bare, said, _AKIN)
    known = polarities(closest) if closest else frozenset().union(*map(polarities, said))
    if known and not claimed <= known:
        return [(Fault.CONTRADICTS_VERDICT, ", ".join(claimed - known))]
    if not known and verdict in _CONTRARY and _CONTRARY[verdict] in claimed:
        return [(Fault.CONTRADICTS_VERDICT, str(verdict))]
    if verdict is Verdict.NOT_APPLICABLE and re.match(r"\W*oui\b", fold(bare)):
        return [(Fault.CONTRADICTS_VERDICT, str(verdict))]
    nearest = _nearest(bare, (*said, *(s for e in cited for s in sentences(e.quote))), _SAME)
    if nearest and negations(nearest) != negations(bare):
        return [(Fault.REVERSED, nearest)]
    return []


_CONTRARY = {
    Verdict.OPEN: Polarity.NOT_OPEN,
    Verdict.NOT_OPEN: Polarity.OPEN,
    Verdict.NOT_APPLICABLE: Polarity.OPEN,
}
_AKIN = 0.5  # share of common words from which two sentences are about the same thing
_SAME = 0.7  # … from which they say the same thing, or its contrary


def _nearest(bare: str, supports: Iterable[str], enough: float) -> str:
    """The supporting sentence with the most words in common, or "" where none has enough."""
    own = content_stems(bare)

    def shared(text: str) -> float:
        other = content_stems(text)
        return len(own & other) / max(1, len(own | other))

    best = max(supports, key=shared, default="")
    return best if shared(best) >= enough else ""
