"""Reads the annexes that list métiers: a heading, a count, then one code and one title a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from corpus.expressions import expression
from corpus.markup import fold_space, masked, readable
from corpus.prose_marks import ANNEX, Mark, marked
from corpus.records import MetierList, MetierRow, PassageKind, ResidueKind
from corpus.regions import region_of_printed_name, regions
from corpus.source_text import Collector, Span

AS_IT_STANDS = "tel quel"

_ROW = expression(r"(?P<code>\d{5})(?P<call> ?(?:[¹²³]|<sup>\d</sup>))?\t(?P<title>.*\w.*)")
_COUNT = expression(r"(?:code )?rome\t(?P<count>\d{1,4}) (?:emplois-)?métiers\s*", re.IGNORECASE)
_COLUMNS = expression(r"(?:code )?rome\t\D+", re.IGNORECASE)
_EVERY_REGION = expression(r"ensemble des régions", re.IGNORECASE)


@dataclass(slots=True)
class ListReader:
    """Walks an annex of lists; the lists and rows are filled as it goes."""

    out: Collector
    lists: list[MetierList] = field(default_factory=list)
    rows: list[MetierRow] = field(default_factory=list)
    _titles: tuple[str, ...] = ()  # ("Annexe",) once its heading is read
    _pending: int | None = None  # a line that may be the heading of the next list
    _name: str = "annexe"
    _where: str = "annexe"
    _path: tuple[str, ...] = ()

    def read(self, start: int) -> None:
        """Read from the annex's first line to the end of the text."""
        for number, line in self.out.text.numbered(start):
            self._one_line(number, line)
        self._flush()

    def _one_line(self, number: int, line: str) -> None:
        mark = marked(number, line)
        if mark.mark is Mark.BLANK:
            return
        if found := _ROW.fullmatch(line):
            self._row(number, found)
        elif found := _COUNT.fullmatch(line):
            self._header(number, int(found["count"]))
        elif _COLUMNS.fullmatch(line):
            self._header(number, None)
        elif mark.mark is Mark.FOOTNOTE:
            self.out.add_footnote(int(mark.number), number, self._titles)
        else:
            self._flush()
            self._text(number, line)

    def _text(self, number: int, line: str) -> None:
        if ANNEX.fullmatch(line):
            self.out.add(PassageKind.HEADING, "annexe", "annexe", [(number, number)])
            self._titles = ("Annexe",)
        else:
            self._pending = number

    def _flush(self) -> None:
        """A pending line that no list followed is a title of the annex."""
        if self._pending is not None:
            span = (self._pending, self._pending)
            where = "annexe, intitulé"
            self.out.add(PassageKind.HEADING, "annexe-intitule", where, [span], self._titles)
            self._pending = None

    def _header(self, number: int, count: int | None) -> None:
        """The line of column titles; with a heading before it, it opens a list."""
        if self._pending is None:
            self.out.skip(number, ResidueKind.TABLE_HEADER)
            return
        first, self._pending = self._pending, None
        if count is None:
            self.out.skip(number, ResidueKind.TABLE_HEADER)
        read = masked(readable(self.out.text.line(first)))
        region = region_of_printed_name(read) or ""
        self._name, self._where, shown = _names(read, region)
        self._path = ("Annexe", shown)
        spans = self._heading_spans(first, first if count is None else number)
        where = f"{self._where}, intitulé de la liste"
        passage = self.out.add(
            PassageKind.HEADING, f"{self._name}-liste", where, spans, ("Annexe",)
        )
        self.lists.append(
            MetierList(self.out.text.source_id, region, read, count, 0, first, passage)
        )

    def _heading_spans(self, first: int, last: int) -> list[Span]:
        """Name and count as one extract, or as two where something stands between them."""
        if self.out.text.blank_between(first, last):
            return [(first, last)]
        return [(first, first), (last, last)]

    def _row(self, number: int, found: re.Match[str]) -> None:
        self._flush()
        code, title = found["code"], fold_space(found["title"])
        passage = self.out.add(
            PassageKind.ROW,
            f"{self._name}-{code}",
            f"{self._where}, ligne {code}",
            [(number, number)],
            self._path,
        )
        if not self.lists:
            return
        current = self.lists[-1]
        self.lists[-1] = replace(current, counted=current.counted + 1)
        call = found["call"]
        self.rows.append(
            MetierRow(
                source_id=current.source_id,
                region=current.region,
                code=code,
                code_read=code + (call or ""),
                title=masked(title),
                title_read=masked(title),
                line=number,
                passage_id=passage,
                resolution="appel de note écarté du code" if call else AS_IT_STANDS,
            )
        )


def _names(read: str, region: str) -> tuple[str, str, str]:
    """Passage name, French locator and title of a list."""
    if region:
        name = regions()[region].name
        return f"annexe-{region}", f"annexe, {name}", name
    if _EVERY_REGION.search(read):
        return "annexe-ensemble-des-regions", "annexe, ensemble des régions", read
    return "annexe", "annexe", read
