"""Reading a text whole: its table of contents, the search in its words, its doubts."""

from __future__ import annotations

import pytest

from assistant.browse.remarks import remarks_on
from assistant.browse.table import NotListed
from assistant.browse.texts import address, anchor, marked, passages_with, read_text
from assistant.rules.regimes import ARRETE
from corpus.library import load
from corpus.records import PassageKind
from corpus.regions import regions

PRO_A = "accord-pro-a-2021-01-22"


@pytest.mark.parametrize("source_id", load().sources)
def test_a_text_is_whole_and_its_contents_lead_into_it(source_id: str) -> None:
    text = read_text(source_id)
    places = [anchor(p.id) for p in text.passages]
    assert len(places) == len(set(places))
    assert [p.line_start for p in text.passages] == sorted(p.line_start for p in text.passages)
    order = [places.index(heading.anchor) for heading in text.contents]
    assert order == sorted(order)
    headings = [p for p in text.passages if p.kind is PassageKind.HEADING and len(p.path) < 3]
    assert {anchor(p.id) for p in headings} <= {h.anchor for h in text.contents}


def test_the_contents_name_articles_regions_and_sectors() -> None:
    names = [heading.title for heading in read_text(PRO_A).contents]
    assert "Article 4 – Durée de la PRO-A" in names
    assert [n for n in names if n in {r.secteur for r in load().pro_a}] == list(
        dict.fromkeys(r.secteur for r in load().pro_a)
    )
    listed = {heading.title for heading in read_text(ARRETE).contents}
    assert {region.name for region in regions().values()} <= listed


@pytest.mark.parametrize("source_id", load().sources)
def test_no_two_lines_of_the_contents_read_alike(source_id: str) -> None:
    lines = [(h.level, h.title) for h in read_text(source_id).contents]
    assert len(lines) == len(set(lines))


def test_a_search_finds_every_word_whatever_its_accents() -> None:
    found = passages_with("DUREE minimale")
    assert [p.id for p in found if p.id == f"{PRO_A}#art-4-al-1"]
    assert all("minimale" in p.text for p in found)
    assert {p.source_id for p in passages_with("métiers", ARRETE)} == {ARRETE}
    assert passages_with("   ") == ()


def test_a_search_gives_each_cqpm_entry_once() -> None:
    numbers = [p for p in passages_with("0171") if p.source_id.startswith("cqpm")]
    assert len(numbers) == 1


def test_words_are_marked_where_they_stand_in_the_text_itself() -> None:
    pieces = marked("L'œuvre des Échanges", "OEUVRE echange")
    assert pieces == [
        ("L'", False),
        ("œuvre", True),
        (" des ", False),
        ("Échange", True),
        ("s", False),
    ]
    for passage in list(load().passages.values())[::50]:
        assert "".join(text for text, _ in marked(passage.text, "le de")) == passage.text


def test_a_deep_link_names_the_text_and_the_place() -> None:
    assert address(f"{PRO_A}#art-4-al-1") == f"/textes/{PRO_A}#art-4-al-1"


def test_an_unknown_text_is_said() -> None:
    with pytest.raises(NotListed, match="« rien »"):
        read_text("rien")


def test_every_doubt_is_told_on_its_passages() -> None:
    for anomaly in load().anomalies:
        for passage_id in anomaly.passage_ids:
            assert anomaly.sentence in remarks_on(passage_id)
