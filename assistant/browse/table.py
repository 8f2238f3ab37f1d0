"""A list to show: the same rows make a page, JSON and a CSV file (csv_file)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from assistant.understanding.text import fold

OPEN, CLOSED = "open", "closed"


class NotListed(LookupError):
    """What was asked for is in no list; its text is a French sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in JSON and in addresses, its title on a page."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the passage that it rests on, the page of the lists that it leads to."""

    text: str
    passage_id: str = ""
    state: str = ""  # OPEN or CLOSED where the cell says whether a métier is listed
    page: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line, and what is doubtful about it, in French."""

    cells: tuple[Cell, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One list; ``source_ids`` are the texts it was read in, ``remarks`` the doubts on the whole.

    ``main`` is the key of the column that names a row, under which its doubts are told.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source_ids: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    main: str = "metier"
    lead: str = ""  # one French sentence above the table

    def filtered(self, words: str) -> Table:
        """The rows that hold every word, wherever it stands; accents and case do not count."""
        wanted = fold(words).split()
        kept = [r for r in self.rows if all(w in _searched(r) for w in wanted)]
        return replace(self, rows=tuple(kept))

    def sorted_by(self, order: str) -> Table:
        """Sorted by a column's key, downwards where a "-" precedes it; NotListed for no column."""
        if not order:
            return self
        keys = [column.key for column in self.columns]
        key = order.removeprefix("-")
        if key not in keys:
            known = ", ".join(f"« {k} »" for k in keys)
            raise NotListed(f"Cette liste n'a pas de colonne « {key} » ; ses colonnes : {known}.")
        place = keys.index(key)
        rows = sorted(self.rows, key=lambda r: _rank(r.cells[place]), reverse=order[0] == "-")
        return replace(self, rows=tuple(rows))

    def to_json(self) -> dict[str, Any]:
        """The object that the API gives for a list."""
        return {
            "title": self.title,
            "sources": list(self.source_ids),
            "remarks": list(self.remarks),
            "columns": {c.key: c.title for c in self.columns},
            "count": len(self.rows),
            "rows": [self._row_json(row) for row in self.rows],
        }

    def _row_json(self, row: Row) -> dict[str, Any]:
        named = list(zip((c.key for c in self.columns), row.cells, strict=True))
        return {
            **{key: cell.text for key, cell in named},
            "passages": {key: cell.passage_id for key, cell in named if cell.passage_id},
            "remarks": list(row.remarks),
        }


def columns(**titles: str) -> tuple[Column, ...]:
    """Columns in order, by key."""
    return tuple(Column(key, title) for key, title in titles.items())


def unique(sentences: Iterable[str]) -> tuple[str, ...]:
    """The sentences in their order, each once, the empty ones left out."""
    return tuple(dict.fromkeys(s for s in sentences if s))


def _searched(row: Row) -> str:
    return fold(" ".join([*(cell.text for cell in row.cells), *row.remarks]))


def _rank(cell: Cell) -> tuple[int, int, str]:
    """Numbers before words, empty cells last."""
    if cell.text.isdigit():
        return (0, int(cell.text), cell.text)
    return (1, 0, fold(cell.text)) if cell.text else (2, 0, "")
