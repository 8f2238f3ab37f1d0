"""Several persons told in one message, and what is then asked of each of them: "et à Lyon ?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import only_carries_on
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.understood import Understanding


def cases_told(read: Sequence[Understanding]) -> tuple[Dossier, ...]:
    """The dossiers of the questions of one message, where they are of as many cases; else none."""
    judged = len(read) > 1 and all(u.intent is Intent.OPENING for u in read)
    whose = {(u.dossier.metier, u.dossier.nationality) for u in read}
    return tuple(u.dossier for u in read) if judged and len(whose) == len(read) else ()


def each_case(question: str, memory: Memory) -> tuple[Memory, ...]:
    """The memory of each case told together, where a message only says where, or when."""
    found = mentions(question)
    told = found.place_mentions or found.date_mention
    if memory.intent != Intent.OPENING or not told or found.metiers or found.nationality_mention:
        return (memory,)
    if found.texts or found.codes or not only_carries_on(question, found):
        return (memory,)
    return tuple(replace(memory, dossier=case) for case in memory.cases) or (memory,)


def persons_kept(found: Mentions, memory: Memory, intent: Intent) -> tuple[str, ...]:
    """The nationalities told together in the last verdict, where a follow-up names none."""
    judged = intent is Intent.OPENING and memory.intent == Intent.OPENING
    kept = judged and found.names_list_things and not found.nationality_mention
    return memory.nationalities if kept else ()
