"""The lists of métiers: of a region, of every region for one métier, of two texts compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from assistant.browse.remarks import remarks_on
from assistant.browse.table import (
    CLOSED,
    OPEN,
    Cell,
    Column,
    NotListed,
    Row,
    Table,
    columns,
    unique,
)
from assistant.rules import openings
from assistant.rules.declared import is_declared
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.wording.common import doubts
from assistant.wording.french import count, listing, sentence_case
from corpus.library import load
from corpus.records import MetierRow
from corpus.regions import Region, regions

REGIONS, METIERS = "/listes/regions", "/listes/metiers"
COMPARISON, TUNISIANS = "/listes/comparaison", "/listes/tunisie"
SHARED = "dans les deux"


def texts_by_region() -> tuple[str, ...]:
    """The texts that list métiers by region: circular, arrêté, then those declared."""
    declared = [t.source.id for t in load().added if t.lists]
    return (CIRCULAIRE, ARRETE, *declared)


def region_table(slug: str, source_id: str = ARRETE) -> Table:
    """The métiers that a text opens in a region; NotListed for a region or a text without list."""
    region, source = _region(slug), _text(source_id)
    rows = openings.rows_in(slug, source)
    headings = openings.headings_of(source)
    titles = columns(code="Code ROME", metier="Métier", liste="Liste", source="Source")
    table = Table(
        title=f"{region.name}, {_short(source)}",
        columns=titles,
        rows=tuple(_metier_row(row) for row in rows),
        source_ids=(source,),
        remarks=_heading_remarks(slug, source),
        lead=f"{sentence_case(count(len(rows), 'métier ouvert', 'métiers ouverts'))} "
        f"{region.locative} selon {_the(source)}.",
    )
    return table if "" in headings else _without_list(table)


def regions_table() -> Table:
    """Every region, and how many métiers each text opens there."""
    texts = texts_by_region()
    return Table(
        title="Toutes les régions",
        columns=(*columns(region="Région"), *(Column(t, f"Métiers ({_short(t)})") for t in texts)),
        rows=tuple(
            Row(
                (
                    Cell(region.name, page=_page(REGIONS, region=region.slug)),
                    *(Cell(str(len(openings.rows_in(region.slug, text)))) for text in texts),
                )
            )
            for region in regions().values()
        ),
        source_ids=texts,
        main="region",
        lead="Le nombre de métiers ouverts dans chaque région d'avant 2016, selon chaque texte.",
    )


def tunisian_table() -> Table:
    """The métiers open to Tunisian nationals in all of metropolitan France."""
    rows = openings.rows_in("", TUNISIE)
    return Table(
        title=f"Ressortissants tunisiens, {_short(TUNISIE)}",
        columns=columns(code="Code ROME", metier="Métier", source="Source"),
        rows=tuple(_row_without_list(_metier_row(row)) for row in rows),
        source_ids=(TUNISIE,),
        remarks=remarks_on(openings.headings_of(TUNISIE)[""].passage_id),
        lead=f"{sentence_case(count(len(rows), 'métier ouvert', 'métiers ouverts'))} aux "
        "ressortissants tunisiens dans toute la métropole.",
    )


def metiers_table() -> Table:
    """Every métier that a list names, and in how many regions each text opens it."""
    texts = texts_by_region()
    codes = sorted(openings.codes() | {r.code for t in load().added for r in t.metiers})
    return Table(
        title="Tous les métiers des listes",
        columns=(
            *columns(code="Code ROME", metier="Métier"),
            *(Column(text, _regions_title(text)) for text in texts),
            Column(TUNISIE, f"Tunisiens ({_short(TUNISIE)})"),
        ),
        rows=tuple(_overview_row(code, texts) for code in codes),
        source_ids=(*texts, TUNISIE),
        lead=f"{len(codes)} métiers ; pour chacun, le nombre de régions où il est ouvert.",
    )


def metier_table(code: str) -> Table:
    """One métier across the 22 regions: what each text says; NotListed for an unknown code."""
    title = title_of(code)
    texts = texts_by_region()
    return Table(
        title=f"{code} {title}",
        columns=(*columns(region="Région"), *(Column(t, sentence_case(_short(t))) for t in texts)),
        rows=tuple(_region_row(code, region, texts) for region in regions().values()),
        source_ids=(*texts, TUNISIE),
        main="region",
        lead=_summary(code, texts),
    )


def comparison_table(slug: str, first: str = CIRCULAIRE, second: str = ARRETE) -> Table:
    """Two texts held against each other in a region, métier by métier."""
    region, texts = _region(slug), _two(first, second)
    known = [{r.code: r for r in openings.rows_in(slug, text)} for text in texts]
    codes = sorted(known[0].keys() | known[1].keys())
    return Table(
        title=f"{region.name} : {_short(first)} et {_short(second)}",
        columns=(
            *columns(code="Code ROME", metier="Métier"),
            *(Column(text, sentence_case(_short(text))) for text in texts),
            Column("difference", "Différence"),
        ),
        rows=tuple(_compared_row(code, slug, texts) for code in codes),
        source_ids=texts,
        remarks=unique(s for t in texts for s in _heading_remarks(slug, t)),
        lead=_compared(region, texts, [len(found) for found in known]),
    )


def comparisons_table(first: str = CIRCULAIRE, second: str = ARRETE) -> Table:
    """The same in every region, in numbers."""
    texts = _two(first, second)
    return Table(
        title=f"{sentence_case(_short(first))} et {_short(second)}, par région",
        columns=(
            *columns(region="Région"),
            *(Column(text, sentence_case(_short(text))) for text in texts),
            *columns(communs="Dans les deux", ajoutes=f"Seulement dans {_the(second)}"),
            Column("retires", f"Seulement dans {_the(first)}"),
        ),
        rows=tuple(_counted_row(region, texts) for region in regions().values()),
        source_ids=texts,
        main="region",
        lead="Le nombre de métiers ouverts dans chaque région selon chacun des deux textes.",
    )


def title_of(code: str) -> str:
    """The title of a code; NotListed where no list has it."""
    try:
        return openings.title_of(code)
    except KeyError:
        raise NotListed(f"Aucune liste ne porte le code « {code} ».") from None


def _open_regions(code: str, source_id: str) -> frozenset[str]:
    return frozenset(c.region for c in openings.regions_with(code, source_id) if c.is_open)


def _metier_row(row: MetierRow) -> Row:
    read = () if row.resolution == "tel quel" else (f"Lecture de la copie : {row.resolution}.",)
    return Row(
        cells=(
            Cell(row.code, page=_page(METIERS, code=row.code)),
            Cell(row.title_read),
            Cell("régionale" if row.region else "toutes les régions"),
            Cell(load().passages[row.passage_id].locator, row.passage_id),
        ),
        remarks=unique([*remarks_on(row.passage_id), row.note, *read]),
    )


def _without_list(table: Table) -> Table:
    """Without the column that tells regional rows from those of every region."""
    kept = (*table.columns[:2], table.columns[3])
    return replace(table, columns=kept, rows=tuple(_row_without_list(r) for r in table.rows))


def _row_without_list(row: Row) -> Row:
    return Row((*row.cells[:2], row.cells[3]), row.remarks)


def _overview_row(code: str, texts: Sequence[str]) -> Row:
    tunisian = openings.cell(code, "", TUNISIE)
    return Row(
        (
            Cell(code, page=_page(METIERS, code=code)),
            Cell(title_of(code)),
            *(Cell(str(len(_open_regions(code, text)))) for text in texts),
            _state(tunisian, "oui", "non"),
        )
    )


def _region_row(code: str, region: Region, texts: Sequence[str]) -> Row:
    cells = [openings.cell(code, region.slug, text) for text in texts]
    return Row(
        (
            Cell(region.name, page=_page(REGIONS, region=region.slug)),
            *(_state(found, "ouvert", "non ouvert") for found in cells),
        ),
        unique(s.text for found in cells for s in doubts(found)),
    )


def _compared_row(code: str, slug: str, texts: tuple[str, str]) -> Row:
    cells = [openings.cell(code, slug, text) for text in texts]
    row = next(c.row for c in reversed(cells) if c.row)
    opened = tuple(c.is_open for c in cells)
    difference = SHARED if all(opened) else f"seulement dans {_the(texts[not opened[0]])}"
    return Row(
        (
            Cell(code, page=_page(METIERS, code=code)),
            Cell(row.title_read),
            *(_state(found, "ouvert", "non ouvert") for found in cells),
            Cell(difference),
        ),
        unique(s.text for found in cells for s in doubts(found)),
    )


def _counted_row(region: Region, texts: tuple[str, str]) -> Row:
    first, second = ({r.code for r in openings.rows_in(region.slug, t)} for t in texts)
    counts = (first, second, first & second, second - first, first - second)
    address = _page(COMPARISON, region=region.slug, premier=texts[0], second=texts[1])
    return Row((Cell(region.name, page=address), *(Cell(str(len(codes))) for codes in counts)))


def _state(found: openings.Cell, listed: str, absent: str) -> Cell:
    """What a list says of a métier, resting on its row, or on the heading of the list."""
    if not found.row:
        return Cell(absent, found.heading.passage_id, CLOSED)
    everywhere = " (toutes les régions)" if found.region and not found.row.region else ""
    return Cell(f"{listed}{everywhere}", found.row.passage_id, OPEN)


def _heading_remarks(slug: str, source_id: str) -> tuple[str, ...]:
    if is_declared(source_id):
        return ()
    return remarks_on(openings.headings_of(source_id)[slug].passage_id)


def _summary(code: str, texts: Sequence[str]) -> str:
    said = [f"{len(_open_regions(code, t))} des {len(regions())} selon {_the(t)}" for t in texts]
    tunisian = openings.cell(code, "", TUNISIE).is_open
    answer = "ouvert dans toute la métropole" if tunisian else "absent de la liste"
    return (
        f"Régions où ce métier est ouvert : {listing(said)}. Pour un ressortissant tunisien : "
        f"{answer} ({_short(TUNISIE)})."
    )


def _compared(region: Region, texts: tuple[str, str], sizes: Sequence[int]) -> str:
    said = [f"{size} selon {_the(t)}" for t, size in zip(texts, sizes, strict=True)]
    return f"Métiers ouverts {region.locative} : {listing(said)}."


def _regions_title(source_id: str) -> str:
    return f"Régions ({_short(source_id)})"


def _region(slug: str) -> Region:
    if slug not in regions():
        known = ", ".join(regions())
        raise NotListed(f"Aucune région n'a le nom « {slug} ». Les noms connus : {known}.")
    return regions()[slug]


def _text(source_id: str) -> str:
    if source_id not in texts_by_region():
        known = ", ".join(texts_by_region())
        raise NotListed(
            f"Aucune liste par région ne vient du texte « {source_id} ». Les textes qui en ont "
            f"une : {known}."
        )
    return source_id


def _two(first: str, second: str) -> tuple[str, str]:
    if first == second:
        raise NotListed("Choisissez deux textes différents à comparer.")
    return _text(first), _text(second)


def _short(source_id: str) -> str:
    return load().sources[source_id].short_title


def _the(source_id: str) -> str:
    """« la circulaire … », « l'arrêté … », « le texte … » for what was added."""
    short = _short(source_id)
    if is_declared(source_id):
        return f"« {short} »"
    return f"l'{short}" if short[0] in "aeéio" else f"la {short}"


def _page(address: str, **query: str) -> str:
    return f"{address}?{urlencode(query)}"
