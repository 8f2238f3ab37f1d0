from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.answer import Answer, Status
from assistant.feedback import FILE, Feedback, FeedbackProblem, Opinion, opinion_on
from assistant.history import Turn, now
from assistant.service import Assistant
from eval.from_feedback import main
from eval.gold import faults, load_gold

GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"


@pytest.fixture(scope="module")
def answered(assistant: Assistant) -> Turn:
    return Turn(1, now(), GEOMETRE, assistant.answer(GEOMETRE), "t")


def given(turn: Turn, name: str = "c", **opinion: Any) -> Opinion:
    return opinion_on(name, [turn], **opinion)


def drafts(home: Path, out: Path) -> int:
    return main(["--home", str(home), "--out", str(out), "--by", "prefecture"])


def test_a_bad_opinion_without_a_reason_is_refused_in_words(answered: Turn) -> None:
    with pytest.raises(FeedbackProblem, match="Verdict faux"):
        given(answered, good=False)
    with pytest.raises(FeedbackProblem, match="trop long"):
        given(answered, good=True, comment="a" * 2000)


def test_the_last_opinion_on_an_answer_is_the_one_that_counts(
    answered: Turn, tmp_path: Path
) -> None:
    kept = Feedback(tmp_path)
    kept.add(given(answered, good=False, reason="pas_clair"))
    kept.add(given(answered, "autre", good=True))
    kept.add(given(answered, good=True))
    assert {o.id: o.good for o in kept.latest()[0]} == {"autre/1": True, "c/1": True}


def test_opinions_become_gold_questions_that_hold(answered: Turn, tmp_path: Path) -> None:
    kept = Feedback(tmp_path)
    kept.add(given(answered, "a", good=True))
    kept.add(given(answered, "b", good=False, reason="verdict_faux", comment="fermé depuis"))
    kept.add(given(answered, "c", good=False, reason="citation"))
    out = tmp_path / "brouillons.yaml"
    assert drafts(tmp_path, out) == 0
    good, verdict, citation = load_gold(out)
    assert good.turns == (GEOMETRE,)
    assert (good.expect.statuses, good.expect.verdicts) == (("answered",), ("open",))
    assert good.expect.cites[0][0].quote == "61222 Géomètre"
    assert verdict.expect.verdicts is None
    assert "fermé depuis" in verdict.why
    assert citation.expect.cites == ()
    assert [fault for case in (good, verdict, citation) for fault in faults(case)] == []


def test_what_cannot_be_a_gold_question_is_named_with_its_reason(
    answered: Turn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Feedback(tmp_path)
    failed = replace(answered, question="En panne ?", answer=Answer(Status.ERROR, None, "non"))
    by_hand = replace(answered, question="À la main ?", after={"region": "Corse"})
    kept.add(given(failed, "a", good=True))
    kept.add(given(by_hand, "b", good=True))
    kept.add(given(answered, "c", good=True))
    with (tmp_path / FILE).open("a") as file:
        file.write("{pas du json\n")
    assert drafts(tmp_path, tmp_path / "b.yaml") == 1
    told = capsys.readouterr().err
    for words in ("« En panne ? »", "« À la main ? »", "ligne 4", "3 avis lus, 1 brouillons."):
        assert words in told
    assert len(yaml.safe_load((tmp_path / "b.yaml").read_text())) == 1


def test_no_opinion_gives_no_file(tmp_path: Path) -> None:
    assert drafts(tmp_path, tmp_path / "b.yaml") == 0
    assert not (tmp_path / "b.yaml").exists()
