"""Reads corpus/sources/sources.yaml: one record per official text."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from corpus.records import Source


class SourcesError(RuntimeError):
    """sources.yaml does not describe the texts; the message says what to mend, in French."""


def load_sources(folder: Path) -> dict[str, Source]:
    """The sources described in ``folder``/sources.yaml, by id, in the order of the file."""
    path = folder / "sources.yaml"
    records = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {record["id"]: _source(record) for record in records}


def read_contents(folder: Path, sources: dict[str, Source]) -> dict[str, str]:
    """The content of every text, after checking that it is the one described."""
    contents = {}
    for source in sources.values():
        data = (folder / source.file).read_bytes()
        found = sha256(data).hexdigest()
        if found != source.sha256:
            raise SourcesError(
                f"sources/{source.file} n'est pas le texte décrit : sources.yaml annonce"
                f" l'empreinte {source.sha256[:12]}…, le fichier a {found[:12]}…. Rétablissez le"
                f" fichier ou, si le changement est voulu, inscrivez sha256: {found}."
            )
        contents[source.id] = data.decode("utf-8")
    return contents


def _source(record: dict[str, Any]) -> Source:
    expected = {field.name for field in fields(Source)}
    if missing := expected - record.keys():
        raise SourcesError(f"sources.yaml, {record.get('id')} : il manque {sorted(missing)}.")
    if unknown := record.keys() - expected:
        raise SourcesError(f"sources.yaml, {record['id']} : champs inconnus {sorted(unknown)}.")
    return Source(**record)
