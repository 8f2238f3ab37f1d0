"""What the tools of one turn share."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.budget import Budget
from assistant.evidence import EvidenceDesk
from assistant.search import TextSearch


@dataclass(frozen=True, slots=True)
class Turn:
    """The tokens given so far, the search in the texts, and what a model may still cost."""

    desk: EvidenceDesk
    search: TextSearch
    budget: Budget = field(default_factory=Budget)
