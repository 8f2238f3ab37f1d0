from __future__ import annotations

from datetime import date

import pytest

from assistant.memory import Memory
from assistant.understanding.dates import find_date
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand
from assistant.understanding.two_lists import Part, part_asked, two_lists


def pairs(sentence: str) -> tuple[tuple[str, str], ...]:
    return two_lists(sentence, mentions(sentence))


def test_a_region_of_today_is_compared_list_by_list() -> None:
    assert set(pairs("compare la Bretagne et la Normandie")) == {
        ("Bretagne", "Basse-Normandie"),
        ("Bretagne", "Haute-Normandie"),
    }


def test_two_regions_of_2008_make_one_pair() -> None:
    assert pairs("compare l'Alsace et la Corse") == (("Alsace", "Corse"),)


def test_nothing_to_compare_makes_none() -> None:
    assert pairs("quels métiers en Normandie ?") == ()


@pytest.mark.parametrize(
    ("words", "today"), [("et maintenant ?", True), ("et maintenant un serveur à Brest", False)]
)
def test_a_bare_now_is_a_date_not_the_turn_to_another_case(words: str, today: bool) -> None:
    day = date(2026, 1, 2)
    found = find_date(words, day)
    assert (found is not None and found.earliest == day) is today


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("différence entre la liste tunisienne et celle du Limousin ?", Intent.COMPARE),
        ("c'est quoi la diff entre la liste des tunisiens et la liste picarde", Intent.COMPARE),
        ("comparer la liste de l'Auvergne avec la liste franco-tunisienne", Intent.COMPARE),
        ("diff picardie lorraine", Intent.COMPARE),
        ("la liste tunisienne à Clermont-Ferrand", Intent.REGION_LIST),
    ],
)
def test_lists_are_compared_where_their_difference_is_asked(question: str, intent: Intent) -> None:
    [read] = understand(question, Memory(), date(2026, 1, 2))
    assert read.intent is intent


@pytest.mark.parametrize(
    "sentence",
    [
        "Quels métiers un Tunisien peut-il exercer et pas un Turc ?",
        "quels métiers les Tunisiens ont que les autres étrangers n'ont pas ?",
        "les métiers interdits aux autres nationalités mais pas aux Tunisiens",
        "les métiers que les Tunisiens ont et que personne d'autre n'a",
        "quels métiers sont réservés aux Tunisiens ?",
    ],
)
def test_what_tunisians_alone_may_do_is_their_list_without_the_common_one(sentence: str) -> None:
    understood = understand(sentence, Memory(), None)[0]
    assert understood.intent is Intent.COMPARE
    assert part_asked(sentence, understood.two_lists[0]) is Part.SECOND


@pytest.mark.parametrize(
    ("turns", "pair"),
    [
        (["métiers en Picardie ?", "et en Corse ?", "lesquels dans les deux ?"], "Picardie/Corse"),
        (["métiers en Picardie ?", "lesquels sont aussi en Corse ?"], "Picardie/Corse"),
        (["métiers en Picardie ?", "lesquels ne sont pas ouverts en Corse ?"], "Picardie/Corse"),
        (["métiers en Picardie ?", "il en manque par rapport à la Corse ?"], "Picardie/Corse"),
        (["en Picardie et en Corse, quels métiers dans les deux ?"], "Picardie/Corse"),
    ],
)
def test_the_list_in_hand_is_held_against_another(turns: list[str], pair: str) -> None:
    memory = Memory()
    for turn in turns:
        (understood,) = understand(turn, memory, None)
        memory = Memory.from_json(understood.to_memory().to_json())
    assert understood.intent is Intent.COMPARE
    assert ["/".join(sides) for sides in understood.two_lists] == [pair]


def test_a_verdict_is_asked_for_the_last_two_places() -> None:
    memory = Memory()
    for turn in ("géomètre malien à Rennes ?", "et à Lille ?", "il est ouvert dans les deux ?"):
        (understood,) = understand(turn, memory, None)
        memory = understood.to_memory()
    assert understood.intent is Intent.OPENING
    assert [place.split()[0] for place in understood.places] == ["Rennes", "Lille"]


@pytest.mark.parametrize(
    ("turn", "part"),
    [
        ("lesquels sont en Alsace mais pas ici ?", Part.SECOND),
        ("quels métiers en Alsace et pas là ?", Part.SECOND),
        ("lesquels ne sont pas en Alsace ?", Part.FIRST),
    ],
)
def test_what_the_list_in_hand_lacks_is_the_others_own(turn: str, part: Part) -> None:
    first = understand("métiers en Picardie ?", Memory(), None)[0]
    (pair,) = understand(turn, first.to_memory(), None)[0].two_lists
    assert pair == ("Picardie", "Alsace")
    assert part_asked(turn, pair) is part
