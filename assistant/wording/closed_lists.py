"""The métiers that the lists of other regions hold and that of a region does not."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.domains import of_domain
from assistant.rules.regimes import TUNISIE
from assistant.wording.common import list_name, where
from assistant.wording.french import count
from assistant.wording.list_refs import EVERY_REGION, ListRef
from corpus.library import load
from corpus.records import MetierRow

_ONLY_LISTED = "Un métier qu'aucune liste ne nomme n'y est pas ouvert non plus."


def closed_there(ref: ListRef) -> tuple[MetierRow, ...]:
    """The métiers of the other regional lists of the same text that this list leaves out."""
    if not ref.region:
        return ()
    held = {row.code for row in ref.rows}
    return tuple(r for r in ListRef(ref.source_id, EVERY_REGION).rows if r.code not in held)


def closed_list(ref: ListRef, domain: str) -> list[Statement]:
    """They are told after their number; of a list without regions, only that it is limitative."""
    if not ref.region:
        number = count(len(ref.rows), "métier")
        whose = " aux ressortissants tunisiens" if ref.source_id == TUNISIE else ""
        text = (
            f"Tout métier hors des {number} de {list_name(ref.source_id)} n'est pas ouvert{whose}."
        )
        return [Statement(Role.REASON, text, (ref.heading,), block=True)]
    rows = sorted(of_domain(closed_there(ref), domain), key=lambda row: row.code)
    short = load().sources[ref.source_id].short_title
    told = count(len(rows), "métier des autres listes régionales n'est pas ouvert",
                 "métiers des autres listes régionales ne sont pas ouverts")  # fmt: skip
    lead = f"{where(ref.region)} ({short}), {told}{' :' if rows else '.'}"
    lines = [
        Statement(Role.LIST, f"- {r.code} {r.title_read}", (Support(r.passage_id),)) for r in rows
    ]
    opened = f"{count(len(ref.rows), 'métier y est ouvert', 'métiers y sont ouverts')}. "
    return [
        Statement(Role.LIST, lead[:1].upper() + lead[1:], (ref.heading,)),
        *lines,
        Statement(Role.REASON, opened + _ONLY_LISTED, (ref.heading,), block=True),
    ]
