"""The person for whom a question on the texts is asked, and whether a passage concerns her."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assistant import resolve
from assistant.results import ToolResult
from assistant.rules.persons import SPECIAL, concerns, persons_named, speaks_to
from assistant.rules.regimes import CIRCULAIRE, Reason, regime
from assistant.understanding.texts import implied_texts
from assistant.understanding.way_out import IRREGULAR
from assistant.wording.exceptional import exceptional_admission
from assistant.wording.not_answered import reserved
from assistant.wording.regimes import not_governed
from assistant.wording.subjects import Person
from corpus.records import Passage

if TYPE_CHECKING:
    from index.gaps import Missing


class Asker(NamedTuple):
    """A person, who may be anybody, on a day."""

    person: Person
    on: date | None

    def concerned(self, passage: Passage) -> bool:
        """Whether what a passage says concerns this person."""
        return speaks_to(passage, self.person.groups)

    def gap_of(self, missing: Missing | None, question: str) -> Missing | None:
        """What no text gives, unless it is told of nationals whom nobody has named."""
        if missing is None:
            return None
        own = persons_named(missing.told) & SPECIAL
        named = persons_named(question) | self.person.groups
        return missing if own <= named else None

    def concerned_by(self, source_id: str) -> bool:
        """Whether a text as a whole concerns this person."""
        return concerns(source_id, self.person.groups)

    def not_concerned(self, passage: Passage, question: str) -> ToolResult:
        """The answer where the passage found concerns others: her own regime, or that it does."""
        ruling = regime(self.person.groups, self.on)
        if ruling.governs and CIRCULAIRE in implied_texts(question):
            return exceptional_admission(IRREGULAR, self.person, self.on)
        if ruling.governs or ruling.reason is Reason.TOO_EARLY:
            return reserved(passage.source_id, self.person)
        return not_governed(ruling, self.person, self.on, [])


def asker_of(nationality: str, day: str) -> Asker:
    """The person of a tool's arguments; BadArgument where they cannot be read."""
    on = resolve.day(day)
    return Asker(resolve.person(nationality, on), on)
