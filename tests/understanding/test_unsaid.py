"""What a pronoun alone is about is asked for; nothing is guessed."""

import pytest

from assistant.memory import Memory
from assistant.understanding.reader import understand
from assistant.understanding.unsaid import CASE, CERTIFICATION


def doubt(message: str, memory: Memory | None = None) -> str:
    found = understand(message, memory or Memory(), None)[0].doubt
    return found.field if found else ""


@pytest.mark.parametrize(
    "message",
    [
        "elle est encore active, celle-là ?",
        "il est dans quel domaine ?",
        "quel est son forfait ?",
        "celui-ci est industriel ?",
        "c'est supprimé depuis quand ?",
        "c'est quoi son code RNCP ?",
        "est-ce toujours valable ?",
    ],
)
def test_a_certification_is_asked_for(message: str) -> None:
    assert doubt(message) == CERTIFICATION


@pytest.mark.parametrize(
    "message",
    [
        "il peut demander un titre de séjour ?",
        "est-ce que ma cliente peut travailler ?",
        "est ce que je peux recruter ce jeune ?",
        "ma cliente a-t-elle le droit de travailler ?",
        "est-ce possible de l'embaucher ?",
        "elle pourrait obtenir une autorisation de travail ?",
    ],
)
def test_a_case_is_asked_for(message: str) -> None:
    assert doubt(message) == CASE


@pytest.mark.parametrize(
    "message",
    [
        "quelles qualifications sont actives ?",
        "le CQPM soudeur est-il actif ?",
        "c'est quoi un domaine ?",
        "comment demande-t-elle une autorisation de travail ?",
        "il peut travailler s'il est algérien ?",
        "combien de qualifications en veille ?",
    ],
)
def test_what_is_said_is_not_asked(message: str) -> None:
    assert doubt(message) not in (CERTIFICATION, CASE)


def test_a_thread_tells_what_it_is_about() -> None:
    memory = understand("CQPM 0134", Memory(), None)[0].to_memory()
    assert doubt("il est toujours actif ?", memory) == ""
