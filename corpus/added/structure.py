"""From blocks to passages: articles, alinéas, I., 1°, a), dashes, tables, notes, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.added.blocks import Block, BlockKind, as_line
from corpus.added.marks import DASH_RANK, TITLED, Division, Item, division, item
from corpus.added.places import ALINEAS, container, under
from corpus.expressions import expression
from corpus.markup import masked, readable, split_at_emails, trimmed
from corpus.records import Passage, PassageKind, Segment
from corpus.source_text import Collector, SourceText

_SIGNATURES = expression(r"(?:Fait (?:à|le)|Pour (?:le|la) [Mm]inistre)\b.*", re.DOTALL)
_VISA = expression(r"Vu .+", re.DOTALL)
_NOTE = expression(r"(?:([¹²³⁴⁵⁶⁷⁸⁹])|<sup>(\d{1,3})</sup>) ?\S.*", re.DOTALL)
_SIGNATORIES = 12  # blocks after "Fait à …" that may belong to the signatures
_SHORT = 200  # characters over which a block is no part of the signatures


def segmented(source_id: str, blocks: Sequence[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The extracted text, one block a line, and its passages in order."""
    content = "".join(f"{as_line(block)}\n" for block in blocks)
    reader = _Reader(Collector(SourceText.of(source_id, content)), tuple(blocks))
    return content, reader.read()


