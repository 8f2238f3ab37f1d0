"""Whether several CQPM agree on a detail: the same domain, the same forfait, the same status."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.understanding.text import fold
from assistant.wording.french import listing
from corpus.expressions import expression
from corpus.records import CqpmRow

SAME = expression(r"\b(?:memes?|identiques?|pareil\w*|commun\w*|differen\w+)\b")
_MOST = 4  # entries held against each other


def _domain(row: CqpmRow) -> str:
    return f"domaine {row.domaine}" if row.domaine else ""


def _forfait(row: CqpmRow) -> str:
    return f"forfait {row.forfait_eur} €" if row.forfait_eur else ""


def _status(row: CqpmRow) -> str:
    return str(row.statut)


def _industrial(row: CqpmRow) -> str:
    if row.industriel is None:
        return ""
    return "industrielle" if row.industriel else "non industrielle"


_FIELDS: tuple[tuple[str, Callable[[CqpmRow], str]], ...] = (
    (r"\bdomaines?\b", _domain),
    (r"\b(?:forfaits?|montants?|tarifs?|prix)\b", _forfait),
    (r"\bstatuts?\b", _status),
    (r"\bindustriel", _industrial),
)
_ASKED = tuple((expression(words), read) for words, read in _FIELDS)


def alike(words: str, rows: Sequence[CqpmRow]) -> list[Statement]:
    """Yes or no, where the words ask if the entries agree on a detail; nothing otherwise."""
    folded = fold(words)
    if not 1 < len(rows) <= _MOST or not SAME.search(folded):
        return []
    return [_told(rows, read) for asked, read in _ASKED if asked.search(folded)]


def _told(rows: Sequence[CqpmRow], read: Callable[[CqpmRow], str]) -> Statement:
    values = {row: read(row) or f"rien d'imprimé ({row.statut})" for row in rows}
    numbers = listing([f"le {row.numero}" for row in rows])
    if len(set(values.values())) == 1:
        text = f"**Identique** : {values[rows[0]]} pour {numbers}."
    else:
        each = listing([f"{value} pour le {row.numero}" for row, value in values.items()])
        text = f"**Différent** : {each}."
    supports = tuple(Support(row.passage_id) for row in rows)
    return Statement(Role.REASON, text, supports, block=True)
