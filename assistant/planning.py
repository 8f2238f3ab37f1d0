"""From what was understood to the tool calls that answer it: one rule for each intent.

A call is a name and string arguments, as any model would write it. The same tools resolve the
strings again, so that the plan of the offline model and the calls of a language model meet the
same rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from assistant.list_lookups import FERMEES, WHOLE_METROPOLE
from assistant.lookups import LISTE_TUNISIENNE, OF_CQPM, OF_PRO_A, VALIDITE
from assistant.suppositions.articles import supposed_article
from assistant.understanding.asked_identity import asked_detail
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.certifications import match_cqpm_titles
from assistant.understanding.closed_lists import asks_left_out
from assistant.understanding.intent import Intent
from assistant.understanding.mention_cues import asks_effect
from assistant.understanding.named_tables import in_both_tables
from assistant.understanding.place_labels import place_labelled
from assistant.understanding.quantities import LISTED
from assistant.understanding.recall import REASON, VALIDITY
from assistant.understanding.situations import effects, pro_a_publics
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009, CQPM, PRO_A
from assistant.understanding.told_facts import Fact
from assistant.understanding.two_lists import part_asked
from assistant.understanding.understood import Doubt, Understanding
from assistant.understanding.way_out import IRREGULAR
from assistant.understanding.whole_lists import Measure
from assistant.understanding.work_domains import is_domain
from corpus.library import load

TUNISIENNE = "tunisienne"


class Call(NamedTuple):
    """One tool call."""

    name: str
    args: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """As carried by the question's message."""
        return {"name": self.name, "args": self.args}


def plan(understood: Understanding, *, rules: bool = True) -> tuple[Call, ...]:
    """The calls that answer a question, in order; never empty. Without rules, one search."""
    if not rules:
        return (_search(understood),)
    if understood.doubt:
        return (_ask_which(understood.doubt),)
    if understood.pro_a_public and _of_cqpm_alone(understood):
        return (_public(understood), *_cqpm_of_public(understood))
    if understood.pro_a_public and understood.intent in _OF_PUBLICS:
        listed = _pro_a(understood) if _lists(understood) else ()
        return (_public(understood), *_overseas(understood), *listed)
    both = in_both_tables(understood.question_in_context)
    if both and understood.intent in _OF_TABLES:
        return tuple(_pro_a_words(both, understood) + _cqpm_words(both))
    calls = tuple(_PLANNERS[understood.intent](understood)) or (_search(understood),)
    if not understood.supposed:
        return calls
    check = Call("verifier_supposition", {"phrase": understood.supposed})
    if understood.intent is Intent.TEXT:
        return (check, *(_regime(understood) if understood.names_tunisian else ()))
    return (check, *calls)


_OF_TABLES = frozenset({Intent.PRO_A, Intent.CQPM})
_OF_PUBLICS = frozenset({Intent.TEXT, Intent.PRO_A, Intent.OPENING, Intent.REGION_LIST})


def _public(u: Understanding) -> Call:
    """Whether the Pro-A is for a person in her situation."""
    of_which = OF_CQPM if _of_cqpm_alone(u) else OF_PRO_A
    return Call("regime_personne", {"situation": of_which + u.pro_a_public})


def _of_cqpm_alone(u: Understanding) -> bool:
    return CQPM in u.texts and PRO_A not in u.texts


def _cqpm_of_public(u: Understanding) -> list[Call]:
    """The CQPM asked about, with the Pro-A line of each where the Pro-A is for that person."""
    if pro_a_publics()[u.pro_a_public] == "oui":
        return [Call("qualifications_cqpm", {"recherche": f"{u.question_in_context} (Pro-A)"})]
    return _cqpm(u) if match_cqpm_titles(u.question_in_context) or u.codes else []


def _overseas(u: Understanding) -> list[Call]:
    """Where the agreement applies, when a person overseas is asked about."""
    labelled = (place_labelled(place) for place in u.places)
    if not any(place and place.kind == "outre-mer" for place in labelled):
        return []
    return [Call("lire_article", {"article": "article 7", "texte": PRO_A})]


def _lists(u: Understanding) -> bool:
    """Whether the certifications follow: where they are asked for, and the person may have them."""
    return u.intent is Intent.PRO_A and pro_a_publics()[u.pro_a_public] == "oui"


