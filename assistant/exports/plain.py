"""A document as plain text, to paste anywhere."""

from __future__ import annotations

from assistant.exports.document import Block, Document, Facts, Heading, Items, Run


def to_plain(document: Document) -> str:
    """The document without its title, no mark-up, one blank line between blocks."""
    return "\n\n".join(map(_block, document.blocks)) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Items):
        return "\n".join(f"- {_text(item)}" for item in block.items)
    if isinstance(block, Facts):
        return "\n".join(f"{name}\u00a0: {value}" for name, value in block.pairs)
    return _text(block.runs)


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
