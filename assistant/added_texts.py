"""Adds a text to an installation and removes it: whole, with its index, or not at all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from assistant.settings import Settings
from corpus.added.blocks import Extraction
from corpus.added.extract import extracted
from corpus.added.intake import Intake, take
from corpus.added.problems import TextProblem
from corpus.added.record import Details, described
from corpus.added.store import (
    added_ids,
    load_added,
    load_text,
    only_writer,
    prepared,
    publish,
    withdraw,
    write_text,
)
from corpus.added.structure import segmented
from corpus.library import installed
from corpus.records import AddedText, Source


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that was read and may be added."""

    file: Intake
    extraction: Extraction


def candidate(settings: Settings, path: Path) -> Candidate:
    """Read a file; refuses what cannot be added, and what the corpus already holds."""
    file = take(path)
    _refuse_duplicate(settings, file)
    return Candidate(file, extracted(file))


def add_text(
    settings: Settings,
    found: Candidate,
    details: Details,
    tables: Sequence[Path] = (),
    stream: TextIO | None = sys.stderr,
) -> AddedText:
    """Add a text that was read, its declared tables and its index."""
    from index.added import build_part
    from index.embeddings import load_embedder

    with only_writer(settings.home):
        _refuse_duplicate(settings, found.file)
        taken = {*installed().sources, *added_ids(settings.home)}
        source = described(found.file, details, taken)
        content, passages = segmented(source.id, found.extraction.blocks)
        text = AddedText(source, passages, version="")
        with prepared(settings.home) as folder:
            write_text(folder, text, found.file.data, content, ())
            text = load_text(folder)
            build_part(folder, text, load_embedder(settings), stream)
            publish(settings.home, folder, source.id)
    return text


def remove_text(settings: Settings, text_id: str) -> Source:
    """Remove an added text and its index; gives its record."""
    if text_id in installed().sources:
        raise TextProblem(
            f"« {text_id} » est l'un des cinq textes du corpus : il ne peut pas être retiré."
        )
    if text_id not in added_ids(settings.home):
        known = ", ".join(added_ids(settings.home)) or "aucun"
        raise TextProblem(
            f"Aucun texte ajouté ne s'appelle « {text_id} ». Textes ajoutés : {known}."
        )
    with only_writer(settings.home):
        source = next(t.source for t in load_added(settings.home) if t.source.id == text_id)
        withdraw(settings.home, text_id)
    return source


def _refuse_duplicate(settings: Settings, file: Intake) -> None:
    sources = [*installed().sources.values(), *(t.source for t in load_added(settings.home))]
    same = next((s for s in sources if s.sha256 == file.sha256), None)
    if same:
        raise TextProblem(f"« {file.name} » est déjà dans le corpus : {same.title} ({same.id}).")
