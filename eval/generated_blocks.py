"""Blocks of Markdown pages that a command writes, between two marks, and that a test holds true."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def with_block(text: str, name: str, block: str) -> str:
    """A page with a block between its marks; ValueError where the marks do not stand once."""
    begin, end = f"<!-- {name} -->", f"<!-- fin : {name} -->"
    whole = f"{begin}\n{block}\n{end}"
    pattern = f"{re.escape(begin)}.*?{re.escape(end)}"
    found, count = re.subn(pattern, lambda _: whole, text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"les marques {begin} et {end} doivent figurer une fois dans la page")
    return found


def update(page: Path, name: str, block: str, *, check: bool) -> int:
    """Write the block into the page, or with ``check`` tell whether it stands there; exit code."""
    text = page.read_text(encoding="utf-8")
    wanted = with_block(text, name, block)
    if not check:
        page.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        print(f"{page.name} : le bloc « {name} » n'est plus à jour.", file=sys.stderr)
        return 1
    return 0


def command(
    argv: Sequence[str] | None,
    description: str | None,
    page: Path,
    name: str,
    block: Callable[[], str],
) -> int:
    """The command line of a module that writes one block."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="fail where the page has drifted")
    return update(page, name, block(), check=parser.parse_args(argv).check)
