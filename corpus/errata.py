"""Departures of a copy from its official publication (corpus/errata.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from corpus.records import Erratum
from corpus.regions import regions

_FILE = Path(__file__).parent / "errata.yaml"


def load_errata(path: Path = _FILE) -> tuple[Erratum, ...]:
    """Every departure, in the order of the file."""
    groups = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(_erratum(group, item) for group in groups for item in group["departures"])


def _erratum(group: dict[str, Any], item: dict[str, Any]) -> Erratum:
    return Erratum(
        id=f"{group['source_id']}/{item['region']}/{item['code']}",
        source_id=group["source_id"],
        region=item["region"],
        code=item["code"],
        title=item["title"],
        in_copy=item["in_copy"],
        in_official=item["in_official"],
        reference=group["reference"].strip(),
        sentence=_sentence(item),
    )


def _sentence(item: dict[str, Any]) -> str:
    """What an adviser is told of the departure."""
    where = regions()[item["region"]].locative
    metier = f"« {item['title']} » ({item['code']})"
    if item["in_copy"] and item["in_official"]:
        return (
            f"Le Journal officiel ne donne pas de code : {where}, le code {item['code_in_copy']} de"
            f" la copie désigne le même métier que le {item['code']} des autres régions, {metier}."
        )
    if item["in_copy"]:
        instead = f" ; il liste à la place le {item['instead_of']}" if "instead_of" in item else ""
        return (
            f"Le Journal officiel diffère de la copie : {where}, il ne liste pas le métier"
            f" {metier}, que la copie ajoute{instead}."
        )
    replaced = f" (elle porte le {item['replaced_by']})" if "replaced_by" in item else ""
    return (
        f"Le Journal officiel diffère de la copie : {where}, il liste le métier {metier},"
        f" qui manque dans la copie{replaced}."
    )
