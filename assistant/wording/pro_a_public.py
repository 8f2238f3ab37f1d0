"""Whether the Pro-A agreement is for a person, by her contract."""

from __future__ import annotations

from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.understanding.situations import pro_a_publics, situation_labels

_ONLY = (
    "la Pro-A est ouverte aux salariés intérimaires titulaires d'un contrat à durée indéterminée "
    "(CDI)"
)


def pro_a_public(situation: str) -> ToolResult:
    """The answer of article 2 for a situation of situations.csv."""
    state, label = pro_a_publics()[situation], situation_labels()[situation]
    told = {
        "oui": f"**Oui** : {_ONLY}.",
        "non": f"**Non** : {_ONLY} ; l'article 2 ne nomme pas d'autre public ({label}).",
        "mission": f"**Non**, en l'état de l'accord : {_ONLY}, pas en contrat de mission.",
    }[state]
    statements = [Statement(Role.VERDICT, told, (anchor("pro_a_cdi"),))]
    if state == "mission":
        later = (
            "Pour les contrats de mission, l'éligibilité était en discussion avec le ministère du "
            "travail ; un avenant devait suivre, que le corpus ne contient pas."
        )
        statements.append(Statement(Role.CONDITION, later, (anchor("pro_a_mission"),)))
    return ToolResult(kind="pro_a_public", statements=tuple(statements), label=f"Pro-A : {label}")
