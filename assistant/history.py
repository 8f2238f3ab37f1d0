"""The conversations that were kept, each with its owner, in ALINEA_HOME/historique.sqlite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from assistant.answer import Answer, Citation, Status, Step, Verdict
from assistant.memory import Memory
from assistant.understanding.text import fold

DATABASE = "historique.sqlite"
LISTED = 200  # conversations shown at once
TITLE = 120  # characters

_SCHEMA = """
create table if not exists conversations (
    id text primary key, owner text not null, title text not null,
    started text not null, updated text not null
);
create index if not exists by_owner on conversations (owner, updated);
create table if not exists turns (
    conversation text not null references conversations (id) on delete cascade,
    n integer not null, asked_at text not null, question text not null, by_hand text not null,
    thread text not null, answer text not null, words text not null,
    primary key (conversation, n)
);
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question, its answer, and the thread that remembers the conversation up to it."""

    n: int  # from 1
    asked_at: datetime
    question: str
    answer: Answer
    thread: str
    before: Mapping[str, str] = field(default_factory=dict)  # set by hand before the question
    after: Mapping[str, str] = field(default_factory=dict)  # set by hand over the question


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation of the list; its title is its first question."""

    id: str
    title: str
    updated: datetime
    turns: int


class History:
    """Every call names the owner: nobody reads, changes or deletes another's conversation."""

    def __init__(self, home: Path) -> None:
        self._path = home / DATABASE
        self._lock = Lock()

    def turns(self, owner: str, conversation: str) -> tuple[Turn, ...]:
        """The turns of a conversation, in order; none when it is not this owner's."""
        query = (
            "select t.* from turns t join conversations c on c.id = t.conversation "
            "where c.owner = ? and c.id = ? order by t.n"
        )
        with self._transaction() as database:
            return tuple(_turn(row) for row in database.execute(query, (owner, conversation)))

    def add(self, owner: str, conversation: str, turn: Turn) -> None:
        """Put a turn in its place; those that stood there and after are taken away.

        Raises PermissionError when the conversation is another's.
        """
        at = turn.asked_at.isoformat()
        title = " ".join(turn.question.split())[:TITLE]
        with self._transaction() as database:
            database.execute(
                "insert into conversations values (?, ?, ?, ?, ?) on conflict (id) do nothing",
                (conversation, owner, title, at, at),
            )
            changed = database.execute(
                "update conversations set updated = ?, title = case when ? then ? else title end "
                "where id = ? and owner = ?",
                (at, turn.n == 1, title, conversation, owner),
            )
            if not changed.rowcount:
                raise PermissionError("Cette conversation n'est pas la vôtre.")
            database.execute(
                "delete from turns where conversation = ? and n >= ?", (conversation, turn.n)
            )
            words = fold(f"{turn.question} {turn.answer.markdown}")
            set_by_hand = json.dumps([dict(turn.before), dict(turn.after)], ensure_ascii=False)
            written = (turn.question, set_by_hand, turn.thread, _written(turn), words)
            database.execute(
                "insert into turns values (?, ?, ?, ?, ?, ?, ?, ?)",
                (conversation, turn.n, at, *written),
            )

    def find(self, owner: str, words: str = "") -> tuple[Conversation, ...]:
        """The owner's conversations that hold every word, the latest first."""
        wanted = [f"%{_escaped(word)}%" for word in fold(words).split()]
        held = (
            "and exists (select 1 from turns t where t.conversation = c.id "
            "and t.words like ? escape '\\') "
        ) * len(wanted)
        query = (
            "select c.id, c.title, c.updated, (select count(*) from turns t "
            f"where t.conversation = c.id) from conversations c where c.owner = ? {held}"
            "order by c.updated desc limit ?"
        )
        with self._transaction() as database:
            rows = database.execute(query, (owner, *wanted, LISTED)).fetchall()
        return tuple(
            Conversation(name, title, datetime.fromisoformat(at), count)
            for name, title, at, count in rows
        )

    def delete(self, owner: str, conversation: str | None = None) -> tuple[str, ...]:
        """Delete one conversation of an owner, or all of them; the threads to forget."""
        which = "owner = ? and (? is null or id = ?)"
        values = (owner, conversation, conversation)
        with self._transaction() as database:
            threads = database.execute(
                "select thread from turns where conversation in "
                f"(select id from conversations where {which})",
                values,
            ).fetchall()
            database.execute(f"delete from conversations where {which}", values)
        return tuple(thread for (thread,) in threads)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._database:
            yield self._database

    @cached_property
    def _database(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self._path, check_same_thread=False, timeout=30)
        database.execute("pragma foreign_keys = on")
        database.execute("pragma secure_delete = on")  # what is deleted leaves no trace in the file
        database.executescript(_SCHEMA)
        return database


def now() -> datetime:
    """The moment, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def answer_json(answer: Answer) -> dict[str, Any]:
    """The object of the contract, with what people read of each step."""
    return answer.to_json() | {"labels": [step.label for step in answer.steps]}


def read_answer(data: dict[str, Any]) -> Answer:
    """The answer that ``answer_json`` wrote."""
    steps: Sequence[Any] = data["steps"]
    labels = data.get("labels", [""] * len(steps))
    return Answer(
        status=Status(data["status"]),
        verdict=Verdict(data["verdict"]) if data["verdict"] else None,
        markdown=data["answer"],
        citations=tuple(Citation(**citation) for citation in data["citations"]),
        dossier=Memory.from_json({"dossier": data["dossier"]}).dossier,
        steps=tuple(
            Step(step["tool"], step["args"], step["ms"], label)
            for step, label in zip(steps, labels, strict=True)
        ),
        suggestions=tuple(data["suggestions"]),
        model=data["model"],
        made_by=data["made_by"],
        thread=data["thread"],
        ms=data["ms"],
    )


def _written(turn: Turn) -> str:
    kept = replace(turn.answer, thread="")  # the turn names it
    return json.dumps(answer_json(kept), ensure_ascii=False)


def _turn(row: Sequence[Any]) -> Turn:
    _, n, at, question, set_by_hand, thread, answer, _ = row
    read = replace(read_answer(json.loads(answer)), thread=thread)
    before, after = json.loads(set_by_hand)
    return Turn(n, datetime.fromisoformat(at), question, read, thread, before, after)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
