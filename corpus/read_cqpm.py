"""Reads the list of metallurgy qualifications: four printings of the same entries, with notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.expressions import expression
from corpus.markup import fold_space, masked
from corpus.records import CqpmReading, PassageKind, ResidueKind
from corpus.source_text import Collector

SORTS = ("numéro", "intitulé", "domaine", "industriel")
_SORTED = ("par numéro", "par intitulé", "par domaine", "selon le caractère industriel")
INACTIVE = "Qualifications mises en veille ou supprimées"
ACTIVE = "Qualifications en vigueur"

_TITLE = expression(r"\W*LISTE 1 : .+|\W*validée par .+")
_NOTE = expression(r"\((?P<number>\d{1,4})\) .*\w.*")
_CALL = expression(r"\s*\((?P<number>\d{1,4})\)$")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line of an entry, before the four printings are reconciled."""

    numero: str
    active: bool
    reading: CqpmReading
    note: int | None
    note_passage_id: str | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One printing of a numbered note."""

    number: int
    text: str
    line: int
    passage_id: str


@dataclass(slots=True)
class CqpmReader:
    """Walks the list; ``printed`` and ``notes`` are filled as it goes."""

    out: Collector
    printed: list[Printed] = field(default_factory=list)
    notes: list[NoteLine] = field(default_factory=list)
    _part: int = 0  # which printing
    _inactive: bool = False
    _titled: bool = False

    def read(self) -> None:
        """Read the whole text."""
        number, last = 1, len(self.out.text.lines)
        while number <= last:
            number = self._one_line(number) + 1

    def _one_line(self, number: int) -> int:
        """Read the line; returns the last line read, for titles run over several."""
        line = self.out.text.line(number)
        cells = [masked(fold_space(cell)) for cell in line.split("\t")]
        filled = [cell for cell in cells if cell]
        if not filled:
            return number
        if len(cells) >= 3 and re.fullmatch(r"\d{4}", cells[1]) and cells[2]:
            self._entry(number, [*cells, "", "", ""][:6])
        elif len(filled) == 1 and (found := _NOTE.fullmatch(filled[0])):
            self._note(number, int(found["number"]), filled[0])
        elif _TITLE.fullmatch(filled[0]):
            return self._title(number)
        elif INACTIVE in line:
            self._inactive = True
            name, where = f"inactives-tri-{_ascii(self._sort())}", f"{self._where()}, intitulé"
            self.out.add(PassageKind.HEADING, name, where, [(number, number)], self._path()[:1])
        elif len(filled) > 1:
            self.out.skip(number, ResidueKind.TABLE_HEADER)
        return number

    def _title(self, number: int) -> int:
        last = number
        text = self.out.text
        while last < len(text.lines) and _TITLE.fullmatch(fold_space(text.line(last + 1))):
            last += 1
        if self._titled:
            for line in range(number, last + 1):
                self.out.skip(line, ResidueKind.RUNNING_TITLE)
        else:
            self._titled = True
            self.out.add(PassageKind.HEADING, "titre", "titre", [(number, last)])
        return last

    def _entry(self, number: int, cells: list[str]) -> None:
        active = any(cells[3:])
        if active and self._inactive:
            self._part, self._inactive = self._part + 1, False
        self._inactive = not active
        call = None if active else _CALL.search(cells[2])
        note = int(call["number"]) if call else None
        name = f"{cells[1]}-{'active' if active else 'inactive'}-tri-{_ascii(self._sort())}"
        note_id = self._note_id(note) if note is not None else None
        passage = self.out.add(
            PassageKind.ROW,
            name,
            f"{self._where()}, ligne {cells[1]}",
            [(number, number)],
            self._path(),
            (note_id,) if note_id else (),
        )
        title = cells[2][: call.start()] if call else cells[2]
        reading = CqpmReading(
            number, passage, self._sort(), cells[0], title, cells[3], cells[4], cells[5]
        )
        self.printed.append(Printed(cells[1], active, reading, note, note_id))

    def _note(self, number: int, note: int, text: str) -> None:
        name = self._note_id(note).partition("#")[2]
        where = f"{self._where()}, note {note}"
        span = (number, number)
        passage = self.out.add(PassageKind.FOOTNOTE, name, where, [span], self._path())
        self.notes.append(NoteLine(note, text, number, passage))

    def _note_id(self, note: int) -> str:
        return f"{self.out.text.source_id}#note-{note}-tri-{_ascii(self._sort())}"

    def _sort(self) -> str:
        return SORTS[self._part] if self._part < len(SORTS) else f"impression {self._part + 1}"

    def _where(self) -> str:
        sort = f"liste triée {_SORTED[self._part]}" if self._part < len(SORTS) else self._sort()
        return f"qualifications en veille ou supprimées, {sort}" if self._inactive else sort

    def _path(self) -> tuple[str, ...]:
        section = INACTIVE if self._inactive else ACTIVE
        return ("Liste 1 : qualifications professionnelles de la métallurgie", section)


def _ascii(sort: str) -> str:
    return sort.translate(str.maketrans("éî ", "ei-"))
