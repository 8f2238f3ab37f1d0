from __future__ import annotations

from collections import Counter

from corpus import library
from corpus.records import PassageKind


def test_each_question_stands_under_a_passage_that_states_something() -> None:
    corpus = library.installed()
    stating = {PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.FOOTNOTE}
    kinds = {place: corpus.passages[place].kind for place in corpus.questions}
    assert set(kinds.values()) <= stating


def test_no_question_stands_under_two_passages() -> None:
    asked = Counter(q for questions in library.installed().questions.values() for q in questions)
    assert [question for question, times in asked.items() if times > 1] == []


def test_every_numbered_paragraph_of_law_has_its_questions() -> None:
    """A section without any would be found worse than its neighbours."""
    corpus = library.installed()
    sections = {place.rpartition("-al-")[0] for place in corpus.questions}
    missing = {
        p.id
        for p in corpus.passages.values()
        if p.kind is PassageKind.PARAGRAPH
        and "#art-" in p.id
        and p.id.rpartition("-al-")[0] not in sections
    }
    assert missing == set()
