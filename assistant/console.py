"""A command line that speaks French: argparse with its own words translated."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any, NoReturn


class FrenchParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and errors are in French; misuse exits with 2."""

    def __init__(self, **options: Any) -> None:
        options.pop("add_help", None)
        super().__init__(add_help=False, formatter_class=_FrenchFormatter, **options)
        self._positionals.title = "arguments"
        self._optionals.title = "options"
        self.add_argument("-h", "--help", action="help", help="affiche cette aide et s'arrête")

    def error(self, message: str) -> NoReturn:
        """Print the usage and one French sentence on stderr, then exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog} : commande mal formée ({_translated(message)}).\n")


class _FrenchFormatter(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "emploi : " if prefix is None else prefix)


_WORDS: Sequence[tuple[str, str]] = (
    ("unrecognized arguments:", "arguments inconnus :"),
    ("the following arguments are required:", "il manque :"),
    ("expected one argument", "une valeur est attendue"),
    ("invalid choice", "valeur non admise"),
    ("choose from", "au choix"),
    ("one of the arguments", "il faut l'une des options"),
    (" is required", ""),
    ("not allowed with argument", "ne va pas avec l'option"),
    ("argument ", "option "),
)


def _translated(message: str) -> str:
    for english, french in _WORDS:
        message = message.replace(english, french)
    return message
