"""Answers about lists taken as wholes: their sizes, and what every region has in common."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.list_sizes import Spread, regions_by_size, spreads
from assistant.rules.openings import headings_of, rows_in
from assistant.rules.regimes import ARRETE, CIRCULAIRE
from assistant.understanding.quantities import REGIONS
from assistant.understanding.whole_lists import Measure
from assistant.wording.common import annex, list_doubts, list_name, where
from assistant.wording.french import count, listing, sentence_case
from assistant.wording.list_refs import EVERY_REGION, ListRef
from corpus.library import load
from corpus.regions import regions

TEXTS = (ARRETE, CIRCULAIRE)  # that hold a list for each region, the one in use first


def ranking(texts: tuple[str, ...], measure: Measure) -> ToolResult:
    """The longest or the shortest regional lists of each text, or all of them by size."""
    statements: list[Statement] = []
    figures: list[str] = []
    for source_id in texts:
        sizes = regions_by_size(source_id)
        figures += [str(size) for _, size in sizes]
        if measure is Measure.BY_REGION:
            statements += _all_sizes(source_id, sizes)
        else:
            statements += _extreme(source_id, sizes, largest=measure is Measure.LARGEST)
    return ToolResult(
        kind="list_sizes",
        statements=tuple([*statements, *_six(texts)]),
        figures=tuple(dict.fromkeys(figures)),
        suggestions=offers(texts),
        label="taille des listes régionales",
    )


def _extreme(
    source_id: str, sizes: tuple[tuple[str, int], ...], *, largest: bool
) -> list[Statement]:
    wanted = sizes[0][1] if largest else sizes[-1][1]
    slugs = tuple(slug for slug, size in sizes if size == wanted)
    supports = tuple(heading(source_id, slug) for slug in slugs)
    named = listing([f"**{where(slug)}**" for slug in slugs])
    most = "le plus" if largest else "le moins"
    text = (
        f"Dans {list_name(source_id)}, c'est {named} qu'il y a {most} de métiers ouverts : "
        f"{wanted}{' dans chacune' if len(slugs) > 1 else ''}."
    )
    lead = Statement(Role.REASON, text, supports, block=True)
    doubts = [d for slug in slugs for d in list_doubts(headings_of(source_id)[slug])]
    return [lead, _next_ones(source_id, sizes, slugs, largest=largest), *doubts]


def _next_ones(
    source_id: str, sizes: tuple[tuple[str, int], ...], first: tuple[str, ...], *, largest: bool
) -> Statement:
    """The region that comes next, so that the gap is seen."""
    rest = [s for s in (sizes if largest else reversed(sizes)) if s[0] not in first]
    size = rest[0][1]
    slugs = tuple(slug for slug, other in rest if other == size)
    text = f"Ensuite : {listing([where(slug) for slug in slugs])}, {count(size, 'métier')}."
    return Statement(Role.REASON, text, tuple(heading(source_id, slug) for slug in slugs))


def _all_sizes(source_id: str, sizes: tuple[tuple[str, int], ...]) -> list[Statement]:
    lead = f"Métiers ouverts par région, dans {list_name(source_id)} :"
    lines = [
        Statement(Role.LIST, f"- {regions()[slug].name} : {size}", (heading(source_id, slug),))
        for slug, size in sizes
    ]
    return [Statement(Role.LIST, lead, (annex(source_id),), block=True), *lines]


def _six(texts: tuple[str, ...]) -> list[Statement]:
    """What the circular's counts include."""
    if CIRCULAIRE not in texts:
        return []
    text = (
        f"Pour la circulaire, les {len(rows_in('', CIRCULAIRE))} métiers ouverts dans toutes les "
        "régions sont comptés dans chacune."
    )
    return [Statement(Role.REASON, text, (heading(CIRCULAIRE, ""),))]


def everywhere(texts: tuple[str, ...], supposed: str = "") -> ToolResult:
    """The métiers that a text opens in every region, with what the Journal officiel adds."""
    statements = [s for t in texts for s in (_national() if t == CIRCULAIRE else _common(t))]
    shared = sum(not s.missing for s in spreads(texts[0]))
    numbers = {t: len(rows_in("", CIRCULAIRE)) if t == CIRCULAIRE else shared for t in texts}
    statements = [*checked(supposed, numbers), *statements]
    return ToolResult(
        kind="list_sizes",
        statements=tuple(statements),
        figures=(
            str(shared),
            str(len(rows_in("", CIRCULAIRE))),
            str(len(regions_by_size(texts[0]))),
        ),
        suggestions=offers(texts),
        label="métiers ouverts dans toutes les régions",
    )


