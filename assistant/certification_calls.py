"""The calls that answer a question on certifications, or on who may have the Pro-A."""

from __future__ import annotations

from assistant.calls import Call
from assistant.lookups import OF_CQPM, OF_PRO_A
from assistant.understanding.certifications import match_cqpm_titles
from assistant.understanding.intent import Intent
from assistant.understanding.named_tables import in_both_tables
from assistant.understanding.place_labels import place_labelled
from assistant.understanding.situations import pro_a_publics
from assistant.understanding.texts import CQPM, PRO_A
from assistant.understanding.understood import Understanding

_OF_TABLES = frozenset({Intent.PRO_A, Intent.CQPM})
_OF_PUBLICS = frozenset({Intent.TEXT, Intent.PRO_A, Intent.OPENING, Intent.REGION_LIST})


def certified(u: Understanding) -> list[Call]:
    """The calls of a question on a public or on both tables of certifications; none of another."""
    if u.pro_a_public and _of_cqpm_alone(u):
        return [_public(u), *_cqpm_of_public(u)]
    if u.pro_a_public and u.intent in _OF_PUBLICS:
        return [_public(u), *_overseas(u), *(pro_a(u) if _lists(u) else ())]
    both = in_both_tables(u.question_in_context)
    if both and u.intent in _OF_TABLES:
        return [*_pro_a_words(both, u), *_cqpm_words(both)]
    return []


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
    return cqpm(u) if match_cqpm_titles(u.question_in_context) or u.codes else []


def _overseas(u: Understanding) -> list[Call]:
    """Where the agreement applies, when a person overseas is asked about."""
    labelled = (place_labelled(place) for place in u.places)
    if not any(place and place.kind == "outre-mer" for place in labelled):
        return []
    return [Call("lire_article", {"article": "article 7", "texte": PRO_A})]


def _lists(u: Understanding) -> bool:
    """Whether the certifications follow: where they are asked for, and the person may have them."""
    return u.intent is Intent.PRO_A and pro_a_publics()[u.pro_a_public] == "oui"


def pro_a(u: Understanding) -> list[Call]:
    """The certifications of the Pro-A annex."""
    return _pro_a_words(u.question_in_context, u)


def _pro_a_words(words: str, u: Understanding) -> list[Call]:
    day = {"date": u.on.isoformat()} if u.on else {}
    return [Call("certifications_pro_a", {"recherche": words, **day})]


def cqpm(u: Understanding) -> list[Call]:
    """The qualifications of the metallurgy list."""
    return _cqpm_words(u.question_in_context)


def _cqpm_words(words: str) -> list[Call]:
    return [Call("qualifications_cqpm", {"recherche": words})]
