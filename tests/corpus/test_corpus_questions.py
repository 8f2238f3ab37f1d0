from __future__ import annotations

from collections import Counter

from assistant.quotable import TITLE
from corpus import library
from corpus.records import PassageKind


def test_each_question_stands_under_a_passage_that_states_something() -> None:
    """A heading does where it is long enough to be quoted by itself."""
    corpus = library.installed()
    stating = {PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.FOOTNOTE}
    others = [p for place in corpus.questions if (p := corpus.passages[place]).kind not in stating]
    assert {p.kind for p in others} <= {PassageKind.HEADING}
    assert all(len(p.text) >= TITLE for p in others)


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


def test_gaps_stand_beside_a_passage_and_complete_the_sentence_that_tells_them() -> None:
    corpus = library.installed()
    for gap in corpus.gaps:
        assert gap.passage_id in corpus.passages
        assert gap.told[:1].islower() or gap.told.startswith("l'")
        assert not gap.told.endswith((".", "?"))
        assert len(gap.questions) >= 5


def test_no_question_is_both_answered_and_a_gap_nor_stands_under_two_gaps() -> None:
    corpus = library.installed()
    answered = {q.lower() for questions in corpus.questions.values() for q in questions}
    missing = Counter(q.lower() for gap in corpus.gaps for q in gap.questions)
    assert answered & missing.keys() == set()
    assert [question for question, times in missing.items() if times > 1] == []
