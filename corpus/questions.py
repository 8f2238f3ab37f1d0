"""What is asked of the texts, in everyday words: what paragraphs answer, and the gaps.

They are indexed beside the paragraphs, so that a question is also compared with questions
(corpus/reference/questions.yaml). A gap is a detail of a subject that a paragraph treats without
giving it (corpus/reference/lacunes.yaml): what is asked there is refused, not answered beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml


class Gap(NamedTuple):
    """A detail that the texts do not give."""

    told: str  # French, with its article: "le montant de la redevance"
    passage_id: str  # the paragraph that comes nearest
    questions: tuple[str, ...]
    words: tuple[str, ...] = ()  # by which it is asked of the rows of a list


@dataclass(frozen=True)
class AskedOfTexts:
    """Both files of a folder, read when first wanted: an answer by rule needs neither."""

    folder: Path

    @property
    def files(self) -> tuple[Path, Path]:
        """What is asked, and the gaps."""
        return self.folder / "questions.yaml", self.folder / "lacunes.yaml"

    @cached_property
    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """The questions that paragraphs answer, by passage id."""
        return load_questions(self.files[0])

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What no paragraph answers."""
        return load_gaps(self.files[1])


def load_questions(file: Path) -> Mapping[str, tuple[str, ...]]:
    """The questions of the file, by passage id."""
    data: dict[str, dict[str, list[str]]] = _read(file)
    return {
        f"{source}#{place}": tuple(questions)
        for source, places in data.items()
        for place, questions in places.items()
    }


def load_gaps(file: Path) -> tuple[Gap, ...]:
    """The gaps of the file, in its order."""
    data: list[dict[str, Any]] = _read(file)
    return tuple(
        Gap(
            g["lacune"],
            g["passage"],
            tuple(g["questions"]),
            tuple(g["mots"].split(" | ")) if "mots" in g else (),
        )
        for g in data
    )


def _read(file: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_text("utf-8"), Loader=loader)
