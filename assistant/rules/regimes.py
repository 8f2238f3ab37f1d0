"""Which list governs a person on a date, and why.

Sources: arrêté of 18 January 2008, article 1; circulaire of 7 January 2008, note 1; circulaire of
31 July 2009, points 3.3 and 4. The periods are those of ``sources.yaml``.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from assistant.evidence import Support
from assistant.rules.anchors import anchor
from assistant.rules.declared import metiers_on
from corpus.library import load

CIRCULAIRE = "circulaire-2008-01-07"
ARRETE = "arrete-2008-01-18"
TUNISIE = "circulaire-2009-07-31"
FREE_MOVEMENT = frozenset({"ue", "eee", "suisse"})


class Reason(StrEnum):
    """Why a list governs, or why none does."""

    COMMON = "droit commun"
    AGREEMENT = "accord migratoire"
    TUNISIAN = "accord franco-tunisien"
    FRENCH = "français"
    FREE_MOVEMENT = "libre circulation"
    ALGERIAN = "accord franco-algérien"
    TUNISIAN_EARLY = "tunisien avant le 1er juillet 2009"
    TOO_EARLY = "avant les textes"
    TOO_LATE = "après les textes"


class Regime(NamedTuple):
    """The list that governs a person (``source_id`` None when none does) and what says so."""

    reason: Reason
    source_id: str | None
    supports: tuple[Support, ...]

    @property
    def governs(self) -> bool:
        """Whether the lists of métiers concern this person at all."""
        return self.source_id is not None


def regime(groups: Collection[str], on: date | None) -> Regime:
    """The regime of a person of these nationality groups on a date (None: the arrêté's own time).

    ``groups`` are those of ``understanding.nationalities`` on that date; empty means unknown and
    is read as a national of a third state without an agreement.
    """
    if "france" in groups:
        return Regime(Reason.FRENCH, None, (anchor("hors_ue"),))
    if FREE_MOVEMENT & set(groups):
        return Regime(Reason.FREE_MOVEMENT, None, (anchor("hors_ue"),))
    if "algerie" in groups:
        return Regime(Reason.ALGERIAN, None, (anchor("algeriens"),))
    if "tunisie" in groups:
        return _tunisian(on)
    reason = Reason.AGREEMENT if "accord_migratoire" in groups else Reason.COMMON
    return _by_date(on, reason)


def _tunisian(on: date | None) -> Regime:
    if on and on < load().sources[TUNISIE].in_force_from:
        supports = (anchor("tunisiens_avant_2009"), anchor("algeriens"))  # "il en va de même"
        return Regime(Reason.TUNISIAN_EARLY, None, supports)
    supports = (anchor("tunisiens_sans_opposition"), anchor("tunisiens_toute_la_metropole"))
    return Regime(Reason.TUNISIAN, TUNISIE, supports)


def _by_date(on: date | None, reason: Reason) -> Regime:
    """The list in force on a day; a list declared in an added text comes after those of 2008."""
    sources = load().sources
    later = metiers_on(on) if on and on >= sources[ARRETE].in_force_from else None
    if later:
        return Regime(reason, later.source.id, ())
    if on is None or on >= sources[ARRETE].in_force_from:
        end = sources[ARRETE].in_force_to
        if on and end and on > end:
            return Regime(Reason.TOO_LATE, ARRETE, ())
        return Regime(reason, ARRETE, ())
    if on >= sources[CIRCULAIRE].in_force_from:
        return Regime(reason, CIRCULAIRE, ())
    return Regime(Reason.TOO_EARLY, None, ())
