"""What is said of a contract told after a verdict."""

from __future__ import annotations

from turns import run_turns

from assistant.answer import Verdict
from assistant.search import TextSearch


def test_the_condition_on_the_contract_is_cited(text_search: TextSearch) -> None:
    done = run_turns(("géomètre à Vannes pour un Béninois ?", "il est en CDD"), text_search)[-1]
    assert done.verdict is Verdict.OPEN
    assert "durée déterminée de plus d'un an" in done.to_answer()["answer"]


def test_what_changes_nothing_is_heard(text_search: TextSearch) -> None:
    done = run_turns(
        ("couvreur à Vannes pour un Béninois ?", "il est là depuis 2011"), text_search
    )[-1]
    assert done.verdict is Verdict.NOT_OPEN
    assert "cela ne change pas" in done.to_answer()["answer"]
