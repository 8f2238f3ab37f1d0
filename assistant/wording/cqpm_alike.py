"""Whether several CQPM agree on a detail: the same domain, the same forfait, the same status."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.understanding.intent import without_certifications
from assistant.understanding.quantities import asks_openly
from assistant.understanding.text import fold
from assistant.wording.french import listing
from corpus.expressions import expression
from corpus.records import CqpmRow

SAME = expression(r"\b(?:memes?|identiques?|pareil\w*|commun\w*|differen\w+)\b")
_MOST = 4  # entries held against each other


def _number(row: CqpmRow) -> str:
    return f"numéro entier {row.numero_entier}"


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
    (r"\bnumeros?\b|\bn°", _number),
    (r"\b(?:forfaits?|montants?|tarifs?|prix)\b", _forfait),
    (r"\bstatuts?\b", _status),
    (r"\bindustriel", _industrial),
)
_ASKED = tuple((expression(words), read) for words, read in _FIELDS)


def alike(words: str, rows: Sequence[CqpmRow]) -> list[Statement]:
    """Yes or no, where the words ask if the entries agree on a detail; nothing otherwise."""
    folded = fold(without_certifications(words))  # "soudeur industriel" asks of no character
    if not 1 < len(rows) <= _MOST or not SAME.search(folded):
        return []
    told = [_told(rows, read) for asked, read in _ASKED if asked.search(folded)]
    if told or not _SAME_ENTRY.search(folded):
        return told
    return [_apart(rows, openly=asks_openly(words))]


# Whether they are one and the same, or what parts them.
_SAME_ENTRY = expression(
    r"\bmemes? (?:chose|cqpm|qualif\w*|entree|ligne|titre|certif\w*)|\bpareil\w*|\bidentiques?\b|"
    r"\bdifferen\w+|\b(?:le|la) meme\W*(?:\?|$)"
)


def _apart(rows: Sequence[CqpmRow], *, openly: bool) -> Statement:
    """What parts entries of the list, of those details that it prints."""
    head = "Ce" if openly else "**Différent** : ce"
    reads = {"domaine": _domain, "statut": _status, "caractère industriel": _industrial}
    parted = [name for name, read in reads.items() if len({read(row) for row in rows}) > 1]
    what = f"l'intitulé, le numéro et le {listing(parted)}" if parted else "l'intitulé et le numéro"
    text = f"{head} sont {len(rows)} entrées de la liste, que séparent {what}."
    return Statement(Role.REASON, text, tuple(Support(r.passage_id) for r in rows), block=True)


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
