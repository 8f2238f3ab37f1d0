"""Reads one message: the questions it holds, or what a reply settles of the last answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.memory import Memory
from assistant.understanding.activities import with_jobs
from assistant.understanding.choosing import (
    chosen,
    does_not_know,
    hesitates,
    is_no,
    is_yes,
    taken_by_rank,
    those_named,
    wants_all,
)
from assistant.understanding.completing import completed, job_replied, settles_nothing
from assistant.understanding.content import content_stems
from assistant.understanding.hasty_spelling import in_full
from assistant.understanding.intent import Intent
from assistant.understanding.named_activities import with_named_jobs
from assistant.understanding.nationality_halves import told_apart
from assistant.understanding.one_question import read_question
from assistant.understanding.ranks import Rows, ranked, ranked_rows, sliced
from assistant.understanding.recall import ROWS
from assistant.understanding.several_cases import cases_told, each_case
from assistant.understanding.speakers import without_own_trade
from assistant.understanding.splitting import split_questions
from assistant.understanding.thread_intent import OF_LISTS
from assistant.understanding.understood import Doubt, Understanding


def understand(message: str, memory: Memory, on: date | None) -> tuple[Understanding, ...]:
    """The questions of a message, in order, each read with the dossier that precedes it."""
    of_a_case = memory.intent in OF_LISTS and bool(memory.dossier.nationality)
    message = with_jobs(without_own_trade(in_full(message)))
    message = told_apart(with_named_jobs(message, of_a_case=of_a_case))
    reply = _reply(message, memory, on)
    if reply:
        return (reply,)
    kept, message = ranked_rows(message, memory), ranked(message, memory)
    parts = split_questions(message)
    if len(parts) == 1 and memory.cases:
        read = [read_question(parts[0], of_one, on) for of_one in each_case(parts[0], memory)]
    else:
        read = _in_turn(parts, memory, on)
    *others, last = [replace(u, rows=kept or u.rows) for u in read]
    return (*others, replace(last, cases=cases_told(read)))


def _in_turn(parts: Sequence[str], memory: Memory, on: date | None) -> list[Understanding]:
    """Each question of a message, read with what those before it told."""
    read: list[Understanding] = []
    for part in parts:
        understood = read_question(part, memory, on if not read else None)
        memory = understood.to_memory()
        read.append(understood)
    return read


def _reply(message: str, memory: Memory, on: date | None) -> Understanding | None:
    """What a message settles, or leaves open, of the last answer; None where it asks its own."""
    taken = _taken(message, memory)
    if taken:
        return read_question(taken, replace(memory, choices=()), None, said=message, beside=on)
    if is_yes(message) or is_no(message):
        return _neither(message, memory)
    several = those_named(message, memory.choices)
    if several:
        return _neither(message, replace(memory, choices=several))
    if memory.awaiting and hesitates(message):
        return _asked_again(message, memory)
    job = job_replied(message, memory)
    if job:
        return read_question(job, memory, on, said=message)
    if memory.awaiting and memory.choices and settles_nothing(message):
        return _neither(message, memory)
    if not memory.question and not content_stems(message):  # "et pour elle ?" before anything else
        return replace(read_question(message, memory, on), doubt=Doubt("question"))
    rows = sliced(message, memory)
    return _of_rows(message, memory, rows) if rows else None


def _taken(message: str, memory: Memory) -> str:
    """What a reply stands for: the choice it takes, the métier it completes, or ""."""
    by_rank = taken_by_rank(message, memory.choices)
    whole = "" if by_rank else completed(message, memory)
    if whole:
        return whole
    choice = by_rank or chosen(message, memory.choices)
    if choice:
        return choice.value
    named = those_named(message, memory.choices)
    codes = [c.value for c in named if c.value.isdigit()]
    few = len(named) <= (_ALL_TOLD if wants_all(message) else min(_TOLD, len(memory.choices) - 1))
    return " et ".join(codes) if few and 1 < len(codes) == len(named) else ""


_TOLD, _ALL_TOLD = 4, 6  # entries told together where a reply names several, or wants them all


def _neither(message: str, memory: Memory) -> Understanding:
    """A bare "oui" or "non": which of the choices, or which question."""
    labels = tuple(choice.label for choice in memory.choices)
    doubt = Doubt("choix", labels) if labels else Doubt("question")
    understood = read_question(message, memory, None)
    intent = Intent(memory.intent) if memory.intent else Intent.TEXT
    return replace(understood, intent=intent, doubt=doubt)


def _of_rows(message: str, memory: Memory, rows: Rows) -> Understanding:
    """Some rows of the list just given, which stays in hand."""
    return replace(
        read_question(message, memory, None),
        intent=Intent.RECALL,
        kept_intent=memory.intent,
        dossier=memory.dossier,
        question_in_context=memory.question,
        recalls=f"{ROWS} {rows.first + 1} à {rows.last} sur {len(rows.every)}",
        cited=rows.chosen,
        rows=rows.every,
        upto=rows.last,
        doubt=None,
    )


def _asked_again(message: str, memory: Memory) -> Understanding:
    """The last question once more: the answer to what was asked back settles nothing.

    Where the region is not known, all those where the métier is open are told.
    """
    if memory.choices:
        return _neither(message, memory)
    intent, known = Intent(memory.intent or Intent.TEXT), memory.dossier
    if intent is Intent.OPENING and known.metier and not known.place and does_not_know(message):
        intent = Intent.METIER_REGIONS
    return replace(read_question(message, memory, None), intent=intent, dossier=known, domain="")
