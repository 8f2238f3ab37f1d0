"""The gate over the reference questions: right drafts pass, spoilt ones are stopped."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from paraphrases import PARAPHRASES
from turns import Done, run_turns

from assistant.evidence import EvidenceDesk
from assistant.search import TextSearch
from corpus.library import load
from eval.corruptions import CORRUPTIONS
from eval.gold import load_gold

STOPPED = 0.99  # share of all spoilt drafts
STOPPED_OF_EACH_KIND = 0.95
PASSED = 0.99  # share of right drafts, as a model may reword them


@pytest.fixture(scope="module")
def done(text_search: TextSearch) -> list[Done]:
    cases = load_gold()[::2]
    return [turn for case in cases for turn in run_turns(case.turns, text_search, case.on)]


def test_every_kind_of_result_is_among_the_questions(done: list[Done]) -> None:
    kinds = {result.kind for turn in done for result in turn.results}
    assert kinds >= {
        *("opening", "passages", "pro_a", "cqpm", "not_covered", "regime", "list", "source"),
        *("clarification", "article", "comparison", "regions", "code", "unknown_code"),
    }


def test_every_support_registers(done: list[Done]) -> None:
    for turn in done:
        for result in turn.results:
            for statement in result.statements:
                desk = EvidenceDesk(load())
                assert len(statement.tokens) <= len(statement.supports)
                for support in statement.supports:
                    assert desk.register(support).quote


def test_the_offline_wording_never_fails_its_own_gate(done: list[Done]) -> None:
    faults = [(turn.question, fault) for turn in done for fault in turn.faults(turn.draft)]
    assert faults == []
    assert sum(bool(turn.draft) for turn in done) > 100


def test_spoilt_drafts_are_stopped(done: list[Done]) -> None:
    rng, tried, stopped = Random(2008), Counter[str](), Counter[str]()
    for turn in done:
        for corruption in CORRUPTIONS:
            spoilt = corruption(turn.draft, rng)
            if spoilt is None or spoilt == turn.draft:
                continue
            tried[corruption.__name__] += 1
            stopped[corruption.__name__] += bool(turn.faults(spoilt))
    print(f"spoilt drafts: {stopped.total()} of {tried.total()} stopped")
    shares = {kind: round(stopped[kind] / count, 3) for kind, count in tried.items()}
    assert set(shares) == {corruption.__name__ for corruption in CORRUPTIONS}
    assert min(tried.values()) >= 20
    assert min(shares.values()) >= STOPPED_OF_EACH_KIND, shares
    assert stopped.total() / tried.total() >= STOPPED, shares


def test_right_drafts_pass_however_they_are_put(done: list[Done]) -> None:
    rng, tried, passed = Random(2009), Counter[str](), Counter[str]()
    stopped = []
    for turn in done:
        for paraphrase in PARAPHRASES:
            right = paraphrase(turn.draft, rng)
            if not right or right == turn.draft:
                continue
            faults = turn.faults(right)
            tried[paraphrase.__name__] += 1
            passed[paraphrase.__name__] += not faults
            stopped += [(paraphrase.__name__, fault.told()) for fault in faults]
    print(f"right drafts: {passed.total()} of {tried.total()} pass")
    assert set(tried) == {paraphrase.__name__ for paraphrase in PARAPHRASES}
    assert passed.total() / tried.total() >= PASSED, stopped
