"""Of a list, the item that answers; the whole list where it is asked for."""

from __future__ import annotations

import pytest

from assistant.extracts import extract
from assistant.list_items import asked_alone
from corpus.library import load

CONTRACTS = "circulaire-2009-07-31#2-3-al-2"
PUBLICS = "accord-pro-a-2021-01-22#art-4-al-1"


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Embauche pour 7 mois, quel titre ?", ["tiret-2"]),
        ("CDD de deux ans, quelle carte ?", ["tiret-1"]),
        ("Contrat de douze mois tout juste ?", ["tiret-1"]),
        ("quelle carte après le diplôme ?", ["tiret-1", "tiret-2"]),
    ],
)
def test_items_that_a_limit_tells_apart_are_chosen_by_the_quantity(
    question: str, kept: list[str]
) -> None:
    found = extract(question, load().passages[CONTRACTS], None)
    assert [item.passage.id.rpartition("al-2-")[2] for item in found.items] == kept


def test_an_item_that_leads_by_far_goes_alone_with_its_lead() -> None:
    passages = load().passages
    item, lead, other = (passages[f"{PUBLICS}{end}"] for end in ("-tiret-3", "", "-tiret-1"))
    scores = {item.id: 1.0, lead.id: 0.7, other.id: 0.6}
    assert asked_alone("elle touche une allocation, prioritaire ?", item, scores)
    assert not asked_alone("quels sont les publics prioritaires ?", item, scores)
    assert not asked_alone("elle touche une allocation ?", item, {**scores, other.id: 0.95})
    found = extract("elle touche une allocation ?", item, None, alone=True)
    assert (found.passage, [i.passage for i in found.items]) == (lead, [item])


def test_paragraphs_that_a_heading_announces_are_its_items() -> None:
    found = extract(
        "que joint la circulaire ?",
        load().passages["circulaire-2009-07-31#pieces-jointes-al-2"],
        None,
    )
    assert len(found.items) == 4
