from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.retriever import Retriever


def test_importing_the_search_loads_neither_torch_nor_chromadb() -> None:
    code = "import index.retriever, sys; print(*{'torch', 'chromadb'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quelle est la durée minimale d'une Pro-A ?", "accord-pro-a-2021-01-22#art-4-al-1"),
        ("duree minimum de la reconversion en alternance", "accord-pro-a-2021-01-22#art-4"),
        ("taxe à payer par l'employeur pour un recrutement étranger", "circulaire-2008-01-07#al-"),
        ("quand l'accord franco-tunisien entre-t-il en vigueur", "circulaire-2009-07-31#"),
    ],
)
def test_the_right_passage_is_among_the_first(
    retriever: Retriever, question: str, expected: str
) -> None:
    hits = retriever.search(question, k=3).hits
    assert any(p.startswith(expected) for hit in hits for p in hit.passage_ids), hits


def test_hits_are_ranked_and_name_a_passage_of_theirs(retriever: Retriever) -> None:
    hits = retriever.search("Qui finance les frais pédagogiques ?", k=10).hits
    assert len(hits) == 10
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert all(h.best_passage_id in h.passage_ids for h in hits)


def test_a_search_can_be_kept_to_one_text(retriever: Retriever) -> None:
    only = {"cqpm-2010-03-10"}
    hits = retriever.search("durée de la formation en alternance", 10, only).hits
    assert len(hits) == 10
    assert {h.best_passage_id.split("#")[0] for h in hits} == only


def test_confidence_tells_what_the_corpus_holds(retriever: Retriever) -> None:
    inside = retriever.search("Quelle est la durée minimale d'une Pro-A ?").confidence
    outside = retriever.search("Comment réussir une tarte aux pommes ?").confidence
    assert 0 <= outside < 0.5 < inside <= 1


def test_a_passage_found_by_its_text_and_its_questions_is_one_hit(retriever: Retriever) -> None:
    hits = retriever.search("Quelle est la durée minimale d'une Pro-A ?", k=10).hits
    found = [hit.best_passage_id for hit in hits]
    assert found[0] == "accord-pro-a-2021-01-22#art-4-al-1"
    assert len(found) == len(set(found)) == 10


def test_a_question_of_neighbouring_law_is_not_answered(retriever: Retriever) -> None:
    held = retriever.search("Combien d'heures de formation au moins dans une Pro-A ?").confidence
    absent = retriever.search("Quel est le préavis de démission d'un intérimaire ?").confidence
    assert absent < 0.5 < held


def test_an_empty_question_finds_nothing(retriever: Retriever) -> None:
    assert retriever.search("   ").hits == ()
    assert retriever.search("   ").confidence == 0.0


def test_threads_get_what_a_single_one_gets(retriever: Retriever) -> None:
    questions = ["durée de la Pro-A", "taxe employeur", "métiers ouverts en Bretagne", "soudeur"]
    alone = [retriever.search(q, 5) for q in questions]
    with ThreadPoolExecutor(8) as workers:
        together = list(workers.map(lambda q: retriever.search(q, 5), questions * 6))
    assert together == alone * 6
