"""What of an answer rests on a citation: the sentences and list items that carry its marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from corpus.expressions import expression

_END = expression(
    r"(?:(?<=[.!?])|(?<=» \[\d\])|(?<=» \[\d\d\]))"  # a quotation may end a sentence by itself
    r"(?<!\bart\.)(?<!\bal\.)(?<!\bcf\.)(?<!\bM\.)\s+(?=[A-ZÀ-ÖØ-Þ«*(])"
)
_MARK = expression(r"\[(\d+)\]")


def checked_only(markdown: str, cited: Collection[int]) -> str:
    """The answer without what cites nothing: context, doubts of reading, questions back.

    ``cited`` are the numbers of the citations that were checked; a sentence that names any other
    is left out with the rest.
    """
    parts = (_kept(part, cited) for part in re.split(r"\n{2,}", markdown))
    return "\n\n".join(part for part in parts if part)


def marks_of(markdown: str) -> tuple[int, ...]:
    """The citation numbers in a text, by first use."""
    return tuple(dict.fromkeys(int(n) for n in _MARK.findall(markdown)))


def _kept(part: str, cited: Collection[int]) -> str:
    lines = []
    for line in part.splitlines():
        kept = " ".join(s for s in _sentences(line) if _rests_on(s, cited))
        if kept:
            lines.append(kept)
    return "\n".join(lines)


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line; a list item is one, and a quotation is never cut."""
    start = 0
    for end in [] if line.startswith("- ") else _END.finditer(line):
        before = line[: end.start()]
        if before.count("«") == before.count("»"):
            yield line[start : end.start()]
            start = end.end()
    yield line[start:]


def _rests_on(sentence: str, cited: Collection[int]) -> bool:
    marks = marks_of(sentence)
    return bool(marks) and all(n in cited for n in marks)
