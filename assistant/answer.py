"""What an answer is: plain frozen records, no behaviour beyond their JSON form."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """What became of the question."""

    ANSWERED = "answered"
    CLARIFICATION = "clarification"  # a detail is missing
    NOT_COVERED = "not_covered"  # outside the corpus
    REFUSED = "refused"  # abuse, or a task that is not advice
    ERROR = "error"


class Verdict(StrEnum):
    """What the rule says of a métier, for a person, in a region, on a date."""

    OPEN = "open"
    NOT_OPEN = "not_open"
    NOT_APPLICABLE = "not_applicable"  # another regime governs this person
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim contiguous extract of a source, with where it stands."""

    n: int
    source_id: str
    passage_id: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True)
class Step:
    """One tool call of the agent, or one check of what its model wrote."""

    tool: str
    args: dict[str, Any]
    ms: int
    label: str = ""  # French, for people: "Consulté : liste de Bretagne, 16 métiers"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a language model took to word an answer."""

    prompt: str  # version of the prompt and tools
    calls: int
    input_tokens: int  # as its server counted them; 0 where it does not
    output_tokens: int
    ms: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle what an answer asks back; ``value`` names it alone, as a tool argument."""

    value: str  # "61231", "Saint-Denis (Seine-Saint-Denis)", "10 janvier 2008"
    label: str  # as shown to the adviser


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of the person and the question, carried from turn to turn."""

    metier: str = ""  # as named by the adviser
    metier_codes: tuple[str, ...] = ()  # ROME 1999: the entries that it designates
    place: str = ""  # as named by the adviser
    place_label: str = ""  # as stated to her: "Rennes (Ille-et-Vilaine) : région Bretagne"
    regions: tuple[str, ...] = ()  # slugs of the 22 regions of 2008
    nationality: str = ""  # "tunisienne"
    on: date | None = None
    situation: str = ""

    def to_json(self) -> dict[str, Any]:
        """The fields that are filled, JSON-ready."""
        filled = {k: v for k, v in asdict(self).items() if v not in ((), "", None)}
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in filled.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; ``markdown`` carries its citation marks as [1], [2] …"""

    status: Status
    verdict: Verdict | None
    markdown: str
    citations: tuple[Citation, ...] = ()
    dossier: Dossier = field(default_factory=Dossier)
    steps: tuple[Step, ...] = ()
    suggestions: tuple[str, ...] = ()  # next useful questions, in French
    model: str = ""
    made_by: str = ""  # French: "rédaction automatique, sans modèle de langage"
    thread: str = ""
    ms: int = 0
    usage: Usage | None = None  # None where no language model was asked

    def to_json(self) -> dict[str, Any]:
        """The object of the contract (`alinea ask --json`, `POST /api/ask`)."""
        return {
            "status": str(self.status),
            "verdict": str(self.verdict) if self.verdict else None,
            "answer": self.markdown,
            "citations": [asdict(c) for c in self.citations],
            "dossier": self.dossier.to_json(),
            "steps": [{"tool": s.tool, "args": s.args, "ms": s.ms} for s in self.steps],
            "suggestions": list(self.suggestions),
            "model": self.model,
            "made_by": self.made_by,
            "thread": self.thread,
            "ms": self.ms,
            "usage": asdict(self.usage) if self.usage else None,
        }


@dataclass(frozen=True, slots=True)
class StepEvent:
    """A tool has run."""

    step: Step


@dataclass(frozen=True, slots=True)
class TextEvent:
    """A piece of the checked answer, in markdown, in order."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """The whole answer; always the last event."""

    answer: Answer


Event = StepEvent | TextEvent | AnswerEvent
