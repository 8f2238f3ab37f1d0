"""One list as a page shows it: its fields, its filter, its order, the addresses of its links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.browse.table import Table


@dataclass(frozen=True, slots=True)
class Field:
    """One choice above a list; ``options`` are (value, label) pairs."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str


@dataclass(frozen=True, slots=True)
class View:
    """A list and what was asked of it."""

    path: str
    table: Table
    fields: tuple[Field, ...]
    words: str = ""
    order: str = ""

    @property
    def shown(self) -> Table:
        """The list, filtered and sorted as asked."""
        return self.table.filtered(self.words).sorted_by(self.order)

    def address(self, **changes: str) -> str:
        """This page with other parameters; an empty value takes one away."""
        asked = {f.name: f.value for f in self.fields} | {"q": self.words, "tri": self.order}
        kept = {name: value for name, value in (asked | changes).items() if value}
        return f"{self.path}?{urlencode(kept)}" if kept else self.path

    def sorted(self, key: str) -> str:
        """How a column is sorted, as ``aria-sort`` says it; "" for the others."""
        return {key: "ascending", f"-{key}": "descending"}.get(self.order, "")

    def next_order(self, key: str) -> str:
        """What a click on a column's title asks for."""
        return f"-{key}" if self.order == key else key


def choice(
    name: str, label: str, value: str, options: Iterable[tuple[str, str]], every: str = ""
) -> Field:
    """A field; ``every`` is the label of "no choice", where that is one."""
    first = ((("", every),)) if every else ()
    return Field(name, label, (*first, *options), value)
