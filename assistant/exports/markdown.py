"""A document as Markdown that shows every text letter for letter."""

from __future__ import annotations

from assistant.exports.document import Block, Document, Facts, Heading, Items, Paragraph, Run
from corpus.expressions import expression

# What Markdown or HTML would read as mark-up; citation marks such as [1] are not links.
_SPECIAL = expression(r"[\\`*_<>|~#&]|\[(?!\d+\])|(?<!\d)\](?=[(\[:])")
_LINE_START = expression(r"(?m)^(\s*)([-+]|\d+[.)])(?=\s)")
_ADDRESS = expression(r"(?i)\b(https?|ftp|mailto):|\bwww\.")


def to_markdown(document: Document) -> str:
    """The whole file."""
    blocks = "\n\n".join(_block(block) for block in document.blocks)
    return f"# {_escaped(document.title)}\n\n{blocks}\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * (block.level + 1)} {_escaped(block.text)}"
    if isinstance(block, Items):
        return "\n".join(f"- {_runs(item)}" for item in block.items)
    if isinstance(block, Facts):
        return "\n".join(
            f"- **{_escaped(name)}** : {_escaped(value)}" for name, value in block.pairs
        )
    return _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    text = _runs(block.runs)
    if block.style in ("quotation", "notice"):
        return "\n".join(f"> {line}" for line in text.splitlines())
    return text


def _runs(runs: tuple[Run, ...]) -> str:
    signs = {"bold": "**", "italic": "*", "": ""}
    return "".join(f"{signs[r.emphasis]}{_escaped(r.text)}{signs[r.emphasis]}" for r in runs)


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    text = _LINE_START.sub(r"\1\\\2", text)
    return _ADDRESS.sub(lambda found: found[0].replace(":", "&#58;").replace(".", "&#46;"), text)
