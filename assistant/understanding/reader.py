"""Reads one message: what it names, what it asks, and how it carries the dossier on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.absent_texts import absent_text, misdated_text
from assistant.understanding.anaphora import with_place
from assistant.understanding.beliefs import beliefs_held
from assistant.understanding.case_day import CaseDay, case_day
from assistant.understanding.choosing import chosen, is_no, is_yes
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import (
    CERTIFIED,
    follows,
    is_bare,
    narrows,
    next_list_intent,
    only_carries_on,
    speaks_of_last_certification,
    tells,
)
from assistant.understanding.hasty_spelling import in_full
from assistant.understanding.intent import Intent, has_own_question, intent_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.neighbours import neighbouring_subject
from assistant.understanding.quantities import asks_number, supposed_number
from assistant.understanding.recall import recalls
from assistant.understanding.splitting import split_questions
from assistant.understanding.table_followups import in_context, narrowed, option, other_table
from assistant.understanding.text import fold
from assistant.understanding.text_followups import (
    facts_of,
    nationality_asked,
    of_another,
    subject_of,
    text_in_hand,
    topic_of,
)
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009
from assistant.understanding.two_lists import listed_elsewhere, two_lists
from assistant.understanding.understood import Doubt, Understanding
from assistant.understanding.way_out import way_out
from assistant.understanding.whole_lists import whole_lists
from corpus.french_dates import in_french
from corpus.library import load

_LIST_INTENTS = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.REGION_LIST})
_OF_LISTS = _LIST_INTENTS | {
    Intent.COMPARE,
    Intent.REGIME,
    Intent.CODE,
    Intent.WHOLE_LISTS,
    Intent.EXCEPTION,
}
_ABOUT_SOURCE = re.compile(
    r"\b(quel texte|quelle source|quelle reference|quel article|d'ou (ca|cela|tu|vous))\b"
)


def understand(message: str, memory: Memory, on: date | None) -> tuple[Understanding, ...]:
    """The questions of a message, in order, each read with the dossier that precedes it."""
    message = in_full(message)
    choice = chosen(message, memory.choices)
    if choice:
        return (_read(choice.value, replace(memory, choices=()), None, said=message, beside=on),)
    if is_yes(message) or is_no(message):
        return (_neither(message, memory),)
    found: list[Understanding] = []
    for part in split_questions(message):
        understood = _read(part, memory, on if not found else None)
        memory = understood.to_memory()
        found.append(understood)
    return tuple(found)


def _neither(message: str, memory: Memory) -> Understanding:
    """A bare "oui" or "non": which of the choices, or which question."""
    labels = tuple(choice.label for choice in memory.choices)
    doubt = Doubt("choix", labels) if labels else Doubt("question")
    understood = _read(message, memory, None)
    intent = Intent(memory.intent) if memory.intent else Intent.TEXT
    return replace(understood, intent=intent, doubt=doubt)


def _read(
    question: str, memory: Memory, on: date | None, *, said: str = "", beside: date | None = None
) -> Understanding:
    """One question; ``said`` are the adviser's words where ``question`` puts a choice in them.

    ``beside`` is a day given with the question that a choice of hers overrules.
    """
    typed, wrong_date = question, misdated_text(question)
    question = with_place(wrong_date.corrected if wrong_date else question, memory.dossier)
    found = mentions(question)
    again = of_another(question, found, memory)
    if again:
        question, memory = again
        found = mentions(question)
    elsewhere = listed_elsewhere(question, found, memory)
    lists = elsewhere or two_lists(question, found)
    whole = None if elsewhere else whole_lists(question, found)
    entities = found.entities | ({"two_lists"} if lists else set())
    entities |= {"whole_lists"} if whole else set()
    if memory.dossier.nationality.startswith("tunisien"):
        entities |= {"tunisian"}
    if memory.dossier.metier and not found.metier_words:
        entities |= {"dossier_metier"}
    recalled = recalls(typed, found, memory)
    escape = "" if recalled else way_out(found, entities, memory.intent)
    intent = _intent(question, entities, found, memory)
    if again:
        intent = Intent.TEXT
    elif recalled:
        intent = Intent.RECALL
    elif escape:
        intent = Intent.EXCEPTION
    elif elsewhere:
        intent = Intent.COMPARE
    elif speaks_of_last_certification(question, found, memory):
        intent = Intent(memory.intent)
    day = case_day(found.date_mention, on, memory) if intent in _OF_LISTS else CaseDay(on)
    dossier = _carried(memory.dossier, found, day.on, intent)
    topic = topic_of(question, intent, found, memory)
    return Understanding(
        question=question,
        intent=intent,
        dossier=dossier,
        metiers=found.metier_words,
        places=found.place_words,
        nationalities=found.nationalities if len(found.nationalities) > 1 else (),
        texts=found.texts,
        previous_texts=memory.texts if follows(question) else (),
        articles=found.articles,
        rome_codes=found.rome_codes,
        codes=found.certification_codes or memory.codes,
        two_lists=lists,
        whole_lists=whole,
        national=found.national or "special_nationality" in entities,
        closed=found.asks_closed,
        names_tunisian="tunisian" in entities,
        on=dossier.on or _time_of_text(found.texts),
        domain=found.leftover if intent is Intent.REGION_LIST else "",
        number=_number(question, intent),
        question_in_context=in_context(question, intent, memory, found),
        subject=subject_of(question, found, memory) if intent is Intent.TEXT else "",
        facts=facts_of(question, found, topic, dossier) if intent is Intent.TEXT else "",
        topic=topic,
        text_in_hand=text_in_hand(question, found, memory),
        nationality_asked=nationality_asked(found, dossier),
        way_out=escape or (memory.way_out if intent is Intent.EXCEPTION else ""),
        recalls=recalled,
        cited=memory.cited,
        kept_intent=memory.intent if intent is Intent.RECALL else "",
        asked=f"{memory.asked} {said} {typed}".strip(),
        supposed=typed if wrong_date or beliefs_held(typed, entities) else "",
        given=memory.given if day.conflict else on or beside or memory.given,
        doubt=Doubt("date", tuple(in_french(d) for d in day.conflict)) if day.conflict else None,
    )


def _number(question: str, intent: Intent) -> str:
    """What a question about a list asks or supposes of the number of its métiers."""
    if intent is not Intent.REGION_LIST:
        return ""
    return "oui" if asks_number(question) else supposed_number(question, "métier")


def _time_of_text(texts: tuple[str, ...]) -> date | None:
    """The first day of the circular of 2008, when it is the only list of métiers that is named."""
    if CIRCULAIRE_2008 in texts and ARRETE not in texts and CIRCULAIRE_2009 not in texts:
        return load().sources[CIRCULAIRE_2008].in_force_from
    return None


def _intent(question: str, entities: frozenset[str], found: Mentions, memory: Memory) -> Intent:
    """The sentence's own intent, or the thread's where the sentence only names things."""
    if narrows(question, found, memory) or narrowed(question, found, memory):
        return Intent(memory.intent)
    other = other_table(question, found, memory)
    if other:
        return other
    if option(question, found, memory):
        return Intent(memory.intent)
    if memory.intent in _OF_LISTS and tells(question, found):
        return next_list_intent(Intent(memory.intent), found, memory.dossier)
    if not memory.intent or (
        has_own_question(question, entities, found.beside) and not is_bare(question, found)
    ):
        return _possible(
            intent_of(question, entities, found.only_names, found.beside), found, memory
        )
    previous = Intent(memory.intent)
    if _ABOUT_SOURCE.search(fold(question)) and not entities:
        return previous
    if previous in _OF_LISTS and found.names_list_things and only_carries_on(question, found):
        return next_list_intent(previous, found, memory.dossier)
    if previous in (Intent.PRO_A, Intent.CQPM) and CERTIFIED & entities:
        return previous
    return _possible(intent_of(question, entities, found.only_names, found.beside), found, memory)


def _possible(intent: Intent, found: Mentions, memory: Memory) -> Intent:
    """What a sentence that no cue decides is about: an unnamed métier, or a bare place."""
    if absent_text(found.sentence):
        return Intent.TEXT
    if intent is Intent.REGIME and not found.metiers and neighbouring_subject(found.sentence):
        return Intent.TEXT
    if intent is Intent.TEXT and (found.asks_opening or found.only_list_words):
        return Intent.OPENING
    if intent is Intent.TEXT and found.place_words and found.only_names:
        return Intent.OPENING if memory.dossier.metier else Intent.REGION_LIST
    return intent


def _carried(before: Dossier, found: Mentions, on: date | None, intent: Intent) -> Dossier:
    """The dossier after this question: what it names replaces what was known.

    A métier, a place or a date is the case's only when the lists are asked about.
    """
    of_lists = intent in _OF_LISTS
    after = before
    if found.nationality:
        after = replace(after, nationality=found.nationality)
    if found.situation:
        after = replace(after, situation=found.situation)
    if not of_lists:
        return replace(after, on=on) if on else after
    if found.metier_words:
        after = replace(after, metier=found.metier_words[-1], metier_codes=found.metier_codes)
    if found.place_words:
        after = replace(
            after,
            place=found.place_words[-1],
            place_label=found.place_label,
            regions=found.regions,
        )
    return replace(after, on=on) if on else after
