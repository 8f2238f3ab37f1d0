"""Where in a text a question points: "le deuxième alinéa de l'article 5", "le suivant"."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.understanding.text import fold
from corpus.expressions import expression

LAST = -1  # the rank of "le dernier alinéa"
_ORDINALS = (
    "premiere?s?|1ere?|1er",
    "deuxieme|seconde?|2nde?|2e|2eme",
    "troisieme|3e|3eme",
    "quatrieme|4e|4eme",
    "cinquieme|5e|5eme",
    "sixieme|6e|6eme",
    "septieme|7e|7eme",
    "huitieme|8e|8eme",
    "neuvieme|9e|9eme",
    "dixieme|10e|10eme",
    "onzieme|11e|11eme",
    "douzieme|12e|12eme",
)
_ANY_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:e|eme)|avant-derniere?|derniere?)"
_PARTS = {"alinéa": "alineas?|al", "tiret": "tirets?|puces?", "visa": "visas?"}
_RANKED = {
    part: expression(
        rf"\b(?:(?P<ordinal>{_ANY_ORDINAL}) (?:{names})\b|"
        rf"(?:{names})\b\.? ?(?:n[°o]\.? ?|numero )?(?:(?P<number>\d{{1,2}})(?![\d,.]*\d)"
        rf"|(?P<after>{_ANY_ORDINAL})\b))"
    )
    for part, names in _PARTS.items()
}
# A paragraph of an article is one of its alinéas.
_OF_AN_ARTICLE = expression(
    rf"\b(?P<ordinal>{_ANY_ORDINAL}) paragraphe\b(?= (?:de|du|dans) (?:l'art|point))"
)
_OPENINGS = {"préambule": expression(r"\bpreambule\b"), "résumé": expression(r"\bresume\b")}
_NEXT = expression(
    r"\W*(?:(?:et|ou|puis|ok|merci|maintenant|donne[sz]?(?:[- ]moi)?|que dit|dit|quid de|pour)\W+)*"
    r"(?:(?:le|la|l'|celui|du|a la|au)\W*)?(?P<unit>article|alinea|point|note|tiret|visa)? ?"
    r"(?P<way>suivante?|d'apres|juste apres|precedente?|d'avant|juste avant)"
    r"(?: (?:dit|prevoit|parle de)? ?(?:quoi|alors|c'est quoi|que dit-il))?\W*"
)


class Step(NamedTuple):
    """A part of a text below an article: its alinéa, its tiret; ``LAST`` and less from the end."""

    part: str
    rank: int

    def __str__(self) -> str:
        return (
            f"{self.part} {self.rank}" if self.rank > 0 else f"{_FROM_END[self.rank]} {self.part}"
        )


_FROM_END = {-1: "dernier", -2: "avant-dernier"}


def steps_of(sentence: str) -> tuple[Step, ...]:
    """The alinéa, the tiret or the visa that a sentence points to, the widest first."""
    folded = fold(sentence)
    found = [Step(part, rank) for part in _PARTS if (rank := _rank(_RANKED[part], folded))]
    if not any(step.part == "alinéa" for step in found):
        paragraph = _OF_AN_ARTICLE.search(folded)
        found[:0] = [Step("alinéa", _of_ordinal(paragraph["ordinal"]))] if paragraph else []
    return tuple(found)


def opening_of(sentence: str) -> str:
    """The part before the articles that a sentence names: "préambule", "résumé", or ""."""
    folded = fold(sentence)
    return next((name for name, said in _OPENINGS.items() if said.search(folded)), "")


def addresses(sentence: str, units: tuple[str, ...]) -> tuple[str, ...]:
    """The units that a sentence names ("article 5"), with what it points to below the only one."""
    steps = steps_of(sentence)
    if not steps or len(units) > 1:
        return units
    visa = steps[0].part == "visa"
    base = units[0] if units else "" if visa else opening_of(sentence)
    return (", ".join(filter(None, (base, *map(str, steps)))),)


def beside(sentence: str, last: str) -> str:
    """The address that "le suivant" stands for after another one; "" where it stands for none."""
    asked = _NEXT.fullmatch(fold(sentence))
    if asked is None:
        return ""
    way = -1 if "avant" in asked["way"] or asked["way"].startswith("precedent") else 1
    parts = last.split(", ")
    while asked["unit"] and parts and asked["unit"] not in fold(parts[-1]):
        parts.pop()
    number = re.search(r"\d+$", parts[-1]) if parts else None
    if number is None or int(number.group()) + way < 1:
        return ""
    parts[-1] = f"{parts[-1][: number.start()]}{int(number.group()) + way}"
    return ", ".join(parts)


def _rank(pattern: re.Pattern[str], folded: str) -> int:
    found = pattern.search(folded)
    if found is None:
        return 0
    return (
        int(found["number"]) if found["number"] else _of_ordinal(found["ordinal"] or found["after"])
    )


def _of_ordinal(said: str) -> int:
    if "dernier" in said:
        return -2 if said.startswith("avant") else LAST
    if said[0].isdigit():
        return int(said.rstrip("erm"))
    return next(i for i, words in enumerate(_ORDINALS, 1) if re.fullmatch(words, said))
