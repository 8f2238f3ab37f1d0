"""A list as a CSV file that French spreadsheets open."""

from __future__ import annotations

import csv
import io
import re

from assistant.browse.table import Table
from assistant.understanding.text import fold

TYPE = "text/csv; charset=utf-8"
_LONGEST = 80  # characters of a file's name
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def csv_text(table: Table) -> str:
    """Semicolons and a BOM; after the cells, the passages they rest on and the doubts."""
    cited = [i for i, _ in enumerate(table.columns) if _has_passages(table, i)]
    file = io.StringIO()
    write = csv.writer(file, delimiter=";", lineterminator="\r\n").writerow
    passages = [f"passage ({table.columns[i].title})" for i in cited]
    write([*(c.title for c in table.columns), *passages, "remarques"])
    for row in table.rows:
        texts = [cell.text for cell in row.cells] + [row.cells[i].passage_id for i in cited]
        write([_harmless(text) for text in [*texts, " ".join(row.remarks)]])
    return f"\ufeff{file.getvalue()}"


def csv_headers(table: Table) -> dict[str, str]:
    """What makes a browser keep it as a file: « limousin-arrete-du-18-janvier-2008.csv »."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(table.title))[:_LONGEST].strip("-")
    return {"Content-Disposition": f'attachment; filename="{name}.csv"'}


def _has_passages(table: Table, place: int) -> bool:
    return any(row.cells[place].passage_id for row in table.rows)


def _harmless(text: str) -> str:
    """The text, which a spreadsheet must not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
