"""What remains possible for a métier off the list, or for a person without papers."""

from __future__ import annotations

from datetime import date

from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.declared import is_declared
from assistant.rules.regimes import Reason, Regime, regime
from assistant.understanding.way_out import IRREGULAR
from assistant.wording.common import date_context, own_conditions
from assistant.wording.regimes import not_governed
from assistant.wording.subjects import Person


def exceptional_admission(situation: str, person: Person, on: date | None) -> ToolResult:
    """The admission as an exception of a person: who may ask for it, and on what conditions."""
    ruling = regime(person.groups, on)
    if not ruling.governs:
        return not_governed(ruling, person, on, [])
    if ruling.source_id and is_declared(ruling.source_id):
        statements = [own_conditions(ruling.source_id)]
    elif ruling.reason is Reason.TUNISIAN:
        statements = _tunisian(situation)
    else:
        statements = _common(situation)
    return ToolResult(
        kind="exception",
        statements=(*statements, *date_context(on, ruling)),
        figures=("2008", "74", "10 octobre 2007"),
        suggestions=_suggestions(ruling),
        label="admission exceptionnelle au séjour",
    )


def _common(situation: str) -> list[Statement]:
    """Circulaire of 7 January 2008, alinéas 2 to 8 and 11."""
    off_list = _said(
        Role.REASON,
        "Hors liste, ce n'est pas toujours exclu : à titre exceptionnel, la demande peut être "
        "examinée si le métier connaît des difficultés de recrutement particulièrement aiguës dans "
        "le bassin d'emploi concerné, toutes les autres conditions étant remplies.",
        "examen_exceptionnel",
    )
    if situation != IRREGULAR:
        return [off_list, *_conditions()]
    lead = _said(
        Role.REASON,
        "La voie est l'admission exceptionnelle au séjour « salarié », une régularisation au cas "
        "par cas par le préfet.",
        "regularisation_au_cas_par_cas",
        "admission_salarie",
    )
    few = _said(
        Role.CONDITION,
        "Ce dispositif ne vise qu'un nombre très limité de personnes.",
        "nombre_limite",
    )
    return [lead, *_conditions(), off_list, few]


def _conditions() -> list[Statement]:
    lead = _said(Role.REASON, "Deux conditions cumulatives sont exigées :", "deux_conditions")
    return [
        lead,
        _said(
            Role.LIST,
            "- des qualifications ou une expérience dans un métier de la liste de la région ;",
            "qualification_listee",
        ),
        _said(
            Role.LIST,
            "- une proposition de contrat à durée indéterminée ou, à titre exceptionnel, à durée "
            "déterminée de plus d'un an.",
            "contrat_exige",
        ),
        _said(
            Role.CONDITION,
            "Les justificatifs de l'arrêté du 10 octobre 2007 sont à joindre, sous peine "
            "d'irrecevabilité ; le préfet transmet ensuite le dossier à la direction "
            "départementale du travail.",
            "justificatifs_exiges",
            "instruction_ddtefp",
        ),
    ]


def _tunisian(situation: str) -> list[Statement]:
    """Circulaire of 31 July 2009, point 4."""
    off_list = _said(
        Role.REASON,
        "Pour un métier hors de la liste des 74, la demande d'un Tunisien peut aussi être examinée "
        "au titre de l'admission exceptionnelle au séjour, si le métier connaît des difficultés de "
        "recrutement particulièrement aiguës dans le bassin d'emploi concerné.",
        "tunisiens_examen_exceptionnel",
    )
    refers = _said(
        Role.CONDITION,
        "Ces demandes s'instruisent selon la circulaire du 7 janvier 2008.",
        "tunisiens_renvoi_2008",
    )
    motives = _said(
        Role.CONDITION,
        "Il faut justifier de motifs exceptionnels ou de considérations humanitaires.",
        "tunisiens_motifs",
    )
    if situation != IRREGULAR:
        return [off_list, refers, motives]
    lead = _said(
        Role.REASON,
        "Un ressortissant tunisien peut solliciter son admission exceptionnelle au séjour au titre "
        "du travail.",
        "tunisiens_admission_travail",
    )
    listed = _said(
        Role.REASON,
        "Pour l'un des 74 métiers, la situation de l'emploi n'est pas prise en considération.",
        "tunisiens_sans_opposition_admission",
    )
    return [lead, listed, motives, off_list, refers]


def _said(role: Role, text: str, *anchors: str) -> Statement:
    return Statement(role, text, tuple(anchor(name) for name in anchors))


def _suggestions(ruling: Regime) -> tuple[str, ...]:
    if ruling.reason is Reason.TUNISIAN:
        return ("Que dit le point 4 de la circulaire de 2009 ?",)
    return ("Que doit payer l'employeur qui recrute un étranger ?",)
