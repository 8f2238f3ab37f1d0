"""Short messages that settle what the last answer asked back."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Choice, Dossier
from assistant.memory import Memory
from assistant.understanding.case_day import CaseDay, case_day
from assistant.understanding.choosing import chosen
from assistant.understanding.dates import DateMention, find_date
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand

ENTRIES = (
    Choice("61221", "Dessinateur du BTP"),
    Choice("52133", "Dessinateur en électricité et électronique"),
    Choice("52122", "Dessinateur de la construction mécanique et du travail des métaux"),
)
MARCH_2009 = date(2009, 3, 1)


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("le deuxième", "52133"),
        ("la 2", "52133"),
        ("2", "52133"),
        ("le premier des trois", "61221"),
        ("plutôt la première option", "61221"),
        ("le dernier", "52122"),
        ("c'est le n° 3", "52122"),
        ("celui du BTP", "61221"),
        ("électronique", "52133"),
        ("mécanique", "52122"),
    ],
)
def test_a_rank_or_a_word_takes_a_choice(message: str, value: str) -> None:
    found = chosen(message, ENTRIES)
    assert found
    assert found.value == value


@pytest.mark.parametrize("message", ["dessinateur", "oui", "le 93", "et à Lyon ?", "le quatrième"])
def test_a_message_that_fits_no_choice_or_several_takes_none(message: str) -> None:
    assert chosen(message, ENTRIES) is None


def test_yes_takes_the_only_choice() -> None:
    assert chosen("oui", ENTRIES[:1]) == ENTRIES[0]


@pytest.mark.parametrize("message", ["oui", "non"])
def test_a_bare_yes_between_several_choices_asks_which(message: str) -> None:
    memory = Memory(intent="opening", choices=ENTRIES)
    (read,) = understand(message, memory, None)
    assert read.doubt
    assert read.doubt.field == "choix"
    assert read.doubt.values == tuple(c.label for c in ENTRIES)


def _mention(words: str) -> DateMention | None:
    return find_date(words, date(2026, 1, 1))


def test_two_days_that_do_not_agree_are_asked_about() -> None:
    day = case_day(_mention("le 10 janvier 2008"), MARCH_2009, Memory())
    assert day.conflict == (date(2008, 1, 10), MARCH_2009)


def test_a_day_within_the_period_that_is_told_agrees_with_it() -> None:
    assert case_day(_mention("en mars 2009"), MARCH_2009, Memory()) == CaseDay(MARCH_2009)


def test_a_day_given_again_does_not_undo_what_was_settled() -> None:
    memory = Memory(dossier=Dossier(on=date(2008, 1, 10)), given=MARCH_2009)
    assert case_day(None, MARCH_2009, memory) == CaseDay(date(2008, 1, 10))


def test_a_new_day_beside_a_dossier_with_another_is_asked_about() -> None:
    memory = Memory(dossier=Dossier(on=date(2008, 1, 10)))
    assert case_day(None, MARCH_2009, memory).conflict == (date(2008, 1, 10), MARCH_2009)


def test_a_date_that_is_chosen_ends_the_conflict() -> None:
    words = "Le 10 janvier 2008, conducteur de travaux à Bastia ?"
    (asked,) = understand(words, Memory(), MARCH_2009)
    assert asked.doubt
    assert asked.doubt.values == ("10 janvier 2008", "1er mars 2009")
    offered = tuple(Choice(v, v) for v in asked.doubt.values)
    memory = replace(asked.to_memory(), choices=offered)
    (settled,) = understand("la première", memory, MARCH_2009)
    assert (settled.intent, settled.on, settled.doubt) == (
        Intent.OPENING,
        date(2008, 1, 10),
        None,
    )
    (later,) = understand("et un géomètre ?", settled.to_memory(), MARCH_2009)
    assert later.on == date(2008, 1, 10)
