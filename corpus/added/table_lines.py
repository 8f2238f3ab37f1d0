"""The lines of a declared table in a text: each cell under the name of its column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.added.declaration import NEEDED, Declaration, Nature
from corpus.added.problems import TextProblem
from corpus.records import Passage, PassageKind

_INHERITED = frozenset({"région", "secteur", "filière", "métier"})  # empty: as in the line above
_TITLES = ("code", "rome", "rncp", "fap", "fiche", "numero", "n ")


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the table: its cells by the name of their column, and its passage."""

    cells: dict[str, str]
    titles: dict[str, str]  # how the declaration calls each column
    passage: Passage
    heading: Passage | None  # above the table

    def fault(self, column: str, what: str) -> TextProblem:
        """The sentence for a cell that cannot be read."""
        return TextProblem(
            f"{self.passage.locator} (ligne {self.passage.line_start} du texte extrait), colonne "
            f"« {self.titles[column]} » : {what}."
        )


def table_lines(
    declaration: Declaration, content: str, passages: Sequence[Passage]
) -> list[TableLine]:
    """Every line of the declared table, titles of columns left out."""
    return list(_Reader(declaration, tuple(content.split("\n"))).read(passages))


def folded(name: str) -> str:
    """A name without case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


@dataclass(slots=True)
class _Reader:
    declaration: Declaration
    lines: tuple[str, ...]
    _places: dict[str, int] | None = None  # where each column stands, once it is known
    _heading: Passage | None = None
    _above: dict[str, str] = field(default_factory=dict)  # cells of the line above
    _last: int = 0  # last line of the table so far

    def read(self, passages: Sequence[Passage]) -> Iterator[TableLine]:
        """Walk the rows of the text, headings in between."""
        if all(isinstance(column, int) for column in self.declaration.columns.values()):
            self._places = {n: int(rank) - 1 for n, rank in self.declaration.columns.items()}
        for passage in passages:
            if passage.kind is PassageKind.HEADING:
                self._heading, self._above = passage, {}
            elif passage.kind is PassageKind.ROW:
                yield from self._row(passage)

    def _row(self, passage: Passage) -> Iterator[TableLine]:
        cells = self.lines[passage.line_start - 1].split("\t")
        found = self._header(cells)
        if found is not None:
            self._places, self._above = found, {}
        elif self._places is not None:
            yield from self._line(passage, cells, self._places)

    def _header(self, cells: Sequence[str]) -> dict[str, int] | None:
        """Where each column stands, if these cells are their titles."""
        places = {folded(cell): i for i, cell in reversed(list(enumerate(cells)))}
        columns = self.declaration.columns.items()
        wanted = {name: folded(title) for name, title in columns if isinstance(title, str)}
        if wanted and all(title in places for title in wanted.values()):
            return {name: places[title] for name, title in wanted.items()}
        return None

    def _line(
        self, passage: Passage, cells: Sequence[str], places: dict[str, int]
    ) -> Iterator[TableLine]:
        named = {n: cells[i].strip() if i < len(cells) else "" for n, i in places.items()}
        line = TableLine(self._inherited(named), self._titles(), passage, self._heading)
        needed = NEEDED[self.declaration.nature]
        if len(cells) <= max(places[name] for name in needed):
            if passage.line_start == self._last + 1:
                raise line.fault(self._key, "il manque des cases à cette ligne")
        elif not self._is_title(named):
            self._above, self._last = line.cells, passage.line_start
            yield line

    def _inherited(self, cells: dict[str, str]) -> dict[str, str]:
        return {
            name: cell or (self._above.get(name, "") if name in _INHERITED else "")
            for name, cell in cells.items()
        }

    def _is_title(self, cells: dict[str, str]) -> bool:
        """Whether a line of a table known by ranks holds the titles of the columns."""
        key = cells[self._key]
        return not any(c.isdigit() for c in key) and folded(key).startswith(_TITLES)

    @property
    def _key(self) -> str:
        return "rncp" if self.declaration.nature is Nature.CERTIFICATIONS else "code"

    def _titles(self) -> dict[str, str]:
        return {
            name: title if isinstance(title, str) else f"{title} ({name})"
            for name, title in self.declaration.columns.items()
        }
