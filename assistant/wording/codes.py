"""What a code is, or that no list of the corpus knows it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Status
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.openings import codes, headings_of, regions_with, rows_of, title_of
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.wording.common import annex, anomaly_statements, doubts
from corpus.library import load


def rome_1999(code: str) -> ToolResult:
    """A five-digit ROME code: its title, and the lists where it occurs."""
    if code not in codes():
        return unknown_rome(code)
    first = next(r for r in load().metiers if r.code == code)
    lead = f"{code} est le code ROME (nomenclature de 1999) de : {title_of(code)}."
    full = next((r for r in load().metiers if r.code == code and r.title == title_of(code)), first)
    statements = [Statement(Role.REASON, lead, (Support(full.passage_id),))]
    figures = ["1999", code]
    for source_id in (ARRETE, CIRCULAIRE):
        cells = regions_with(code, source_id)
        opened = [c for c in cells if c.is_open]
        figures += [str(len(opened)), str(len(cells))]
        name = load().sources[source_id].short_title
        text = f"- {name} : ouvert dans {len(opened)} régions sur {len(cells)}"
        rows = tuple(Support(c.row.passage_id) for c in opened if c.row)
        statements.append(Statement(Role.LIST, text, (annex(source_id), *rows[:1])))
    statements.append(_tunisian_line(code))
    doubtful = [s for c in regions_with(code, ARRETE) for s in doubts(c)]
    return ToolResult(
        kind="code",
        statements=(*statements, *doubtful),
        figures=tuple(figures),
        suggestions=(f"Dans quelles régions le code {code} est-il ouvert ?",),
        label=f"code ROME {code}",
    )


def _tunisian_line(code: str) -> Statement:
    heading = headings_of(TUNISIE)[""]
    row = rows_of(TUNISIE).get(("", code))
    state = "figure" if row else "ne figure pas"
    text = f"- {state} parmi les {heading.announced} métiers ouverts aux ressortissants tunisiens"
    support = Support(row.passage_id if row else heading.passage_id)
    return Statement(Role.LIST, text, tuple(dict.fromkeys((support, Support(heading.passage_id)))))


def unknown_rome(code: str) -> ToolResult:
    """A code that none of the lists carries, which is not a métier that a region leaves closed."""
    printed = _printed_for(code)
    if printed:
        return _misprint(code, printed)
    supports = (annex(ARRETE), annex(TUNISIE))
    text = f"Code inconnu : {code} ne figure dans aucune des listes de métiers du corpus."
    ask = "Vérifiez les cinq chiffres, ou donnez l'intitulé du métier."
    return ToolResult(
        kind="unknown_code",
        statements=(Statement(Role.REASON, text, supports), Statement(Role.NEXT, ask)),
        status=Status.CLARIFICATION,
        figures=(code, str(len(codes()))),
        label=f"code {code} inconnu des listes",
    )


def untitled(name: str, near: Sequence[str]) -> ToolResult:
    """That no list names a métier, so that none gives its code; ``near``: codes that come near."""
    supports = (annex(ARRETE), annex(TUNISIE))
    text = (
        f"Aucune entrée des listes de métiers du corpus ne porte le nom « {name} » : elles n'en "
        "donnent pas le code ROME."
    )
    rows = [next(r for r in load().metiers if r.code == code) for code in near]
    lines = [
        Statement(
            Role.LIST,
            f"- Entrée voisine : {title_of(row.code)} (code ROME {row.code})",
            (Support(row.passage_id),),
        )
        for row in rows
    ]
    return ToolResult(
        kind="code",
        statements=(Statement(Role.REASON, text, supports), *lines),
        figures=tuple(near),
        label=f"aucun code pour « {name} »",
    )


def is_misprint(code: str) -> bool:
    """Whether a copy prints this code, once, in place of another."""
    return _printed_for(code) is not None


def _printed_for(code: str) -> str | None:
    return next((r.code for r in load().metiers if r.code_read == code != r.code), None)


def _misprint(code: str, resolved: str) -> ToolResult:
    """A code that a copy prints in place of another: the row, and the code it stands for."""
    row = next(r for r in load().metiers if r.code_read == code)
    text = (
        f"{code} n'est imprimé qu'une fois, pour le métier {row.title}, codé {resolved} ailleurs."
    )
    other = next(r for r in load().metiers if r.code_read == resolved and r.title == row.title)
    return ToolResult(
        kind="code",
        statements=(
            Statement(Role.REASON, text, (Support(row.passage_id), Support(other.passage_id))),
            *anomaly_statements(load().anomalies_of(row.passage_id)),
        ),
        figures=(code, resolved),
        label=f"code {code}, lu {resolved}",
    )


def rome_current(code: str) -> ToolResult:
    """A letter-and-four-digits code of today's nomenclature, which the texts do not use."""
    text = (
        f"{code} est un code de la nomenclature ROME actuelle (une lettre et quatre chiffres) ; "
        "les listes de 2008 et de 2009 emploient les codes à cinq chiffres de 1999, et le corpus "
        "ne contient pas la correspondance."
    )
    lists = (headings_of(TUNISIE)[""], next(h for r, h in headings_of(ARRETE).items() if r))
    firsts = [next(r for r in load().metiers if r.source_id == s) for s in (ARRETE, TUNISIE)]
    shown = (
        "Les listes de 2008 et de 2009 portent des codes à cinq chiffres, dès leur première ligne."
    )
    shown_by = [*(r.passage_id for r in firsts), *(h.passage_id for h in lists)]
    supports = tuple(map(Support, shown_by))
    ask = "Quel est l'intitulé du métier ?"
    return ToolResult(
        kind="rome_current",
        statements=(
            Statement(Role.CONTEXT, text),
            Statement(Role.REASON, shown, supports),
            Statement(Role.NEXT, ask),
        ),
        status=Status.CLARIFICATION,
        figures=(code, "1999", "2008", "2009"),
        label=f"code ROME actuel {code}",
    )
