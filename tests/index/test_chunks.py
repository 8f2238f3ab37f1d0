from __future__ import annotations

from corpus import library
from corpus.records import Passage, PassageKind, Segment
from index.build import corpus_chunks
from index.chunks import MAX_CHARS, make_chunks

ARTICLE = ("Titre", "Article 1")


def passage(
    number: int,
    text: str,
    kind: PassageKind = PassageKind.PARAGRAPH,
    path: tuple[str, ...] = ARTICLE,
) -> Passage:
    return Passage(
        id=f"texte#{number}",
        source_id="texte",
        kind=kind,
        text=text,
        path=path,
        locator="",
        line_start=number,
        line_end=number,
        segments=(Segment(number, number, text),),
    )


def ids(*passages: Passage) -> list[tuple[str, ...]]:
    return [chunk.passage_ids for chunk in make_chunks(passages, {"texte": "accord"})]


def test_long_paragraphs_stand_alone() -> None:
    assert ids(passage(1, "a" * 300), passage(2, "b" * 300)) == [("texte#1",), ("texte#2",)]


def test_items_follow_the_sentence_that_announces_them() -> None:
    first = passage(1, "Sont ouverts :" + "." * 200)
    items = [passage(n, "x" * 100, PassageKind.ITEM) for n in (2, 3)]
    assert ids(first, *items) == [("texte#1", "texte#2", "texte#3")]


def test_rows_go_together_until_the_chunk_is_full() -> None:
    rows = [passage(n, "x" * 300, PassageKind.ROW) for n in range(4)]
    assert [len(group) for group in ids(*rows)] == [MAX_CHARS // 300, 4 - MAX_CHARS // 300]


def test_a_chunk_never_crosses_headings() -> None:
    other = passage(2, "court", path=("Titre", "Article 2"))
    assert ids(passage(1, "court"), other) == [("texte#1",), ("texte#2",)]


def test_headings_and_source_are_indexed_with_the_text() -> None:
    (chunk,) = make_chunks([passage(1, "Un an.")], {"texte": "accord"})
    assert chunk.indexed == "accord – Titre – Article 1\nUn an."
    assert chunk.text == "Un an."


def test_every_passage_of_the_corpus_is_indexed_once() -> None:
    corpus = library.load()
    chunks = [chunk for chunk in corpus_chunks(corpus) if not chunk.asked]
    indexed = [p for chunk in chunks for p in chunk.passage_ids]
    headings = {p.id for p in corpus.passages.values() if p.kind is PassageKind.HEADING}
    assert len(indexed) == len(set(indexed))
    assert set(indexed) == set(corpus.passages) - headings - corpus.repeated_passages()
    regions = {row.passage_id: row.region for row in corpus.metiers}
    for chunk in corpus_chunks(corpus):
        assert len({regions.get(p, "") for p in chunk.passage_ids}) == 1


def test_each_kept_question_is_a_chunk_of_its_passage() -> None:
    corpus = library.load()
    asked = [c for c in corpus_chunks(corpus) if c.asked and not c.gap]
    assert {(c.passage_ids[0], c.text) for c in asked} == {
        (place, question) for place, found in corpus.questions.items() for question in found
    }
    assert all(c.indexed == c.text for c in asked)
