"""Writes communes.csv and places_ordinary.txt; run once per edition of the official code.

    python corpus/reference/make_places.py DECOUPAGE_FOLDER WORDS_JSON

DECOUPAGE_FOLDER is the `data` folder of the npm package @etalab/decoupage-administratif 6.0.0
(INSEE, Code officiel géographique 2026; populations légales; La Poste postcodes; code MIT, data
Licence Ouverte). WORDS_JSON is the list of the npm package an-array-of-french-words 2.0.0 (MIT):
it only tells which names of communes are ordinary French words.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.gazetteer import entities
from assistant.understanding.nationality_table import adjectives
from assistant.understanding.place_sounds import name_by_sound
from assistant.understanding.text import fold, match_key
from corpus.expressions import expression

_HERE = Path(__file__).parent
_SOURCE = (
    "# INSEE, Code officiel géographique 2026 ; populations légales ; codes postaux La Poste. "
    "Repris de @etalab/decoupage-administratif 6.0.0 (9 mars 2026, code MIT, données Licence "
    "Ouverte) par make_places.py. ordinary : le nom est aussi un mot courant."
)
_ARTICLES = frozenset("le la les l un une de du des d en et".split())
_PARENTHESIS = expression(r"\s*\(.*\)")
_SLIP_POPULATION = 20_000


def commune_rows(data: Path, ordinary: frozenset[str]) -> list[list[str]]:
    """One row per name and département, in the order of the folded rows."""
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for commune in json.loads((data / "communes.json").read_text(encoding="utf-8")):
        if commune["type"] == "arrondissement-municipal":
            continue
        commune["nom"] = _PARENTHESIS.sub("", commune["nom"]).replace(" - ", "-")
        key = (match_key(commune["nom"]), commune["departement"])
        known = best.get(key)
        if known is None or commune.get("population", 0) > known.get("population", 0):
            best[key] = commune
    rows = [_row(key[0], commune, ordinary) for key, commune in best.items()]
    return sorted(rows, key=lambda row: f"{match_key(row[0])},{row[1]}")  # bisected as folded rows


def _row(key: str, commune: dict[str, Any], ordinary: frozenset[str]) -> list[str]:
    words = key.split()
    short = len(words) <= 3 and words[0] not in ("saint", "sainte")
    common = short and all(word in ordinary or word in _ARTICLES for word in words)
    return [
        commune["nom"],
        commune["departement"],
        str(commune.get("population", "")),
        " ".join(commune.get("codesPostaux", [])),
        "o" if common else "",
    ]


def correctable(rows: Iterable[list[str]]) -> set[str]:
    """The one-word names of large towns, regions, départements, countries; nationalities."""
    towns = {match_key(row[0]) for row in rows if int(row[2] or 0) >= _SLIP_POPULATION}
    names = towns | set(entities()) | set(adjectives())
    return {key for key in names if " " not in key and len(key) >= 4}


def lookalikes(names: Iterable[str], ordinary: frozenset[str]) -> list[str]:
    """The ordinary words that a correction, by spelling or by sound, would take for a name."""
    candidates = [word for word in ordinary if 4 <= len(word) <= 14]
    found = {word for word in ordinary if word.isalpha() and name_by_sound(word)}
    for key in names:
        slips = 1 if len(key) < 7 else 2
        near = process.extract(key, candidates, scorer=OSA.distance, score_cutoff=slips, limit=None)
        found.update(word for word, _, _ in near)
    return sorted(found)


def main(data: Path, words_file: Path) -> None:
    """Write both files beside this script."""
    words = json.loads(words_file.read_text(encoding="utf-8"))
    ordinary = frozenset(fold(word) for word in words)
    rows = commune_rows(data, ordinary)
    with (_HERE / "communes.csv").open("w", encoding="utf-8", newline="") as out:
        out.write(_SOURCE + "\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["name", "departement", "population", "postcodes", "ordinary"])
        writer.writerows(rows)
    text = "\n".join(lookalikes(correctable(rows), ordinary))
    (_HERE / "places_ordinary.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
