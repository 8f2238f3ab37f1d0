"""One list of métiers: a text, and a region of it; how it is named, counted and headed."""

from __future__ import annotations

from typing import NamedTuple

from assistant.evidence import Support
from assistant.rules.openings import headings_of, rows_in
from assistant.rules.regimes import CIRCULAIRE, TUNISIE
from assistant.wording.common import annex, of_region
from assistant.wording.french import count
from corpus.library import load
from corpus.records import MetierRow
from corpus.regions import regions

SHORT = 12  # métiers up to which a list is shown beside its number
EVERY_REGION = "*"  # the regional lists of a text taken together


class ListRef(NamedTuple):
    """One list: a text, and a region of it ("" for the Tunisian list or the national six)."""

    source_id: str
    region: str

    @property
    def name(self) -> str:
        """« Bretagne (arrêté du 18 janvier 2008) »."""
        short = load().sources[self.source_id].short_title
        if self.region == EVERY_REGION:
            return f"l'ensemble des listes régionales ({short})"
        if self.region:
            return f"{regions()[self.region].name} ({short})"
        kind = "la liste tunisienne" if self.source_id == TUNISIE else "toutes les régions"
        return f"{kind} ({short})"

    @property
    def label(self) -> str:
        """« liste de Bretagne (arrêté du 18 janvier 2008), 16 métiers »."""
        if not self.region or self.region == EVERY_REGION:
            named = self.name
        else:
            named = f"liste {of_region(self.region)} ({load().sources[self.source_id].short_title})"
        return f"{named}, {count(len(self.rows), 'métier')}"

    @property
    def rows(self) -> tuple[MetierRow, ...]:
        """Its métiers; those of the circular's regions include the six of every region."""
        if self.region == EVERY_REGION:
            return tuple({r.code: r for r in reversed(_all_rows(self.source_id))}.values())[::-1]
        return rows_in(self.region, self.source_id)

    @property
    def heading(self) -> Support:
        """The heading, which carries the announced count."""
        if self.region == EVERY_REGION:
            return annex(self.source_id)
        return Support(headings_of(self.source_id)[self.region].passage_id)


def _all_rows(source_id: str) -> list[MetierRow]:
    return [r for r in load().metiers if r.source_id == source_id]


def lead_count(ref: ListRef, number: int) -> str:
    """« 16 métiers ouverts », or a region's own and those that every region adds to them."""
    added = national_count(ref)
    if not added:
        return count(number, "métier ouvert", "métiers ouverts")
    own = count(number - added, "métier de sa liste", "métiers de sa liste")
    return f"{own} et {count(added, 'ouvert')} dans toutes les régions"


def national_count(ref: ListRef) -> int:
    """How many métiers open in every region the circular of 2008 adds to a regional list."""
    if ref.source_id != CIRCULAIRE or not ref.region or ref.region == EVERY_REGION:
        return 0
    return len(ref.rows) - headings_of(CIRCULAIRE)[ref.region].counted
