from __future__ import annotations

from assistant.extracts import extract
from assistant.wording.passages import WITHHELD, quoted
from corpus.library import load

CONTACTS = "circulaire-2009-07-31#5-al-2"
LONG = "circulaire-2008-01-07#al-7"


def _told(passage_id: str, question: str) -> str:
    found = extract(question, load().passages[passage_id], None)
    return "\n".join(s.text for s in quoted([found]).statements)


def test_withheld_addresses_are_said_and_leave_no_stray_marks() -> None:
    told = _told(CONTACTS, "quel bureau contacter ?")
    assert WITHHELD in told
    assert "« ou le bureau de l'immigration familiale »" in told
    assert "@" not in told


def test_nothing_is_said_withheld_where_nothing_is() -> None:
    assert WITHHELD not in _told(LONG, "quel contrat ?")


def test_a_paragraph_of_three_sentences_is_quoted_whole() -> None:
    told = _told(LONG, "quels justificatifs faut-il produire ?")
    assert "d'une durée supérieure à un an" in told
    assert "sous peine d'irrecevabilité" in told


def test_a_list_goes_with_the_lead_that_announces_it_and_no_other() -> None:
    passages = load().passages
    lead = extract("les deux conditions ?", passages["circulaire-2008-01-07#al-4"], None)
    assert [item.passage.id.partition("#")[2] for item in lead.items] == ["al-5", "al-7"]
    between = extract("saisir le consulat", passages["circulaire-2008-01-07#al-6"], None)
    assert not between.items


def test_a_table_goes_with_the_paragraph_that_introduces_it() -> None:
    lead = load().passages["accord-pro-a-2021-01-22#art-3-2-al-8"]
    told = extract("quels métiers à enjeux ?", lead, None)
    assert [item.quote for item in told.items][1] == "Commerce Le cuisinier Le serveur"
    assert len(told.items) == 5
