"""Tables that other commands leave in a run folder, for its report to show beside the figures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from eval import html_report
from eval.agreement import LABELS, Agreement


def leave(
    folder: Path,
    name: str,
    title: str,
    note: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> None:
    """Write ``section-<name>.json`` and the report that shows it, whose address is printed."""
    table = {"title": title, "note": note, "heads": list(heads), "rows": [list(r) for r in rows]}
    text = json.dumps(table, ensure_ascii=False, indent=1)
    (folder / f"section-{name}.json").write_text(text + "\n", encoding="utf-8")
    html_report.main([str(folder)])


def leave_agreements(
    folder: Path, name: str, title: str, note: str, found: Iterable[Agreement]
) -> None:
    """The agreement of opinions with the rule-based marks, as such a table."""
    heads = ("", "réponses notées", "accord", "kappa de Cohen")
    rows = [(LABELS[a.aspect], str(a.answers), a.share_told, a.kappa_told) for a in found]
    leave(folder, name, title, note, heads, rows)
