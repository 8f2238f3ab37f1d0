"""The calls that answer a question on the lists of métiers."""

from __future__ import annotations

from assistant.calls import Call, ask, person, persons
from assistant.list_lookups import FERMEES, WHOLE_METROPOLE
from assistant.text_calls import source
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.closed_lists import asks_left_out
from assistant.understanding.mention_cues import asks_effect
from assistant.understanding.quantities import LISTED
from assistant.understanding.situations import effects
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008
from assistant.understanding.told_facts import Fact
from assistant.understanding.two_lists import part_asked
from assistant.understanding.understood import Understanding
from assistant.understanding.way_out import IRREGULAR
from assistant.understanding.whole_lists import Measure
from assistant.understanding.work_domains import is_domain
from corpus.library import load


def opening(u: Understanding) -> list[Call]:
    """Whether each métier is open at each place, to each person."""
    metiers = u.metiers or ((u.dossier.metier,) if u.dossier.metier else ())
    places = u.places or ((u.dossier.place,) if u.dossier.place else ())
    if not metiers:
        return [ask("metier")]
    misled = u.closed or asks_effect(u.question)  # "oui" would not be what is asked
    closed = {"sens": FERMEES} if misled else {}
    opened = [
        Call("metier_ouvert", {"metier": m, **({"lieu": p} if p else {}), **one, **closed})
        for m in metiers
        for p in (places or ("",))
        for one in _under_each_list(u)
    ]
    if u.dossier.situation != IRREGULAR:
        return [*opened, *beside_the_lists(u), *_fact_told(u)]
    return [*opened, *(_irregular(one) for one in persons(u))]


def _under_each_list(u: Understanding) -> list[dict[str, str]]:
    """The persons, under the circular of 2008 first where both its list and the next are named."""
    named = persons(u)
    if not {ARRETE, CIRCULAIRE_2008} <= set(u.texts) or u.dossier.on:
        return named
    first = load().sources[CIRCULAIRE_2008].in_force_from
    return [*({**one, "date": str(first)} for one in named), *named]


def beside_the_lists(u: Understanding) -> list[Call]:
    """What a situation that no list foresees changes: another title, no employer."""
    situation = u.dossier.situation
    return [Call("regime_personne", {"situation": situation})] if situation in effects() else []


def _fact_told(u: Understanding) -> list[Call]:
    """What a fact told of the case changes: a condition on the contract, or nothing."""
    if not u.fact or (u.fact is Fact.OTHER and beside_the_lists(u)):
        return []
    return [Call("regime_personne", {**person(u), "situation": str(u.fact)})]


def _irregular(one: dict[str, str]) -> Call:
    """What a person without papers may ask for, besides whether the métier is open."""
    return Call("regime_personne", {**one, "situation": IRREGULAR.replace("_", " ")})


def metier_regions(u: Understanding) -> list[Call]:
    """Where the métiers are open."""
    metiers = u.metiers or ((u.dossier.metier,) if u.dossier.metier else ())
    if not metiers:
        return [ask("metier")]
    if u.together:
        first, second = metiers
        return [Call("regions_du_metier", {"metier": first, "avec": second, **person(u)})]
    asked = {"sens": FERMEES} if u.closed else {}
    asked |= {"hors": u.apart[0]} if u.apart else {}
    return [Call("regions_du_metier", {"metier": m, **person(u), **asked}) for m in metiers]


def region_list(u: Understanding) -> list[Call]:
    """Which métiers are open at each place."""
    places = u.places or ((u.dossier.place,) if u.dossier.place else ())
    if not places:
        anywhere = is_domain(u.domain) and not (
            u.number or set(u.texts) - {ARRETE} or u.on or u.dossier.nationality
        )
        if not (u.names_tunisian or u.national or anywhere):
            # "La liste applicable aujourd'hui" is asked about before any list is asked for.
            return source(u) if u.texts and asks_validity(u.question) else [ask("region")]
        places = (WHOLE_METROPOLE,)
    asked = {"domaine": u.domain} if u.domain else {}
    if asks_left_out(u.question):
        asked["sens"] = FERMEES
    elif u.number:
        asked["nombre"] = u.number
    return [Call("metiers_de_region", {"lieu": p, **person(u), **asked}) for p in places]


def compare(u: Understanding) -> list[Call]:
    """Two lists, held against each other."""
    return [
        Call(
            "comparer_listes",
            {"premiere": a, "seconde": b, **({"montrer": str(part)} if part else {})},
        )
        for a, b in u.two_lists
        for part in [part_asked(u.question, (a, b))]
    ]


def whole_lists(u: Understanding) -> list[Call]:
    """Lists as wholes: their sizes, what they share."""
    if not u.whole_lists:
        return region_list(u)
    of_a_place = u.whole_lists.measure in (Measure.ANNOUNCED, Measure.ALONE)
    places = (u.places or u.apart)[-1:] if of_a_place else ()
    lists = [*u.whole_lists.texts, *places]
    chosen = {"liste": ", ".join(lists)} if lists else {}
    supposed = u.number.removeprefix(LISTED).strip()
    chosen |= {"nombre": supposed} if supposed[:1].isdigit() else {}
    return [Call("mesurer_listes", {"mesure": str(u.whole_lists.measure), **chosen})]
