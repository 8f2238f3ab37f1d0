"""A whole text to read: its passages in order, its table of contents, and a search in its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.browse.remarks import remarks_on
from assistant.browse.table import NotListed
from assistant.understanding.text import fold
from corpus.library import load, per_corpus
from corpus.records import Passage, PassageKind, Source

DEPTH = 3  # levels of the table of contents
LONG = 90  # characters after which a heading is cut there


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of a table of contents; ``level`` is 0 for the outermost."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read, whole."""

    source: Source
    passages: tuple[Passage, ...]
    contents: tuple[Heading, ...]

    @property
    def doubtful(self) -> int:
        """How many of its passages carry a remark."""
        return sum(bool(remarks_on(p.id)) for p in self.passages)


def anchor(passage_id: str) -> str:
    """The part of a passage's id that names its place in its text."""
    return passage_id.partition("#")[2]


def address(passage_id: str) -> str:
    """The deep link to a passage, where its text is read."""
    source_id, _, place = passage_id.partition("#")
    return f"/textes/{source_id}#{place}"


@per_corpus
def read_text(source_id: str) -> Text:
    """One text of the corpus in use; NotListed where there is none of this name."""
    corpus = load()
    if source_id not in corpus.sources:
        raise NotListed(f"Aucun texte ne porte le nom « {source_id} ».")
    passages = tuple(p for p in corpus.passages.values() if p.source_id == source_id)
    return Text(corpus.sources[source_id], passages, _contents(passages))


def passages_with(words: str, source_id: str = "") -> tuple[Passage, ...]:
    """The passages that hold every word, in the order of the texts; reprints are left out."""
    corpus, wanted = load(), fold(words).split()
    if not wanted:
        return ()
    reprints = corpus.repeated_passages()
    return tuple(
        passage
        for passage, folded in _folded_passages()
        if (not source_id or passage.source_id == source_id)
        and passage.id not in reprints
        and all(word in folded for word in wanted)
    )


@per_corpus
def _folded_passages() -> tuple[tuple[Passage, str], ...]:
    return tuple((p, fold(p.text)) for p in load().passages.values())


def marked(text: str, words: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words (accents and case aside)."""
    places = [(i, letter) for i, character in enumerate(text) for letter in fold(character)]
    folded = "".join(letter for _, letter in places)
    found = [False] * len(text)
    for word in fold(words).split():
        start = folded.find(word)
        while start >= 0:
            for i, _ in places[start : start + len(word)]:
                found[i] = True
            start = folded.find(word, start + len(word))
    return _pieces(text, found)


def _pieces(text: str, found: Sequence[bool]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for character, is_found in zip(text, found, strict=True):
        if pieces and pieces[-1][1] is is_found:
            pieces[-1] = (pieces[-1][0] + character, is_found)
        else:
            pieces.append((character, is_found))
    return pieces


def _contents(passages: Sequence[Passage]) -> tuple[Heading, ...]:
    """A line for each heading, and for each part that no heading opens (the sectors of a table)."""
    lines: list[tuple[Heading, Passage]] = []
    current: tuple[str, ...] = ()
    opened: set[int] = set()
    for place, passage in enumerate(passages):
        if passage.kind is PassageKind.HEADING:
            level = len(passage.path)
            title = _name(passages, place)
            lines.append((Heading(level, title, anchor(passage.id)), passage))
            opened.add(level)
            continue
        for level in _new_levels(passage.path, current):
            if level not in opened:
                heading = Heading(level, _cut(passage.path[level]), anchor(passage.id))
                lines.append((heading, passage))
        current, opened = passage.path, set()
    return _told_apart([line for line in lines if line[0].level < DEPTH])


def _new_levels(path: tuple[str, ...], current: tuple[str, ...]) -> list[int]:
    return [i for i in range(len(path)) if path[: i + 1] != current[: i + 1]]


def _name(passages: Sequence[Passage], place: int) -> str:
    """A heading's name as the paths below it give it ("Alsace"), else its own words."""
    own = passages[place].path
    for passage in passages[place + 1 :]:
        if passage.kind is PassageKind.HEADING and len(passage.path) <= len(own):
            break
        if len(passage.path) > len(own) and passage.path[: len(own)] == own:
            return _cut(passage.path[len(own)])
        if passage.kind is not PassageKind.HEADING:
            break
    return _cut(passages[place].text)


def _told_apart(lines: Sequence[tuple[Heading, Passage]]) -> tuple[Heading, ...]:
    """Lines of the same title also say where they stand."""
    times = Counter((heading.level, heading.title) for heading, _ in lines)
    return tuple(
        heading
        if times[heading.level, heading.title] == 1
        else Heading(heading.level, f"{heading.title} ({_where(passage)})", heading.anchor)
        for heading, passage in lines
    )


def _where(passage: Passage) -> str:
    return passage.locator.rpartition(", ")[0].rpartition(", ")[2] or passage.locator


def _cut(title: str) -> str:
    return title if len(title) <= LONG else f"{title[:LONG].rsplit(' ', 1)[0]} …"
