"""Follow-ups on the texts keep to the passage and the section that answered."""

from __future__ import annotations

import pytest

from assistant.service import Assistant


def last_cited(assistant: Assistant, turns: tuple[str, ...], thread: str) -> str:
    for turn in turns:
        answer = assistant.answer(turn, thread)
    return answer.citations[0].passage_id.partition("#")[2]


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("Qui prend en charge la Pro-A ?", "et combien ?"), "art-6-al-2"),
        (("Titre saisonnier d'un Tunisien ?", "contrat d'accueil à signer ?"), "3-4-al-1"),
        (
            ("La carte compétences et talents est-elle renouvelable ?", "et pour ceux en France ?"),
            "3-2-al-2",
        ),
        (("Quel forfait pour la Pro-A ?", "17 euros, c'est exact ?"), "art-6-al-2"),
        (("Un maçon tunisien à Nice", "la redevance est due ?", "combien ?"), "al-8"),
    ],
)
def test_a_follow_up_is_answered_where_the_thread_is(
    assistant: Assistant, turns: tuple[str, ...], passage: str
) -> None:
    assert last_cited(assistant, turns, f"fil-{passage}-{len(turns)}-{turns[0][:4]}") == passage
