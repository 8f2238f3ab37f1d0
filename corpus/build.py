"""From the five texts to passages.jsonl and the tables; the same texts give the same bytes."""

from __future__ import annotations

from pathlib import Path

from corpus.anomalies import find_anomalies
from corpus.passages_file import encode_passages
from corpus.read import read_all
from corpus.records import Reading, Source
from corpus.sources_file import SourcesError, load_sources, read_contents
from corpus.tables import (
    ANOMALIES,
    CQPM,
    CQPM_READINGS,
    LISTS,
    METIERS,
    PRO_A,
    cells_of,
    encode_cqpm,
    list_cells,
)

ROOT = Path(__file__).parent
MEND = "alinea corpus build"


def build(root: Path = ROOT) -> list[str]:
    """Write what the texts of ``root``/sources give; returns the files that changed."""
    changed = []
    for name, data in generated(root).items():
        path = root / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed.append(name)
    return changed


def check(root: Path = ROOT) -> list[str]:
    """French messages on the generated files that are not what the texts give."""
    try:
        files = generated(root)
    except SourcesError as error:
        return [str(error)]
    messages = []
    for name, data in files.items():
        path = root / name
        if not path.is_file():
            messages.append(f"corpus/{name} manque : lancez « {MEND} ».")
        elif path.read_bytes() != data:
            messages.append(f"corpus/{name} ne correspond plus aux textes : lancez « {MEND} ».")
    return messages


def generated(root: Path = ROOT) -> dict[str, bytes]:
    """The bytes of every generated file, by path under ``root``."""
    sources = load_sources(root / "sources")
    readings = read_all(read_contents(root / "sources", sources))
    return {"passages.jsonl": _passages(readings)} | {
        f"tables/{name}": data for name, data in _tables(readings, sources).items()
    }


def _passages(readings: tuple[Reading, ...]) -> bytes:
    return encode_passages(passage for reading in readings for passage in reading.passages)


def _tables(readings: tuple[Reading, ...], sources: dict[str, Source]) -> dict[str, bytes]:
    cqpm, cqpm_readings = encode_cqpm([row for reading in readings for row in reading.cqpm])
    return {
        LISTS.file: LISTS.encode(list_cells(x, LISTS) for r in readings for x in r.lists),
        METIERS.file: METIERS.encode(list_cells(x, METIERS) for r in readings for x in r.metiers),
        PRO_A.file: PRO_A.encode(cells_of(x, PRO_A) for r in readings for x in r.pro_a),
        CQPM.file: cqpm,
        CQPM_READINGS.file: cqpm_readings,
        ANOMALIES.file: ANOMALIES.encode(
            cells_of(x, ANOMALIES) for x in find_anomalies(readings, sources)
        ),
    }
