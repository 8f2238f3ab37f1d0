"""Follow-ups on the texts keep to the passage and the section that answered."""

from __future__ import annotations

import pytest

from assistant.answer import Status
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
        (("Comment la Pro-A est-elle financée ?", "combien par heure ?"), "art-6-al-2"),
        (("Publics prioritaires de la Pro-A ?", "l'ASS compte aussi ?"), "art-4-al-1-tiret-3"),
        (("Un maçon tunisien à Nice", "la redevance est due ?", "combien ?"), "al-8"),
    ],
)
def test_a_follow_up_is_answered_where_the_thread_is(
    assistant: Assistant, turns: tuple[str, ...], passage: str
) -> None:
    assert last_cited(assistant, turns, f"fil-{passage}-{len(turns)}-{turns[0][:4]}") == passage


def test_a_follow_up_that_asks_for_what_no_text_gives_is_told_so(assistant: Assistant) -> None:
    for turn in ("Le préfet doit-il être bienveillant ?", "et quel recours après un refus ?"):
        answer = assistant.answer(turn, "fil-recours")
    assert answer.status is Status.NOT_COVERED


def test_whether_the_text_in_hand_still_holds_is_told_first(assistant: Assistant) -> None:
    for turn in ("Qui a signé l'accord Pro-A ?", "il est toujours en vigueur ?"):
        answer = assistant.answer(turn, "fil-vigueur")
    assert answer.markdown.startswith("**L'accord Pro-A du 22 janvier 2021 n'est plus la règle")
