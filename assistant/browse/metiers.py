"""The lists of métiers: of a region, of every region for one métier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.browse.metier_parts import (
    METIERS,
    REGIONS,
    heading_remarks,
    page,
    region_named,
    short,
    state,
    text_named,
    texts_by_region,
    the,
)
from assistant.browse.remarks import remarks_on
from assistant.browse.table import Cell, Column, NotListed, Row, Table, columns, unique
from assistant.rules import openings
from assistant.rules.regimes import ARRETE, TUNISIE
from assistant.wording.common import doubts
from assistant.wording.french import count, listing, sentence_case
from corpus.library import load
from corpus.records import MetierRow
from corpus.regions import Region, regions


def region_table(slug: str, source_id: str = ARRETE) -> Table:
    """The métiers that a text opens in a region; NotListed for a region or a text without list."""
    region, source = region_named(slug), text_named(source_id)
    rows = openings.rows_in(slug, source)
    headings = openings.headings_of(source)
    titles = columns(code="Code ROME", metier="Métier", liste="Liste", source="Source")
    table = Table(
        title=f"{region.name}, {short(source)}",
        columns=titles,
        rows=tuple(_metier_row(row) for row in rows),
        source_ids=(source,),
        remarks=heading_remarks(slug, source),
        lead=f"{sentence_case(count(len(rows), 'métier ouvert', 'métiers ouverts'))} "
        f"{region.locative} selon {the(source)}.",
    )
    return table if "" in headings else _without_list(table)


def regions_table() -> Table:
    """Every region, and how many métiers each text opens there."""
    texts = texts_by_region()
    return Table(
        title="Toutes les régions",
        columns=(*columns(region="Région"), *(Column(t, f"Métiers ({short(t)})") for t in texts)),
        rows=tuple(
            Row(
                (
                    Cell(region.name, page=page(REGIONS, region=region.slug)),
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
        title=f"Ressortissants tunisiens, {short(TUNISIE)}",
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
            Column(TUNISIE, f"Tunisiens ({short(TUNISIE)})"),
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
        columns=(*columns(region="Région"), *(Column(t, sentence_case(short(t))) for t in texts)),
        rows=tuple(_region_row(code, region, texts) for region in regions().values()),
        source_ids=(*texts, TUNISIE),
        main="region",
        lead=_summary(code, texts),
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
            Cell(row.code, page=page(METIERS, code=row.code)),
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
            Cell(code, page=page(METIERS, code=code)),
            Cell(title_of(code)),
            *(Cell(str(len(_open_regions(code, text)))) for text in texts),
            state(tunisian, "oui", "non"),
        )
    )


def _region_row(code: str, region: Region, texts: Sequence[str]) -> Row:
    cells = [openings.cell(code, region.slug, text) for text in texts]
    return Row(
        (
            Cell(region.name, page=page(REGIONS, region=region.slug)),
            *(state(found, "ouvert", "non ouvert") for found in cells),
        ),
        unique(s.text for found in cells for s in doubts(found)),
    )


def _summary(code: str, texts: Sequence[str]) -> str:
    said = [f"{len(_open_regions(code, t))} des {len(regions())} selon {the(t)}" for t in texts]
    tunisian = openings.cell(code, "", TUNISIE).is_open
    answer = "ouvert dans toute la métropole" if tunisian else "absent de la liste"
    return (
        f"Régions où ce métier est ouvert : {listing(said)}. Pour un ressortissant tunisien : "
        f"{answer} ({short(TUNISIE)})."
    )


def _regions_title(source_id: str) -> str:
    return f"Régions ({short(source_id)})"
