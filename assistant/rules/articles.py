"""The passages of an article, a numbered point or a note of a text, and of their alinéas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import Passage, PassageKind

# A note stands last in its locator: "qualifications en veille …, liste triée par numéro, note 7".
_NUMBERED = expression(
    r"^(?:page \d+, )?(?:.*, (?=note))?(article|point|note|section)\s+(\d+(?:[-.]\d+)*)",
    re.IGNORECASE,
)


@per_corpus
def _by_number(source_id: str) -> dict[tuple[str, str], list[Passage]]:
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in load().passages.values():
        match = _NUMBERED.match(passage.locator)
        if passage.source_id == source_id and match:
            key = (match[1].lower(), match[2].replace("-", "."))
            found.setdefault(key, []).append(passage)
    return found


def read(source_id: str, unit: str, number: str) -> tuple[Passage, ...]:
    """The passages of « article 4 » and of its subdivisions (article 3 gives 3-1, 3-2 …).

    ``unit`` is "article", "point" or "note" ("section" reads as "point"); empty when the text has
    no such unit.
    """
    unit = "point" if unit == "section" else unit
    if not number:
        return _opening(source_id, unit)
    wanted = number.replace("-", ".")
    passages = [
        p
        for (found_unit, found), group in _by_number(source_id).items()
        if found_unit == unit and (found == wanted or found.startswith(f"{wanted}."))
        for p in group
    ]
    return tuple(sorted(passages, key=lambda p: p.line_start))


def _opening(source_id: str, name: str) -> tuple[Passage, ...]:
    """The passages of the preamble or of the summary; where ``name`` is "", those of no article."""
    begins = rf"{re.escape(name)}(?:,|$)" if name else r"(?:alinéa|visa) \d+(?:,|$)"
    found = [
        p
        for p in load().passages.values()
        if p.source_id == source_id
        and re.match(begins, p.locator)
        and p.kind is not PassageKind.HEADING
    ]
    return tuple(sorted(found, key=lambda p: p.line_start))


def own(source_id: str, unit: str, number: str) -> tuple[Passage, ...]:
    """The passages of an article without those of its subdivisions."""
    group = _by_number(source_id).get((unit, number.replace("-", ".")), [])
    return tuple(sorted(group, key=lambda p: p.line_start))


def below(passages: Sequence[Passage], part: str, rank: int) -> tuple[Passage, ...]:
    """Those of an alinéa, a tiret or a visa, by its rank; a negative one counts from the end."""
    ranked = [(p, number) for p in passages if (number := _number(p, part))]
    last = max((number for _, number in ranked), default=0)
    wanted = rank if rank > 0 else last + 1 + rank
    return tuple(p for p, number in ranked if number == wanted)


def ranks(passages: Sequence[Passage], part: str) -> tuple[int, ...]:
    """The numbers of the alinéas, tirets or visas of some passages, in their order."""
    return tuple(dict.fromkeys(filter(None, (_number(p, part) for p in passages))))


def _number(passage: Passage, part: str) -> int:
    told = r"(\d+)(?:er|e)? tiret" if part == "tiret" else rf"{part} (\d+)"
    found = re.search(rf"(?:^|, ){told}(?:,|$)", passage.locator)
    return int(found[1]) if found else 0


def numbers(source_id: str, unit: str) -> tuple[str, ...]:
    """The numbers of the articles (or points) of a text, in its order, without subdivisions."""
    found = [number for found_unit, number in _by_number(source_id) if found_unit == unit]
    return tuple(dict.fromkeys(n.split(".")[0] for n in found))


def subdivisions(source_id: str, unit: str, number: str) -> tuple[str, ...]:
    """The numbers of the direct subdivisions of an article or point ("3.1", "3.2" …)."""
    own = rf"{re.escape(number)}\.\d+"
    keys = [found for found_unit, found in _by_number(source_id) if found_unit == unit]
    return tuple(dict.fromkeys(found for found in keys if re.fullmatch(own, found)))
