"""Reads one message: what it names, what it asks, and how it carries the dossier on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.suppositions.signatories import supposed_signatory
from assistant.understanding.absent_texts import misdated_text
from assistant.understanding.activities import with_jobs
from assistant.understanding.anaphora import in_thread
from assistant.understanding.beliefs import beliefs_held
from assistant.understanding.carrying import as_a_case, carried, of_known_place, still_known
from assistant.understanding.case_day import CaseDay, case_day
from assistant.understanding.choosing import (
    chosen,
    does_not_know,
    hesitates,
    is_no,
    is_yes,
    taken_by_rank,
    those_named,
    wants_all,
)
from assistant.understanding.completing import completed, settles_nothing
from assistant.understanding.content import content_stems
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import (
    follows,
    in_tunisian_list,
    speaks_of_last_certification,
    states_day,
)
from assistant.understanding.hasty_spelling import in_full
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.origin_towns import supposing
from assistant.understanding.pro_a_public import pro_a_public
from assistant.understanding.ranks import Rows, ranked, sliced
from assistant.understanding.reading_parts import (
    domain_asked,
    doubt_of,
    judged_on,
    kept_together,
    number_asked,
    origin_of,
    reserved_to_tunisians,
)
from assistant.understanding.recall import ROWS, recalls
from assistant.understanding.splitting import split_questions
from assistant.understanding.table_followups import (
    in_context,
    next_code,
    others_of_its_metier,
    titled_before,
)
from assistant.understanding.text_followups import (
    articles_in_hand,
    facts_of,
    nationality_asked,
    of_another,
    of_other_text,
    subject_of,
    text_in_hand,
    topic_of,
)
from assistant.understanding.thread_intent import OF_LISTS, intent_in_thread
from assistant.understanding.two_lists import listed_elsewhere, places_in_hand, two_lists
from assistant.understanding.understood import Doubt, Understanding
from assistant.understanding.unsaid import ASKED_OF, unsaid
from assistant.understanding.way_out import way_out
from assistant.understanding.whole_lists import whole_elsewhere, whole_lists


def understand(message: str, memory: Memory, on: date | None) -> tuple[Understanding, ...]:
    """The questions of a message, in order, each read with the dossier that precedes it."""
    message = with_jobs(in_full(message))
    taken = _taken(message, memory)
    if taken:
        return (_read(taken, replace(memory, choices=()), None, said=message, beside=on),)
    if is_yes(message) or is_no(message):
        return (_neither(message, memory),)
    several = those_named(message, memory.choices)
    if several:
        return (_neither(message, replace(memory, choices=several)),)
    if memory.awaiting and hesitates(message):
        return (_asked_again(message, memory),)
    if memory.awaiting and memory.choices and settles_nothing(message):
        return (_neither(message, memory),)
    if not memory.question and not content_stems(message):  # "et pour elle ?" before anything else
        return (replace(_read(message, memory, on), doubt=Doubt("question")),)
    rows = sliced(message, memory)
    if rows:
        return (_of_rows(message, memory, rows),)
    message = ranked(message, memory)
    found: list[Understanding] = []
    for part in split_questions(message):
        understood = _read(part, memory, on if not found else None)
        memory = understood.to_memory()
        found.append(understood)
    return tuple(found)


def _taken(message: str, memory: Memory) -> str:
    """What a reply stands for: the choice it takes, the métier it completes, or ""."""
    by_rank = taken_by_rank(message, memory.choices)
    whole = "" if by_rank else completed(message, memory)
    if whole:
        return whole
    choice = by_rank or chosen(message, memory.choices)
    if choice:
        return choice.value
    named = those_named(message, memory.choices)
    codes = [c.value for c in named if c.value.isdigit()]
    few = len(named) <= (_ALL_TOLD if wants_all(message) else min(_TOLD, len(memory.choices) - 1))
    return " et ".join(codes) if few and 1 < len(codes) == len(named) else ""


_TOLD, _ALL_TOLD = 4, 6  # entries told together where a reply names several, or wants them all


def _neither(message: str, memory: Memory) -> Understanding:
    """A bare "oui" or "non": which of the choices, or which question."""
    labels = tuple(choice.label for choice in memory.choices)
    doubt = Doubt("choix", labels) if labels else Doubt("question")
    understood = _read(message, memory, None)
    intent = Intent(memory.intent) if memory.intent else Intent.TEXT
    return replace(understood, intent=intent, doubt=doubt)


def _of_rows(message: str, memory: Memory, rows: Rows) -> Understanding:
    """Some rows of the list just given, which stays in hand."""
    return replace(
        _read(message, memory, None),
        intent=Intent.RECALL,
        kept_intent=memory.intent,
        dossier=memory.dossier,
        question_in_context=memory.question,
        recalls=f"{ROWS} {rows.first + 1} à {rows.last} sur {len(rows.every)}",
        cited=rows.chosen,
        rows=rows.every,
        upto=rows.last,
        doubt=None,
    )


def _asked_again(message: str, memory: Memory) -> Understanding:
    """The last question once more: the answer to what was asked back settles nothing.

    Where the region is not known, all those where the métier is open are told.
    """
    if memory.choices:
        return _neither(message, memory)
    intent, known = Intent(memory.intent or Intent.TEXT), memory.dossier
    if intent is Intent.OPENING and known.metier and not known.place and does_not_know(message):
        intent = Intent.METIER_REGIONS
    return replace(_read(message, memory, None), intent=intent, dossier=known, domain="")


def _supposes(sentence: str, entities: frozenset[str]) -> bool:
    """Whether it takes for granted what a text contradicts."""
    return bool(beliefs_held(sentence, entities) or supposed_signatory(sentence))


_BUT_A_PLACE = frozenset({Intent.METIER_REGIONS, Intent.WHOLE_LISTS})


def _earlier(memory: Memory, dossier: Dossier) -> str:
    """The place that was in hand before the one that is."""
    moved = memory.dossier.place and memory.dossier.place != dossier.place
    return memory.dossier.place if moved else memory.earlier_place


def _persons_beside(found: Mentions, *, aside: bool) -> tuple[str, ...]:
    """Whom a question is answered for, where it is not the person of the dossier alone."""
    if aside:
        return ("tunisienne",)
    return found.nationalities if len(found.nationalities) > 1 else ()


def _read(
    question: str, memory: Memory, on: date | None, *, said: str = "", beside: date | None = None
) -> Understanding:
    """One question; ``said`` are the adviser's words where ``question`` puts a choice in them.

    ``beside`` is a day given with the question that a choice of hers overrules.
    """
    typed, wrong_date = question, misdated_text(question)
    question = in_thread(wrong_date.corrected if wrong_date else question, memory)
    question = others_of_its_metier(next_code(question, memory), memory)
    question = of_known_place(question, memory)
    found = mentions(question)
    origin = origin_of(question, found, memory)
    if origin and not origin.born:
        question = supposing(question, origin)
        found = mentions(question)
    memory = as_a_case(found, memory)
    known = still_known(memory.dossier, found)
    takes_back, memory = known != memory.dossier, replace(memory, dossier=known)
    again = of_another(question, found, memory) or of_other_text(question, found, memory)
    if again:
        question, memory = again
        found = mentions(question)
    elsewhere = listed_elsewhere(question, found, memory)
    elsewhere = elsewhere or places_in_hand(question, found, memory)
    lists = elsewhere or two_lists(question, found)
    again_whole = whole_elsewhere(question, found, memory)
    whole = None if elsewhere else again_whole or whole_lists(question, found)
    entities = found.entities | ({"two_lists"} if lists else set())
    entities |= {"whole_lists"} if whole else set()
    if memory.dossier.nationality.startswith("tunisien"):
        entities |= {"tunisian"}
    if memory.dossier.metier and not found.metier_words:
        entities |= {"dossier_metier"}
    if memory.dossier.place and not found.place_words:
        entities |= {"dossier_place"}
    recalled = recalls(typed, found, memory)
    escape = "" if recalled else way_out(found, entities, memory.intent)
    intent = intent_in_thread(question, entities, found, memory, takes_back=takes_back)
    lacking = unsaid(question, found, memory)
    aside = not lacking and in_tunisian_list(question, found, memory)
    birth = origin if origin and origin.born and origin.special and intent in OF_LISTS else None
    if reserved_to_tunisians(found, intent):
        intent = Intent.REGIME
    if lacking:
        intent = ASKED_OF[lacking]
    elif again:
        intent = Intent.TEXT
    elif recalled:
        intent = Intent.RECALL
    elif escape:
        intent = Intent.EXCEPTION
    elif elsewhere or again_whole:
        intent = Intent.COMPARE if elsewhere else Intent.WHOLE_LISTS
    elif aside:
        intent = Intent.OPENING
    elif speaks_of_last_certification(question, found, memory):
        intent = Intent(memory.intent)
    of_case = intent in OF_LISTS or (intent is Intent.TEXT and states_day(question, found))
    day = case_day(found.date_mention, on, memory) if of_case else CaseDay(on)
    dossier = carried(memory.dossier, found, day.on, of_lists=intent in OF_LISTS)
    dossier = memory.dossier if aside else dossier
    topic = topic_of(question, intent, found, memory)
    return Understanding(
        question=question,
        intent=intent,
        dossier=dossier,
        metiers=found.metier_words or kept_together(memory.metiers, intent, found, memory),
        before=titled_before(question, intent, memory),
        earlier_place=_earlier(memory, dossier),
        apart=found.words_set_aside if intent in _BUT_A_PLACE else (),
        places=found.place_words or kept_together(memory.places, intent, found, memory),
        nationalities=_persons_beside(found, aside=aside),
        texts=found.texts,
        previous_texts=memory.texts if follows(question) else (),
        articles=found.articles or articles_in_hand(question, found, memory),
        rome_codes=found.rome_codes,
        codes=found.certification_codes or memory.codes,
        two_lists=lists,
        whole_lists=whole,
        national=found.national or "special_nationality" in entities,
        closed=found.adverse,
        names_tunisian="tunisian" in entities,
        on=judged_on(question, found, memory, dossier),
        domain=domain_asked(question, intent, found),
        number=number_asked(question, intent, found),
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
        pro_a_public=pro_a_public(question, found, dossier),
        supposed=typed if wrong_date or _supposes(typed, entities) else "",
        given=memory.given if day.conflict else on or beside or memory.given,
        origin=origin.town if origin and not origin.born else "",
        doubt=Doubt(lacking) if lacking else doubt_of(question, intent, dossier, day, birth),
    )