def _persons(u: Understanding) -> list[dict[str, str]]:
    """The arguments that name each person of the question: one, or several that it opposes."""
    day = {"date": u.on.isoformat()} if u.on else {}
    known = u.dossier.nationality or (TUNISIENNE if u.names_tunisian else "")
    if known and u.origin:
        known = f"{known} (d'après {u.origin})"
    named = u.nationalities or ((known,) if known else ())
    return [{"nationalite": n, **day} for n in named] or [day]


def _person(u: Understanding) -> dict[str, str]:
    return _persons(u)[-1]


def _opening(u: Understanding) -> list[Call]:
    metiers = u.metiers or ((u.dossier.metier,) if u.dossier.metier else ())
    places = u.places or ((u.dossier.place,) if u.dossier.place else ())
    if not metiers:
        return [_ask("metier")]
    misled = u.closed or asks_effect(u.question)  # "oui" would not be what is asked
    closed = {"sens": FERMEES} if misled else {}
    opened = [
        Call("metier_ouvert", {"metier": m, **({"lieu": p} if p else {}), **person, **closed})
        for m in metiers
        for p in (places or ("",))
        for person in _under_each_list(u)
    ]
    if u.dossier.situation != IRREGULAR:
        return [*opened, *_beside_the_lists(u), *_fact_told(u)]
    return [*opened, *(_irregular(person) for person in _persons(u))]


def _under_each_list(u: Understanding) -> list[dict[str, str]]:
    """The persons, under the circular of 2008 first where both its list and the next are named."""
    persons = _persons(u)
    if not {ARRETE, CIRCULAIRE_2008} <= set(u.texts) or u.dossier.on:
        return persons
    first = load().sources[CIRCULAIRE_2008].in_force_from
    return [*({**person, "date": str(first)} for person in persons), *persons]


def _beside_the_lists(u: Understanding) -> list[Call]:
    """What a situation that no list foresees changes: another title, no employer."""
    situation = u.dossier.situation
    return [Call("regime_personne", {"situation": situation})] if situation in effects() else []


def _fact_told(u: Understanding) -> list[Call]:
    """What a fact told of the case changes: a condition on the contract, or nothing."""
    if not u.fact or (u.fact is Fact.OTHER and _beside_the_lists(u)):
        return []
    return [Call("regime_personne", {**_person(u), "situation": str(u.fact)})]


def _irregular(person: dict[str, str]) -> Call:
    """What a person without papers may ask for, besides whether the métier is open."""
    return Call("regime_personne", {**person, "situation": IRREGULAR.replace("_", " ")})


def _metier_regions(u: Understanding) -> list[Call]:
    metiers = u.metiers or ((u.dossier.metier,) if u.dossier.metier else ())
    if not metiers:
        return [_ask("metier")]
    if u.together:
        first, second = metiers
        return [Call("regions_du_metier", {"metier": first, "avec": second, **_person(u)})]
    asked = {"sens": FERMEES} if u.closed else {}
    asked |= {"hors": u.apart[0]} if u.apart else {}
    return [Call("regions_du_metier", {"metier": m, **_person(u), **asked}) for m in metiers]


def _region_list(u: Understanding) -> list[Call]:
    places = u.places or ((u.dossier.place,) if u.dossier.place else ())
    if not places:
        anywhere = is_domain(u.domain) and not (
            u.number or u.texts or u.on or u.dossier.nationality
        )
        if not (u.names_tunisian or u.national or anywhere):
            # "La liste applicable aujourd'hui" is asked about before any list is asked for.
            return _source(u) if u.texts and asks_validity(u.question) else [_ask("region")]
        places = (WHOLE_METROPOLE,)
    asked = {"domaine": u.domain} if u.domain else {}
    if asks_left_out(u.question):
        asked["sens"] = FERMEES
    elif u.number:
        asked["nombre"] = u.number
    return [Call("metiers_de_region", {"lieu": p, **_person(u), **asked}) for p in places]


def _compare(u: Understanding) -> list[Call]:
    return [
        Call(
            "comparer_listes",
            {"premiere": a, "seconde": b, **({"montrer": str(part)} if part else {})},
        )
        for a, b in u.two_lists
        for part in [part_asked(u.question, (a, b))]
    ]


def _whole_lists(u: Understanding) -> list[Call]:
    if not u.whole_lists:
        return _region_list(u)
    of_a_place = u.whole_lists.measure in (Measure.ANNOUNCED, Measure.ALONE)
    places = (u.places or u.apart)[-1:] if of_a_place else ()
    lists = [*u.whole_lists.texts, *places]
    chosen = {"liste": ", ".join(lists)} if lists else {}
    supposed = u.number.removeprefix(LISTED).strip()
    chosen |= {"nombre": supposed} if supposed[:1].isdigit() else {}
    return [Call("mesurer_listes", {"mesure": str(u.whole_lists.measure), **chosen})]


