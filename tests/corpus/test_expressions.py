"""Expressions compiled at their first use: the same as compiled ones, and all of them valid."""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import assistant
import corpus
import index
from corpus.expressions import _Later, expression

ROOT = Path(assistant.__file__).parents[1]


def test_the_expression_offers_what_a_compiled_one_does() -> None:
    numbers = expression(r"(?P<n>\d+) ?%")

    found = numbers.search("de 15 % à 25 %")

    assert found is not None
    assert found["n"] == "15"
    assert numbers.sub("…", "de 15 % à 25 %") == "de … à …"
    assert [m["n"] for m in numbers.finditer("15 %, 25 %")] == ["15", "25"]
    assert numbers.pattern == r"(?P<n>\d+) ?%"
    assert numbers.groups == 1
    assert expression("ÉTÉ", re.IGNORECASE).fullmatch("été")


def test_nothing_is_compiled_before_the_first_use() -> None:
    wrong = expression("(")

    with pytest.raises(re.error):
        wrong.search("")


def test_every_expression_of_the_product_is_valid() -> None:
    for package in (assistant, corpus, index):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    written = [kept for kept in gc.get_objects() if type(kept) is _Later]

    assert len(written) > 300
    for each in written:
        assert isinstance(each.pattern, str)


def test_no_module_compiles_when_it_is_imported() -> None:
    at_import = [
        str(path.relative_to(ROOT))
        for package in ("assistant", "corpus", "index")
        for path in sorted((ROOT / package).rglob("*.py"))
        if path.name != "expressions.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"
    ]

    assert at_import == ["corpus/added/intake.py"]  # an expression of bytes, for uploads
