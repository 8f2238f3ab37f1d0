"""Questions asked back: one detail at a time, with choices where there are some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Choice, Status, Verdict
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.wording.french import listing
from assistant.wording.subjects import Person, Place

if TYPE_CHECKING:
    from assistant.resolve import PlaceReading

_MISSING = {
    "metier": (
        "De quel métier s'agit-il ? Donnez son intitulé ou son code ROME à cinq chiffres.",
        ("Géomètre", "Code 61223", "Cuisinier"),
    ),
    "region": (
        "De quelle région ou de quelle ville s'agit-il ?",
        ("Bretagne", "Île-de-France", "Marseille"),
    ),
    "nationalite": ("Quelle est la nationalité de la personne ?", ("Tunisienne", "Marocaine")),
    "certification": (
        "De quelle certification s'agit-il ? Donnez son intitulé, son numéro de CQPM ou son code "
        "RNCP.",
        ("CQPM 0126", "CQPM soudeur", "RNCP34860"),
    ),
    "cas": (
        "Cela dépend de la personne et de l'emploi : quelle est sa nationalité ?",
        ("Malienne", "Tunisienne", "Algérienne"),
    ),
    "question": (
        "Que voulez-vous savoir ? Par exemple si un métier est ouvert dans une région, quelles "
        "certifications Pro-A préparent à un métier, ou si un CQPM est toujours actif.",
        (
            "Le métier de géomètre est-il ouvert en Bretagne ?",
            "Quelles certifications Pro-A pour devenir soudeur ?",
            "Le CQPM 0126 existe-t-il encore ?",
        ),
    ),
}
_STATES = {
    Verdict.OPEN: "métier ouvert",
    Verdict.NOT_OPEN: "métier non ouvert",
    Verdict.NOT_APPLICABLE: "liste non applicable",
    Verdict.UNDETERMINED: "selon la région de 2008",
}


def missing(field: str, choices: Sequence[str] = ()) -> ToolResult:
    """The question for a missing detail, one of the fields above; "question" where none is.

    With choices, the question which of them: "date" (two days that do not agree), "choix".
    """
    if choices:
        return _which(field, choices)
    text, offers = _MISSING.get(field, _MISSING["question"])
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, text),),
        status=Status.CLARIFICATION,
        suggestions=offers,
        figures=("61223",),
        label="précision demandée",
    )


_WHICH = {
    "naissance": (
        "Un lieu de naissance ne dit pas la nationalité, dont dépend la règle : quelle est celle "
        "de la personne ?"
    ),
    "date": "Deux dates sont données : à laquelle faut-il juger ?",
    "choix": "De quel choix s'agit-il ? Répondez par son rang ou par son nom.",
}


def _which(field: str, choices: Sequence[str]) -> ToolResult:
    """Several values of one detail, one of which must be taken."""
    lines = [_WHICH.get(field, _WHICH["choix"]), *(f"- {choice}" for choice in choices)]
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, "\n".join(lines)),),
        status=Status.CLARIFICATION,
        suggestions=tuple(choices)[:4],
        choices=tuple(Choice(choice, choice) for choice in choices),
        label="précision demandée",
    )


def which_nationality(person: Person) -> ToolResult:
    """A name that several nationalities share, under different rules."""
    text = "Quelle est exactement la nationalité : " + listing(person.choices, "ou") + " ?"
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, text),),
        status=Status.CLARIFICATION,
        suggestions=person.choices[:4],
        choices=tuple(Choice(name, name) for name in person.choices),
        label="nationalité à préciser",
    )


def unreadable(problem: str) -> ToolResult:
    """An argument that cannot be read: the sentence that says which and why."""
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, problem),),
        status=Status.CLARIFICATION,
        label="précision demandée",
    )


def unknown_place(said: str) -> ToolResult:
    """No commune, département, region or country has this name."""
    text = (
        f"Lieu inconnu : « {said} » n'est ni une commune, ni un département, ni une région de "
        "France. Vérifiez l'orthographe, ou donnez le département."
    )
    return ToolResult(
        kind="unknown_place",
        statements=(Statement(Role.NEXT, text),),
        status=Status.CLARIFICATION,
        label=f"lieu inconnu : {said}",
    )


def same_anywhere(reading: PlaceReading, results: Sequence[ToolResult]) -> ToolResult:
    """Homonyms under one verdict: the answer for the largest, and that it holds for the others."""
    if len(results) < 2 or not results[0].verdict:
        return results[0]
    shown = reading.places[1 : _SHOWN + 1]
    text = (
        f"Plusieurs lieux portent le nom « {reading.said} » ; le verdict est le même pour "
        f"{listing([p.label for p in shown], 'et')}."
    )
    leads = [next(s for s in r.statements if s.role is Role.VERDICT) for r in results[1:]]
    supports = tuple(dict.fromkeys(s for lead in leads[:_SHOWN] for s in lead.supports))
    told = Statement(Role.CONTEXT, text, supports)
    return replace(results[0], statements=(*results[0].statements, told))


_SHOWN = 4  # homonyms that are named


def which_place(reading: PlaceReading, results: Sequence[ToolResult]) -> ToolResult:
    """Homonyms whose answers differ: say each, ask which."""
    ask = f"Plusieurs lieux portent le nom « {reading.said} » : duquel s'agit-il ?"
    lines = [f"- {place.label}" for place in reading.places]
    if results:
        lines = [
            f"{line} → {_STATES[r.verdict]}" if r.verdict else line
            for line, r in zip(lines, results, strict=True)
        ]
    text = "\n".join([ask, *lines])
    return ToolResult(
        kind="clarification",
        statements=(Statement(Role.NEXT, text),),
        status=Status.CLARIFICATION,
        suggestions=tuple(_name(p) for p in reading.places[:4]),
        choices=tuple(Choice(_name(p), p.label) for p in reading.places),
        label=f"homonymes : {reading.said}",
    )


def _name(place: Place) -> str:
    return place.label.split(" :")[0]


def no_list_there(place: Place, *, tunisian: bool = False) -> ToolResult:
    """A place that the lists do not cover, the Tunisians' where the question is of a Tunisian."""
    if place.kind == "etranger":
        text = "Les listes de métiers ne concernent que la France."
        return ToolResult(
            kind="not_covered",
            statements=(Statement(Role.CONTEXT, text),),
            status=Status.NOT_COVERED,
            label="lieu à l'étranger",
        )
    scope = "tunisiens_toute_la_metropole" if tunisian else "annexe_arrete"
    area = "la métropole" if tunisian else "les régions métropolitaines"
    text = f"Les listes de métiers ne couvrent que {area}, pas l'outre-mer."
    return ToolResult(
        kind="list",
        statements=(Statement(Role.REASON, text, (anchor(scope),)),),
        verdict=Verdict.NOT_APPLICABLE,
        label="lieu outre-mer",
    )