def checked(supposed: str, numbers: dict[str, int], unit: str = "métier") -> list[Statement]:
    """Whether a text has as many métiers, or regions, as a sentence supposes, said first."""
    if not supposed:
        return []
    right = {t: n for t, n in numbers.items() if n == int(supposed)}
    shown = right or numbers
    told = [f"{count(n, unit)} ({load().sources[t].short_title})" for t, n in shown.items()]
    head = "**Oui** :" if right else f"**Non**, pas {supposed} :"
    supports = tuple(annex(t) for t in shown)
    return [Statement(Role.REASON, f"{head} {listing(told)}.", supports, block=True)]


def _national() -> list[Statement]:
    rows = rows_in("", CIRCULAIRE)
    lead = (
        f"La {load().sources[CIRCULAIRE].short_title} ouvre "
        f"{count(len(rows), 'métier')} dans l'ensemble des régions :"
    )
    lines = [
        Statement(Role.LIST, f"- {r.code} {r.title_read}", (Support(r.passage_id),)) for r in rows
    ]
    return [Statement(Role.LIST, lead, (heading(CIRCULAIRE, ""),), block=True), *lines]


def _common(source_id: str) -> list[Statement]:
    found = spreads(source_id)
    shared = [s.row for s in found if not s.missing]
    named = listing([f"{r.code} {r.title_read}" for r in shared])
    text = (
        f"Dans la copie de {list_name(source_id)}, {count(len(shared), 'métier')} sont dans les "
        f"{len(regions_by_size(source_id))} listes régionales : {named}."
    )
    supports = (annex(source_id), *(Support(r.passage_id) for r in shared))
    lead = Statement(Role.REASON, text, supports, block=True)
    nearly = [s for s in found if s.missing and s.official_everywhere]
    return [lead, *(_official(s) for s in nearly)]


def _official(spread: Spread) -> Statement:
    """A métier of every region in the Journal officiel, which the copy leaves out of some."""
    row = spread.row
    lacking = listing([where(slug) for slug in spread.missing])
    text = (
        f"Le Journal officiel liste aussi dans toutes les régions le {row.code} {row.title_read}, "
        f"absent de la copie {lacking}."
    )
    supports = (Support(row.passage_id), *(heading(row.source_id, s) for s in spread.missing))
    return Statement(Role.DOUBT, text, supports)


def numbers(texts: tuple[str, ...], supposed: str = "") -> ToolResult:
    """How many regions, distinct métiers and lines the lists of each text hold."""
    counted = {t: len(ListRef(t, EVERY_REGION).rows) for t in texts}
    unit, number = "métier", supposed
    if supposed.endswith(REGIONS):
        counted = {t: len(regions_by_size(t)) for t in texts}
        unit, number = "région", supposed.split()[0]
    statements, figures = checked(number, counted, unit), [number]
    for source_id in texts:
        whole = ListRef(source_id, EVERY_REGION)
        lines, named = len(load().rows_of(source_id)), len(regions_by_size(source_id))
        text = (
            f"{sentence_case(list_name(source_id))} couvre **{named} régions** ; elle nomme "
            f"**{len(whole.rows)} métiers** différents (codes ROME), sur {lines} lignes."
        )
        statements.append(Statement(Role.REASON, text, _extent(source_id), block=True))
        statements += _copy_only(source_id, len(whole.rows))
        figures += [str(n) for n in (named, len(whole.rows), lines)]
    ask = "Indiquez une région pour connaître sa liste."
    return ToolResult(
        kind="list_sizes",
        statements=(*statements, Statement(Role.NEXT, ask)),
        figures=tuple(figures),
        suggestions=offers(texts),
        label="étendue des listes régionales",
    )


def _copy_only(source_id: str, number: int) -> list[Statement]:
    """The métiers that only the copy lists, none of them being in the Journal officiel."""
    added = [s for s in spreads(source_id) if s.copy_only]
    if not added:
        return []
    named = listing([f"{s.row.code} {s.row.title_read}" for s in added])
    text = (
        f"Le Journal officiel n'en nomme que {number - len(added)} : seule la copie liste {named}."
    )
    return [Statement(Role.DOUBT, text, tuple(Support(s.row.passage_id) for s in added))]


def _extent(source_id: str) -> tuple[Support, ...]:
    """The title of the annex, and the headings of its first and last regions."""
    slugs = [slug for slug in headings_of(source_id) if slug]
    return (annex(source_id), heading(source_id, slugs[0]), heading(source_id, slugs[-1]))


def heading(source_id: str, slug: str) -> Support:
    """The heading of a region's list in a text."""
    return Support(headings_of(source_id)[slug].passage_id)


def offers(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What may be asked next: the longest list."""
    slug = regions_by_size(texts[0])[0][0]
    return (f"Quels métiers sont ouverts {where(slug)} ?",)
