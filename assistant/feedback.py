"""What advisers think of answers, kept in ALINEA_HOME/avis.jsonl, one opinion a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.answer import Answer
from assistant.history import Turn, answer_json, now, read_answer

FILE = "avis.jsonl"
LONGEST = 1000  # characters of a comment
REASONS: Mapping[str, str] = {
    "verdict_faux": "Verdict faux",
    "citation": "Citation qui n'appuie pas",
    "incomplet": "Incomplet",
    "pas_clair": "Pas clair",
}


class FeedbackProblem(ValueError):
    """An opinion that cannot be kept; its text is a French sentence."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion on the answer to the last of ``questions``; ``reason`` is "" for a good one."""

    id: str  # conversation/turn: a later opinion on the same answer replaces this one
    at: str
    good: bool
    reason: str
    comment: str
    questions: tuple[str, ...]  # of the conversation, up to the answer
    by_hand: Mapping[str, str]  # what was set in the dossier for the last one
    answer: Answer

    def to_json(self) -> dict[str, Any]:
        """JSON-ready; ``evidence`` names the passages that the answer rests on."""
        return {
            "id": self.id,
            "at": self.at,
            "good": self.good,
            "reason": self.reason,
            "comment": self.comment,
            "questions": list(self.questions),
            "by_hand": dict(self.by_hand),
            "evidence": [c.passage_id for c in self.answer.citations],
            "answer": answer_json(self.answer),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Opinion:
        """The opinion that ``to_json`` wrote."""
        return cls(
            id=data["id"],
            at=data["at"],
            good=data["good"],
            reason=data["reason"],
            comment=data["comment"],
            questions=tuple(data["questions"]),
            by_hand=data["by_hand"],
            answer=read_answer(data["answer"]),
        )


def opinion_on(
    conversation: str, turns: Sequence[Turn], *, good: bool, reason: str = "", comment: str = ""
) -> Opinion:
    """An opinion on the last of these turns; raises FeedbackProblem."""
    if not good and reason not in REASONS:
        raise FeedbackProblem(f"Dites ce qui ne va pas : {', '.join(REASONS.values())}.")
    if len(comment) > LONGEST:
        raise FeedbackProblem(f"Le commentaire est trop long : {LONGEST} caractères au plus.")
    turn = turns[-1]
    return Opinion(
        id=f"{conversation}/{turn.n}",
        at=now().isoformat(),
        good=good,
        reason="" if good else reason,
        comment=comment.strip(),
        questions=tuple(t.question for t in turns),
        by_hand={**turn.before, **turn.after},
        answer=turn.answer,
    )


class Feedback:
    """Adds to the file and reads it."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._lock = Lock()

    def add(self, opinion: Opinion) -> None:
        """Keep an opinion."""
        line = json.dumps(opinion.to_json(), ensure_ascii=False)
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def latest(self) -> tuple[list[Opinion], list[str]]:
        """The last opinion on each answer, and a French sentence for each line not readable."""
        found: dict[str, Opinion] = {}
        faults: list[str] = []
        for number, line in self._lines():
            try:
                opinion = Opinion.from_json(json.loads(line))
            except (ValueError, KeyError, TypeError) as problem:
                faults.append(f"{self._path.name}, ligne {number} : illisible ({problem}).")
                continue
            found.pop(opinion.id, None)
            found[opinion.id] = opinion
        return list(found.values()), faults

    def _lines(self) -> Iterator[tuple[int, str]]:
        if self._path.exists():
            with self._path.open(encoding="utf-8", errors="replace") as file:
                yield from ((n, line) for n, line in enumerate(file, 1) if line.strip())
