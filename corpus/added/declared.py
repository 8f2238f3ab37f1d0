"""From the rows of an added text to the rules: the métiers of each region, the certifications.

A fault in a cell is a sentence that names its line and its column.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.added.declaration import Declaration, Nature
from corpus.added.problems import TextProblem
from corpus.added.table_lines import TableLine, folded, table_lines
from corpus.expressions import expression
from corpus.records import MetierList, MetierRow, Passage, ProARow
from corpus.regions import region_of_printed_name, regions

_CODE = expression(r"[A-Z0-9]{3,7}")
_RNCP = expression(r"(?:RNCP)?(\d{2,6})")
_LEVEL = expression(r"(?:niveau )?(\d)", re.IGNORECASE)
_NO_LEVEL = frozenset({"", "-", "–", "sans niveau", "néant"})
_EVERYWHERE = frozenset(
    {"toutes", "toutes les regions", "france", "france entiere", "france metropolitaine"}
    | {"metropole", "ensemble des regions", "ensemble du territoire", "national", "toute la france"}
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What a declared table gives to the rules."""

    lists: tuple[MetierList, ...] = ()
    metiers: tuple[MetierRow, ...] = ()
    certifications: tuple[ProARow, ...] = ()


def declared_rows(declaration: Declaration, content: str, passages: Sequence[Passage]) -> Rows:
    """The rows of the declared table in a text."""
    rows = table_lines(declaration, content, passages)
    if not rows:
        columns = ", ".join(f"« {title} »" for title in declaration.columns.values())
        raise TextProblem(
            f"Aucune ligne de tableau n'a été trouvée pour les colonnes {columns} : vérifiez les "
            "titres ou les rangs des colonnes, et le séparateur."
        )
    if declaration.nature is Nature.CERTIFICATIONS:
        return Rows(certifications=tuple(_certifications(rows)))
    metiers = tuple(_metiers(declaration, rows))
    if not metiers:
        raise TextProblem("Le tableau déclaré ne contient aucune ligne pour la métropole.")
    return Rows(lists=_lists(metiers, rows), metiers=metiers)


def _metiers(declaration: Declaration, rows: Sequence[TableLine]) -> Iterator[MetierRow]:
    ignored = {folded(name) for name in declaration.ignored_regions}
    for row in rows:
        title = row.cells["intitulé"]
        if not title:
            raise row.fault("intitulé", "la case est vide")
        for region in _values(declaration, row.cells["région"]):
            if folded(region) in ignored:
                continue
            slugs = _slugs(row, region)
            for code in _values(declaration, row.cells["code"]):
                yield from _metier(row, region, slugs, _code(row, code), title)


def _metier(
    row: TableLine, region: str, slugs: tuple[str, ...], code: str, title: str
) -> Iterator[MetierRow]:
    names = ", ".join(regions()[s].name for s in slugs if s)
    same = len(slugs) == 1
    resolution = "tel quel" if same else f"« {region} » : {names} (régions d'avant 2016)"
    for slug in slugs:
        yield MetierRow(
            source_id=row.passage.source_id,
            region=slug,
            code=code,
            code_read=code,
            title=title,
            title_read=title,
            line=row.passage.line_start,
            passage_id=row.passage.id,
            resolution=resolution,
        )


def _values(declaration: Declaration, cell: str) -> list[str]:
    separator = declaration.values_separator
    parts = cell.split(separator) if separator else [cell]
    return [part.strip() for part in parts if part.strip()] or [""]


def _slugs(row: TableLine, region: str) -> tuple[str, ...]:
    """The regions of before 2016 that a name covers; "" for all of them."""
    if folded(region) in _EVERYWHERE:
        return ("",)
    known = region_of_printed_name(region)
    if known:
        return (known,)
    found = _regions_of_2016().get(folded(region))
    if found:
        return found
    if not region:
        raise row.fault("région", "la case est vide, et aucune ligne au-dessus ne la remplit")
    names = [r.name for r in regions().values()] + [r.region_2016 for r in regions().values()]
    near = difflib.get_close_matches(region, names, 1)
    hint = f" ; vouliez-vous écrire « {near[0]} » ?" if near else ""
    raise row.fault(
        "région",
        f"« {region} » n'est pas une région de métropole{hint} (une région d'outre-mer se met dans "
        "« régions ignorées »)",
    )


@cache
def _regions_of_2016() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for region in regions().values():
        name = folded(region.region_2016)
        found[name] = (*found.get(name, ()), region.slug)
    return found


def _code(row: TableLine, code: str) -> str:
    plain = "".join(code.split()).upper()
    if not _CODE.fullmatch(plain) or not any(c.isdigit() for c in plain):
        raise row.fault("code", f"« {code} » n'est pas un code de métier")
    return plain


def _lists(metiers: Sequence[MetierRow], rows: Sequence[TableLine]) -> tuple[MetierList, ...]:
    """One list for each region of 2008, even where the table names no métier for it.

    Its passage is the first row that names the region, else the heading of the table.
    """
    top = rows[0].heading or rows[0].passage
    passages = {row.passage.id: row.passage for row in rows}
    first: dict[str, Passage] = {}
    for metier in metiers:
        first.setdefault(metier.region, passages[metier.passage_id])
    slugs = list(regions()) + ([""] if any(not row.region for row in metiers) else [])
    counts = {slug: len({r.code for r in metiers if r.region == slug}) for slug in slugs}
    return tuple(
        MetierList(
            source_id=top.source_id,
            region=slug,
            region_read=regions()[slug].name if slug else "Toutes les régions",
            announced=None,
            counted=counts[slug],
            line=first.get(slug, top).line_start,
            passage_id=first.get(slug, top).id,
        )
        for slug in slugs
    )


def _certifications(rows: Sequence[TableLine]) -> Iterator[ProARow]:
    for row in rows:
        cells = row.cells
        for name in ("métier", "diplôme"):
            if not cells[name]:
                raise row.fault(name, "la case est vide")
        code = _RNCP.fullmatch("".join(cells["rncp"].split()).upper())
        if not code:
            raise row.fault("rncp", f"« {cells['rncp']} » n'est pas un code RNCP")
        yield ProARow(
            secteur=cells.get("secteur", ""),
            filiere=cells.get("filière", ""),
            metier=cells["métier"],
            diplome=cells["diplôme"],
            rncp=f"RNCP{code[1]}",
            niveau=_niveau(row),
            secteur_read=cells.get("secteur", ""),
            filiere_read=cells.get("filière", ""),
            metier_read=cells["métier"],
            diplome_read=cells["diplôme"],
            code_read=cells["rncp"],
            line_start=row.passage.line_start,
            line_end=row.passage.line_end,
            passage_id=row.passage.id,
            resolution="tel quel",
        )


def _niveau(row: TableLine) -> int | None:
    read = row.cells.get("niveau", "")
    if read.lower() in _NO_LEVEL:
        return None
    found = _LEVEL.fullmatch(read)
    if not found:
        raise row.fault("niveau", f"« {read} » n'est pas un niveau de 1 à 8")
    return int(found[1])
