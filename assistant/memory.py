"""What a thread remembers between two turns, JSON-ready, and what its store may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.answer import Choice, Dossier
from assistant.results import ToolResult

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
    texts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # the last certifications named: "CQPM 0126", "RNCP34095"
    asked: str = ""  # the adviser's own words of this thread, for the gate
    question: str = ""  # the last question, completed with what it followed up
    given: date | None = None  # the day last given beside a question, not in its words
    choices: tuple[Choice, ...] = ()  # of the last answer; kept with it, not here

    def to_json(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "dossier": self.dossier.to_json(),
            "intent": self.intent,
            "texts": list(self.texts),
            "codes": list(self.codes),
            "asked": self.asked,
            "question": self.question,
            "given": self.given.isoformat() if self.given else "",
        }

    @classmethod
    def of_thread(cls, values: Mapping[str, Any]) -> Memory:
        """The memory in the state of a thread, with the choices that its last answer left."""
        memory = cls.from_json(values.get("memory", {}))
        return replace(memory, choices=_offered(values.get("messages", [])))

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Memory:
        """The memory of a thread; an empty object gives an empty memory."""
        fields = dict(data.get("dossier", {}))
        if "on" in fields:
            fields["on"] = date.fromisoformat(fields["on"])
        for name in ("regions", "metier_codes"):
            if name in fields:
                fields[name] = tuple(fields[name])
        return cls(
            dossier=Dossier(**fields),
            intent=data.get("intent", ""),
            texts=tuple(data.get("texts", ())),
            codes=tuple(data.get("codes", ())),
            asked=data.get("asked", ""),
            question=data.get("question", ""),
            given=date.fromisoformat(data["given"]) if data.get("given") else None,
        )


def _offered(messages: Sequence[BaseMessage]) -> tuple[Choice, ...]:
    """The choices in the results of the last question of a thread."""
    from langchain_core.messages import HumanMessage, ToolMessage

    offered: tuple[Choice, ...] = ()
    for message in messages:
        if isinstance(message, HumanMessage):
            offered = ()
        elif isinstance(message, ToolMessage):
            offered += _choices_in(message.artifact)
    return offered


def _choices_in(artifact: ToolResult | dict[str, Any] | None) -> tuple[Choice, ...]:
    """The choices of a result, which the thread's store gives back as plain data."""
    if isinstance(artifact, ToolResult):
        return artifact.choices
    return tuple(Choice(**choice) for choice in (artifact or {}).get("choices", ()))
