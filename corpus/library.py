"""The corpus as the assistant uses it: read once from the generated files, then frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from corpus.errata import load_errata
from corpus.passages_file import decode_passages
from corpus.records import (
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


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is known of the five texts."""

    sources: dict[str, Source]
    passages: dict[str, Passage]
    lists: tuple[MetierList, ...]
    metiers: tuple[MetierRow, ...]
    pro_a: tuple[ProARow, ...]
    cqpm: tuple[CqpmRow, ...]
    anomalies: tuple[Anomaly, ...]
    errata: tuple[Erratum, ...]
    version: str  # changes whenever a text, a table or an erratum changes

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
def load() -> Corpus:
    """The corpus installed with the project."""
    return load_from(_ROOT)


def load_from(root: Path) -> Corpus:
    """The corpus whose generated files stand in ``root``."""
    tables = {path.name: path.read_bytes() for path in sorted((root / "tables").glob("*.csv"))}
    passages = (root / "passages.jsonl").read_bytes()
    return Corpus(
        sources=load_sources(root / "sources"),
        passages=decode_passages(passages),
        lists=decode_lists(tables[LISTS.file]),
        metiers=decode_metiers(tables[METIERS.file]),
        pro_a=decode_pro_a(tables[PRO_A.file]),
        cqpm=decode_cqpm(tables[CQPM.file], tables[CQPM_READINGS.file]),
        anomalies=decode_anomalies(tables[ANOMALIES.file]),
        errata=load_errata(root / "errata.yaml"),
        version=_version([passages, *tables.values(), *_described(root)]),
    )


def _described(root: Path) -> list[bytes]:
    texts = sorted((root / "sources").iterdir())
    return [path.read_bytes() for path in [*texts, root / "errata.yaml"]]


def _version(parts: Iterable[bytes]) -> str:
    digest = sha256()
    for part in parts:
        digest.update(sha256(part).digest())
    return digest.hexdigest()[:16]
