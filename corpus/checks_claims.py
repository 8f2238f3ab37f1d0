"""Doubts about what a text says of another, or of its own lists, that the rows do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.checks import ANNEX_OF, Evidence, doubt, lines, list_place, named
from corpus.expressions import expression
from corpus.records import Anomaly, MetierList, MetierRow, Passage, PassageKind, Reading
from corpus.regions import regions

_TAKES_UP = expression(r"\breprend l'annexe\b.*\ben y ajoutant\b")
_BOLD = expression(r"\ben gras\b")
_SHARED = expression(r"(?P<count>[\w-]+) métiers de droit commun")
_FIRST = expression(r"\b(?P<count>\d+) premiers métiers")
_NUMBERS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante-quatorze": 74}


def annex_taken_up(evidence: Evidence) -> Iterator[Anomaly]:
    """A métier of the earlier annex is missing from the one that says it takes it up and adds."""
    for source_id, earlier_id in ANNEX_OF.items():
        claim = _claim(evidence, source_id, _TAKES_UP)
        if claim is None or earlier_id not in evidence.readings:
            continue
        later, earlier = evidence.readings[source_id], evidence.readings[earlier_id]
        names = (evidence.name(source_id), evidence.name(earlier_id))
        full = {row.code: row for row in reversed(later.metiers)}
        for heading in later.lists:
            listed = {r.code for r in later.metiers if r.region == heading.region}
            missing = [r for r in _of(earlier, heading.region) if r.code not in listed]
            if missing and heading.region:
                shown = named(full.get(row.code, row) for row in missing)
                yield _missing(claim, heading, missing, shown, names)


def _of(reading: Reading, region: str) -> list[MetierRow]:
    """The métiers of a region: its own list, then those of all regions that it does not repeat."""
    own = [r for r in reading.metiers if r.region == region]
    codes = {r.code for r in own}
    rest = [r for r in reading.metiers if not r.region and r.code not in codes]
    return sorted(own + rest, key=lambda r: r.code)


def _missing(
    claim: Passage,
    heading: MetierList,
    missing: list[MetierRow],
    shown: str,
    names: tuple[str, str],
) -> Anomaly:
    absent = "absent" if len(missing) == 1 else "absents"
    return doubt(
        "métier repris mais absent",
        f"{claim.source_id}/{heading.region}",
        claim.source_id,
        place=list_place(heading.region),
        found=f"{', '.join(r.code for r in missing)} {absent} de la liste",
        expected="tous les métiers de l'annexe reprise, et quelques autres",
        evidence=f"{missing[0].source_id}, {lines(r.line for r in missing)}",
        passage_ids=[heading.passage_id, claim.id, *(r.passage_id for r in missing)],
        sentence=(
            f"L'annexe ({names[0]}) dit reprendre, en y ajoutant des métiers, une annexe"
            f" antérieure ({names[1]}) ; pourtant, {regions()[heading.region].locative}, elle ne"
            f" reproduit pas {shown}, que l'annexe antérieure ouvre."
        ),
    )


def general_list_not_repeated(evidence: Evidence) -> Iterator[Anomaly]:
    """The métiers open everywhere are not repeated in each regional list of the same text."""
    for reading in evidence.readings.values():
        general = {row.code for row in reading.metiers if not row.region}
        regional = [heading for heading in reading.lists if heading.region]
        short = [h for h in regional if not general <= _codes(reading, h.region)]
        if general and short:
            yield doubt(
                "liste générale non répétée",
                reading.source_id,
                reading.source_id,
                place="annexe",
                found=f"{len(short)} listes régionales sur {len(regional)} ne la répètent pas",
                expected=f"les {len(general)} métiers de l'ensemble des régions dans chaque liste",
                evidence=lines(heading.line for heading in short),
                passage_ids=[],
                sentence=(
                    f"Les {len(general)} métiers ouverts dans l'ensemble des régions ne sont pas"
                    " répétés dans chaque liste régionale : il faut lire les deux listes."
                ),
            )


def _codes(reading: Reading, region: str) -> set[str]:
    return {row.code for row in reading.metiers if row.region == region}


def bold_lost(evidence: Evidence) -> Iterator[Anomaly]:
    """A text says that some of its rows are in bold; the copy has none."""
    for reading in evidence.readings.values():
        claim = next((p for p in reading.passages if _BOLD.search(p.text)), None)
        rows = [p for p in reading.passages if p.kind is PassageKind.ROW]
        if claim and rows and not any("**" in p.text or "<b>" in p.text for p in rows):
            yield doubt(
                "mise en forme perdue",
                claim.id,
                reading.source_id,
                place=claim.locator,
                found="aucune ligne en gras",
                expected="les métiers ajoutés en gras",
                evidence=lines([claim.line_start]),
                passage_ids=[claim.id],
                sentence=(
                    "Le texte annonce des métiers indiqués en gras, mais la copie a perdu le gras :"
                    " elle ne dit plus lesquels ont été ajoutés."
                ),
            )


def shared_metiers(evidence: Evidence) -> Iterator[Anomaly]:
    """ "trente métiers de droit commun": the rows of the general list that are not among them."""
    for reading in evidence.readings.values():
        claim = next((p for p in reading.passages if _SHARED.search(p.text)), None)
        found = _SHARED.search(claim.text) if claim else None
        count = _NUMBERS.get(found["count"].lower()) if found else None
        if claim is None or count is None:
            continue
        own = {row.code for row in reading.metiers}
        for source_id in ANNEX_OF:
            rows = evidence.readings[source_id].metiers if source_id in evidence.readings else ()
            listed = {row.code for row in rows}
            if len(listed) != count or len(listed & own) != count:
                rest = [row for row in rows if row.code not in own]
                names = (evidence.name(claim.source_id), evidence.name(source_id))
                yield _not_shared(claim, count, len(listed), rest, names)


def _not_shared(
    claim: Passage, count: int, listed: int, rest: list[MetierRow], names: tuple[str, str]
) -> Anomaly:
    others = list({row.code: row for row in rest}.values())
    return doubt(
        "affirmation sur un autre texte",
        f"{claim.id}/{count}",
        claim.source_id,
        place=claim.locator,
        found=f"{listed} métiers distincts dans la copie de la liste générale",
        expected=f"{count} métiers de droit commun, tous dans la liste annexée",
        evidence=f"hors de la liste annexée : {', '.join(row.code for row in others)}",
        passage_ids=[claim.id, *(row.passage_id for row in rest)],
        sentence=(
            f"Un texte ({names[0]}) compte {count} métiers de droit commun, tous parmi les siens ;"
            f" la copie de la liste générale ({names[1]}) en porte {listed} :"
            f" {named(others)} n'en sont pas."
        ),
    )


def announced_in_table(evidence: Evidence) -> Iterator[Anomaly]:
    """ "30 premiers métiers": the table of the same article names another number of them."""
    for reading in evidence.readings.values():
        for claim in reading.passages:
            found = _FIRST.search(claim.text)
            table = _table_of(reading, claim) if found else []
            count = sum(len(re.findall(r"\b(?:Le |La |L')(?=\S)", p.text)) for p in table)
            if found and table and count != int(found["count"]):
                yield _other_number(claim, table, int(found["count"]), count)


def _table_of(reading: Reading, claim: Passage) -> list[Passage]:
    """The rows of the table that stands in the same article."""
    article = claim.id.partition("-al-")[0]
    return [p for p in reading.passages if p.id.startswith(article) and "-tableau-" in p.id]


def _other_number(claim: Passage, table: list[Passage], announced: int, count: int) -> Anomaly:
    return doubt(
        "nombre annoncé dans le texte",
        claim.id,
        claim.source_id,
        place=claim.locator,
        found=f"{count} métiers nommés dans le tableau",
        expected=f"{announced} métiers",
        evidence=lines([claim.line_start, *(p.line_start for p in table)]),
        passage_ids=[claim.id, *(p.id for p in table)],
        sentence=(
            f"Le texte parle de {announced} premiers métiers à enjeux ; le tableau du même article"
            f" en nomme {count}."
        ),
    )


def _claim(evidence: Evidence, source_id: str, pattern: re.Pattern[str]) -> Passage | None:
    reading = evidence.readings.get(source_id)
    passages = reading.passages if reading else ()
    return next((p for p in passages if pattern.search(p.text)), None)
