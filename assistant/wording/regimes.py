"""Persons whom the lists do not concern, and dates that no list covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answer import Status, Verdict
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.declared import is_declared
from assistant.rules.openings import headings_of
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, Reason, Regime, regime
from assistant.wording.common import annex, list_name, own_conditions
from assistant.wording.french import day
from assistant.wording.subjects import Person
from corpus.library import load

_WHY = {
    Reason.FRENCH: (
        "**Non applicable** : une personne française travaille sans autorisation ; les listes ne "
        "concernent que des étrangers."
    ),
    Reason.FREE_MOVEMENT: (
        "**Non applicable** : les listes ne concernent que les étrangers non ressortissants d'un "
        "État membre de l'Union européenne, d'un autre État de l'Espace économique européen ou de "
        "la Confédération suisse."
    ),
    Reason.ALGERIAN: (
        "**Non applicable** : la situation des ressortissants algériens relève intégralement de "
        "l'accord franco-algérien du 27 décembre 1968 ; ils ne peuvent se prévaloir de "
        "l'article 40 de la loi du 20 novembre 2007 ni des listes de métiers qui s'y rattachent."
    ),
    Reason.TUNISIAN_EARLY: (
        "**Non applicable** : à cette date, l'article 40 et la liste des métiers ouverts ne "
        "s'appliquaient pas aux ressortissants tunisiens."
    ),
}


def without_list(
    ruling: Regime, person: Person, on: date | None, context: Sequence[Statement] = ()
) -> ToolResult | None:
    """The answer where no list of the corpus is that of the person or of the day, else None."""
    if not ruling.governs:
        return not_governed(ruling, person, on, list(context))
    return too_late(on, [], list(context)) if ruling.reason is Reason.TOO_LATE else None


def not_governed(
    ruling: Regime, person: Person, on: date | None, context: list[Statement]
) -> ToolResult:
    """The answer for a person, or a date, that no list governs."""
    if ruling.reason is Reason.TOO_EARLY:
        return too_early(on, context)
    statements = [Statement(Role.VERDICT, _WHY[ruling.reason], ruling.supports)]
    if ruling.reason is Reason.ALGERIAN:
        text = (
            "Le corpus ne contient pas l'accord franco-algérien : la demande doit être examinée "
            "au regard de ce texte."
        )
        statements.append(Statement(Role.NEXT, text))
    if ruling.reason is Reason.TUNISIAN_EARLY:
        text = (
            "Depuis l'entrée en vigueur de l'accord franco-tunisien, le 1er juillet 2009, la liste "
            f"des {headings_of(TUNISIE)[''].announced} métiers leur est ouverte."
        )
        supports = (anchor("tunisiens_entree_en_vigueur"), anchor("tunisiens_sans_opposition"))
        statements.append(Statement(Role.REASON, text, supports))
    return ToolResult(
        kind="regime",
        statements=tuple([*statements, *context]),
        verdict=Verdict.NOT_APPLICABLE,
        figures=("74",),
        label=f"régime applicable : {ruling.reason}",
    )


def left_the_union(person: Person, context: list[Statement]) -> ToolResult:
    """No day is given, and the person's state has left the Union since the lists of 2008."""
    told = (
        f"**Cela dépend de la date** : au temps de la liste de 2008, {person.label} était citoyen "
        "de l'Union européenne, et la liste ne le concernait pas."
    )
    now = (
        "Aujourd'hui il ne l'est plus, mais une autre liste, absente du corpus, a remplacé celle "
        "de 2008."
    )
    return ToolResult(
        kind="regime",
        statements=(
            Statement(Role.VERDICT, told, (anchor("hors_ue"),)),
            Statement(Role.CONTEXT, now),
            *context,
            Statement(Role.NEXT, "Quelle est la date de la demande ?"),
        ),
        verdict=Verdict.UNDETERMINED,
        figures=("2008",),
        label="régime selon la date",
    )


_BESIDE = {
    "titre": (
        "Vérifiez d'abord le titre de séjour : dans cette situation, il peut déjà autoriser à "
        "travailler, et les textes du corpus n'en traitent pas."
    ),
    "independant": (
        "Les listes portent sur l'autorisation de travail d'un salarié : les textes du corpus ne "
        "traitent pas d'une activité indépendante."
    ),
}


def beside_the_lists(effect: str) -> ToolResult:
    """What the lists leave out of a person's situation (column "effet" of situations.csv)."""
    return ToolResult(
        kind="situation",
        statements=(Statement(Role.NEXT, _BESIDE[effect]),),
        label="situation hors des listes",
    )


def too_early(on: date | None, context: list[Statement]) -> ToolResult:
    """No list of the corpus was in use yet."""
    start = load().sources[CIRCULAIRE].in_force_from
    text = (
        f"**Aucune liste du corpus ne couvre cette date** : la plus ancienne, celle de la "
        f"circulaire du 7 janvier 2008, n'a servi qu'à partir du {day(start)}."
    )
    return ToolResult(
        kind="regime",
        statements=(Statement(Role.CONTEXT, text), *context),
        verdict=Verdict.UNDETERMINED,
        figures=(),
        label="aucune liste à cette date",
    )


