"""Lists in the texts: the sentence that introduces one, its items, and those that are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.suppositions.bounds import asked_amounts, keeps
from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage, PassageKind

ITEMS = 12  # list items quoted under the sentence that introduces them
BEHIND = 0.85  # share of an item's score that no other item may reach where it is quoted alone
LEAD_BEHIND = 0.92  # the same of the sentence that introduces them
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_WHOLE_LIST = expression(
    r"\b(?:quels|quelles|lesquels|lesquelles|listes?|enumer\w*|tous|toutes|detail\w*|cas|entre|"
    r"conditions|pieces|criteres|categories|types|sortes|parmi|autres?|et|ou)\b"
)


def asked_alone(question: str, passage: Passage, scores: Mapping[str, float]) -> bool:
    """Whether one item of a list answers: it leads the others by far, and no list is asked for."""
    owner, items = with_list(passage)
    if passage not in items or _WHOLE_LIST.search(fold(question)):
        return False
    best = scores.get(passage.id, 0.0)
    nearest = max((scores.get(i.id, 0.0) for i in items if i is not passage), default=0.0)
    return nearest <= BEHIND * best and scores.get(owner.id, 0.0) <= LEAD_BEHIND * best


def texts_with_list(passage: Passage) -> tuple[str, ...]:
    """The text of a passage, and of those that its list or its lead adds."""
    owner, items = with_list(passage)
    return tuple(p.text for p in (owner, *items))


def keeping(question: str, items: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The items of a list whose limits a quantity of the question keeps, where each sets one."""
    for asked in asked_amounts(question):
        kept = [keeps(asked, item.text) for item in items]
        if kept and None not in kept and any(kept):
            return tuple(item for item, keeps_it in zip(items, kept, strict=True) if keeps_it)
    return items


def with_list(passage: Passage) -> tuple[Passage, tuple[Passage, ...]]:
    """A list goes with the sentence that introduces it, from whichever end it was found."""
    siblings = _siblings(passage)
    title = _announcing(passage)
    if title:
        return title, tuple(p for p in siblings if p is not title)[:ITEMS]
    place = siblings.index(passage)
    start = place
    while start > 0 and _is_item(siblings[start]):
        start -= 1
    owner = siblings[start]
    if _is_item(owner) or not _introduces(owner, passage):
        return passage, ()
    items: list[Passage] = []
    for follower in siblings[start + 1 :]:
        if _is_item(follower):
            items.append(follower)
        elif not 0 < len(items) < _announced(owner):
            break
    return owner, tuple(items[:ITEMS])


def _announcing(passage: Passage) -> Passage | None:
    """The heading that announces paragraphs as its items ("Pièces jointes :"), or None."""
    place = passage.id.rpartition("-al-")[0]
    title = load().passages.get(place)
    if not title or title.kind is not PassageKind.HEADING or not title.text.endswith(":"):
        return None
    first = load().passages.get(f"{place}-al-1")
    return title if first and first.text.rstrip().endswith(";") else None


def _announced(owner: Passage) -> int:
    """The number of items announced ("deux conditions"); paragraphs may stand between them."""
    found = re.findall(r"\b(deux|trois|quatre|cinq|six) (?!ans|mois|ann|heures)\w+", owner.text)
    return _NUMBERS[found[-1]] if found else 0


def _introduces(owner: Passage, found: Passage) -> bool:
    """Whether a list belongs with its lead: after a colon, or where the lead found announces it."""
    return owner.text.rstrip().endswith(":") or (owner is found and _announced(owner) > 0)


def _siblings(passage: Passage) -> list[Passage]:
    return [
        p
        for p in load().passages.values()
        if p.source_id == passage.source_id
        and p.path == passage.path
        and (p.kind in (PassageKind.PARAGRAPH, passage.kind) or _is_item(p))
    ]


def _is_item(passage: Passage) -> bool:
    """Whether it is an item of a list, or a line of the table that a paragraph introduces."""
    in_table = passage.kind is PassageKind.ROW and "-tableau-" in passage.id
    return passage.kind is PassageKind.ITEM or in_table