@dataclass(slots=True)
class _Counts:
    """What was counted since the last division, or since the last I. or A. of it."""

    alineas: int = 0
    dashes: int = 0
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Walks the blocks; the line of a block in the extracted text is its rank."""

    out: Collector
    blocks: tuple[Block, ...]
    _path: list[Division] = field(default_factory=list)
    _counts: _Counts = field(default_factory=_Counts)
    _tables: int = 0
    _rows: int = 0
    _visas: int = 0
    _seen: set[str] = field(default_factory=set)

    def read(self) -> tuple[Passage, ...]:
        """The passages, each with its notes."""
        number = 1
        while number <= len(self.blocks):
            number = self._block(number)
        return self.out.finish()[0]

    def _block(self, number: int) -> int:
        """Read one block, or several signatures; returns the number of the next."""
        block, text = self.blocks[number - 1], self.out.text.line(number)
        if block.kind is BlockKind.ROW:
            self._row(number, text)
            return number + 1
        self._rows = 0
        found = _NOTE.fullmatch(text)
        if block.kind is BlockKind.NOTE or found:
            self._note(number, block.number or _number_of(found))
        elif number == 1 and len(self.blocks) > 1 and self._is_title(text, block):
            self._title(number, block)
        elif opened := self._division(number):
            self._open(number, text, opened)
        elif self._is_subtitle(number, text):
            self._subtitle(number, text)
        elif _SIGNATURES.fullmatch(text) and len(text) <= _SHORT:
            return self._signatures(number)
        elif _VISA.fullmatch(text) and not self._path:
            self._visas += 1
            self._add(PassageKind.PARAGRAPH, f"visa-{self._visas}", f"visa {self._visas}", number)
        else:
            self._prose(number, text, block)
        return number + 1

    def _note(self, number: int, note: int) -> None:
        self.out.add_footnote(note, number, ())

    def _is_title(self, text: str, block: Block) -> bool:
        if division(text) is not None:
            return False
        return block.kind is BlockKind.HEADING or not text.endswith((".", ";", ":", ","))

    def _title(self, number: int, block: Block) -> None:
        heading = block.kind is BlockKind.HEADING
        kind = PassageKind.HEADING if heading else PassageKind.PARAGRAPH
        self._add(kind, "titre", "titre", number)
        if heading:
            self._path = [Division("titre principal", 0, "", "", self.out.text.line(number))]

    def _division(self, number: int) -> Division | None:
        """The division that a block opens; a numbered line without text below is an item."""
        block, text = self.blocks[number - 1], self.out.text.line(number)
        if block.kind is BlockKind.ITEM:
            return None
        found = division(text, block.level)
        if found and found.kind == "point" and not block.level and self._is_empty(number, found):
            return None
        return found

    def _is_empty(self, number: int, opened: Division) -> bool:
        """Whether nothing stands under a heading: the next block opens a division of its rank."""
        if number >= len(self.blocks):
            return True
        after = division(self.out.text.line(number + 1), self.blocks[number].level)
        return after is not None and after.rank <= opened.rank

    def _open(self, number: int, text: str, opened: Division) -> None:
        self._path = [d for d in self._path if d.rank < opened.rank] + [opened]
        self._counts, self._tables = _Counts(), 0
        above = tuple(d.heading for d in self._path[:-1])
        empty = self._is_empty(number, opened) and not opened.rest
        kind = PassageKind.PARAGRAPH if empty else PassageKind.HEADING
        name, where = container(self._path)
        where = where if empty else f"{where}, intitulé"
        self._extract(kind, name, where, number, opened.heading, above)
        if opened.rest:
            self._prose(number, opened.rest, self.blocks[number - 1])

    def _is_subtitle(self, number: int, text: str) -> bool:
        """Whether a line is the title of the division ("TITRE Ier") that stands just above it."""
        bare = self._path[-1] if self._path else None
        if not bare or bare.kind not in TITLED or self.out.text.line(number - 1) != bare.heading:
            return False
        short = len(text) <= _SHORT and not text.endswith((".", ";", ":", ","))
        below = number < len(self.blocks) and self._division(number + 1) is not None
        return bare.locator.lower() == bare.heading.lower() and (
            text.isupper() or (short and below)
        )

    def _subtitle(self, number: int, text: str) -> None:
        bare = self._path[-1]
        name, where = container(self._path)
        self._path[-1] = replace(bare, heading=f"{bare.heading} – {text}")
        above = tuple(d.heading for d in self._path[:-1])
        name, where = f"{name}-intitule", f"{where}, intitulé"
        self._extract(PassageKind.HEADING, name, where, number, text, above)

    def _prose(self, number: int, text: str, block: Block) -> None:
        """A paragraph or an item of the division in hand."""
        found = item(text) or (Item(DASH_RANK, "-") if block.kind is BlockKind.ITEM else None)
        if found is None:
            self._counts.items = [i for i in self._counts.items if i.depth <= ALINEAS]
            self._alinea(number, text)
        elif found.depth <= ALINEAS:
            self._counts.items = [i for i in self._counts.items if i.depth < found.depth] + [found]
            self._counts.alineas = 0
            self._alinea(number, text)
        elif found.depth == DASH_RANK:
            self._dash(number, text)
        else:
            self._counts.items = [i for i in self._counts.items if i.depth < found.depth] + [found]
            self._counts.dashes = 0
            name, where = under(self._path, self._counts.items)
            if name in self._seen:
                name, where = under(self._path, self._counts.items, self._counts.alineas)
            self._seen.add(name)
            self._extract(PassageKind.ITEM, name, where, number, text, self._headings())

    def _alinea(self, number: int, text: str) -> None:
        self._counts.alineas += 1
        self._counts.dashes = 0
        name, where = under(self._path, self._counts.items, self._counts.alineas)
        self._extract(PassageKind.PARAGRAPH, name, where, number, text, self._headings())

    def _dash(self, number: int, text: str) -> None:
        """A dash is an item of what announces it with a colon, else an alinéa by itself."""
        numbered = any(i.depth > ALINEAS for i in self._counts.items)
        before = self.out.text.line(number - 1).rstrip() if number > 1 else ""
        if not (self._counts.dashes or before.endswith(":")):
            self._counts.items = [i for i in self._counts.items if i.depth <= ALINEAS]
            self._counts.alineas += 1
            name, where = under(self._path, self._counts.items, self._counts.alineas)
        else:
            self._counts.dashes += 1
            rank = self._counts.dashes
            name, where = under(
                self._path, self._counts.items, 0 if numbered else self._counts.alineas
            )
            name, where = (
                f"{name}-tiret-{rank}",
                f"{where}, {'1er' if rank == 1 else f'{rank}e'} tiret",
            )
        self._extract(PassageKind.ITEM, name, where, number, text, self._headings())

    def _row(self, number: int, text: str) -> None:
        self._tables += self._rows == 0
        self._rows += 1
        name, where = container(self._path)
        cell = masked(text.split("\t")[0].strip())
        place = f"tableau {self._tables}, ligne {self._rows}" + (f" (« {cell} »)" if cell else "")
        name = f"{name}-tableau-{self._tables}-ligne-{self._rows}".removeprefix("-")
        self._add(PassageKind.ROW, name, f"{where}, {place}".removeprefix(", "), number)

    def _signatures(self, first: int) -> int:
        """Date and signatures, up to a division or to a block too long to be one of them."""
        last = first
        while last < min(len(self.blocks), first + _SIGNATORIES) and self._may_sign(last + 1):
            last += 1
        where = self._on_page("date et signatures", first)
        self.out.add(PassageKind.PARAGRAPH, "signatures", where, [(first, last)])
        return last + 1

    def _may_sign(self, number: int) -> bool:
        short = len(self.out.text.line(number)) <= _SHORT
        row = self.blocks[number - 1].kind is BlockKind.ROW
        return short and not row and self._division(number) is None

    def _add(self, kind: PassageKind, name: str, where: str, number: int) -> None:
        path = () if name == "titre" else self._headings()
        self.out.add(kind, name, self._on_page(where, number), [(number, number)], path)

    def _extract(
        self,
        kind: PassageKind,
        name: str,
        where: str,
        number: int,
        text: str,
        path: tuple[str, ...],
    ) -> None:
        """Add a part of a line."""
        pieces = split_at_emails(trimmed(text))
        if pieces:
            segments = [Segment(number, number, piece) for piece in pieces]
            path = tuple(masked(heading) for heading in path)
            shown = masked(readable(text))
            self.out.add_segments(kind, name, self._on_page(where, number), segments, shown, path)

    def _headings(self) -> tuple[str, ...]:
        return tuple(masked(d.heading) for d in self._path)

    def _on_page(self, where: str, number: int) -> str:
        page = self.blocks[number - 1].page
        return f"page {page}, {masked(where)}" if page else masked(where)


def _number_of(found: re.Match[str] | None) -> int:
    assert found is not None
    return int(found[2] or "¹²³⁴⁵⁶⁷⁸⁹".index(found[1]) + 1)
