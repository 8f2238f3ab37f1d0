"""Doubts about the lists of métiers: counts, codes, titles, order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from corpus.checks import Evidence, doubt, lines, list_place
from corpus.records import Anomaly, MetierList, MetierRow
from corpus.regions import regions
from corpus.titles import titles_agree


def announced_counts(evidence: Evidence) -> Iterator[Anomaly]:
    """A heading announces a number of métiers that its rows do not make."""
    for reading in evidence.readings.values():
        for heading in reading.lists:
            if heading.announced is not None and heading.announced != heading.counted:
                yield _wrong_count(heading)


def _wrong_count(heading: MetierList) -> Anomaly:
    name = regions()[heading.region].name if heading.region else heading.region_read
    gap = heading.counted - heading.announced if heading.announced is not None else 0
    reading = (
        f"{gap} de plus : une ligne a pu y être ajoutée, ou l'annonce est inexacte"
        if gap > 0
        else f"{-gap} de moins : des lignes y manquent sans doute"
    )
    return doubt(
        "décompte",
        f"{heading.source_id}/{heading.region or 'liste'}",
        heading.source_id,
        place=list_place(heading.region, "intitulé de la liste"),
        found=f"{heading.counted} lignes",
        expected=f"{heading.announced} métiers annoncés",
        evidence=lines([heading.line]),
        passage_ids=[heading.passage_id],
        sentence=(
            f"L'intitulé de la liste ({name}) annonce {heading.announced} métiers ; la copie en"
            f" reproduit {heading.counted}, soit {reading}."
        ),
    )


def same_code_other_title(evidence: Evidence) -> Iterator[Anomaly]:
    """A code whose title disagrees with one that more of its rows bear out."""
    by_code: dict[str, dict[str, list[MetierRow]]] = defaultdict(lambda: defaultdict(list))
    for row in evidence.metiers():
        by_code[_printed_code(row)][row.title_read].append(row)
    for titles in by_code.values():
        support = {t: sum(len(titles[o]) for o in titles if titles_agree(t, o)) for t in titles}
        for title, rows in titles.items():
            better = [
                t for t in titles if support[t] > support[title] and not titles_agree(t, title)
            ]
            if better:
                usual = max(better, key=lambda t: (_same_text(titles[t], rows), support[t]))
                yield _other_title(rows, usual, titles[usual])


def _same_text(rows: list[MetierRow], others: list[MetierRow]) -> bool:
    return rows[0].source_id == others[0].source_id


def _other_title(rows: list[MetierRow], usual: str, others: list[MetierRow]) -> Anomaly:
    row = rows[0]
    code = _printed_code(row)
    where = " ; ".join(list_place(r.region, f"ligne {code}") for r in rows)
    return doubt(
        "même code, autre intitulé",
        f"{row.source_id}/{code}/{row.line}",
        row.source_id,
        place=where,
        found=f"{code} : {row.title_read}",
        expected=f"{code} : {usual}",
        evidence=f"{lines(r.line for r in rows)} contre {lines(r.line for r in others)}",
        passage_ids=[r.passage_id for r in rows],
        sentence=(
            f"La copie imprime ici « {row.title_read} » pour le code {code} ; ailleurs, ce code"
            f" désigne « {usual} » : il s'agit du même métier."
        ),
    )


def same_title_other_code(evidence: Evidence) -> Iterator[Anomaly]:
    """A title that stands under another code on more rows."""
    by_title: dict[str, dict[str, list[MetierRow]]] = defaultdict(lambda: defaultdict(list))
    for row in evidence.metiers():
        by_title[row.title_read.casefold()][_printed_code(row)].append(row)
    for codes in by_title.values():
        usual = max(codes, key=lambda code: len(codes[code]))
        for code, rows in codes.items():
            if len(rows) < len(codes[usual]):
                yield _other_code(rows[0], code, usual, len(codes[usual]))


def _other_code(row: MetierRow, code: str, usual: str, count: int) -> Anomaly:
    return doubt(
        "même intitulé, autre code",
        f"{row.source_id}/{row.region}/{code}",
        row.source_id,
        place=list_place(row.region, f"ligne {code}"),
        found=f"{code} : {row.title_read}",
        expected=f"{usual} : {row.title_read}",
        evidence=f"{lines([row.line])} contre {count} lignes sous {usual}",
        passage_ids=[row.passage_id],
        sentence=(
            f"La copie donne à « {row.title_read} » le code {code} ; ce métier porte le code"
            f" {usual} sur {count} autres lignes : il s'agit sans doute du {usual}."
        ),
    )


def codes_known_nowhere_else(evidence: Evidence) -> Iterator[Anomaly]:
    """A code of a regional list that no other list knows."""
    frequency = Counter(_printed_code(row) for row in evidence.metiers())
    for row in evidence.metiers():
        code = _printed_code(row)
        if row.region and frequency[code] == 1:
            yield doubt(
                "code inconnu des autres listes",
                f"{row.source_id}/{row.region}/{code}",
                row.source_id,
                place=list_place(row.region, f"ligne {code}"),
                found=code,
                expected="un code présent dans une autre liste",
                evidence=lines([row.line]),
                passage_ids=[row.passage_id],
                sentence=f"Le code {code} ne figure dans aucune autre liste des textes.",
            )


def rows_out_of_order(evidence: Evidence) -> Iterator[Anomaly]:
    """A row that breaks the ascending order of codes: it may have been added by hand."""
    for reading in evidence.readings.values():
        for heading in reading.lists:
            rows = [r for r in reading.metiers if r.region == heading.region]
            for row in _misplaced(rows):
                yield doubt(
                    "ligne hors de l'ordre des codes",
                    f"{row.source_id}/{row.region}/{_printed_code(row)}",
                    row.source_id,
                    place=list_place(row.region, f"ligne {_printed_code(row)}"),
                    found=f"{_printed_code(row)} à la ligne {row.line}",
                    expected="codes croissants, comme dans le reste de la liste",
                    evidence=lines([row.line - 1, row.line, row.line + 1]),
                    passage_ids=[row.passage_id],
                    sentence=(
                        f"Dans la copie, la ligne {_printed_code(row)} n'est pas à sa place dans"
                        " l'ordre des codes : elle a pu être ajoutée ou déplacée."
                    ),
                )


def _misplaced(rows: list[MetierRow]) -> Iterator[MetierRow]:
    codes = [_printed_code(row) for row in rows]
    for i in range(1, len(rows)):
        if codes[i] < codes[i - 1]:
            last = i + 1 == len(rows)
            yield rows[i] if last or codes[i - 1] <= codes[i + 1] else rows[i - 1]


def codes_listed_twice(evidence: Evidence) -> Iterator[Anomaly]:
    """A code that stands twice in one list."""
    for reading in evidence.readings.values():
        seen: dict[tuple[str, str], MetierRow] = {}
        for row in reading.metiers:
            first = seen.setdefault((row.region, row.code), row)
            if first is not row:
                yield doubt(
                    "code en double",
                    f"{row.source_id}/{row.region}/{row.code}",
                    row.source_id,
                    place=list_place(row.region, f"ligne {row.code}"),
                    found=f"deux lignes {row.code}",
                    expected="une ligne par code",
                    evidence=lines([first.line, row.line]),
                    passage_ids=[first.passage_id, row.passage_id],
                    sentence=f"Le code {row.code} figure deux fois dans cette liste.",
                )


def region_names(evidence: Evidence) -> Iterator[Anomaly]:
    """A region is not printed under its name, or not in the same way in every text."""
    printed: dict[str, list[MetierList]] = defaultdict(list)
    for reading in evidence.readings.values():
        for heading in reading.lists:
            if heading.region:
                printed[heading.region].append(heading)
    for region, headings in printed.items():
        name = regions()[region].name
        names = list(dict.fromkeys(heading.region_read for heading in headings))
        if names != [name]:
            shown = ", ".join(f"« {h.region_read} » ({h.source_id}, l. {h.line})" for h in headings)
            yield doubt(
                "nom de région",
                region,
                headings[0].source_id,
                place=list_place(region, "intitulé de la liste"),
                found=" / ".join(names),
                expected=name,
                evidence=shown,
                passage_ids=[],
                sentence=f"La région {name} est imprimée {' ou '.join(f'« {n} »' for n in names)}.",
            )


def _printed_code(row: MetierRow) -> str:
    return row.code_read[:5]
