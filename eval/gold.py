"""The gold questions: YAML files read into cases, checked by schema and against the sources."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from eval.text import fold, source_lines

GOLD_FOLDER = Path(__file__).parent / "gold"
ADVISERS_FOLDER = Path(__file__).parent / "advisers"
NEWCOMERS_FOLDER = ADVISERS_FOLDER / "nouvelles"  # all kept apart, "pressee" once read
_SCHEMA = Path(__file__).parent / "gold.schema.json"

Split = Literal["development", "test"]
Term = tuple[str, ...]  # alternatives: one of them is enough


class GoldError(ValueError):
    """A gold file that breaks the schema, or whose expectation the source does not bear out."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Words that one citation's quote must hold; ``lines`` prove that the source has them."""

    source: str
    quote: str
    lines: tuple[int, int]
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """``count`` lines of the range match ``matches``: 0 proves that something is absent."""

    source: str
    lines: tuple[int, int]
    matches: str
    count: int


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a good answer is; ``verdicts`` None means that the verdict is not scored."""

    statuses: tuple[str, ...]
    verdicts: tuple[str | None, ...] | None
    cites: tuple[tuple[Cite, ...], ...]
    facts: tuple[Term, ...]
    forbidden: tuple[Term, ...]
    proof: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One conversation; the answer to its last turn is scored."""

    id: str
    kind: str  # the name of its file
    by: str
    turns: tuple[str, ...]
    on: date | None
    expect: Expectation
    why: str
    kept: bool | None = None  # None: its id decides

    @property
    def split(self) -> Split:
        """Where the case belongs: where its file puts it, or by its id."""
        if self.kept is None:
            return split_of(self.id)
        return "test" if self.kept else "development"


def split_of(name: str) -> Split:
    """One third of the names, chosen by their SHA-256, is the test set."""
    digest = hashlib.sha256(name.encode()).digest()
    return "test" if int.from_bytes(digest[:4], "big") % 3 == 0 else "development"


def load_gold(path: Path = GOLD_FOLDER) -> tuple[Case, ...]:
    """Read one gold file, or every file of a folder; raises GoldError on any fault."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    cases = tuple(case for file in files for case in _read_file(file))
    if not cases:
        raise GoldError(f"{path} : aucune question de référence.")
    _check_unique(cases)
    return cases


def _read_file(file: Path) -> Iterable[Case]:
    try:
        data = json.loads(json.dumps(yaml.safe_load(file.read_text("utf-8")), default=str))
    except (OSError, yaml.YAMLError) as error:
        raise GoldError(f"{file} : illisible ({error}).") from error
    return read_cases(data, file.stem, str(file))


def read_cases(data: Any, kind: str, name: str = "") -> list[Case]:
    """The cases of a file's data; raises GoldError where it breaks the schema."""
    fault = next(iter(_validator().iter_errors(data)), None)
    if fault is not None:
        where = "/".join(str(part) for part in fault.absolute_path)
        raise GoldError(f"{name or kind}, {where} : {fault.message}")
    return [_case(raw, kind) for raw in data]


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8")))


def _case(raw: dict[str, Any], kind: str) -> Case:
    return Case(
        id=raw["id"],
        kind=kind,
        by=raw["by"],
        turns=tuple(raw["turns"]),
        on=date.fromisoformat(raw["date"]) if "date" in raw else None,
        expect=read_expectation(raw["expect"]),
        why=raw["why"],
        kept=raw.get("kept"),
    )


def read_expectation(raw: dict[str, Any]) -> Expectation:
    """What stands under ``expect`` in a file of cases."""
    verdict = raw.get("verdict")
    return Expectation(
        statuses=tuple(_as_list(raw["status"])),
        verdicts=None if verdict == "any" else tuple(_as_list(verdict)),
        cites=tuple(tuple(_cite(c) for c in _as_list(g)) for g in raw.get("cites", ())),
        facts=tuple(tuple(_as_list(term)) for term in raw.get("facts", ())),
        forbidden=tuple(tuple(_as_list(term)) for term in raw.get("forbidden", ())),
        proof=tuple(_proof(p) for p in raw.get("proof", ())),
    )


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _cite(raw: dict[str, Any]) -> Cite:
    first, last = raw["lines"]
    return Cite(raw["source"], raw["quote"], (first, last), raw.get("locator", ""))


def _proof(raw: dict[str, Any]) -> Proof:
    first, last = raw["lines"]
    return Proof(raw["source"], (first, last), raw["matches"], raw["count"])


def _check_unique(cases: tuple[Case, ...]) -> None:
    seen: dict[str, str] = {}
    for case in cases:
        if case.id in seen:
            raise GoldError(f"{case.id} : deux fois, dans {seen[case.id]} et {case.kind}.")
        seen[case.id] = case.kind


def faults(case: Case) -> list[str]:
    """What the sources do not bear out in a case, one French sentence each."""
    found = [_cite_fault(cite) for group in case.expect.cites for cite in group]
    found += [_proof_fault(proof) for proof in case.expect.proof]
    return [f"{case.id} : {fault}" for fault in found if fault]


def _range(source: str, lines: tuple[int, int]) -> tuple[str, ...] | None:
    first, last = lines
    everything = source_lines(source)
    return everything[first - 1 : last] if 1 <= first <= last <= len(everything) else None


def _cite_fault(cite: Cite) -> str:
    lines = _range(cite.source, cite.lines)
    if lines is None:
        return f"les lignes {cite.lines} n'existent pas dans {cite.source}."
    if fold(cite.quote) not in fold("\n".join(lines)):
        return f"« {cite.quote} » n'est pas aux lignes {cite.lines} de {cite.source}."
    return ""


def _proof_fault(proof: Proof) -> str:
    lines = _range(proof.source, proof.lines)
    if lines is None:
        return f"les lignes {proof.lines} n'existent pas dans {proof.source}."
    found = sum(1 for line in lines if re.search(proof.matches, line))
    if found != proof.count:
        where = f"{proof.source}, lignes {proof.lines}"
        return f"{where} : {found} lignes répondent à {proof.matches!r}, {proof.count} attendues."
    return ""
