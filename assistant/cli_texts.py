"""`alinea corpus add`, `remove` and `list`: the texts of an installation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from assistant.text_details import FIELDS, Field
from corpus.added.problems import MissingDetail
from corpus.added.record import Details
from corpus.french_dates import find_date


def add_text_parsers(actions: Any, day: Callable[[str], date]) -> None:
    """The parsers of the three commands, under `alinea corpus`."""
    add = actions.add_parser(
        "add",
        help="ajoute un texte à cette installation",
        description=(
            "Ajoute un texte (.txt, .md, .html, .docx, .pdf) à cette installation. Ce qui n'est "
            "pas donné en option est demandé dans le terminal."
        ),
    )
    add.add_argument("file", type=Path, metavar="FICHIER", help="le texte à ajouter")
    for field in FIELDS:
        kind: Any = day if field.is_date else str
        add.add_argument(field.option, type=kind, metavar="…", help=field.help)
    add.add_argument(
        "--table",
        type=Path,
        action="append",
        default=[],
        metavar="FICHIER.yaml",
        help="déclaration d'un tableau de ce texte (voyez docs/ajouter-un-texte.md)",
    )
    add.set_defaults(run=_add)
    remove = actions.add_parser("remove", help="retire un texte ajouté")
    remove.add_argument("id", metavar="IDENTIFIANT", help="celui que donne « alinea corpus list »")
    remove.set_defaults(run=_remove)
    actions.add_parser("list", help="liste les textes").set_defaults(run=_list)


def _add(options: argparse.Namespace) -> int:
    from assistant.added_texts import add_text, candidate

    settings = Settings.from_environment()
    found = candidate(settings, options.file, options.table)
    first = next(iter(found.extraction.blocks)).text
    try:
        details = _details(options, " ".join(first.split()))
    except MissingDetail as problem:
        sys.stderr.write(f"alinea : {problem}\n")
        return 2
    text = add_text(settings, found, details, sys.stderr)
    for remark in found.extraction.remarks:
        sys.stderr.write(f"Attention : {remark}\n")
    rows = len(text.metiers) + len(text.certifications)
    read = f", {rows} lignes de règles" if rows else ""
    sys.stderr.write(f"Texte ajouté : {text.source.title} ({len(text.passages)} passages{read}).\n")
    print(text.source.id)
    return 0


def _details(options: argparse.Namespace, first: str) -> Details:
    """The details given as options; the others are asked for, on a terminal only."""
    given = {field.name: getattr(options, field.name) for field in FIELDS}
    missing = [f for f in FIELDS if f.needed and given[f.name] is None]
    if missing and not sys.stdin.isatty():
        names = ", ".join(f"{f.option} ({f.french})" for f in missing)
        raise MissingDetail(f"il manque, pour ajouter ce texte : {names}.")
    if missing:
        for field in (f for f in FIELDS if given[f.name] is None):
            given[field.name] = _asked(field, _proposal(field, first, given))
    given["in_force_from"] = given["in_force_from"] or given["date"]
    return Details(**given)


def _proposal(field: Field, first: str, given: dict[str, Any]) -> str:
    """What is taken where nothing is typed, read from the first line of the text."""
    title = str(given.get("title") or first)
    found = {
        "title": first,
        "kind": title.split(" ")[0].lower(),
        "date": str(find_date(title) or ""),
        "in_force_from": str(given.get("date") or ""),
    }
    return found.get(field.name, "")


def _asked(field: Field, proposal: str) -> Any:
    """Ask until the answer can be taken; an empty one takes the proposal."""
    shown = f" [{proposal}]" if proposal else "" if field.needed else " [aucun]"
    hint = " (AAAA-MM-JJ)" if field.is_date else ""
    while True:
        sys.stderr.write(f"{field.french.capitalize()}{hint}{shown} : ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise MissingDetail(f"il manque, pour ajouter ce texte : {field.french}.")
        answer = line.strip() or proposal
        if not answer and not field.needed:
            return None
        try:
            if answer:
                return date.fromisoformat(answer) if field.is_date else answer
        except ValueError:
            sys.stderr.write(f"« {answer} » n'est pas une date au format AAAA-MM-JJ.\n")


def _remove(options: argparse.Namespace) -> int:
    from assistant.added_texts import remove_text

    source = remove_text(Settings.from_environment(), options.id)
    sys.stderr.write(f"Texte retiré : {source.title}.\n")
    return 0


def _list(options: argparse.Namespace) -> int:
    from assistant.installation import Installation

    corpus = Installation(Settings.from_environment()).corpus
    added = {text.source.id for text in corpus.added}
    for source in corpus.sources.values():
        end = source.in_force_to.isoformat() if source.in_force_to else "…"
        mark = "\tajouté" if source.id in added else ""
        print(
            f"{source.id}\t{source.title}\t{source.reference}\t{source.in_force_from} → {end}{mark}"
        )
    return 0
