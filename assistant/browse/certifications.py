"""The lists of certifications: Pro-A (or a list declared in an added text) and CQPM."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sized

from assistant.browse.remarks import remarks_on
from assistant.browse.table import Cell, NotListed, Row, Table, columns, unique
from assistant.rules import cqpm, pro_a
from assistant.rules.cqpm import CqpmCriteria
from assistant.rules.pro_a import ProACriteria
from assistant.wording.french import day
from corpus.library import load
from corpus.records import CqpmRow, CqpmStatus, ProARow

PRO_A, CQPM = "/listes/pro-a", "/listes/cqpm"
PRO_A_TEXT, CQPM_TEXT = "accord-pro-a-2021-01-22", "cqpm-2010-03-10"
NO_LEVEL = "sans niveau"


def texts_with_certifications() -> tuple[str, ...]:
    """The Pro-A agreement, then the added texts that declare a list of certifications."""
    return (PRO_A_TEXT, *(t.source.id for t in load().added if t.certifications))


def certification_rows(source_id: str = PRO_A_TEXT) -> tuple[ProARow, ...]:
    """The rows of one of these texts; NotListed for another one."""
    if source_id == PRO_A_TEXT:
        return load().pro_a
    for text in load().added:
        if text.source.id == source_id and text.certifications:
            return text.certifications
    known = ", ".join(texts_with_certifications())
    raise NotListed(
        f"Aucune liste de certifications ne vient du texte « {source_id} ». Les textes qui en ont "
        f"une : {known}."
    )


def pro_a_table(
    secteur: str = "", filiere: str = "", niveau: str = "", source_id: str = PRO_A_TEXT
) -> Table:
    """The certifications of a sector, a sub-sector and a level where given ("3", "sans niveau")."""
    rows = certification_rows(source_id)
    _known("secteur", secteur, (r.secteur for r in rows))
    _known("filière", filiere, (r.filiere for r in rows))
    _known("niveau", niveau, (level(r.niveau) for r in rows))
    criteria = ProACriteria(
        secteurs=(secteur,) if secteur else (),
        filieres=(filiere,) if filiere else (),
        niveaux=tuple({r.niveau for r in rows if level(r.niveau) == niveau}) if niveau else (),
    )
    found = pro_a.select(criteria, rows)
    return Table(
        title=f"Certifications, {load().sources[source_id].short_title}",
        columns=columns(
            secteur="Secteur",
            filiere="Filière",
            metier="Métier",
            diplome="Certification",
            rncp="Code RNCP",
            niveau="Niveau",
            source="Source",
        ),
        rows=tuple(_pro_a_row(row) for row in found),
        source_ids=(source_id,),
        main="diplome",
        lead=f"Codes RNCP distincts : {len({r.rncp for r in found})}.",
    )


def cqpm_table(domaine: str = "", statut: str = "", industriel: str = "") -> Table:
    """The qualifications of a domain ("604"), a status and a kind ("oui", "non") where given."""
    rows = load().cqpm
    _known("domaine", domaine, (r.domaine for r in rows))
    _known("statut", statut, tuple(CqpmStatus))
    _known("industriel", industriel, ("oui", "non"))
    found = cqpm.select(
        CqpmCriteria(
            domaines=(domaine,) if domaine else (),
            statuts=(CqpmStatus(statut),) if statut else (),
            industriel={"oui": True, "non": False}.get(industriel),
        )
    )
    return Table(
        title=f"Qualifications de la métallurgie, {load().sources[CQPM_TEXT].short_title}",
        columns=columns(
            numero="Numéro",
            intitule="Intitulé",
            domaine="Domaine",
            industriel="Industriel",
            statut="Statut",
            depuis="Depuis le",
            numero_entier="Numéro entier",
            source="Source",
        ),
        rows=tuple(_cqpm_row(row) for row in found),
        source_ids=(CQPM_TEXT,),
        main="intitule",
        lead=f"{_counted(found, 'qualification')}{_by_status(found)}.",
    )


def level(niveau: int | None) -> str:
    """« 3 », « sans niveau »."""
    return NO_LEVEL if niveau is None else str(niveau)


def _pro_a_row(row: ProARow) -> Row:
    return Row(
        cells=(
            Cell(row.secteur),
            Cell(row.filiere),
            Cell(row.metier),
            Cell(row.diplome),
            Cell(row.rncp),
            Cell(level(row.niveau)),
            Cell(_lines(row), row.passage_id),
        ),
        remarks=unique([*remarks_on(row.passage_id), row.note]),
    )


def _lines(row: ProARow) -> str:
    return f"ligne {row.line_start}"


def _cqpm_row(row: CqpmRow) -> Row:
    return Row(
        cells=(
            Cell(row.numero),
            Cell(row.intitule),
            Cell(row.domaine),
            Cell({True: "oui", False: "non", None: ""}[row.industriel]),
            Cell(str(row.statut)),
            Cell(day(row.depuis) if row.depuis else "", row.note_passage_id or ""),
            Cell(row.numero_entier),
            Cell(f"ligne {load().passages[row.passage_id].line_start}", row.passage_id),
        ),
        remarks=unique([*remarks_on(row.passage_id), row.note]),
    )


def _counted(things: Sized, noun: str) -> str:
    return f"{len(things)} {noun}{'s' if len(things) > 1 else ''}"


def _by_status(rows: Iterable[CqpmRow]) -> str:
    """« : 231 actives, 48 supprimées »."""
    found = Counter(row.statut for row in rows)
    parts = [f"{n} {status}{_plural(status, n)}" for status, n in found.most_common()]
    return f" : {', '.join(parts)}" if parts else ""


def _plural(status: CqpmStatus, number: int) -> str:
    return "s" if number > 1 and status is not CqpmStatus.EN_VEILLE else ""


def _known(name: str, value: str, values: Iterable[str]) -> None:
    known = [v for v in dict.fromkeys(values) if v]
    if value and value not in known:
        listed = ", ".join(f"« {v} »" for v in sorted(known))
        raise NotListed(f"Aucune ligne n'a le {name} « {value} ». Les valeurs connues : {listed}.")
