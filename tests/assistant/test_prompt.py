"""What a language model is told agrees with the code, and changes only with its version."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.answer import Dossier
from assistant.lookups import LOOKUPS
from assistant.prompt import (
    CORRECTION,
    PROMPT,
    PROMPT_VERSION,
    correction_request,
    question_for_model,
)
from assistant.results import ToolResult
from assistant.search import TextSearch
from assistant.tools import TOOLS

FINGERPRINTS = {  # one line for each version that was in use
    "2": "60897d9ee9799427",
    "3": "1504e1447a70ad84",
    "4": "c05f79d16a46d6cb",
    "5": "6f4131619963f467",
    "6": "42e0952f76eb231d",
    "7": "4ca96c32d8f3c5b3",
    "8": "5df338facae8f28a",
    "9": "88f2bce11a6389fc",
    "10": "70411b4f31b77bc0",
    "11": "3b4b6a6fe02bd627",
    "12": "3cab5120b8a63daa",
}
_ARGUMENT = re.compile(r"^ *(\w+) : (.*?)(?=^ *\w+ : |^ *[A-Z]|\Z)", re.MULTILINE | re.DOTALL)
_BY_NAME = {tool.name: tool for tool in TOOLS}


def _lookup(name: str, search: TextSearch) -> Callable[..., ToolResult]:
    return search.answer if name == "chercher_textes" else LOOKUPS[name]


def _told(name: str) -> dict[str, str]:
    """What a tool's description says of each of its arguments."""
    return {match[1]: match[2] for match in _ARGUMENT.finditer(_BY_NAME[name].description)}


def _examples() -> Iterator[tuple[str, str, str]]:
    for name in _BY_NAME:
        for argument, words in _told(name).items():
            yield from ((name, argument, e) for e in re.findall(r"« (.+?) »", words))


def test_a_changed_prompt_or_tool_has_a_new_version() -> None:
    told = [PROMPT, CORRECTION, *(f"{t.name} {t.description} {t.args}" for t in TOOLS)]
    fingerprint = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    assert FINGERPRINTS[PROMPT_VERSION] == fingerprint


def test_the_tools_are_the_lookups_and_the_search() -> None:
    assert set(_BY_NAME) == {*LOOKUPS, "chercher_textes"}


@pytest.mark.parametrize("name", _BY_NAME)
def test_a_description_tells_every_argument_and_no_other(
    name: str, text_search: TextSearch
) -> None:
    parameters = inspect.signature(_lookup(name, text_search)).parameters
    schema: dict[str, Any] = _BY_NAME[name].tool_call_schema.model_json_schema()
    assert list(_told(name)) == list(schema["properties"])
    assert set(schema["properties"]) == set(parameters)
    required = {n for n, p in parameters.items() if p.default is inspect.Parameter.empty}
    assert set(schema.get("required", ())) == required


def test_every_argument_has_an_example() -> None:
    shown = {(name, argument) for name, argument, _ in _examples()}
    assert shown == {(name, argument) for name in _BY_NAME for argument in _told(name)}


@pytest.mark.parametrize(("name", "argument", "example"), list(_examples()))
def test_an_example_is_what_the_tool_takes(
    name: str, argument: str, example: str, text_search: TextSearch
) -> None:
    """A call with this example and the first ones of the other required arguments finds things."""
    first = {a: e for n, a, e in reversed(list(_examples())) if n == name}
    required = _BY_NAME[name].tool_call_schema.model_json_schema().get("required", ())
    given = {a: first[a] for a in required} | {argument: example}
    if name == "lire_article" and argument == "texte":
        given["article"] = {"circulaire de 2008": "note 1", "circulaire de 2009": "point 3.3"}.get(
            example, "article 1"
        )
    result = _lookup(name, text_search)(**given)
    assert result.status in ("answered", "clarification")
    assert result.kind not in ("unreadable", "not_covered", "unknown_code")


def test_the_prompt_names_tools_that_exist() -> None:
    named = set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", PROMPT + CORRECTION))
    assert named
    assert named <= set(_BY_NAME)


def test_the_prompt_and_the_tools_are_short() -> None:
    assert len(PROMPT) + len(CORRECTION) < 1500
    assert all(len(tool.description) < 600 for tool in TOOLS)


def test_the_question_carries_the_dossier() -> None:
    dossier = Dossier(metier="géomètre", place="Rennes", nationality="marocaine")
    told = question_for_model("Et en mars ?", dossier)
    assert told.startswith("Et en mars ?\n\nDossier : métier : géomètre ; lieu : Rennes ; ")
    assert question_for_model("Et en mars ?", Dossier()) == "Et en mars ?"


def test_the_correction_carries_statements_draft_and_faults() -> None:
    told = correction_request("Q ?", "Oui [e1].", "Non [e1].", ["contredit le verdict : Non"])
    assert all(part in told for part in ("Q ?", "Oui [e1].", "Non [e1].", "- contredit le verdict"))
