"""A sober map: one tile for each of the 22 regions of 2008, as carte.yaml places them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.rules.openings import Cell
from corpus.regions import regions

SIZE, GAP = 62, 4  # of a tile, in units of the drawing


@dataclass(frozen=True, slots=True)
class Tile:
    """One region on the map."""

    x: int
    y: int
    name: str
    label: str
    is_open: bool
    differs: bool  # the official publication says the contrary of the copy
    size: int = SIZE


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing of ``width`` × ``height`` units, and what it says in words."""

    title: str
    tiles: tuple[Tile, ...]
    width: int
    height: int

    @property
    def differs(self) -> bool:
        """Whether the copy is contradicted somewhere."""
        return any(tile.differs for tile in self.tiles)

    @property
    def caption(self) -> str:
        """« ouvert dans 17 des 22 régions »."""
        opened = sum(tile.is_open for tile in self.tiles)
        return f"ouvert dans {opened} des {len(self.tiles)} régions"


def draw(title: str, cells: Iterable[Cell]) -> Map:
    """The map of a métier in the regions of one text."""
    found = {cell.region: cell for cell in cells}
    grid, labels = _layout()["grille"], _layout()["abreges"]
    tiles = tuple(
        Tile(
            x=column * (SIZE + GAP),
            y=line * (SIZE + GAP),
            name=regions()[slug].name,
            label=labels[slug],
            is_open=found[slug].is_open,
            differs=found[slug].official_differs,
        )
        for line, slugs in enumerate(grid)
        for column, slug in enumerate(slugs)
        if slug
    )
    side = SIZE + GAP
    return Map(title, tiles, max(map(len, grid)) * side - GAP, len(grid) * side - GAP)


@cache
def _layout() -> dict[str, Any]:
    path = Path(__file__).with_name("carte.yaml")
    layout: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return layout
