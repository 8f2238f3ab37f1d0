"""docs/corpus.md names every module, table and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import ROOT
from corpus.tables import ANOMALIES, CQPM, CQPM_READINGS, LISTS, METIERS, PRO_A, Table

DOCUMENT = Path(__file__).parents[2] / "docs" / "corpus.md"
TEXT = " ".join(DOCUMENT.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("table", [LISTS, METIERS, PRO_A, CQPM, CQPM_READINGS, ANOMALIES])
def test_columns(table: Table) -> None:
    columns = ", ".join(title for title, _ in table.columns)
    assert f"`{table.file}` : {columns}." in TEXT


def test_every_generated_table_is_described() -> None:
    assert {t.name for t in (ROOT / "tables").glob("*.csv")} == {
        t.file for t in (LISTS, METIERS, PRO_A, CQPM, CQPM_READINGS, ANOMALIES)
    }


@pytest.mark.parametrize(
    "example",
    [
        "accord-pro-a-2021-01-22#art-4-al-1",
        "arrete-2008-01-18#annexe-bretagne-61222",
        "circulaire-2009-07-31#3-3-al-2",
        "cqpm-2010-03-10#0126-inactive-tri-numero",
        "accord-pro-a-2021-01-22#annexe-l263-rncp34860",
    ],
)
def test_examples_exist(example: str) -> None:
    from corpus.library import load

    assert f"`{example}`" in TEXT
    assert example in load().passages
