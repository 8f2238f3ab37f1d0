"""Conditions that a sentence sets on the metallurgy qualifications: status, domain, industry."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import CqpmStatus

_DOMAINS = expression(
    r"\bdomaines? (?:n[°o] ?|code ?|numero ?)?((?:\d{3}(?:,? ?(?:et|ou|,|/)? ?)?)+)"
)
# "dans le 601": the list's numbers end below most of its domain codes.
_BARE_DOMAIN = expression(r"\b(?:dans|en|du|le|les|au|et|ou)\s+(?:le\s+)?(\d{3})(?![\w/.,]?\d)\b")
_OF_CQPM = expression(r"\bcqpms?\b|\bqualif|\bmetallurg")
_STATUSES = (
    (CqpmStatus.EN_VEILLE, r"\ben veille\b|\bmises? en veille\b|\bsuspendu"),
    (CqpmStatus.SUPPRIMEE, r"\bsupprime|\bsuppression|\bretire(?:e|s|es)?\b|\babroge|\bdisparu"),
    (
        CqpmStatus.ACTIVE,
        r"(?<!plus )(?<!pas )(?<!non )\bacti(?:f|fs|ve|ves)\b|\ben vigueur\b|"
        r"\b(?:toujours|encore) val[ai]",
    ),
)
_INACTIVE = expression(r"\binacti(?:f|fs|ve|ves)\b|\b(?:plus|pas|non) acti(?:f|fs|ve|ves)\b")
_SUBJECT = (
    r"(?:qualifications?|cqpm|certifications?|celles?|entrees?|intitules?|sont|est|caractere)"
)
_INDUSTRIAL = expression(
    rf"\b{_SUBJECT}(?: actif\w*| actives?)? (?:(?:ne |n')?(?:sont|est) )?"
    r"(?:bien |donc |vraiment |toujours )?((?:non|pas)[ -])?"
    r"industriel(?:le)?s?\b"
)
_NOT_INDUSTRIAL = expression(r"\b(?:non|pas|hors)[ -](?:l')?industri(?:el(?:le)?s?|e)\b")
_INDUSTRIAL_CELL = expression(r"\bindustriel(?:le)?s? ?:? ?(oui|non)\b")


class CqpmScope(NamedTuple):
    """Conditions on the metallurgy qualifications."""

    statuts: tuple[CqpmStatus, ...] = ()
    domaines: tuple[str, ...] = ()  # "604": the list does not say what a domain means
    industriel: bool | None = None

    @property
    def empty(self) -> bool:
        """Whether the sentence sets no condition."""
        return self == CqpmScope()


def find_cqpm_scope(sentence: str) -> CqpmScope:
    """Status, domain numbers and industrial character named in a sentence."""
    text = " ".join(fold(sentence).split())
    statuts = [status for status, words in _STATUSES if re.search(words, text)]
    if _INACTIVE.search(text):
        statuts = [CqpmStatus.EN_VEILLE, CqpmStatus.SUPPRIMEE]
    named = [d for m in _DOMAINS.finditer(text) for d in re.findall(r"\d{3}", m.group(1))]
    if _OF_CQPM.search(text):
        named += [d for d in _BARE_DOMAIN.findall(text) if d in _domains_above_numbers()]
    domaines = tuple(dict.fromkeys(named))
    return CqpmScope(tuple(statuts), domaines, _industrial(text))


@per_corpus
def _domains_above_numbers() -> frozenset[str]:
    """The domain codes that no CQPM has for a number."""
    rows = load().cqpm
    last = max(int(row.numero) for row in rows)
    return frozenset(r.domaine for r in rows if r.domaine and int(r.domaine) > last)


def _industrial(text: str) -> bool | None:
    cell = _INDUSTRIAL_CELL.search(text)
    if cell:
        return cell.group(1) == "oui"
    if _NOT_INDUSTRIAL.search(text):
        return False
    said = _INDUSTRIAL.search(text)
    return None if said is None else said.group(1) is None
