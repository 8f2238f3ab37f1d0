"""The corpus as the assistant uses it: read once from the generated files, then frozen.

``installed()`` is the five texts. ``load()`` is the corpus in use: the five texts, and within
``use(corpus)`` those that were added to the installation that answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar

from corpus.errata import load_errata
from corpus.passages_file import decode_passages
from corpus.questions import AskedOfTexts, Gap
from corpus.records import (
    AddedText,
    Anomaly,
    CqpmRow,
    Erratum,
    MetierList,
    MetierRow,
    Passage,
    ProARow,
    Source,
)
from corpus.sources_file import load_sources
from corpus.tables import (
    ANOMALIES,
    CQPM,
    CQPM_READINGS,
    LISTS,
    METIERS,
    PRO_A,
)
from corpus.tables_decode import (
    decode_anomalies,
    decode_cqpm,
    decode_lists,
    decode_metiers,
    decode_pro_a,
)

_ROOT = Path(__file__).parent

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is known of the five texts, and of the texts added to an installation."""

    sources: dict[str, Source]
    passages: dict[str, Passage]
    lists: tuple[MetierList, ...]
    metiers: tuple[MetierRow, ...]
    pro_a: tuple[ProARow, ...]
    cqpm: tuple[CqpmRow, ...]
    anomalies: tuple[Anomaly, ...]
    errata: tuple[Erratum, ...]
    asked: AskedOfTexts
    version: str  # changes whenever a text, a table or an erratum changes
    added: tuple[AddedText, ...] = ()  # their sources and passages stand among those above

    @property
    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """By passage id, what each paragraph answers."""
        return self.asked.questions

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What no paragraph answers."""
        return self.asked.gaps

    def with_added(self, texts: Iterable[AddedText]) -> Corpus:
        """The five texts and these ones."""
        added = tuple(texts)
        if not added:
            return self
        return replace(
            self,
            sources=self.sources | {text.source.id: text.source for text in added},
            passages=self.passages | {p.id: p for text in added for p in text.passages},
            version=_version(v.encode() for v in (self.version, *(t.version for t in added))),
            added=added,
        )

    def rows_of(self, source_id: str) -> tuple[MetierRow, ...]:
        """The métiers that a text lists, be it one of the five or a declared table."""
        own = [row for row in self.metiers if row.source_id == source_id]
        return (
            *own,
            *(r for text in self.added if text.source.id == source_id for r in text.metiers),
        )

    def lists_of(self, source_id: str) -> tuple[MetierList, ...]:
        """The headings of a text's lists of métiers, be it one of the five or a declared table."""
        own = [heading for heading in self.lists if heading.source_id == source_id]
        return (
            *own,
            *(h for text in self.added if text.source.id == source_id for h in text.lists),
        )

    def anomalies_of(self, *passage_ids: str) -> tuple[Anomaly, ...]:
        """The doubts on any of these passages, each once."""
        wanted = set(passage_ids)
        return tuple(a for a in self.anomalies if not wanted.isdisjoint(a.passage_ids))

    def main_doubt_of(self, *passage_ids: str) -> Anomaly | None:
        """The weightiest doubt on these passages (anomalies stand in the order of the checks)."""
        return next(iter(self.anomalies_of(*passage_ids)), None)

    def errata_of(self, source_id: str, region: str = "", code: str = "") -> tuple[Erratum, ...]:
        """The departures of a text from its publication, for a region or a code where given."""
        return tuple(
            e
            for e in self.errata
            if e.source_id == source_id
            and (not region or e.region == region)
            and (not code or e.code == code)
        )

    def repeated_passages(self) -> frozenset[str]:
        """Passages that only print again what another passage says (CQPM printings 2 to 4)."""
        entries = {r.passage_id for row in self.cqpm for r in row.readings}
        cited = {row.passage_id for row in self.cqpm}
        notes = {p.id for p in self.passages.values() if "#note-" in p.id and "-tri-" in p.id}
        first = {row.note_passage_id for row in self.cqpm}
        return frozenset((entries - cited) | (notes - first))


@cache
def installed() -> Corpus:
    """The five texts, as installed with the project."""
    return load_from(_ROOT)


_IN_USE: ContextVar[Corpus | None] = ContextVar("corpus", default=None)


def load() -> Corpus:
    """The corpus in use in this context."""
    return _IN_USE.get() or installed()


def use(corpus: Corpus) -> None:
    """Make this the corpus in use, in this context and those copied from it."""
    _IN_USE.set(corpus)


def per_corpus(compute: Callable[P, T]) -> Callable[P, T]:
    """A cache of what a function reads out of the corpus in use; arguments must be hashable."""
    kept: dict[object, T] = {}

    @wraps(compute)
    def cached(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (load().version, args, *kwargs.items())
        if key not in kept:
            kept[key] = compute(*args, **kwargs)
        return kept[key]

    return cached


def load_from(root: Path) -> Corpus:
    """The corpus whose generated files stand in ``root``."""
    tables = {path.name: path.read_bytes() for path in sorted((root / "tables").glob("*.csv"))}
    passages = (root / "passages.jsonl").read_bytes()
    asked = AskedOfTexts(root / "reference")
    return Corpus(
        sources=load_sources(root / "sources"),
        passages=decode_passages(passages),
        lists=decode_lists(tables[LISTS.file]),
        metiers=decode_metiers(tables[METIERS.file]),
        pro_a=decode_pro_a(tables[PRO_A.file]),
        cqpm=decode_cqpm(tables[CQPM.file], tables[CQPM_READINGS.file]),
        anomalies=decode_anomalies(tables[ANOMALIES.file]),
        errata=load_errata(root / "errata.yaml"),
        asked=asked,
        version=_version([passages, *tables.values(), *_described(root, asked)]),
    )


def _described(root: Path, asked: AskedOfTexts) -> list[bytes]:
    texts = sorted((root / "sources").iterdir())
    described = (root / "errata.yaml", *asked.files)
    return [path.read_bytes() for path in [*texts, *described]]


def _version(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()[:16]
