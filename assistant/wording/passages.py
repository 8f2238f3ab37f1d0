"""Passages of the texts, quoted: the answer to a question that no rule decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.wording.french import listing, sentence_case
from corpus.library import load
from corpus.markup import MASK
from corpus.records import Passage

WITHHELD = (
    "Le texte imprime ici des adresses électroniques de personnes ; elles ne sont pas reproduites."
)


class Extract(NamedTuple):
    """A verbatim part of a passage that answers, with the list items that it introduces."""

    passage: Passage
    quote: str
    rest: tuple[str, ...] = ()  # its other contiguous parts, where the copy cuts the sentence
    items: tuple[Extract, ...] = ()
    notes: tuple[Passage, ...] = ()


def quoted(extracts: Sequence[Extract]) -> ToolResult:
    """The extracts in order: the first one answers, the others complete it."""
    statements: list[Statement] = []
    for rank, extract in enumerate(extracts):
        statements += paragraph_of(extract, first=rank == 0)
    names = dict.fromkeys(place_of(e.passage) for e in extracts)
    return ToolResult(
        kind="passages",
        statements=tuple(statements),
        label=" ; ".join(names),
    )


def quoted_of(articles: Sequence[str], extracts: Sequence[Extract]) -> ToolResult:
    """What the texts say of articles that they cite and do not reproduce."""
    result = quoted(extracts)
    named = listing([f"l'article {a}" for a in articles])
    text = f"Le corpus cite {named} sans en donner le texte ; voici ce qu'il en dit."
    return replace(result, statements=(Statement(Role.AHEAD, text), *result.statements))


def place_of(passage: Passage) -> str:
    """The short title of a passage's text and where it stands in it."""
    return f"{load().sources[passage.source_id].short_title}, {passage.locator}"


def paragraph_of(extract: Extract, first: bool) -> list[Statement]:
    """An extract as it is quoted, its items and notes after it; the ``first`` one answers."""
    lead = sentence_case(place_of(extract.passage))
    role = Role.REASON if first else Role.CONDITION
    parts = sorted((extract.quote, *extract.rest), key=extract.passage.text.find)
    masked = MASK in extract.passage.text
    if masked:
        parts = [p.strip(" ().,:") for p in parts if len(p.split()) > 1]
    text = f"{lead} : " + " […] ".join(f"« {part} »" for part in parts)
    supports = tuple(Support(extract.passage.id, part) for part in parts)
    statements = [Statement(role, text, supports, block=True)]
    if masked:
        statements.append(Statement(Role.CONTEXT, WITHHELD, block=True))
    for item in extract.items:
        text = f"- « {item.quote} »"
        statements.append(Statement(Role.LIST, text, (Support(item.passage.id, item.quote),)))
    for note in extract.notes:
        text = f"{sentence_case(note.locator)} : « {note.quote} »"
        support = Support(note.id, note.quote)
        statements.append(Statement(Role.CONDITION, text, (support,), block=True))
    return statements
