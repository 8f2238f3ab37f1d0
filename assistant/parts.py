"""Which parts of the assistant are at work: all of them, but where an evaluation weighs one."""

from __future__ import annotations

from typing import NamedTuple


class Parts(NamedTuple):
    """The parts that an evaluation can switch off, to tell what each is worth.

    No setting of an installation reaches them: an adviser always has the whole assistant.
    """

    rules: bool = True  # off: every question is searched in the texts, rows of tables included
    gate: bool = True  # off: what a model writes is shown unchecked
    dossier: bool = True  # off: each message is read as if it were the first
    dense_share: float | None = None  # of the vectors in the search, 0 to 1; None: as tuned


WHOLE = Parts()
"""The assistant as advisers have it."""
