"""From what was understood to the tool calls that answer it: one rule for each intent.

A call is a name and string arguments, as any model would write it. The same tools resolve the
strings again, so that the plan of the offline model and the calls of a language model meet the
same rules.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.calls import TUNISIENNE, Call, ask_which, person, persons
from assistant.certification_calls import certified, cqpm, pro_a
from assistant.list_calls import (
    beside_the_lists,
    compare,
    metier_regions,
    opening,
    region_list,
    whole_lists,
)
from assistant.lookups import LISTE_TUNISIENNE, VALIDITE
from assistant.text_calls import article, search, source
from assistant.understanding.intent import Intent
from assistant.understanding.recall import REASON, VALIDITY
from assistant.understanding.texts import CIRCULAIRE_2009
from assistant.understanding.understood import Understanding


def plan(understood: Understanding, *, rules: bool = True) -> tuple[Call, ...]:
    """The calls that answer a question, in order; never empty. Without rules, one search."""
    if not rules:
        return (search(understood),)
    if understood.doubt:
        return (ask_which(understood.doubt),)
    if of_certifications := certified(understood):
        return tuple(of_certifications)
    calls = tuple(_PLANNERS[understood.intent](understood)) or (search(understood),)
    if not understood.supposed:
        return calls
    check = Call("verifier_supposition", {"phrase": understood.supposed})
    if understood.intent is Intent.TEXT:
        return (check, *(_regime(understood) if understood.names_tunisian else ()))
    return (check, *calls)


def _code(u: Understanding) -> list[Call]:
    codes = u.rome_codes or u.dossier.metier_codes or (u.dossier.metier,)
    return [Call("expliquer_code", {"code": code}) for code in codes if code]


def _regime(u: Understanding) -> list[Call]:
    other = u.dossier.nationality and not u.dossier.nationality.startswith("tunisien")
    if u.names_tunisian and other:  # the list of the Tunisians, for somebody else
        return [Call("regime_personne", {**person(u), "situation": LISTE_TUNISIENNE})]
    each = (Call("regime_personne", one) for one in persons(u))
    return [*each, *beside_the_lists(u)]


def _exception(u: Understanding) -> list[Call]:
    situation = {"situation": u.way_out.replace("_", " ")}
    if u.text_in_hand == CIRCULAIRE_2009:  # it speaks of Tunisians alone
        situation["nationalite"] = TUNISIENNE
    return [Call("regime_personne", {**situation, **person}) for person in persons(u)]


def _recall(u: Understanding) -> list[Call]:
    if u.recalls == VALIDITY:
        text = u.cited[0].partition("#")[0]
        return [Call("decrire_texte", {"texte": text, "aspect": VALIDITE})]
    again = Call("relire_passages", {"passages": " | ".join(u.cited), "motif": u.recalls})
    verdict = u.recalls == REASON and u.kept_intent == Intent.OPENING and u.dossier.metier
    return [*opening(u), again] if verdict else [again]


def _text(u: Understanding) -> list[Call]:
    return [search(u)]


_PLANNERS: dict[Intent, Callable[[Understanding], list[Call]]] = {
    Intent.OPENING: opening,
    Intent.METIER_REGIONS: metier_regions,
    Intent.REGION_LIST: region_list,
    Intent.COMPARE: compare,
    Intent.WHOLE_LISTS: whole_lists,
    Intent.PRO_A: pro_a,
    Intent.CQPM: cqpm,
    Intent.CODE: _code,
    Intent.REGIME: _regime,
    Intent.ARTICLE: article,
    Intent.SOURCE: source,
    Intent.EXCEPTION: _exception,
    Intent.RECALL: _recall,
    Intent.TEXT: _text,
}
