"""Whether the Pro-A agreement is for a person, by her contract."""

from __future__ import annotations

from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.understanding.situations import pro_a_publics, situation_labels

_ONLY = (
    "la Pro-A est ouverte aux salariés intérimaires titulaires d'un contrat à durée indéterminée "
    "(CDI)"
)


def pro_a_public(situation: str, *, of_cqpm: bool = False) -> ToolResult:
    """The answer of article 2 for a situation of situations.csv.

    ``of_cqpm``: a CQPM is asked for, whose list does not say who may prepare it.
    """
    state, label = pro_a_publics()[situation], situation_labels()[situation]
    told = {
        "oui": f"**Oui** : {_ONLY}.",
        "non": f"**Non** : {_ONLY} ; l'article 2 ne nomme pas d'autre public ({label}).",
        "mission": f"**Non**, en l'état de l'accord : {_ONLY}, pas en contrat de mission.",
    }[state]
    if of_cqpm:
        only = "**Par la Pro-A, oui pour les seuls CQPM que porte son annexe** : "
        told = told.replace("**Oui** : ", only, 1)
        told = told.replace("**Non**", "**Pas par la Pro-A**", 1)
    statements = [Statement(Role.VERDICT, told, (anchor("pro_a_cdi"),))]
    if of_cqpm:
        silent = "La liste des CQPM, elle, ne dit pas qui peut préparer une qualification."
        statements.append(Statement(Role.CONTEXT, silent))
    if state == "mission":
        later = (
            "Pour les contrats de mission, l'éligibilité était en discussion avec le ministère du "
            "travail ; un avenant devait suivre, que le corpus ne contient pas."
        )
        statements.append(Statement(Role.CONDITION, later, (anchor("pro_a_mission"),)))
    return ToolResult(kind="pro_a_public", statements=tuple(statements), label=f"Pro-A : {label}")
