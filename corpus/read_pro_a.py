"""Reads the Pro-A annex: secteur, sous-filière, métier, diplôme and RNCP code, cells repaired.

The rules, in order (docs/corpus.md gives examples):

1. a line with an RNCP cell is a row; a line of the table without one continues the row above;
2. where the RNCP cell is not in the fifth column, the line slid: the filled cells on its left are,
   from right to left, diplôme, métier, sous-filière, secteur;
3. an empty cell takes the value of the row above;
4. a cell that holds two codes makes two pairs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.expressions import expression
from corpus.markup import fold_space, masked, readable
from corpus.prose_marks import ANNEX, Mark, marked
from corpus.records import PassageKind, ProARow, ResidueKind
from corpus.source_text import Collector, Span

AS_IT_STANDS = "tel quel"
COLUMNS = ("secteur", "sous-filière", "métier", "diplôme")

_CODE = expression(r"RNCP(?P<space> ?)(?P<number>\d+)\s*\((?:niveau (?P<level>\d)|sans niveau)\)")


@dataclass(slots=True)
class _Line:
    """One row of the table: its cells as printed and where it stands."""

    number: int
    cells: list[str]
    rests: list[tuple[int, str]] = field(default_factory=list)  # lines that continue the title


@dataclass(frozen=True, slots=True)
class _Aligned:
    """The four cells left of the code, put back in their columns."""

    cells: list[str]
    slid: bool


@dataclass(slots=True)
class ProAReader:
    """Walks the annex, then resolves its rows."""

    out: Collector
    rows: list[ProARow] = field(default_factory=list)
    _lines: list[_Line] = field(default_factory=list)
    _above: list[str] = field(default_factory=lambda: ["", "", ""])
    _above_line: list[int] = field(default_factory=lambda: [0, 0, 0])

    def read(self, start: int) -> None:
        """Read from the annex's first line to the end of the text."""
        for number, line in self.out.text.numbered(start):
            self._one_line(number, line)
        for row in self._lines:
            self._resolve(row)

    def _one_line(self, number: int, line: str) -> None:
        cells = [masked(fold_space(cell)) for cell in line.split("\t")]
        if len(cells) > 1 and _code_column(cells) is not None:
            self._lines.append(_Line(number, cells))
        elif len(cells) > 1 and len(filled := [c for c in cells if c]) == 1 and self._lines:
            self._lines[-1].rests.append((number, filled[0]))
        elif len(cells) > 1 and any(cells):
            self.out.skip(number, ResidueKind.TABLE_HEADER)
        elif ANNEX.fullmatch(line):
            self.out.add(PassageKind.HEADING, "annexe", "annexe, intitulé", [(number, number)])
        elif marked(number, line).mark is Mark.INITIALS:
            self.out.skip(number, ResidueKind.INITIALS)

    def _resolve(self, row: _Line) -> None:
        column = _code_column(row.cells) or 0
        aligned = align(row.cells, column)
        places, inherited = self._inherit(aligned.cells[:3], row.number)
        diplome = " ".join([aligned.cells[3], *(rest for _, rest in row.rests)]).strip()
        codes = list(_CODE.finditer(row.cells[column]))
        reasons = [*_reasons(row, aligned, column, codes), *inherited]
        passage = self._passage(row, places, codes)
        read = [*row.cells[:4], "", "", "", ""][:4]
        for code in codes:
            level = code["level"]
            self.rows.append(
                ProARow(
                    secteur=places[0],
                    filiere=places[1],
                    metier=places[2],
                    diplome=readable(diplome),
                    rncp=f"RNCP{code['number']}",
                    niveau=int(level) if level else None,
                    secteur_read=read[0],
                    filiere_read=read[1],
                    metier_read=read[2],
                    diplome_read=read[3],
                    code_read=row.cells[column],
                    line_start=row.number,
                    line_end=max([row.number, *(line for line, _ in row.rests)]),
                    passage_id=passage,
                    resolution=" ; ".join(reasons) or AS_IT_STANDS,
                    note=_note(row, aligned, places, codes),
                )
            )

    def _inherit(self, cells: list[str], number: int) -> tuple[list[str], list[str]]:
        """Secteur, sous-filière and métier, the empty ones taken from the row above."""
        reasons = []
        for i, cell in enumerate(cells):
            if cell:
                self._above[i], self._above_line[i] = cell, number
            elif self._above[i]:
                reasons.append(f"{COLUMNS[i]} de la ligne {self._above_line[i]}")
        return list(self._above), ["repris : " + ", ".join(reasons)] if reasons else []

    def _passage(self, row: _Line, places: list[str], codes: list[re.Match[str]]) -> str:
        first = codes[0]["number"]
        spans: list[Span] = [(row.number, row.number), *((n, n) for n, _ in row.rests)]
        shown = " et ".join(f"RNCP{code['number']}" for code in codes)
        where = f"annexe, {places[0]}, {places[2]}, ligne {shown}"
        path = ("Annexe", *(place for place in places if place))
        name = f"annexe-l{row.number}-rncp{first}"
        return self.out.add(PassageKind.ROW, name, where, spans, path)


def _code_column(cells: list[str]) -> int | None:
    return next((i for i, cell in enumerate(cells) if _CODE.search(cell)), None)


def align(cells: list[str], column: int) -> _Aligned:
    """Put the cells left of the code back in their columns (rule 2)."""
    if column == len(COLUMNS) and cells[column - 1]:
        return _Aligned(list(cells[:column]), slid=False)
    filled = [cell for cell in cells[:column] if cell][-len(COLUMNS) :]
    return _Aligned([""] * (len(COLUMNS) - len(filled)) + filled, slid=True)


def _reasons(row: _Line, aligned: _Aligned, column: int, codes: list[re.Match[str]]) -> list[str]:
    reasons = []
    if aligned.slid:
        filled = [name for name, cell in zip(COLUMNS, aligned.cells, strict=True) if cell]
        reasons.append(
            f"cellules décalées (code RNCP en colonne {column + 1} au lieu de 5), replacées de"
            f" droite à gauche : {', '.join(reversed(filled))}"
        )
    if len(codes) > 1:
        reasons.append(f"{len(codes)} codes dans une seule cellule : autant de lignes")
    if any(code["space"] for code in codes):
        reasons.append(f"espace ôté du code « {codes[0][0].split(' (')[0]} »")
    if row.rests:
        lines = ", ".join(str(n) for n, _ in row.rests)
        reasons.append(f"intitulé coupé par un saut de page, complété par la ligne {lines}")
    return reasons


def _note(row: _Line, aligned: _Aligned, places: list[str], codes: list[re.Match[str]]) -> str:
    """What an adviser must know of a row that had to be repaired."""
    notes = []
    if aligned.slid:
        notes.append(
            "Dans la copie, les cellules de cette ligne ont glissé hors de leurs colonnes ; elle"
            f" est rattachée au métier « {places[2]} »."
        )
    if row.rests:
        notes.append("Dans la copie, un saut de page coupe cet intitulé en deux.")
    if len(codes) > 1:
        shown = " et ".join(f"RNCP{code['number']}" for code in codes)
        notes.append(f"Dans l'accord, cette certification porte deux codes : {shown}.")
    return " ".join(notes)
