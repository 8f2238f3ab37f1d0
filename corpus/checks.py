"""What the checks look at, and how they report a doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.records import Anomaly, MetierRow, Passage, Reading, Source
from corpus.regions import regions
from corpus.source_text import slug

ANNEX_OF = {"arrete-2008-01-18": "circulaire-2008-01-07"}  # a text whose annex takes up another's


@dataclass(frozen=True, slots=True)
class Evidence:
    """The readings of every text, by id of their source, and the names of the texts."""

    readings: dict[str, Reading]
    names: dict[str, str]

    @classmethod
    def of(cls, readings: Sequence[Reading], sources: Mapping[str, Source]) -> Evidence:
        """The evidence that these readings make."""
        names = {source.id: source.short_title for source in sources.values()}
        return cls({reading.source_id: reading for reading in readings}, names)

    def name(self, source_id: str) -> str:
        """How a sentence names a text: "arrêté du 18 janvier 2008"."""
        return self.names.get(source_id, source_id)

    def passages(self) -> Iterator[Passage]:
        """Every passage, in the order of the texts."""
        return (p for reading in self.readings.values() for p in reading.passages)

    def metiers(self) -> tuple[MetierRow, ...]:
        """Every row of the métier lists."""
        return tuple(row for reading in self.readings.values() for row in reading.metiers)


Check = Callable[[Evidence], Iterable[Anomaly]]


def doubt(
    kind: str,
    name: str,
    source_id: str,
    *,
    place: str,
    found: str,
    expected: str,
    evidence: str,
    passage_ids: Sequence[str],
    sentence: str,
) -> Anomaly:
    """An anomaly; ``name`` tells it from the others of its kind."""
    return Anomaly(
        id=f"{slug(kind)}/{name}",
        kind=kind,
        source_id=source_id,
        place=place,
        found=found,
        expected=expected,
        evidence=evidence,
        passage_ids=tuple(dict.fromkeys(passage_ids)),
        sentence=sentence,
    )


def lines(numbers: Iterable[int]) -> str:
    """ "l. 71, 122": where the evidence stands."""
    return "l. " + ", ".join(str(n) for n in sorted(set(numbers)))


def named(rows: Iterable[MetierRow]) -> str:
    """The métiers of some rows: "Géomètre (61222), …"."""
    return ", ".join(f"« {row.title} » ({row.code})" for row in rows)


def list_place(region: str, what: str = "") -> str:
    """ "annexe, Limousin": the French locator of a list."""
    place = f"annexe, {regions()[region].name}" if region else "annexe"
    return f"{place}, {what}" if what else place
