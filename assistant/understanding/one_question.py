"""Reads one question in its thread: what it asks, and the dossier that it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.suppositions.signatories import supposed_signatory
from assistant.understanding.asides import case_in_hand, texts_of_case
from assistant.understanding.beliefs import beliefs_held
from assistant.understanding.both_metiers import both_metiers
from assistant.understanding.carrying import carried
from assistant.understanding.case_day import CaseDay, case_day
from assistant.understanding.followups import (
    follows,
    in_tunisian_list,
    speaks_of_last_certification,
    states_day,
)
from assistant.understanding.heard import Heard, Lists, entities_of, hear, lists_of
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.origin_towns import Origin
from assistant.understanding.pro_a_public import pro_a_public
from assistant.understanding.reading_parts import (
    domain_asked,
    doubt_of,
    judged_on,
    kept_together,
    number_asked,
    reserved_to_tunisians,
)
from assistant.understanding.recall import recalls
from assistant.understanding.several_cases import persons_kept
from assistant.understanding.table_followups import (
    in_context,
    titled_before,
)
from assistant.understanding.text_followups import (
    articles_in_hand,
    facts_of,
    nationality_asked,
    subject_of,
    text_in_hand,
    topic_of,
)
from assistant.understanding.thread_intent import OF_LISTS, intent_in_thread
from assistant.understanding.told_facts import Fact, fact_told
from assistant.understanding.two_lists import sides_held
from assistant.understanding.understood import Doubt, Understanding
from assistant.understanding.unsaid import ASKED_OF, unsaid
from assistant.understanding.way_out import way_out

_BUT_A_PLACE = frozenset({Intent.METIER_REGIONS, Intent.WHOLE_LISTS})


class _Asked(NamedTuple):
    """What is asked, and what settled it."""

    intent: Intent
    lacking: str  # what a pronoun alone stands for
    recalled: str
    way_out: str
    aside: bool  # of the Tunisians' list, whoever the dossier is about
    fact: Fact | None  # told of the case just judged
    together: tuple[str, ...]  # two métiers of which what they share is asked
    birth: Origin | None  # a birth in a town whose nationals are under rules of their own


def read_question(
    typed: str, memory: Memory, on: date | None, *, said: str = "", beside: date | None = None
) -> Understanding:
    """One question; ``said`` are the adviser's words where ``typed`` puts a choice in them.

    ``beside`` is a day given with the question that a choice of hers overrules.
    """
    heard = hear(typed, memory)
    lists = lists_of(heard)
    entities = entities_of(heard, lists)
    asked = _asked(heard, lists, entities)
    day = CaseDay(on) if asked.fact else _day(heard, asked.intent, on)
    given = heard.memory.given if day.conflict else on or beside or heard.memory.given
    understood = _named(heard, lists, entities, asked, _dossier(heard, asked, day))
    return replace(
        _carried_on(understood, heard, asked),
        asked=f"{heard.memory.asked} {said} {typed}".strip(),
        given=given,
        doubt=_doubt(understood, asked, day),
    )


def _asked(heard: Heard, lists: Lists, entities: frozenset[str]) -> _Asked:
    question, found, memory = heard.question, heard.found, heard.memory
    recalled = recalls(heard.typed, found, memory)
    escape = "" if recalled else way_out(found, entities, memory.intent)
    intent = intent_in_thread(question, entities, found, memory, takes_back=heard.takes_back)
    lacking = unsaid(question, found, memory)
    aside = not lacking and in_tunisian_list(question, found, memory)
    origin = heard.origin
    birth = origin if origin and origin.born and origin.special and intent in OF_LISTS else None
    fact = None if escape or recalled else fact_told(heard.typed, found, memory)
    both = both_metiers(question, found, memory)
    asked = _Asked(intent, lacking, recalled, escape, aside, fact, both, birth)
    return asked._replace(intent=_settled(asked, heard, lists))


def _settled(asked: _Asked, heard: Heard, lists: Lists) -> Intent:
    """The intent, where what the thread tells is surer than the question's own words."""
    if asked.lacking:
        return ASKED_OF[asked.lacking]
    if heard.again:
        return Intent.TEXT
    if asked.recalled:
        return Intent.RECALL
    if asked.way_out:
        return Intent.EXCEPTION
    if lists.in_hand:
        return lists.in_hand
    if asked.aside:
        return Intent.OPENING
    if asked.together:
        return Intent.METIER_REGIONS
    if asked.fact:
        return Intent.OPENING if heard.memory.dossier.metier else Intent.REGIME
    if speaks_of_last_certification(heard.question, heard.found, heard.memory):
        return Intent(heard.memory.intent)
    return Intent.REGIME if reserved_to_tunisians(heard.found, asked.intent) else asked.intent


