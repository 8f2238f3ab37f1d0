"""Doubts about the Pro-A annex: cells that slid, codes and certifications that do not match."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from corpus.checks import Evidence, doubt, lines
from corpus.records import Anomaly, ProARow
from corpus.titles import same_words, tokens

_TYPES = ("CAP", "BAC PRO", "BP", "BTS", "DUT", "Licence PRO", "Master")


def _rows(evidence: Evidence) -> list[ProARow]:
    return [row for reading in evidence.readings.values() for row in reading.pro_a]


def _source(row: ProARow) -> str:
    return row.passage_id.partition("#")[0]


def _level(niveau: int | None) -> str:
    return "sans niveau" if niveau is None else f"niveau {niveau}"


def rows_repaired(evidence: Evidence) -> Iterator[Anomaly]:
    """A row whose cells slid, whose title is cut, or that holds two codes."""
    seen: set[str] = set()
    for row in _rows(evidence):
        if row.note and row.passage_id not in seen:
            seen.add(row.passage_id)
            cells = (row.secteur_read, row.filiere_read, row.metier_read, row.diplome_read)
            yield doubt(
                "ligne réparée",
                row.passage_id,
                _source(row),
                place=f"annexe, {row.secteur}, {row.metier}, ligne {row.rncp}",
                found=" | ".join(cells),
                expected=f"{row.secteur} | {row.filiere} | {row.metier} | {row.diplome}",
                evidence=f"{lines([row.line_start, row.line_end])} : {row.resolution}",
                passage_ids=[row.passage_id],
                sentence=row.note,
            )


def codes_misprinted(evidence: Evidence) -> Iterator[Anomaly]:
    """A code that is not printed as the others are."""
    for row in _rows(evidence):
        if row.rncp not in row.code_read:
            yield doubt(
                "code mal imprimé",
                row.passage_id,
                _source(row),
                place=f"annexe, {row.secteur}, {row.metier}, ligne {row.rncp}",
                found=row.code_read,
                expected=row.rncp,
                evidence=lines([row.line_start]),
                passage_ids=[row.passage_id],
                sentence=f"La copie imprime « {row.code_read} » ; le code est lu {row.rncp}.",
            )


def _grouped(
    evidence: Evidence, key: Callable[[ProARow], tuple[str, ...]]
) -> Iterator[list[ProARow]]:
    groups: dict[tuple[str, ...], list[ProARow]] = defaultdict(list)
    for row in _rows(evidence):
        groups[key(row)].append(row)
    return iter(groups.values())


def same_code_other_certification(evidence: Evidence) -> Iterator[Anomaly]:
    """A code that stands for certifications of different names."""
    for rows in _grouped(evidence, lambda r: (r.rncp,)):
        names = list(dict.fromkeys(row.diplome for row in rows))
        others = [name for name in names[1:] if not same_words(name, names[0])]
        if others:
            shown = " et ".join(f"« {name} »" for name in [names[0], *others])
            yield doubt(
                "même code, autre certification",
                rows[0].rncp,
                _source(rows[0]),
                place=f"annexe, {rows[0].rncp}",
                found=shown,
                expected="un seul intitulé par code",
                evidence=lines(row.line_start for row in rows),
                passage_ids=[row.passage_id for row in rows],
                sentence=f"L'accord donne au code {rows[0].rncp} deux intitulés : {shown}.",
            )


def same_certification_other_code(evidence: Evidence) -> Iterator[Anomaly]:
    """A certification that bears several codes."""
    for rows in _grouped(evidence, lambda r: tokens(r.diplome)):
        codes = list(dict.fromkeys(row.rncp for row in rows))
        if len(codes) > 1:
            shown = " et ".join(codes)
            yield doubt(
                "même certification, autre code",
                "-".join(codes),
                _source(rows[0]),
                place=f"annexe, {shown}",
                found=f"{shown} : {rows[0].diplome}",
                expected="un seul code par certification",
                evidence=lines(row.line_start for row in rows),
                passage_ids=[row.passage_id for row in rows],
                sentence=(
                    f"L'accord attache à la certification « {rows[0].diplome} » les codes {shown} :"
                    " vérifiez au RNCP lequel est actif."
                ),
            )


def levels_that_differ(evidence: Evidence) -> Iterator[Anomaly]:
    """A code, or a kind of diploma whose level is fixed, given another level."""
    for rows in _grouped(evidence, lambda r: (r.rncp,)):
        if len({row.niveau for row in rows}) > 1:
            yield _wrong_level(rows, f"ligne {rows[0].rncp}")
    for kind in _TYPES:
        rows = [r for r in _rows(evidence) if r.diplome.upper().startswith(f"{kind.upper()} ")]
        usual = Counter(row.niveau for row in rows).most_common(1)
        odd = [row for row in rows if row.niveau != usual[0][0]]
        if odd:
            yield _wrong_level(odd, f"diplômes « {kind} », {_level(usual[0][0])}")


def _wrong_level(rows: list[ProARow], expected: str) -> Anomaly:
    return doubt(
        "niveau discordant",
        f"{rows[0].rncp}/{rows[0].line_start}",
        _source(rows[0]),
        place=f"annexe, {rows[0].rncp}",
        found=", ".join(dict.fromkeys(_level(row.niveau) for row in rows)),
        expected=expected,
        evidence=lines(row.line_start for row in rows),
        passage_ids=[row.passage_id for row in rows],
        sentence=f"Le niveau imprimé pour {rows[0].rncp} ne concorde pas avec les autres lignes.",
    )
