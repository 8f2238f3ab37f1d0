"""What a text is: title, reference, signature, entry into force, and how long it was applied."""

from __future__ import annotations

from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.understanding.asked_identity import ENTRY, PUBLICATION, REFERENCE, SIGNATURES
from assistant.wording.common import anomaly_statements, the_text
from assistant.wording.french import day, sentence_case
from assistant.wording.publication import publication
from corpus.library import load
from corpus.records import Passage, Source

# Passages that identify a text, by the end of their id, and what each one tells.
_IDENTITY = (
    ("titre", "Intitulé"),
    ("objet", "Objet"),
    ("nor", "Référence"),
    ("numero", "Référence"),
    ("signatures", "Date et signatures"),
)
_LABELS = {REFERENCE: "Référence", SIGNATURES: "Date et signatures"}
_ENTRY_INTO_FORCE = {
    "circulaire-2009-07-31": "tunisiens_entree_en_vigueur",
    "accord-pro-a-2021-01-22": "pro_a_entree_en_vigueur",
}
_SIGNATORIES = 8  # segments of a signature block that are quoted


def describe(source_id: str, *, validity: bool = False, detail: str = "") -> ToolResult:
    """The passages that identify a text, and its period from sources.yaml.

    With ``validity``, whether it is still the rule comes first; with a ``detail`` of
    understanding.asked_identity, what is told of it does.
    """
    source, passages = load().sources[source_id], load().passages
    statements = [
        _identity(label, passage)
        for suffix, label in sorted(_IDENTITY, key=lambda told: told[1] != _LABELS.get(detail))
        if (passage := passages.get(f"{source_id}#{suffix}"))
    ]
    if detail == REFERENCE and not any(s.text.startswith("- Référence") for s in statements):
        statements.append(Statement(Role.CONTEXT, "La copie ne porte pas de numéro NOR."))
    doubtful = load().anomalies_of(f"{source_id}#numero") if detail == REFERENCE else []
    if source_id in _ENTRY_INTO_FORCE:
        support = anchor(_ENTRY_INTO_FORCE[source_id])
        text = f"- Entrée en vigueur : « {support.quote} »"
        place = 0 if detail == ENTRY else len(statements)
        statements.insert(place, Statement(Role.LIST, text, (support,)))
    lead = f"{sentence_case(source.short_title)} :"
    first = Support(f"{source_id}#titre" if f"{source_id}#titre" in passages else _first(source_id))
    return ToolResult(
        kind="source",
        statements=(
            *(since_then(source_id) if validity else []),
            *(publication(source_id) if detail == PUBLICATION else []),
            Statement(Role.REASON, lead, (first,)),
            *statements,
            *anomaly_statements(doubtful),
            Statement(Role.CONTEXT, _period(source)),
        ),
        figures=(source.short_title,),
        label=f"identité : {source.short_title}",
    )


def since_then(source_id: str) -> list[Statement]:
    """Whether a text is still the rule: what is known of later texts, which the corpus lacks."""
    source = load().sources[source_id]
    name = the_text(source.short_title)
    begun = name[:1].upper() + name[1:]
    if source.in_force_to and source.in_force_to < date.today():
        lead = f"**{begun} n'est plus la règle aujourd'hui.**"
    elif source.in_force_to:
        lead = f"**{begun} est la règle jusqu'au {day(source.in_force_to)}.**"
    else:
        lead = f"**À vérifier** : le corpus ne dit pas si {name} est encore la règle aujourd'hui."
    return [Statement(Role.AHEAD, said) for said in (lead, source.validity_notice) if said]


def _identity(label: str, passage: Passage) -> Statement:
    parts = passage.segments[:_SIGNATORIES]
    quotes = " ; ".join(f"« {part.text} »" for part in parts)
    supports = tuple(Support(passage.id, part.text) for part in parts)
    return Statement(Role.LIST, f"- {label} : {quotes}", supports)


def _first(source_id: str) -> str:
    return next(p.id for p in load().passages.values() if p.source_id == source_id)


def _period(source: Source) -> str:
    start = f"Période retenue pour ce texte : à partir du {day(source.in_force_from)}"
    end = f", jusqu'au {day(source.in_force_to)}" if source.in_force_to else ""
    return f"{start}{end}."
