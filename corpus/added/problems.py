"""Why a text cannot be added, in one French sentence."""

from __future__ import annotations


class TextProblem(RuntimeError):
    """A file, a record or a declared table that cannot be taken; the message is for the user."""


class MissingDetail(TextProblem):
    """A field of the record that was neither given nor can be asked for."""
