"""A place named in a sentence, with what it may be."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.understanding.geography import Place
from assistant.understanding.place_context import Role
from assistant.understanding.text import fold

_DOMINANT = 20  # times as populated as the next one


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence; several candidates for a homonym, the most populated first."""

    start: int
    end: int
    text: str
    kind: str  # the kind of the first candidate
    candidates: tuple[Place, ...]
    corrected_from: str | None = None  # the words as typed, where a slip was corrected
    role: Role = ""  # "domicile", "habitant", "exclu" …; "" for the place of work
    apart: bool = False  # every other place is meant: "ailleurs qu'en Corse"

    @property
    def dominant(self) -> bool:
        """Whether the first candidate is at least 20 times as populated as the next one.

        A hundred times, where the words are the whole name of another: "Essey" is a commune too.
        """
        if len(self.candidates) < 2:
            return True
        (first, second), said = self.candidates[:2], fold(self.text)
        named = 0
        if fold(first.name) != said:
            named = max((p.population for p in self.candidates if fold(p.name) == said), default=0)
        return first.population >= max(_DOMINANT * max(second.population, 1), 5 * _DOMINANT * named)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions of 2008 of the dominant candidate, or of all candidates together."""
        places = self.candidates[:1] if self.dominant else self.candidates
        return tuple(dict.fromkeys(slug for place in places for slug in place.regions))
