"""What a question asks of a row that its list does not give: the jury, the level, the reason."""

from __future__ import annotations

from assistant.understanding.intent import without_certifications
from assistant.understanding.text import match_key
from corpus.library import load
from corpus.questions import Gap


def missing_of_row(sentence: str, source_id: str) -> Gap | None:
    """The detail asked for that the rows of this list lack (``mots`` of ``lacunes.yaml``)."""
    asked = f" {match_key(without_certifications(sentence))} "
    of_list = (g for g in load().gaps if g.passage_id.partition("#")[0] == source_id)
    return next((g for g in of_list if any(f" {match_key(w)} " in asked for w in g.words)), None)
