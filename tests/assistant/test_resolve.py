from __future__ import annotations

from assistant.resolve import person_of
from assistant.understanding.nationalities import find_nationality


def test_whom_an_agreement_may_concern_is_always_told_of_it() -> None:
    """One Congo has an agreement, the other none: the same answer from one process to the next."""
    mention = find_nationality("prof de maths à Paris, congolaise")
    assert mention is not None
    assert len(mention.candidates) == 2
    assert person_of(mention, None).groups == {"tiers", "accord_migratoire"}
