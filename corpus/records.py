"""The records every other module shares: sources, passages, table rows, anomalies, errata.

Nothing else in the project defines them. All are frozen; dates are ``datetime.date``.
Line numbers are 1-based line numbers of the file in ``corpus/sources/``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Source:
    """One official text, as described in ``corpus/sources/sources.yaml`` (every field mandatory).

    ``in_force_from`` and ``in_force_to`` are its first and last day as the rule in force;
    ``in_force_to`` and ``replaced_by`` are None only where the text was never replaced.
    ``validity_notice`` is the one French sentence that goes with every answer on this text.
    """

    id: str
    title: str
    short_title: str  # "circulaire du 7 janvier 2008": how an answer names the text
    kind: str  # "circulaire", "arrêté", "accord de branche", "liste paritaire"
    publisher: str
    reference: str  # NOR, IDCC …
    date: dt.date
    in_force_from: dt.date
    in_force_to: dt.date | None
    replaced_by: str | None
    validity_notice: str
    file: str
    sha256: str
    licence: str


class PassageKind(StrEnum):
    """What a passage is in its text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one item of a list
    FOOTNOTE = "footnote"
    ROW = "row"  # one line of a table


@dataclass(frozen=True, slots=True)
class Segment:
    """A contiguous extract of a source file; ``text`` is verbatim up to white space."""

    line_start: int
    line_end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, footnote, heading or table row, as it stands in the source.

    ``text`` is for reading and for search: markup and footnote marks taken out, e-mail addresses
    replaced by "[adresse masquée]". ``segments`` are the contiguous verbatim extracts (white space
    folded, inner markup kept) that make it up, without any masked address: one in nearly every
    passage, several where a footnote or a table cell cuts the sentence. Only a segment, or a part
    of one, may be quoted; ``corpus.markup.readable`` makes a quote pleasant to show.
    """

    id: str  # "accord-pro-a-2021-01-22#art-4-al-1"
    source_id: str
    kind: PassageKind
    text: str
    path: tuple[str, ...]  # headings above it, outermost first
    locator: str  # French: "article 4, alinéa 1"
    line_start: int
    line_end: int
    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()  # ids of the footnotes that it calls

    @property
    def quote(self) -> str:
        """The longest contiguous verbatim extract, for a citation of the whole passage."""
        return max((s.text for s in self.segments), key=len)


class ResidueKind(StrEnum):
    """Why a line of a source belongs to no passage."""

    BLANK = "ligne vide"
    SEPARATOR = "séparateur"
    TABLE_HEADER = "en-tête de tableau"
    RUNNING_TITLE = "titre courant"
    INITIALS = "paraphes"
    CROSS_REFERENCE = "renvoi"
    UNREAD = "non lu"  # none in the five texts; a reader never drops a line in silence


@dataclass(frozen=True, slots=True)
class Residue:
    """One line of a source that belongs to no passage."""

    line: int
    kind: ResidueKind


@dataclass(frozen=True, slots=True)
class MetierList:
    """The heading of one list of métiers: a region, all regions, or Tunisian nationals."""

    source_id: str
    region: str  # slug of corpus/reference/regions.csv; "" for a list that covers every region
    region_read: str  # the region's name as printed
    announced: int | None  # "23 métiers"; None where the heading gives no count
    counted: int
    line: int
    passage_id: str


@dataclass(frozen=True, slots=True)
class MetierRow:
    """One métier of one list."""

    source_id: str
    region: str  # as in MetierList
    code: str  # ROME 1999, five digits, as resolved
    code_read: str
    title: str  # as resolved
    title_read: str
    line: int
    passage_id: str
    resolution: str  # "tel quel", or the rule that changed the cell, in French
    note: str = ""  # what an adviser must know about this row, in French


@dataclass(frozen=True, slots=True)
class ProARow:
    """One métier × certification pair of the Pro-A annex; ``*_read`` are the cells as printed."""

    secteur: str
    filiere: str
    metier: str
    diplome: str
    rncp: str  # "RNCP34095"
    niveau: int | None  # None for "sans niveau"
    secteur_read: str
    filiere_read: str
    metier_read: str
    diplome_read: str
    code_read: str
    line_start: int
    line_end: int
    passage_id: str
    resolution: str
    note: str = ""


class CqpmStatus(StrEnum):
    """Status of a metallurgy qualification in the list of 10 March 2010."""

    ACTIVE = "active"
    EN_VEILLE = "en veille"
    SUPPRIMEE = "supprimée"


@dataclass(frozen=True, slots=True)
class CqpmReading:
    """One of the four printings of an entry."""

    line: int
    passage_id: str
    sort: str  # "numéro", "intitulé", "domaine", "industriel"
    numero_entier: str
    intitule: str
    industriel: str
    domaine: str
    forfait: str


@dataclass(frozen=True, slots=True)
class CqpmRow:
    """One metallurgy qualification, reconciled from its printings."""

    numero: str  # "0126"
    numero_entier: str  # "1995 02 92 0126"
    intitule: str
    industriel: bool | None  # None for entries that are no longer active
    domaine: str  # "604"; "" for entries that are no longer active
    forfait_eur: int | None
    statut: CqpmStatus
    depuis: dt.date | None  # date of the suspension or removal
    note_numero: int | None
    note_passage_id: str | None
    passage_id: str  # the printing cited by default
    readings: tuple[CqpmReading, ...]
    resolution: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A place where a copy is doubtful, found by a general check (see corpus/anomalies.py)."""

    id: str
    kind: str
    source_id: str
    place: str  # French locator
    found: str
    expected: str
    evidence: str
    passage_ids: tuple[str, ...]
    sentence: str  # one French sentence for the adviser


@dataclass(frozen=True, slots=True)
class Erratum:
    """A departure of a copy from its official publication (corpus/errata.yaml)."""

    id: str
    source_id: str
    region: str
    code: str  # ROME code concerned
    title: str
    in_copy: bool  # the copy lists this métier for this region
    in_official: bool  # the official publication lists it
    reference: str
    sentence: str  # one French sentence for the adviser


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read out of one source: every line is in a passage or in the residue."""

    source_id: str
    passages: tuple[Passage, ...]
    residue: tuple[Residue, ...]
    lists: tuple[MetierList, ...] = ()
    metiers: tuple[MetierRow, ...] = ()
    pro_a: tuple[ProARow, ...] = ()
    cqpm: tuple[CqpmRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePeriod:
    """From when to when a declared table is the rule; ``in_force_to`` None where it still is."""

    in_force_from: dt.date
    in_force_to: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether the table is in force on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


@dataclass(frozen=True, slots=True)
class AddedText:
    """A text added to one installation, with the rows of the tables declared in it."""

    source: Source
    passages: tuple[Passage, ...]
    version: str  # changes whenever the text or a declared table changes
    lists: tuple[MetierList, ...] = ()
    metiers: tuple[MetierRow, ...] = ()
    certifications: tuple[ProARow, ...] = ()
    metiers_period: TablePeriod | None = None  # None where no list of métiers is declared
    certifications_period: TablePeriod | None = None
