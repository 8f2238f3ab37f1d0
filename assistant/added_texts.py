"""Adds a text to an installation and removes it: whole, with its index, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from assistant.settings import Settings
from corpus.added.blocks import Extraction
from corpus.added.declaration import Declaration, load_declaration
from corpus.added.declared import declared_rows
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
    declarations: tuple[Declaration, ...] = ()  # of its tables, one of each nature at most


def candidate(settings: Settings, path: Path, tables: Sequence[Path] = ()) -> Candidate:
    """Read a file and the declarations of its tables; refuses what cannot be added.

    A text that the corpus already holds is refused too.
    """
    file = take(path)
    _refuse_duplicate(settings, file)
    declarations = tuple(load_declaration(table) for table in tables)
    if len({d.nature for d in declarations}) < len(declarations):
        raise TextProblem("Un texte ne peut avoir qu'un tableau déclaré de chaque nature.")
    separators = {d.separator for d in declarations if d.separator}
    if len(separators) > 1:
        raise TextProblem("Les tableaux d'un même texte doivent avoir le même séparateur.")
    return Candidate(file, extracted(file, "".join(separators)), declarations)


def add_text(
    settings: Settings,
    found: Candidate,
    details: Details,
    stream: TextIO | None = None,
) -> AddedText:
    """Add a text that was read, with the rows of its declared tables and its index."""
    from index.added import build_part
    from index.embeddings import load_embedder

    with only_writer(settings.home):
        _refuse_duplicate(settings, found.file)
        taken = {*installed().sources, *added_ids(settings.home)}
        source = described(found.file, details, taken)
        content, passages = segmented(source.id, found.extraction.blocks)
        text = _with_rows(AddedText(source, passages, version=""), content, found.declarations)
        with prepared(settings.home) as folder:
            write_text(folder, text, found.file.data, content, found.declarations)
            text = load_text(folder)
            build_part(folder, text, load_embedder(settings), stream)
            publish(settings.home, folder, source.id)
    return text


def _with_rows(text: AddedText, content: str, declarations: Sequence[Declaration]) -> AddedText:
    rows = [declared_rows(d, content, text.passages) for d in declarations]
    return replace(
        text,
        lists=tuple(x for r in rows for x in r.lists),
        metiers=tuple(x for r in rows for x in r.metiers),
        certifications=tuple(x for r in rows for x in r.certifications),
    )


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