def _day(heard: Heard, intent: Intent, on: date | None) -> CaseDay:
    dated_text = intent is Intent.TEXT and states_day(heard.question, heard.found)
    if intent in OF_LISTS or dated_text:
        return case_day(heard.found.date_mention, on, heard.memory)
    return CaseDay(on)


def _dossier(heard: Heard, asked: _Asked, day: CaseDay) -> Dossier:
    known = heard.memory.dossier
    if asked.aside:
        return known
    return carried(known, heard.found, day.on, of_lists=asked.intent in OF_LISTS)


def _doubt(understood: Understanding, asked: _Asked, day: CaseDay) -> Doubt | None:
    if asked.lacking:
        return Doubt(asked.lacking)
    return doubt_of(understood.question, understood.intent, understood.dossier, day, asked.birth)


def _named(
    heard: Heard, lists: Lists, entities: frozenset[str], asked: _Asked, dossier: Dossier
) -> Understanding:
    """What the question itself names and supposes."""
    question, found, memory, intent = heard.question, heard.found, heard.memory, asked.intent
    origin = heard.origin
    return Understanding(
        question=question,
        intent=intent,
        dossier=dossier,
        metiers=asked.together
        or found.metier_words
        or kept_together(memory.metiers, intent, found, memory),
        apart=found.words_set_aside if intent in _BUT_A_PLACE else (),
        places=sides_held(lists.pairs, found, memory)
        or found.place_words
        or kept_together(memory.places, intent, found, memory),
        nationalities=_persons_beside(found, aside=asked.aside)
        or persons_kept(found, memory, intent),
        texts=found.texts,
        articles=found.articles or articles_in_hand(question, found, memory),
        rome_codes=found.rome_codes,
        codes=found.certification_codes or memory.codes,
        two_lists=lists.pairs,
        whole_lists=lists.whole,
        national=found.national or "special_nationality" in entities,
        closed=found.adverse,
        names_tunisian="tunisian" in entities,
        on=judged_on(question, found, memory, dossier),
        domain=domain_asked(question, intent, found, memory),
        number=number_asked(question, intent, found),
        nationality_asked=nationality_asked(found, dossier),
        pro_a_public=pro_a_public(question, found, dossier),
        supposed=heard.typed if heard.misdated or _supposes(heard.typed, entities) else "",
        origin=origin.town if origin and not origin.born else "",
    )


def _carried_on(understood: Understanding, heard: Heard, asked: _Asked) -> Understanding:
    """The same, with what the thread gives it: the question, the text and the passages in hand."""
    question, found, memory, intent = heard.question, heard.found, heard.memory, asked.intent
    topic, of_texts = topic_of(question, intent, found, memory), intent is Intent.TEXT
    return replace(
        understood,
        before=titled_before(question, intent, memory),
        earlier_metier=_earlier_metier(memory, understood.dossier),
        earlier_place=_earlier(memory, understood.dossier),
        previous_texts=memory.texts if follows(question) or intent is Intent.SOURCE else (),
        question_in_context=in_context(question, intent, memory, found),
        subject=subject_of(question, found, memory) if of_texts else "",
        facts=facts_of(question, found, topic, understood.dossier) if of_texts else "",
        topic=topic,
        text_in_hand=text_in_hand(question, found, memory),
        way_out=asked.way_out or (memory.way_out if intent is Intent.EXCEPTION else ""),
        recalls=asked.recalled,
        cited=memory.cited,
        case_texts=texts_of_case(question, found, memory) if of_texts else "",
        of_case=case_in_hand(intent, memory),
        fact=asked.fact,
        together=bool(asked.together),
        kept_intent=memory.intent if intent is Intent.RECALL else "",
    )


def _persons_beside(found: Mentions, *, aside: bool) -> tuple[str, ...]:
    """Whom a question is answered for, where it is not the person of the dossier alone."""
    if aside:
        return ("tunisienne",)
    return found.nationalities if len(found.nationalities) > 1 else ()


def _earlier(memory: Memory, dossier: Dossier) -> str:
    """The place that was in hand before the one that is."""
    moved = memory.dossier.place and memory.dossier.place != dossier.place
    return memory.dossier.place if moved else memory.earlier_place


def _earlier_metier(memory: Memory, dossier: Dossier) -> str:
    """The métier that was in hand before the one that is."""
    replaced = memory.dossier.metier and memory.dossier.metier != dossier.metier
    return memory.dossier.metier if replaced else memory.earlier_metier


def _supposes(sentence: str, entities: frozenset[str]) -> bool:
    """Whether it takes for granted what a text contradicts."""
    return bool(beliefs_held(sentence, entities) or supposed_signatory(sentence))
