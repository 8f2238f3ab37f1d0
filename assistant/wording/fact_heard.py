"""What a fact told after a verdict changes: the condition set on a contract, or nothing."""

from __future__ import annotations

from datetime import date

from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.declared import is_declared
from assistant.rules.regimes import Reason, regime
from assistant.understanding.told_facts import Fact
from assistant.wording.subjects import Person

_NO_EFFECT = (
    "C'est noté, et cela ne change pas ce qui précède : les listes ne regardent que le métier, le "
    "lieu, la nationalité et la date."
)


def fact_heard(fact: Fact, person: Person, on: date | None) -> ToolResult:
    """The condition that the texts set on such a fact, for whoever the lists concern."""
    ruling = regime(person.groups, on)
    conditions = fact is Fact.CONTRACT and ruling.governs and ruling.reason is not Reason.TOO_LATE
    if not conditions or (ruling.source_id and is_declared(ruling.source_id)):
        told: tuple[Statement, ...] = (Statement(Role.NEXT, _NO_EFFECT),)
    elif ruling.reason is Reason.TUNISIAN:
        told = (_contract_of_tunisians(), _contract())
    else:
        told = (_contract(),)
    return ToolResult(kind="regime", statements=told, label="fait ajouté au dossier")


def _contract() -> Statement:
    """Circular of 7 January 2008, alinéa 7."""
    text = (
        "Contrat : l'admission exceptionnelle au séjour « salarié » exige une proposition à durée "
        "indéterminée ou, à titre exceptionnel, à durée déterminée de plus d'un an."
    )
    return Statement(Role.CONDITION, text, (anchor("contrat_exige"),))


def _contract_of_tunisians() -> Statement:
    """Circular of 31 July 2009, point 3.3."""
    text = "Pour la carte « salarié » d'un Tunisien, le contrat de travail doit être visé."
    return Statement(Role.CONDITION, text, (anchor("tunisiens_sans_opposition"),))
