"""What a thread remembers between two turns, JSON-ready, and what its store may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.answer import Dossier

STORED_TYPES = [
    ("assistant.results", "ToolResult"),
    ("assistant.results", "Statement"),
    ("assistant.results", "Role"),
    ("assistant.evidence", "Support"),
    ("assistant.evidence", "Evidence"),
    ("assistant.answer", "Status"),
    ("assistant.answer", "Verdict"),
]


@dataclass(frozen=True, slots=True)
class Memory:
    """The dossier, what was last asked, and about which texts."""

    dossier: Dossier = field(default_factory=Dossier)
    intent: str = ""
    texts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # the last certifications named: "CQPM 0126", "RNCP34095"
    asked: str = ""  # the adviser's own words of this thread, for the gate

    def to_json(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "dossier": self.dossier.to_json(),
            "intent": self.intent,
            "texts": list(self.texts),
            "codes": list(self.codes),
            "asked": self.asked,
        }

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
        )
