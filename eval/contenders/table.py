"""The table of systems: for a terminal, and in README.md between two marks.

python -m eval.contenders.table            # rewrites the table of README.md
python -m eval.contenders.table --check    # fails where it is not the one of the results file
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from eval.generated_blocks import command
from eval.measured import told
from eval.report import aligned

RESULTS = Path(__file__).parents[1] / "results" / "systems.json"
README = Path(__file__).parents[2] / "README.md"
BLOCK = "comparaison des systèmes"
SPLITS = ("development", "test")
COLUMNS = {
    "passed": "entièrement justes",
    "verdict_accuracy": "verdict juste",
    "wrong_open": "« ouvert » à tort",
    "citation_recall": "citations attendues",
    "fact_coverage": "faits attendus",
    "invented_quotes": "extraits inventés",
    "abstention_f1": "abstention, F1",
}

Results = Mapping[str, Any]


def rows(results: Results) -> list[list[str]]:
    """A row of heads, then one for each system: development / test in each cell."""
    found = [["système", *COLUMNS.values()]]
    for system in results["systems"]:
        splits = [system[split] for split in SPLITS if split in system]
        cells = [_cell([told(m, figures[m]) for figures in splits]) for m in COLUMNS]
        found.append([system["label"], *cells])
    return found


def _cell(texts: Sequence[str]) -> str:
    """Both splits in one cell: "95,9 / 87,9 %"."""
    if len(texts) > 1 and all(text.endswith(" %") for text in texts):
        texts = [*(text.removesuffix(" %") for text in texts[:-1]), texts[-1]]
    return " / ".join(texts)


def plain_table(results: Results) -> str:
    """The table in aligned columns."""
    return aligned(rows(results))


def markdown_table(results: Results) -> str:
    """The table as Markdown, with what it counts."""
    heads, *body = rows(results)
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *body]
    counts = results["questions"]
    french_day = f"{date.fromisoformat(results['made_on']):%d/%m/%Y}"
    caption = (
        f"{counts['development']} questions de mise au point / {counts['test']} questions tenues à "
        f"part, sans modèle de langage ni réseau. Relevé du {french_day}."
    )
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + f"\n\n{caption}"


def main(argv: Sequence[str] | None = None) -> int:
    """Command line; 0 when the page is right, 1 when it has drifted."""
    return command(
        argv,
        __doc__,
        README,
        BLOCK,
        lambda: markdown_table(json.loads(RESULTS.read_text(encoding="utf-8"))),
    )


if __name__ == "__main__":
    raise SystemExit(main())
