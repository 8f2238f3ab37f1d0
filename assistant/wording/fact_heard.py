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
_NO_RULE = (
    f"{_NO_EFFECT} Aucun texte du corpus n'a de règle propre à cette situation pour un "
    "ressortissant d'un autre pays que la Tunisie."
)


def fact_heard(fact: Fact, person: Person, on: date | None) -> ToolResult:
    """The condition that the texts set on such a fact, for whoever the lists concern."""
    if fact is Fact.STATUS:
        told: tuple[Statement, ...] = (Statement(Role.NEXT, _NO_RULE),)
        return ToolResult(kind="regime", statements=told, label="situation ajoutée au dossier")
    if fact is Fact.PRESENCE:
        return ToolResult(kind="regime", statements=(_ten_years(),), label="présence en France")
    ruling = regime(person.groups, on)
    conditions = fact is Fact.CONTRACT and ruling.governs and ruling.reason is not Reason.TOO_LATE
    if not conditions or (ruling.source_id and is_declared(ruling.source_id)):
        told = (Statement(Role.NEXT, _NO_EFFECT),)
    elif ruling.reason is Reason.TUNISIAN:
        told = (_contract_of_tunisians(), _contract())
    else:
        told = (_contract(),)
    return ToolResult(kind="situation", statements=told, label="fait ajouté au dossier")


def _contract() -> Statement:
    """Circular of 7 January 2008, alinéa 7."""
    text = (
        "Contrat : l'admission exceptionnelle au séjour « salarié » exige une proposition à durée "
        "indéterminée ou, à titre exceptionnel, à durée déterminée de plus d'un an."
    )
    return Statement(Role.CONDITION, text, (anchor("contrat_exige"),))


def _ten_years() -> Statement:
    """Circular of 31 July 2009, point 1.2."""
    text = (
        "Présence en France : un Tunisien qui y résidait habituellement depuis plus de dix ans au "
        "1er juillet 2009 bénéficie de plein droit de la carte « vie privée et familiale » d'un an."
    )
    return Statement(Role.CONDITION, text, (anchor("tunisiens_dix_ans"),))


def _contract_of_tunisians() -> Statement:
    """Circular of 31 July 2009, point 3.3."""
    text = "Pour la carte « salarié » d'un Tunisien, le contrat de travail doit être visé."
    return Statement(Role.CONDITION, text, (anchor("tunisiens_sans_opposition"),))
