"""The lists of métiers read from the source texts by a few lines that share no code with corpus."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

_CORPUS = Path(__file__).parents[2] / "corpus"
ARRETE = "arrete-2008-01-18"
CIRCULAIRE = "circulaire-2008-01-07"
TUNISIE = "circulaire-2009-07-31"
NATIONAL = "ensemble"
_ROW = re.compile(r"^(\d{5})\s*²?\t")
_MISPRINTS = {(ARRETE, "ile-de-france", "52213"): "52313"}  # FACTS: the lift installer


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower())
    return "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))


@cache
def slugs() -> dict[str, str]:
    """The slug of each region by its printed names, letters only."""
    with (_CORPUS / "reference" / "regions.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        _key(name): row["slug"]
        for row in rows
        for name in (row["name"], *row["names_read"].split(";"))
    }


@cache
def lists(source_id: str) -> dict[str, frozenset[str]]:
    """The codes under each heading: a region's slug, or "ensemble" for every region."""
    found: dict[str, set[str]] = {}
    current, previous = NATIONAL, ""
    text = (_CORPUS / "sources" / f"{source_id}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        row = _ROW.match(line)
        if row:
            code = _MISPRINTS.get((source_id, current, row[1]), row[1])
            found.setdefault(current, set()).add(code)
        elif re.search(r"\d+ métiers$", line.strip()):
            current = slugs()[_key(previous)]
        if line.strip():
            previous = line.strip()
    return {name: frozenset(codes) for name, codes in found.items()}


def open_codes(source_id: str, slug: str) -> frozenset[str]:
    """The codes open in a region: its list, and the national six of the circular."""
    return lists(source_id).get(slug, frozenset()) | lists(source_id).get(NATIONAL, frozenset())


def every_code() -> tuple[str, ...]:
    """Every code of the three texts."""
    texts = (ARRETE, CIRCULAIRE, TUNISIE)
    return tuple(sorted({c for t in texts for codes in lists(t).values() for c in codes}))