def _pro_a(u: Understanding) -> list[Call]:
    return _pro_a_words(u.question_in_context, u)


def _pro_a_words(words: str, u: Understanding) -> list[Call]:
    day = {"date": u.on.isoformat()} if u.on else {}
    return [Call("certifications_pro_a", {"recherche": words, **day})]


def _cqpm(u: Understanding) -> list[Call]:
    return _cqpm_words(u.question_in_context)


def _cqpm_words(words: str) -> list[Call]:
    return [Call("qualifications_cqpm", {"recherche": words})]


def _code(u: Understanding) -> list[Call]:
    codes = u.rome_codes or u.dossier.metier_codes or (u.dossier.metier,)
    return [Call("expliquer_code", {"code": code}) for code in codes if code]


def _regime(u: Understanding) -> list[Call]:
    other = u.dossier.nationality and not u.dossier.nationality.startswith("tunisien")
    if u.names_tunisian and other:  # the list of the Tunisians, for somebody else
        return [Call("regime_personne", {**_person(u), "situation": LISTE_TUNISIENNE})]
    return [Call("regime_personne", _person(u)), *_beside_the_lists(u)]


def _exception(u: Understanding) -> list[Call]:
    situation = {"situation": u.way_out.replace("_", " ")}
    if u.text_in_hand == CIRCULAIRE_2009:  # it speaks of Tunisians alone
        situation["nationalite"] = TUNISIENNE
    return [Call("regime_personne", {**situation, **person}) for person in _persons(u)]


def _recall(u: Understanding) -> list[Call]:
    if u.recalls == VALIDITY:
        text = u.cited[0].partition("#")[0]
        return [Call("decrire_texte", {"texte": text, "aspect": VALIDITE})]
    again = Call("relire_passages", {"passages": " | ".join(u.cited), "motif": u.recalls})
    verdict = u.recalls == REASON and u.kept_intent == Intent.OPENING and u.dossier.metier
    return [*_opening(u), again] if verdict else [again]


def _article(u: Understanding) -> list[Call]:
    if supposed_article(u.question):  # what it is said to hold is looked for, there or elsewhere
        return [_search(u)]
    texts = u.texts or u.previous_texts or ("",)
    return [
        Call("lire_article", {"article": article, **({"texte": text} if text else {})})
        for article in u.articles
        for text in texts[:2]
    ]


def _source(u: Understanding) -> list[Call]:
    asked = VALIDITE if asks_validity(u.question) else asked_detail(u.question)
    aspect = {"aspect": asked} if asked else {}
    return [Call("decrire_texte", {"texte": text, **aspect}) for text in u.texts[:2]]


def _text(u: Understanding) -> list[Call]:
    return [_search(u)]


def _search(u: Understanding) -> Call:
    text = u.texts[0] if len(u.texts) == 1 else u.text_in_hand
    given = {
        "texte": text,
        "sujet": u.subject,
        "nationalite": u.nationality_asked,
        "date": u.on.isoformat() if u.on and u.nationality_asked else "",
    }
    question = f"{u.question} ({u.facts})" if u.facts else u.question
    args = {"question": question, **{name: value for name, value in given.items() if value}}
    return Call("chercher_textes", args)


def _ask_which(doubt: Doubt) -> Call:
    choices = {"choix": " | ".join(doubt.values)} if doubt.values else {}
    return Call("demander_precision", {"champ": doubt.field, **choices})


def _ask(field: str) -> Call:
    return Call("demander_precision", {"champ": field})


_PLANNERS: dict[Intent, Callable[[Understanding], list[Call]]] = {
    Intent.OPENING: _opening,
    Intent.METIER_REGIONS: _metier_regions,
    Intent.REGION_LIST: _region_list,
    Intent.COMPARE: _compare,
    Intent.WHOLE_LISTS: _whole_lists,
    Intent.PRO_A: _pro_a,
    Intent.CQPM: _cqpm,
    Intent.CODE: _code,
    Intent.REGIME: _regime,
    Intent.ARTICLE: _article,
    Intent.SOURCE: _source,
    Intent.EXCEPTION: _exception,
    Intent.RECALL: _recall,
    Intent.TEXT: _text,
}
