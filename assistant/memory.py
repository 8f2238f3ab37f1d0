"""What a thread remembers between two turns, JSON-ready, and what its store may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.answer import Choice, Dossier, Status
from assistant.results import NOTHING, ToolResult

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

STORED_TYPES = [
    ("assistant.results", "ToolResult"),
    ("assistant.results", "Statement"),
    ("assistant.results", "Role"),
    ("assistant.evidence", "Support"),
    ("assistant.evidence", "Evidence"),
    ("assistant.answer", "Status"),
    ("assistant.answer", "Verdict"),
    ("assistant.answer", "Choice"),
]


@dataclass(frozen=True, slots=True)
class Memory:
    """The dossier, what was last asked, and about which texts."""

    dossier: Dossier = field(default_factory=Dossier)
    intent: str = ""
    of_case: str = ""  # the last intent on the lists, which an aside to the texts leaves in hand
    texts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # the last certifications named: "CQPM 0126", "RNCP34095"
    asked: str = ""  # the adviser's own words of this thread, for the gate
    question: str = ""  # the last question, completed with what it followed up
    before: str = ""  # the question on the title named before, in the same table
    subject: str = ""  # what the questions on the texts are about: the first of them
    way_out: str = ""  # the exception last asked about, see understanding.way_out
    given: date | None = None  # the day last given beside a question, not in its words
    places: tuple[str, ...] = ()  # named together in the last questions, where there were several
    metiers: tuple[str, ...] = ()  # the same
    nationalities: tuple[str, ...] = ()  # the same
    cases: tuple[Dossier, ...] = ()  # of the persons told in the last message, where several
    earlier_metier: str = ""  # the métier in hand before that of the dossier
    earlier_place: str = ""  # the place in hand before that of the dossier
    domain: str = ""  # of the métiers last listed, "" where all were
    rows: tuple[str, ...] = ()  # ids of the rows of a list that is read part by part
    upto: int = 0  # how many of them were read
    choices: tuple[Choice, ...] = ()  # of the last answer; kept with it, not here
    cited: tuple[str, ...] = ()  # ids of the passages that it rested on; kept with it too
    listed: tuple[str, ...] = ()  # ids of the items that it listed; kept with it too
    awaiting: bool = False  # it asked for a detail; kept with it too
    beside: tuple[str, ...] = ()  # ids of the passages shown beside a gap; kept with it too
    missed: bool = False  # nothing was found of what it asked; kept with it too

    def to_json(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "dossier": self.dossier.to_json(),
            "intent": self.intent,
            "of_case": self.of_case,
            "texts": list(self.texts),
            "codes": list(self.codes),
            "asked": self.asked,
            "question": self.question,
            "before": self.before,
            "subject": self.subject,
            "way_out": self.way_out,
            "places": list(self.places),
            "metiers": list(self.metiers),
            "nationalities": list(self.nationalities),
            "cases": [case.to_json() for case in self.cases],
            "earlier_metier": self.earlier_metier,
            "earlier_place": self.earlier_place,
            "domain": self.domain,
            "rows": list(self.rows),
            "upto": self.upto,
            "given": self.given.isoformat() if self.given else "",
        }

    @classmethod
    def of_thread(cls, values: Mapping[str, Any]) -> Memory:
        """The memory in the state of a thread, with what its last answer offered and cited."""
        memory = cls.from_json(values.get("memory", {}))
        results = _last_results(values.get("messages", []))
        offered = tuple(c for result in results for c in result.choices)
        cited = tuple(dict.fromkeys(p for result in results for p in result.grounds))
        listed = tuple(dict.fromkeys(p for result in results for p in result.listed))
        awaiting = any(result.status is Status.CLARIFICATION for result in results)
        beside = tuple(dict.fromkeys(p for result in results for p in result.beside))
        missed = bool(results) and all(result.kind == NOTHING for result in results)
        return replace(
            memory,
            choices=offered,
            cited=cited,
            listed=listed,
            awaiting=awaiting,
            beside=beside,
            missed=missed,
        )

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Memory:
        """The memory of a thread; an empty object gives an empty memory."""
        return cls(
            dossier=_dossier(data.get("dossier", {})),
            intent=data.get("intent", ""),
            of_case=data.get("of_case", ""),
            texts=tuple(data.get("texts", ())),
            codes=tuple(data.get("codes", ())),
            asked=data.get("asked", ""),
            question=data.get("question", ""),
            before=data.get("before", ""),
            subject=data.get("subject", ""),
            way_out=data.get("way_out", ""),
            places=tuple(data.get("places", ())),
            metiers=tuple(data.get("metiers", ())),
            nationalities=tuple(data.get("nationalities", ())),
            cases=tuple(_dossier(case) for case in data.get("cases", ())),
            earlier_metier=data.get("earlier_metier", ""),
            earlier_place=data.get("earlier_place", ""),
            domain=data.get("domain", ""),
            rows=tuple(data.get("rows", ())),
            upto=data.get("upto", 0),
            given=date.fromisoformat(data["given"]) if data.get("given") else None,
        )


def _dossier(data: Mapping[str, Any]) -> Dossier:
    fields = dict(data)
    if "on" in fields:
        fields["on"] = date.fromisoformat(fields["on"])
    for name in ("regions", "metier_codes"):
        if name in fields:
            fields[name] = tuple(fields[name])
    return Dossier(**fields)


def _last_results(messages: Sequence[BaseMessage]) -> list[ToolResult]:
    """The results of the last question of a thread, those that answered where any did."""
    from langchain_core.messages import HumanMessage, ToolMessage

    results: list[ToolResult] = []
    for message in messages:
        if isinstance(message, HumanMessage):
            results = []
        elif isinstance(message, ToolMessage) and message.artifact:
            results.append(ToolResult.of_store(message.artifact))
    answered = [r for r in results if r.status is Status.ANSWERED]
    return answered or results
