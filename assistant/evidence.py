"""What a turn may cite: verbatim extracts of passages, each under a token such as ``[e3]``."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

from corpus.expressions import expression
from corpus.library import Corpus

TOKEN = expression(r"\[(e\d+)\]")


@dataclass(frozen=True, slots=True)
class Support:
    """What a rule rests on: a passage, and the extract of it that says so ("" for the whole)."""

    passage_id: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A support that was given a token for this turn; ``quote`` stands verbatim in the source."""

    token: str
    source_id: str
    passage_id: str
    locator: str
    quote: str


class EvidenceDesk:
    """Gives tokens to the supports of one turn; the same support always gets the same token."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._by_support: dict[Support, Evidence] = {}
        self._lock = Lock()

    def register(self, support: Support) -> Evidence:
        """The evidence of a support.

        Raises KeyError for a passage that does not exist and ValueError for a quote that does not
        stand in it: both are faults of a rule, never of a user.
        """
        with self._lock:
            if support not in self._by_support:
                self._by_support[support] = self._evidence(support)
            return self._by_support[support]

    def _evidence(self, support: Support) -> Evidence:
        passage = self._corpus.passages[support.passage_id]
        quote = support.quote or passage.quote
        if not any(quote in segment.text for segment in passage.segments):
            raise ValueError(f"{quote!r} ne figure pas dans {support.passage_id}")
        return Evidence(
            token=f"e{len(self._by_support) + 1}",
            source_id=passage.source_id,
            passage_id=passage.id,
            locator=passage.locator,
            quote=quote,
        )
