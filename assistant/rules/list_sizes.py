"""Lists taken as wholes: the regions by size, and the métiers that every region has."""

from __future__ import annotations

from typing import NamedTuple

from assistant.rules.openings import headings_of, rows_in, rows_of
from corpus.library import load
from corpus.records import MetierRow


class Spread(NamedTuple):
    """A métier, its first row, and the slugs of the regions that list it and that do not."""

    row: MetierRow
    listing: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def official_everywhere(self) -> bool:
        """Whether the Journal officiel lists it in every region that the copy leaves out."""
        return all(self._official(slug) for slug in self.missing)

    @property
    def copy_only(self) -> bool:
        """Whether the Journal officiel lists it in no region at all."""
        return not any(self._official(slug, True) for slug in self.listing) and not any(
            self._official(slug) for slug in self.missing
        )

    def _official(self, slug: str, in_copy: bool = False) -> bool:
        """Whether the Journal officiel lists it there: as the copy does, unless it is noted."""
        noted = load().errata_of(self.row.source_id, slug, self.row.code)
        return any(e.in_official for e in noted) if noted else in_copy


def regions_by_size(source_id: str) -> tuple[tuple[str, int], ...]:
    """(slug, métiers open there) of each region of a text, the longest list first."""
    sizes = [(slug, len(rows_in(slug, source_id))) for slug in headings_of(source_id) if slug]
    return tuple(sorted(sizes, key=lambda size: -size[1]))


def spreads(source_id: str) -> tuple[Spread, ...]:
    """How far each métier of a text spreads over its regions, by code."""
    regions = [slug for slug in headings_of(source_id) if slug]
    open_in = {slug: {r.code for r in rows_in(slug, source_id)} for slug in regions}
    first = {r.code: r for r in reversed(tuple(rows_of(source_id).values()))}
    return tuple(
        Spread(
            first[code],
            tuple(slug for slug in regions if code in open_in[slug]),
            tuple(slug for slug in regions if code not in open_in[slug]),
        )
        for code in sorted(first)
    )
