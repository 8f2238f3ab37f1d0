"""The list of the Tunisians, asked about for somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answer import Verdict
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.openings import headings_of
from assistant.rules.regimes import TUNISIE
from assistant.wording.regimes import person_regime
from assistant.wording.subjects import Person


def of_tunisians_alone(person: Person, on: date | None) -> ToolResult:
    """Whether the list of the Tunisians is for a person, and what governs her where it is not."""
    own = person_regime(person, on)
    if "tunisie" in person.groups:
        return own
    number = headings_of(TUNISIE)[""].announced
    text = (
        f"**Non** : la liste des {number} métiers n'est ouverte qu'aux ressortissants tunisiens ; "
        f"elle ne vaut pas pour {person.label or 'une autre personne'}."
    )
    supports = (anchor("tunisiens_seuls"), Support(headings_of(TUNISIE)[""].passage_id))
    alone = Statement(Role.VERDICT, text, supports)
    others = tuple(
        replace(s, role=Role.REASON) if s.role is Role.VERDICT else s for s in own.statements
    )
    return replace(own, statements=(alone, *others), verdict=Verdict.NOT_APPLICABLE)
