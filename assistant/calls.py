"""One tool call, and the arguments that every question has: the persons, what is asked back."""

from __future__ import annotations

from typing import Any, NamedTuple

from assistant.understanding.understood import Doubt, Understanding

TUNISIENNE = "tunisienne"


class Call(NamedTuple):
    """One tool call."""

    name: str
    args: dict[str, str]

    def to_json(self) -> dict[str, Any]:
        """As carried by the question's message."""
        return {"name": self.name, "args": self.args}


def persons(u: Understanding) -> list[dict[str, str]]:
    """The arguments that name each person of the question: one, or several that it opposes."""
    day = {"date": u.on.isoformat()} if u.on else {}
    known = u.dossier.nationality or (TUNISIENNE if u.names_tunisian else "")
    if known and u.origin:
        known = f"{known} (d'après {u.origin})"
    named = u.nationalities or ((known,) if known else ())
    return [{"nationalite": n, **day} for n in named] or [day]


def person(u: Understanding) -> dict[str, str]:
    """The arguments that name the person of the question, the last of several."""
    return persons(u)[-1]


def ask_which(doubt: Doubt) -> Call:
    """The question asked back on what a reading leaves open."""
    choices = {"choix": " | ".join(doubt.values)} if doubt.values else {}
    return Call("demander_precision", {"champ": doubt.field, **choices})


def ask(field: str) -> Call:
    """The question asked back on a detail that is missing."""
    return Call("demander_precision", {"champ": field})
