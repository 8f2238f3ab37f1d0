"""The error of this package: always one French sentence that says what to do."""

from __future__ import annotations


class IndexProblem(RuntimeError):
    """Something a person must know or decide about the index or its model.

    The message is French and complete: what was asked, what was found, what to do.
    """
