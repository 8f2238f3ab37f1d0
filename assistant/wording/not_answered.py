"""What is told where the texts do not answer: a gap, a passage near it, a text for others."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Status
from assistant.evidence import Support
from assistant.results import GAP, NOTHING, Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.wording.passages import Extract, place_of
from assistant.wording.subjects import Person
from corpus.library import load
from corpus.questions import Gap


def nearest(extract: Extract) -> ToolResult:
    """The corpus does not seem to answer: say so, and show what comes nearest for what it is."""
    found = not_covered()
    support = Support(extract.passage.id, extract.quote)
    text = (
        "Passage le plus proche, dont rien ne dit qu'il réponde : "
        f"{place_of(extract.passage)}, « {extract.quote} »"
    )
    statement = Statement(Role.NEXT, text, (support,), block=True)
    return replace(found, statements=(*found.statements, statement))


def gap(told: str, beside: Extract) -> ToolResult:
    """The subject is treated, and what is asked of it is not given: say what, show the passage."""
    support = Support(beside.passage.id, beside.quote)
    text = f"À ce sujet : {place_of(beside.passage)}, « {beside.quote} »"
    return ToolResult(
        kind=GAP,
        statements=(_not_given(told), Statement(Role.NEXT, text, (support,), block=True)),
        status=Status.NOT_COVERED,
        label="détail absent des textes",
    )


def beside_gap(rows: ToolResult, missing: Gap | None, *, asked_too: bool = False) -> ToolResult:
    """The rows of a list, after what is asked of them and the list does not give.

    Before it where the rows are asked for something that they do give (``asked_too``).
    """
    if missing is None or rows.status is not Status.ANSWERED:
        return rows
    if asked_too:
        last = Statement(Role.NEXT, _not_given(missing.told).text)
        return replace(rows, statements=(*rows.statements, last))
    statements = (_not_given(missing.told), *rows.statements)
    return replace(rows, statements=statements, status=Status.NOT_COVERED)


def _not_given(told: str) -> Statement:
    held = "du corpus" if not load().added else "d'origine"
    return Statement(Role.AHEAD, f"Les textes {held} ne donnent pas {told}.")


def reserved(source_id: str, person: Person) -> ToolResult:
    """The passages found are of a text that does not concern this person: say so."""
    found = not_covered()
    whom = person.label or "cette personne"
    text = (
        f"La {load().sources[source_id].short_title} ne concerne que les ressortissants "
        f"tunisiens : ses règles ne valent pas pour {whom}. Le corpus ne contient pas d'autre "
        "accord de ce type ; voyez le CESEDA et, s'il existe, l'accord de la France avec son pays."
    )
    statement = Statement(Role.NEXT, text, (anchor("tunisiens_seuls"),))
    return replace(found, statements=(*found.statements, statement), label="texte réservé")


def not_covered(hint: str = "") -> ToolResult:
    """The corpus does not answer: say so, and say what it does hold."""
    added = len(load().added)
    held = "textes du corpus" if added else "cinq textes du corpus"
    text = f"Aucun des {held} ne répond à cette question."
    subject = "Les cinq textes d'origine" if added else "Ils"
    scope = (
        f"{subject} portent sur les métiers ouverts par région en 2008, l'accord franco-tunisien "
        "(circulaire de 2009), les qualifications de la métallurgie (CQPM, 2010) et la Pro-A des "
        "intérimaires en CDI (2021)."
    )
    statements = [Statement(Role.CONTEXT, text), Statement(Role.CONTEXT, scope)]
    if hint:
        statements.append(Statement(Role.NEXT, hint))
    return ToolResult(
        kind=NOTHING,
        statements=tuple(statements),
        status=Status.NOT_COVERED,
        figures=("2008", "2009", "2010", "2021"),
        label="aucun passage ne répond",
    )
