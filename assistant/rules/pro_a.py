"""The Pro-A list: rows by métier, diploma, sector, sub-sector, level or RNCP code.

Source: accord Pro-A of the temporary-work branch, 22 January 2021, annex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.library import load
from corpus.records import ProARow


@dataclass(frozen=True, slots=True)
class ProACriteria:
    """What the rows must satisfy: each field that is set is a condition, its values an OR.

    ``metiers`` and ``diplomes`` make one condition together: a row is of this métier or of this
    diploma, since one word ("soudeur") often names both.
    """

    metiers: tuple[str, ...] = ()
    diplomes: tuple[str, ...] = ()
    among: tuple[str, ...] = ()  # diplomas of the kinds wanted (CAP, BTS …)
    secteurs: tuple[str, ...] = ()
    filieres: tuple[str, ...] = ()
    niveaux: tuple[int | None, ...] = ()  # None: "sans niveau"
    rncp: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no condition is set, which selects the whole list."""
        return self == ProACriteria()

    @property
    def scoped(self) -> bool:
        """Whether it narrows the list by sector, level or kind of diploma, and names no title."""
        return not self.named and not self.empty

    @property
    def named(self) -> bool:
        """Whether it names a métier, a diploma or a code."""
        return bool(self.metiers or self.diplomes or self.rncp)


def select(criteria: ProACriteria, rows: Sequence[ProARow] | None = None) -> tuple[ProARow, ...]:
    """The rows that satisfy every condition, in the order of the annex (or among these rows)."""

    def holds(row: ProARow) -> bool:
        named = criteria.metiers or criteria.diplomes
        if named and row.metier not in criteria.metiers and row.diplome not in criteria.diplomes:
            return False
        return all(
            not wanted or value in wanted
            for wanted, value in (
                (criteria.among, row.diplome),
                (criteria.secteurs, row.secteur),
                (criteria.filieres, row.filiere),
                (criteria.niveaux, row.niveau),
                (criteria.rncp, row.rncp),
            )
        )

    return tuple(row for row in (load().pro_a if rows is None else rows) if holds(row))


@cache
def rncp_codes() -> frozenset[str]:
    """Every RNCP code of the annex."""
    return frozenset(row.rncp for row in load().pro_a)


@cache
def secteurs() -> tuple[str, ...]:
    """The sectors, in the order of the annex."""
    return tuple(dict.fromkeys(row.secteur for row in load().pro_a))


@cache
def filieres() -> tuple[str, ...]:
    """The sub-sectors, in the order of the annex."""
    return tuple(dict.fromkeys(row.filiere for row in load().pro_a))


@cache
def metiers() -> tuple[str, ...]:
    """The métiers, in the order of the annex."""
    return tuple(dict.fromkeys(row.metier for row in load().pro_a))


@cache
def niveaux() -> tuple[int, ...]:
    """The levels that the annex prints, in ascending order."""
    return tuple(sorted({row.niveau for row in load().pro_a if row.niveau}))
