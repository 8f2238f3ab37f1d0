"""Regular expressions compiled at their first use.

A question asked of a new process needs about half of the expressions of the product; compiling
the others would keep the adviser waiting (docs/decisions/0011-cold-start.md).
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, cast
from weakref import WeakSet


class _Later:
    """Stands for an expression; at its first use it takes on what the compiled one offers."""

    made: ClassVar[WeakSet[_Later]] = WeakSet()

    def __init__(self, source: str, flags: int) -> None:
        self._given = source, flags
        self.made.add(self)

    def __getattr__(self, name: str) -> Any:  # called only for what is not there yet
        compiled = re.compile(*self._given)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "pattern",
)


def expression(source: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, compiled when it is first used: an invalid one raises `re.error` then."""
    return cast("re.Pattern[str]", _Later(source, flags))


def compile_all() -> None:
    """Compile now whatever has not been used yet, for a process that stays: about 0.2 s."""
    for one in list(_Later.made):
        one.pattern  # noqa: B018 - a first use
