"""What a tool gives to another assistant: the object of `alinea ask --json`, and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import copy_context
from dataclasses import asdict
from typing import Any

from assistant.answer import Answer
from assistant.calls import Call
from assistant.composition import around_draft, draft, numbered, validity_notices
from assistant.evidence import EvidenceDesk
from assistant.installation import Installation
from assistant.results import ToolResult
from assistant.runs import ToolRun, direct_run
from assistant.search import TextSearch
from assistant.settings import OFFLINE_MODEL
from assistant.turn import Turn
from corpus.library import load, use


class ToolBox:
    """Runs one tool at a time over the texts of an installation; the search opens when called."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._search = TextSearch(lambda: installation.retriever(load()))

    def call(self, name: str, arguments: Mapping[str, str]) -> dict[str, Any]:
        """Status, verdict, cited text and citations; a bad argument is told in the text."""
        return copy_context().run(self._call, name, arguments)

    def _call(self, name: str, arguments: Mapping[str, str]) -> dict[str, Any]:
        use(self._installation.corpus)
        turn = Turn(desk=EvidenceDesk(load()), search=self._search)
        runs = direct_run([Call(name, dict(arguments))], turn)
        results = [r.result for r in runs if isinstance(r, ToolRun) and r.result]
        return _answered(results[0])


def _answered(result: ToolResult) -> dict[str, Any]:
    evidence = {e.token: e for e in result.evidence}
    written = around_draft(draft([result]), [result])
    text, citations = numbered(written, evidence)
    notices = validity_notices([result], citations)
    markdown = "\n\n".join(part for part in (text, notices) if part)
    answer = Answer(result.status, result.verdict, markdown, citations, model=OFFLINE_MODEL)
    shown = answer.to_json()
    kept = {name: shown[name] for name in ("status", "verdict", "answer")}
    titles = load().sources
    return kept | {
        "citations": [asdict(c) | {"source": titles[c.source_id].short_title} for c in citations]
    }
