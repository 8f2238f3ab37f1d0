"""The baselines, the careless model and the assistant with a part switched off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.answer import Status, Verdict
from assistant.parts import Parts
from assistant.service import Assistant
from assistant.settings import Settings
from eval.contenders.ablations import with_parts
from eval.contenders.bm25 import bm25
from eval.contenders.careless_model import CarelessChatModel, spoilt
from eval.contenders.extractive import best, sentences_of
from eval.contenders.langchain_rag import LangChainRag
from eval.contenders.names import CONTENDERS
from eval.gold import load_gold
from eval.metrics import check
from eval.systems import Conversation
from eval.text import source_lines, stands_in_source

OPEN = "Le métier de géomètre est-il ouvert en Bretagne ?"
LENGTH = "Quelle est la durée minimale de la Pro-A ?"
BOTH = "Géomètre à Rennes ?", "et à Lille ?"


def ask(system: Callable[[Conversation], dict[str, Any]], *turns: str) -> dict[str, Any]:
    return system(Conversation("essai", turns))


PRO_A = "accord-pro-a-2021-01-22"


def small_rag(settings: Settings) -> Callable[[Conversation], dict[str, Any]]:
    """The tutorial's pipeline over one text, to spare the vectors of the others."""
    rag = LangChainRag(settings, [PRO_A])
    return lambda asked: rag.answer(asked.turns[-1])


@pytest.fixture(scope="module", params=[bm25, small_rag], ids=["bm25", "rag"])
def baseline(request: pytest.FixtureRequest, settings: Settings) -> Any:
    return request.param(settings)


def test_a_baseline_quotes_and_cites_word_for_word(baseline: Any) -> None:
    answer = ask(baseline, LENGTH)
    assert (answer["status"], answer["verdict"]) == ("answered", None)
    assert 1 <= len(answer["citations"]) <= 3
    for citation in answer["citations"]:
        assert stands_in_source(citation["source_id"], citation["quote"])
        assert f"« {citation['quote']} » [{citation['n']}]" in answer["answer"]
    assert 1 <= len(answer["evidence"]["ranked"]) <= 10


def test_a_baseline_is_scored_as_any_system(baseline: Any) -> None:
    case = next(c for c in load_gold() if c.kind == "pro-a-textes" and len(c.turns) == 1)
    found = check(case, ask(baseline, *case.turns))
    assert found.counts["quote_validity"].part == found.counts["quote_validity"].whole
    assert found.counts["R@10"].whole == 1


def test_a_baseline_reads_the_last_message_alone(baseline: Any) -> None:
    alone, last = ask(baseline, BOTH[1]), ask(baseline, *BOTH)
    assert alone["answer"] == last["answer"]


def test_sentences_of_a_piece_know_their_passage() -> None:
    text = "\n".join(source_lines("arrete-2008-01-18")[167:170])
    found = sentences_of("arrete-2008-01-18", 168, text)
    row = next(s for s in found if s.text.startswith("61222"))
    assert "Bretagne" in row.passage.locator


def test_the_best_sentences_come_first() -> None:
    found = sentences_of(
        "arrete-2008-01-18", 157, "\n".join(source_lines("arrete-2008-01-18")[156:162])
    )
    assert best(found, [0, 3, 1, 3, 2, 0]) == [found[1], found[3], found[4]]


def test_a_draft_is_always_spoilt_in_the_same_way() -> None:
    drafts = [f"Géomètre (code ROME 6122{n}) est un métier ouvert [e1]." for n in range(60)]
    assert [spoilt(d) for d in drafts] == [spoilt(d) for d in drafts]
    share = sum(spoilt(d) != d for d in drafts) / len(drafts)
    assert 0.3 < share < 0.7


def _kept(assistant: Assistant, question: str) -> str:
    """The answer within a thread, which is what a drafter words."""
    try:
        return assistant.answer(question, "essai-controle").markdown
    finally:
        assistant.forget("essai-controle")


def test_the_gate_stops_what_the_careless_model_spoils(settings: Settings) -> None:
    def assistant(parts: Parts) -> Assistant:
        return Assistant(settings, parts, CarelessChatModel())

    cases = [c for c in load_gold() if c.kind == "metier-region" and c.split == "development"][:12]
    questions = [case.turns[0] for case in cases]
    right, gated, open_ = (
        [_kept(asked, question) for question in questions]
        for asked in (Assistant(settings), assistant(Parts()), assistant(Parts(gate=False)))
    )
    assert gated == right
    assert open_ != right


def test_without_rules_the_texts_are_searched(settings: Settings) -> None:
    answer = Assistant(settings, Parts(rules=False)).answer(OPEN)
    assert answer.verdict is None
    assert [step.tool for step in answer.steps] == ["chercher_textes"]
    assert Assistant(settings).answer(OPEN).verdict is Verdict.OPEN


def test_without_the_dossier_each_message_stands_alone(settings: Settings) -> None:
    def last(parts: Parts) -> Any:
        assistant = Assistant(settings, parts)
        try:
            return [assistant.answer(turn, f"essai-{parts.dossier}") for turn in BOTH][-1]
        finally:
            assistant.forget(f"essai-{parts.dossier}")

    assert last(Parts()).dossier.metier == "Géomètre"
    assert last(Parts(dossier=False)).dossier.metier == ""


def test_one_side_of_the_search_ranks_alone(settings: Settings) -> None:
    ranked = {
        share: [
            hit["passage_ids"][0]
            for hit in ask(with_parts(Parts(dense_share=share), settings), LENGTH)["evidence"][
                "ranked"
            ]
        ]
        for share in (0.0, 1.0)
    }
    assert ranked[0.0] != ranked[1.0]
    assert Assistant(settings, Parts(dense_share=0.0)).answer(LENGTH).status is Status.ANSWERED


def test_every_part_has_its_line() -> None:
    assert {"alinea", "sans-regles", "mots-seuls", "sens-seul", "sans-dossier"} <= set(CONTENDERS)
    assert {"negligent", "negligent-sans-controle", "rag-langchain", "bm25"} <= set(CONTENDERS)
