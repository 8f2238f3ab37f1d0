"""What a reading takes of a sentence and its thread: the day, the domain, the number, the town."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.carrying import only_another_person
from assistant.understanding.case_day import CaseDay
from assistant.understanding.followups import (
    asks_metiers,
    asks_region,
    follows,
    only_counts,
    under_text,
)
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.nationality_cues import THEIR_LIST
from assistant.understanding.origin_towns import Origin, find_origin
from assistant.understanding.quantities import (
    LISTED,
    REGIONS,
    asks_number,
    asks_them,
    listed_number,
    supposed_number,
)
from assistant.understanding.text import Token, fold, light_stem, tokenize
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009
from assistant.understanding.thread_intent import OF_LISTS
from assistant.understanding.understood import Doubt
from assistant.understanding.work_domains import (
    OUTSIDE,
    domain_stems,
    domain_wondered_about,
    is_domain,
    worked_domain,
)
from corpus.expressions import expression
from corpus.french_dates import in_french
from corpus.library import load

_ARTICLES = frozenset("le la les l' un une ce cet cette ces".split())
_BEFORE_DOMAIN = frozenset(
    "de d' du des dans en cote secteur secteurs domaine domaines branche branches filiere metier "
    "metiers emploi emplois poste postes profession professions job jobs boulot boulots fonctions "
    "type genre et ou".split()
)
_WHICH_ONE = expression(r"\b(?:lequel|laquelle|lesquel(?:le)?s|les (?:deux|trois|quatre))\b")
_LEFT_OUT = expression(r"\b(?:sauf|hormis|hors|excepte\w*|sans|a part|en dehors d[eu])\b")
_MARK = expression(r"[,;:.?!()«»\"/–—]")
_OF_WHOM = frozenset({Intent.REGION_LIST, Intent.OPENING, Intent.REGIME, Intent.TEXT})


def kept_together(
    several: tuple[str, ...], intent: Intent, found: Mentions, memory: Memory
) -> tuple[str, ...]:
    """The métiers, or the places, of the verdicts just given, where a follow-up names others."""
    same = intent is Intent.OPENING and memory.intent == Intent.OPENING
    goes_on = found.names_list_things or _WHICH_ONE.search(fold(found.sentence))
    return several if same and goes_on else ()


def domain_asked(question: str, intent: Intent, found: Mentions, memory: Memory) -> str:
    """The words that are left of a question about a list; a figure names no domain.

    A follow-up that names none is about the métiers of the domain just listed.
    """
    if intent is not Intent.REGION_LIST:
        return ""
    kept = memory.domain if memory.intent == Intent.REGION_LIST and follows(question) else ""
    if asks_them(question):
        return kept
    named = worked_domain(question) or domain_wondered_about(question)
    named = named or _said_of_metiers(question, found.leftover)
    if not named:
        anew = asks_metiers(question) or only_counts(question)
        return "" if anew else kept
    left_out = is_domain(named) and _LEFT_OUT.search(fold(question))
    return f"{OUTSIDE}{named}" if left_out else named


def _said_of_metiers(question: str, leftover: str) -> str:
    """The left words that stand where a domain does: "métiers de bouche", "informatique"."""
    left, kept = frozenset(leftover.split()), list[str]()
    tokens = tokenize(question)
    for index, token in enumerate(tokens):
        if token.folded not in left or token.folded.isdigit():
            continue
        before = [t.folded for t in tokens[:index] if t.folded not in _ARTICLES]
        apart = not before or bool(_MARK.search(question[tokens[index - 1].end : token.start]))
        led = not apart and before[-1] in (*_BEFORE_DOMAIN, *kept)
        if apart or led or _names_domain(token, before):
            kept.append(token.folded)
    return " ".join(dict.fromkeys(kept))


def _names_domain(token: Token, before: Sequence[str]) -> bool:
    """Whether a word names a domain wherever it stands; "avoir droit" does not."""
    had = before[-1] in ("a", "ai", "as", "ont", "avoir", "aurait")
    return not had and light_stem(token.folded) in domain_stems()


def origin_of(question: str, found: Mentions, memory: Memory) -> Origin | None:
    """The foreign town somebody is from, where no nationality is known."""
    if found.nationality_mention or memory.dossier.nationality:
        return None
    return find_origin(question)


def number_asked(question: str, intent: Intent, found: Mentions) -> str:
    """What a question about a list asks or supposes of the number of its métiers."""
    if intent not in (Intent.REGION_LIST, Intent.WHOLE_LISTS):
        return ""
    if asks_number(question) or asks_region(question, found) or only_counts(question):
        return "oui"
    regions = supposed_number(question, "région")
    if regions and intent is Intent.WHOLE_LISTS:
        return f"{regions} {REGIONS}"
    listed = listed_number(question, "métier")
    return f"{LISTED} {listed}" if listed else supposed_number(question, "métier")


def judged_on(question: str, found: Mentions, memory: Memory, dossier: Dossier) -> date | None:
    """The day to judge by: the case's, or that of the text named, which a follow-up may put first.

    "La circulaire" alone is that of 2008 for whoever is not Tunisian.
    """
    texts, first = set(found.texts), load().sources[CIRCULAIRE_2008].in_force_from
    of_tunisians = CIRCULAIRE_2009 in texts and (
        CIRCULAIRE_2008 not in texts
        or dossier.nationality.startswith("tunisien")
        or "tunisian" in found.entities
    )
    if CIRCULAIRE_2008 not in texts or ARRETE in texts or of_tunisians:
        return dossier.on
    return first if under_text(question, found, memory) else dossier.on or first


def reserved_to_tunisians(found: Mentions, intent: Intent) -> bool:
    """Whether somebody who is no Tunisian is asked about under the list of the Tunisians."""
    if intent not in _OF_WHOM or found.metier_words or found.place_words or not found.nationality:
        return False
    if found.nationality.startswith("tunisien") or len(found.nationalities) > 1:
        return False
    return bool(THEIR_LIST.search(fold(found.sentence)))


def doubt_of(
    question: str, intent: Intent, dossier: Dossier, day: CaseDay, birth: Origin | None
) -> Doubt | None:
    """What must be asked before anything is looked up."""
    if birth:
        return Doubt("naissance", (birth.state.adjective_f, "française"))
    if day.conflict:
        return Doubt("date", tuple(in_french(d) for d in day.conflict))
    if intent in OF_LISTS and only_another_person(question) and not dossier.nationality:
        return Doubt("nationalite")
    return None
