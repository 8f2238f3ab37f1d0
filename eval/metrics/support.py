"""Which citations support the statement they stand beside, by the words they share.

ALCE asks a language model whether a passage entails a statement; this asks its words. A statement
is the text between two groups of marks on one line; its content is its stems and figures, function
words left out. The citations of a statement support it when their quotes and locators together
hold at least half of its content; one of them then counts when it holds half by itself, or
something that the others lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from eval.metrics.counts import AnswerJson
from index.french import terms

ENOUGH = 0.5  # share of a statement's content that makes a support
_MARKS = re.compile(r"(?:\[\d+(?:\s*,\s*\d+)*\][\s,;.]*)+")
_NUMBER = re.compile(r"\d+")

Content = frozenset[str]


def supporting(answer: AnswerJson) -> frozenset[int]:
    """Numbers of the citations that support at least one statement of the answer."""
    held = {c["n"]: _held(c) for c in answer["citations"]}
    return frozenset(
        number
        for content, numbers in statements(answer["answer"])
        for number in numbers
        if number in held and _supports(number, content, numbers, held)
    )


def statements(markdown: str) -> Iterator[tuple[Content, tuple[int, ...]]]:
    """The content of each marked statement, with the numbers of its marks.

    Marks right after other marks ("… [1] et [2]") belong to the statement before them.
    """
    for line in markdown.splitlines():
        begun, content = 0, Content()
        for marks in _MARKS.finditer(line):
            content = Content(terms(line[begun : marks.start()])) or content
            yield content, tuple(int(n) for n in _NUMBER.findall(marks.group()))
            begun = marks.end()


def _held(citation: Mapping[str, Any]) -> Content:
    return Content(terms(f"{citation['source_id']} {citation['locator']} {citation['quote']}"))


def _supports(
    number: int, content: Content, numbers: tuple[int, ...], held: Mapping[int, Content]
) -> bool:
    alone = content & held[number]
    others = content & Content().union(*(held[n] for n in numbers if n in held and n != number))
    enough = ENOUGH * len(content)
    return len(alone) >= enough or (bool(alone - others) and len(alone | others) >= enough)