def too_late(on: date | None, lines: list[Statement], context: list[Statement]) -> ToolResult:
    """A day after the list of 2008 was replaced: no text of the corpus tells which list it had."""
    assert on is not None
    support = (anchor("situation_non_opposable"),)
    text = (
        f"**À vérifier** : au {day(on)}, le corpus ne permet pas de dire quelle liste de métiers "
        "s'appliquait."
    )
    return ToolResult(
        kind="regime",
        statements=(
            Statement(Role.VERDICT, text, support),
            *lines,
            Statement(Role.CONTEXT, _later_lists(on)),
            *context,
        ),
        verdict=Verdict.UNDETERMINED,
        figures=("2008", day(on)),
        label="aucune liste du corpus à cette date",
    )


# What is known of the lists that came after; none of these texts is in the corpus.
_REPLACED, _ANNULLED = date(2011, 8, 11), date(2012, 12, 26)
_NEXT, _TODAY = date(2021, 4, 1), date(2025, 5, 21)


def _later_lists(on: date) -> str:
    """Which lists followed that of 2008, and what must be checked for that day."""
    source = load().sources[ARRETE]
    text = (
        f"La liste de l'{source.short_title} a été remplacée par l'arrêté du {day(_REPLACED)}, que "
        f"le Conseil d'État a annulé le {day(_ANNULLED)} ; le texte suivant est l'arrêté du "
        f"{day(_NEXT)} (NOR MTRD2109963A)"
    )
    if on >= _TODAY:
        text += f", et la liste d'aujourd'hui celle de l'arrêté du {day(_TODAY)}"
    return f"{text} ; aucun de ces textes n'est dans le corpus : vérifiez la liste de ce jour-là."


def person_regime(person: Person, on: date | None) -> ToolResult:
    """Which texts govern a person, whatever the métier."""
    ruling = regime(person.groups, on)
    if not ruling.governs:
        return not_governed(ruling, person, on, [])
    if person.then:
        return left_the_union(person, [])
    if ruling.reason is Reason.TOO_LATE:
        return too_late(on, [], [])
    statements = _governed(ruling)
    return ToolResult(
        kind="regime",
        statements=(*statements, Statement(Role.NEXT, "Quel est le métier envisagé ?")),
        status=Status.ANSWERED,
        figures=("74",),
        label=f"régime applicable : {ruling.reason}",
    )


def _governed(ruling: Regime) -> list[Statement]:
    if ruling.reason is Reason.TUNISIAN:
        text = (
            "Un ressortissant tunisien peut obtenir une carte de séjour temporaire portant la "
            "mention « salarié » pour l'un des 74 métiers listés, dans toute la métropole, sans "
            "opposition de la situation de l'emploi."
        )
        exceptional = (
            "Il peut aussi solliciter son admission exceptionnelle au séjour au titre du travail."
        )
        better = (
            "Si le métier figure aussi sur la liste de droit commun, c'est le régime plus "
            "favorable du protocole qui s'applique."
        )
        unlisted = (
            "Pour un métier hors de la liste, sa demande peut encore être examinée à titre "
            "exceptionnel, si les difficultés de recrutement sont particulièrement aiguës dans le "
            "bassin d'emploi."
        )
        return [
            Statement(Role.REASON, text, (anchor("tunisiens_carte_salarie"), *ruling.supports)),
            Statement(Role.CONDITION, exceptional, (anchor("tunisiens_admission_travail"),)),
            Statement(Role.CONDITION, unlisted, (anchor("tunisiens_examen_exceptionnel"),)),
            Statement(Role.CONDITION, better, (anchor("tunisiens_plus_favorable"),)),
        ]
    if ruling.source_id and is_declared(ruling.source_id):
        text = f"C'est {list_name(ruling.source_id)} qui s'applique à cette date."
        support = annex(ruling.source_id)
        return [Statement(Role.REASON, text, (support,)), own_conditions(ruling.source_id)]
    text = (
        "Les listes régionales s'appliquent : la situation de l'emploi n'est pas opposable pour un "
        "métier de la liste de la région où se trouve l'emploi."
    )
    own = (
        "situation_non_opposee_2008"
        if ruling.source_id == CIRCULAIRE
        else "situation_non_opposable"
    )
    statements = [Statement(Role.REASON, text, (anchor(own),))]
    if ruling.reason is Reason.AGREEMENT:
        extra = (
            "Un accord de gestion concertée peut ouvrir des métiers supplémentaires ; la seule "
            "liste de ce type que contient le corpus est celle de la Tunisie."
        )
        statements.append(Statement(Role.CONDITION, extra, (anchor("accord_migratoire"),)))
    return statements
