"""An alinéa, a tiret or a visa is read alone; one that does not exist is said not to."""

from __future__ import annotations

import uuid

import pytest

from assistant.lookups import lire_article
from assistant.results import Role
from assistant.service import Assistant

PRO_A, C2008, C2009, ARRETE, CQPM = (
    "accord-pro-a-2021-01-22",
    "circulaire-2008-01-07",
    "circulaire-2009-07-31",
    "arrete-2008-01-18",
    "cqpm-2010-03-10",
)


@pytest.mark.parametrize(
    ("address", "text", "places"),
    [
        ("article 5, alinéa 4", PRO_A, ("art-5-al-4",)),
        ("article 6, alinéa 2, tiret 1", PRO_A, ("art-6-al-2-tiret-1",)),
        ("article 11, dernier alinéa", PRO_A, ("art-11-al-2",)),
        ("alinéa 9", C2008, ("al-9",)),
        ("point 2, alinéa 1", C2009, ("2-al-1",)),
        ("point 2.3, dernier alinéa", C2009, ("2-3-al-2", "2-3-al-2-tiret-1", "2-3-al-2-tiret-2")),
        ("préambule, alinéa 5", PRO_A, ("preambule-al-5",)),
        ("visa 4", ARRETE, ("visa-4",)),
    ],
)
def test_a_part_is_read_alone(address: str, text: str, places: tuple[str, ...]) -> None:
    told = [s for s in lire_article(address, text).statements if s.role is Role.LIST]
    assert [s.supports[0].passage_id for s in told] == [f"{text}#{place}" for place in places]


@pytest.mark.parametrize(
    ("address", "text", "says"),
    [
        ("article 2, alinéa 7", PRO_A, "n'a pas d'alinéa 7 ; ses alinéas vont de 1 à 3"),
        ("alinéa 30", C2008, "n'a pas d'alinéa 30 ; ses alinéas vont de 1 à 12"),
        ("visa 6", ARRETE, "n'a pas de visa 6 ; ses visas vont de 1 à 4"),
    ],
)
def test_a_missing_part_is_said_to_be_missing(address: str, text: str, says: str) -> None:
    (statement,) = lire_article(address, text).statements
    assert says in statement.text
    assert statement.supports


def test_a_note_is_looked_for_where_there_is_one() -> None:
    first = lire_article("note 31").statements[0]
    assert first.supports[0].passage_id.startswith(f"{CQPM}#note-31-")


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        (("Que dit l'article 10 de l'accord Pro-A ?", "et le suivant ?"), f"{PRO_A}#art-11"),
        (("Que dit l'article 6 de l'accord ?", "le 3e alinéa seulement"), f"{PRO_A}#art-6-al-3"),
        (("alinéa 2 de la circulaire de 2008", "et celui d'après ?"), f"{C2008}#al-3"),
        (("Que dit l'article 1 de l'arrêté ?", "et de l'accord ?"), f"{PRO_A}#art-1"),
        (("à quoi renvoie la note 5 des CQPM supprimés ?",), f"{CQPM}#note-5-tri-numero"),
    ],
)
def test_a_thread_goes_from_part_to_part(
    assistant: Assistant, turns: tuple[str, ...], first: str
) -> None:
    thread = f"alinea-{uuid.uuid4().hex}"
    answers = [assistant.answer(turn, thread) for turn in turns]
    assistant.forget(thread)
    assert answers[-1].citations[0].passage_id == first
