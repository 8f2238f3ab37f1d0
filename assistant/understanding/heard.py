"""A question as its thread completes it, the lists that it takes as wholes, and what it names."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from assistant.memory import Memory
from assistant.understanding.absent_texts import misdated_text
from assistant.understanding.anaphora import in_thread
from assistant.understanding.asides import back_to_case
from assistant.understanding.carrying import as_a_case, of_family, of_known_place, still_known
from assistant.understanding.code_followups import next_code, others_of_its_metier
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.origin_towns import Origin, supposing
from assistant.understanding.reading_parts import origin_of
from assistant.understanding.text_followups import (
    of_another,
    of_another_place,
    of_another_situation,
    of_other_text,
)
from assistant.understanding.two_lists import (
    Pair,
    listed_elsewhere,
    of_case_in_hand,
    places_in_hand,
    two_lists,
)
from assistant.understanding.whole_lists import WholeLists, whole_elsewhere, whole_lists


class Heard(NamedTuple):
    """A question as its thread completes it, and what still holds of that thread."""

    typed: str  # the adviser's words
    question: str
    found: Mentions
    memory: Memory
    origin: Origin | None
    misdated: bool  # the year of a text was set right
    takes_back: bool  # a field of the dossier is taken back
    again: bool  # the last question to the texts, for another person, place or text


class Lists(NamedTuple):
    """The lists that a question takes as wholes, or holds against each other."""

    pairs: tuple[Pair, ...]
    whole: WholeLists | None
    in_hand: Intent | None  # what is asked of them where the thread names one side


def hear(typed: str, memory: Memory) -> Heard:
    """The question, what its words stand for in the thread named, and what it takes back gone."""
    memory = back_to_case(typed, memory)
    wrong_date = misdated_text(typed)
    question = in_thread(wrong_date.corrected if wrong_date else typed, memory)
    question = others_of_its_metier(next_code(question, memory), memory)
    question = of_known_place(question, memory)
    found = mentions(question)
    origin = origin_of(question, found, memory)
    if origin and not origin.born:
        question = supposing(question, origin)
        found = mentions(question)
    of_them = of_family(question, found, memory)
    if of_them != question:
        question, found = of_them, mentions(of_them)
    memory = as_a_case(found, memory)
    known = still_known(memory.dossier, found)
    takes_back, memory = known != memory.dossier, replace(memory, dossier=known)
    again = _asked_again(question, found, memory)
    if again:
        question, memory = again
        found = mentions(question)
    return Heard(typed, question, found, memory, origin, bool(wrong_date), takes_back, bool(again))


def _asked_again(question: str, found: Mentions, memory: Memory) -> tuple[str, Memory] | None:
    """The last question to the texts, of the person, the place or the text that is named alone."""
    for of_other in (of_another, of_another_situation, of_another_place, of_other_text):
        again = of_other(question, found, memory)
        if again:
            return again
    return None


def lists_of(heard: Heard) -> Lists:
    """The lists that a question reads whole or side by side, those in hand included."""
    question, found, memory = heard.question, heard.found, heard.memory
    in_hand = listed_elsewhere(question, found, memory) or places_in_hand(question, found, memory)
    if in_hand:
        return Lists(in_hand, None, Intent.COMPARE)
    if of_case_in_hand(question, found, memory):
        return Lists((), None, None)
    again = whole_elsewhere(question, found, memory)
    return Lists(
        two_lists(question, found),
        again or whole_lists(question, found),
        Intent.WHOLE_LISTS if again else None,
    )


def entities_of(heard: Heard, lists: Lists) -> frozenset[str]:
    """What the question names, with what its thread knows."""
    dossier, found = heard.memory.dossier, heard.found
    told = {
        "two_lists": bool(lists.pairs),
        "whole_lists": bool(lists.whole),
        "tunisian": dossier.nationality.startswith("tunisien"),
        "dossier_metier": bool(dossier.metier) and not found.metier_words,
        "dossier_place": bool(dossier.place) and not found.place_words,
    }
    return found.entities | {name for name, holds in told.items() if holds}
