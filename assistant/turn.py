"""What the tools of one turn share."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.evidence import EvidenceDesk
from assistant.search import TextSearch


@dataclass(frozen=True, slots=True)
class Turn:
    """The tokens given so far, and the search in the texts."""

    desk: EvidenceDesk
    search: TextSearch
