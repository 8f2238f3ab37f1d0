"""The questions that paragraphs answer, in everyday words (corpus/reference/questions.yaml).

They are indexed beside the paragraphs, so that a question is also compared with questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml


def load_questions(file: Path) -> Mapping[str, tuple[str, ...]]:
    """The questions of the file, by passage id."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, dict[str, list[str]]] = yaml.load(file.read_text("utf-8"), Loader=loader)
    return {
        f"{source}#{place}": tuple(questions)
        for source, places in data.items()
        for place, questions in places.items()
    }
