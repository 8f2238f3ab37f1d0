"""Metallurgy qualifications and lines of the Pro-A annex that share a title."""

from __future__ import annotations

from assistant.understanding.content import content_stems
from corpus.expressions import expression
from corpus.library import load
from corpus.records import CqpmRow, ProARow

_BRACKETED = expression(r"\([^()]*\)")
_OTHER_KIND = expression(r"^(?:TP|CAP|BP|BAC PRO|CQP|BTS|DUT|MC\d?|Licence PRO)\s+")
_KIND = expression(r"^CQP/CQPM\s+")


def pro_a_of(row: CqpmRow) -> tuple[ProARow, ...]:
    """The rows of the Pro-A annex that print "CQP/CQPM" before one of this entry's titles."""
    titles = _titles(row)
    return tuple(r for r in load().pro_a if _KIND.match(r.diplome) and _bare(r.diplome) in titles)


def other_kind_of(row: CqpmRow) -> tuple[ProARow, ...]:
    """The rows of the Pro-A annex that print the title after another kind of diploma ("TP …")."""
    titles = _titles(row)
    return tuple(
        r
        for r in load().pro_a
        if not _KIND.match(r.diplome) and _bare(_OTHER_KIND.sub("", r.diplome)) in titles
    )


def cqpm_of(row: ProARow) -> tuple[CqpmRow, ...]:
    """The metallurgy qualifications whose title follows "CQP/CQPM" in this row."""
    if not _KIND.match(row.diplome):
        return ()
    return tuple(entry for entry in load().cqpm if _bare(row.diplome) in _titles(entry))


def links() -> tuple[tuple[ProARow, tuple[CqpmRow, ...]], ...]:
    """Each diploma that the annex prints after "CQP/CQPM", with the entries of its title."""
    rows = {r.diplome: r for r in reversed(load().pro_a) if _KIND.match(r.diplome)}
    return tuple((row, cqpm_of(row)) for row in sorted(rows.values(), key=lambda r: r.line_start))


def _titles(row: CqpmRow) -> frozenset[frozenset[str]]:
    return frozenset(_bare(t) for t in (row.intitule, *(r.intitule for r in row.readings)))


def _bare(title: str) -> frozenset[str]:
    return content_stems(_BRACKETED.sub(" ", _KIND.sub("", title)))
