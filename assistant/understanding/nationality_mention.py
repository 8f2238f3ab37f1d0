"""One nationality told in a sentence, and what the words before it make of it."""

from __future__ import annotations

from typing import NamedTuple

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_table import Nationality
from assistant.understanding.place_context import Reading

ARTICLES = frozenset("le la les l' de du des d' en au aux un une a".split())


class NationalityMention(NamedTuple):
    """A nationality told of a person; several candidates for "congolais", none for a group."""

    start: int
    end: int
    text: str
    candidates: tuple[Nationality, ...]
    group: str = ""  # "ue", "eee", "tiers" for "européen", "hors UE"
    rank: int = 0  # how surely it is the person's: 0 adjective, 1 "ressortissant de", 2 country …
    corrected_from: str | None = None
    dual: bool = False  # "franco-tunisien" said of a person: French as well
    negated: bool = False  # "il n'est pas tunisien"

    @property
    def code(self) -> str:
        """What the dossier keeps: the ISO code, "UE", "EEE" or "tiers"; "" if ambiguous."""
        if len(self.candidates) == 1:
            return self.candidates[0].code
        return {"ue": "UE", "eee": "EEE", "tiers": "tiers"}.get(self.group, "")


def mention_of(
    reading: Reading,
    start: int,
    end: int,
    states: tuple[Nationality, ...],
    previous: list[str],
    *,
    group: str = "",
    rank: int = 0,
    dual: bool = False,
) -> NationalityMention:
    """What the tokens from ``start`` to ``end`` tell, after these words, the nearest first."""
    first, last = reading.tokens[start].start, reading.tokens[end - 1].end
    return NationalityMention(
        start=first,
        end=last,
        text=reading.sentence[first:last],
        candidates=states,
        group=group,
        rank=rank,
        dual=dual,
        negated=previous[1:2] == ["pas"] or _left_out(previous),
    )


def names_text(previous: list[str]) -> bool:
    """Whether the nearest noun before is a text: "accord franco-", "circulaire sur la"."""
    for word in previous[:5]:
        if cues.TEXTS.match(word) and word != "franco":
            return True
        if word not in ARTICLES and word not in ("franco", "avec", "sur", "pour", "entre"):
            return False
    return False


def about_family(previous: list[str]) -> bool:
    """Whether the words before name somebody's kin, spouse or friend."""
    return any(cues.FAMILY.match(word) for word in previous[:3])


def _left_out(previous: list[str]) -> bool:
    """Whether the words before set the nationality aside: "hors", "sauf les", "autre que"."""
    nearest = [word for word in previous[:4] if word not in ARTICLES and word != "pour"]
    if not nearest:
        return False
    other_than = nearest[0] in cues.THAN and bool(cues.OTHER & {*nearest[1:]})
    return nearest[0] in cues.LEAVE_OUT or other_than
