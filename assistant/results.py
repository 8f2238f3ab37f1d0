"""What a tool hands back: checked statements, the evidence under them, and what they decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from assistant.answer import Choice, Status, Verdict
from assistant.evidence import Evidence, EvidenceDesk, Support


class Role(StrEnum):
    """What a statement does in an answer."""

    AHEAD = "ahead"  # said by the service before all else: what is known of later texts
    VERDICT = "verdict"
    REASON = "reason"
    LIST = "list"
    CONDITION = "condition"
    CONTEXT = "context"  # what the assistant understood or how it read: claims nothing of a text
    DOUBT = "doubt"
    NEXT = "next"  # a question back, or what to check: claims nothing of a text


CLAIMS = frozenset({Role.VERDICT, Role.REASON, Role.LIST, Role.CONDITION})
"""The roles that an answer is worded from; the service itself adds the others under it."""


GAP, NOTHING = "gap", "not_covered"
"""The kinds of a result that tells a detail which no text gives, and that nothing was found."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One French sentence or list item, and what it rests on."""

    role: Role
    text: str
    supports: tuple[Support, ...] = ()
    tokens: tuple[str, ...] = ()
    block: bool = False  # a paragraph of its own

    def marked(self) -> str:
        """The sentence with its evidence tokens, before its final full stop where it has one."""
        if not self.tokens:
            return self.text
        marks = " ".join(f"[{token}]" for token in self.tokens)
        if self.text.endswith((".", " :", "?", "!")):
            cut = 2 if self.text.endswith(" :") else 1
            return f"{self.text[:-cut].rstrip()} {marks}{self.text[-cut:]}"
        return f"{self.text} {marks}"


@dataclass(frozen=True, slots=True)
class ToolResult:
    """The artifact of one tool call; ``figures`` are the numbers that the tool itself counted."""

    kind: str
    statements: tuple[Statement, ...]
    status: Status = Status.ANSWERED
    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()  # in the order shown, where the result asks which one
    label: str = ""  # French line for the steps: "liste de Bretagne, 16 métiers"

    def registered(self, desk: EvidenceDesk) -> ToolResult:
        """The same result with a token on every support."""
        evidence: dict[str, Evidence] = {}
        marked = []
        for statement in self.statements:
            found = [desk.register(support) for support in statement.supports]
            evidence |= {e.token: e for e in found}
            marked.append(replace(statement, tokens=tuple(dict.fromkeys(e.token for e in found))))
        return replace(self, statements=tuple(marked), evidence=tuple(evidence.values()))

    @property
    def grounds(self) -> tuple[str, ...]:
        """The ids of the passages that the answer itself rests on, its conditions left out."""
        own = [s for s in self.statements if s.role in _GROUNDS]
        return tuple(dict.fromkeys(support.passage_id for s in own for support in s.supports))

    @property
    def listed(self) -> tuple[str, ...]:
        """The id of the first passage under each item of its list, in the order shown."""
        items = [s.supports[0] for s in self.statements if s.role is Role.LIST and s.supports]
        return tuple(dict.fromkeys(support.passage_id for support in items))

    @property
    def beside(self) -> tuple[str, ...]:
        """The ids of the passages shown on the subject of a gap."""
        shown = [s for s in self.statements if s.role is Role.NEXT] if self.kind == GAP else []
        return tuple(dict.fromkeys(support.passage_id for s in shown for support in s.supports))

    @classmethod
    def of_store(cls, artifact: ToolResult | dict[str, Any]) -> ToolResult:
        """A result as the store of threads gives it back, which may be plain data."""
        if isinstance(artifact, ToolResult):
            return artifact
        return cls(
            kind=artifact["kind"],
            statements=tuple(map(_statement, artifact["statements"])),
            status=Status(artifact["status"]),
            choices=tuple(Choice(**choice) for choice in artifact["choices"]),
        )

    def stated(self) -> str:
        """Every statement with its tokens, one a line."""
        return "\n".join(statement.marked() for statement in self.statements)

    def for_model(self) -> str:
        """What a language model reads: what it is to word, or all where there is no such thing."""
        claims = [s.marked() for s in self.statements if s.role in CLAIMS]
        return "\n".join(claims) or self.stated()


_GROUNDS = frozenset({Role.VERDICT, Role.REASON, Role.LIST})


def _statement(data: dict[str, Any]) -> Statement:
    supports = tuple(Support(**support) for support in data["supports"])
    return Statement(Role(data["role"]), data["text"], supports)


_RANK = {Role.AHEAD: -1, Role.VERDICT: 0, Role.CONTEXT: 2, Role.DOUBT: 3, Role.NEXT: 4}


def in_reading_order(statements: Iterable[Statement]) -> list[Statement]:
    """Verdicts, then the body as its rule ordered it, then context, doubts and what comes next."""
    unique = {(s.role, s.text): s for s in statements}
    return sorted(unique.values(), key=lambda s: _RANK.get(s.role, 1))
