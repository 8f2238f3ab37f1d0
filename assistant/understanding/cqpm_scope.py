"""Conditions that a sentence sets on the metallurgy qualifications: status, domain, industry."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.records import CqpmStatus

_DOMAINS = expression(
    r"\bdomaines? (?:n[°o] ?|code ?|numero ?)?((?:\d{3}(?:,? ?(?:et|ou|,|/)? ?)?)+)"
)
_STATUSES = (
    (CqpmStatus.EN_VEILLE, r"\ben veille\b|\bmises? en veille\b|\bsuspendu"),
    (CqpmStatus.SUPPRIMEE, r"\bsupprime|\bsuppression|\bretire(?:e|s|es)?\b|\babroge|\bdisparu"),
    (
        CqpmStatus.ACTIVE,
        r"(?<!plus )(?<!pas )(?<!non )\bacti(?:f|fs|ve|ves)\b|\ben vigueur\b|\btoujours valide",
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
    domaines = tuple(
        dict.fromkeys(d for m in _DOMAINS.finditer(text) for d in re.findall(r"\d{3}", m.group(1)))
    )
    return CqpmScope(tuple(statuts), domaines, _industrial(text))


def _industrial(text: str) -> bool | None:
    cell = _INDUSTRIAL_CELL.search(text)
    if cell:
        return cell.group(1) == "oui"
    if _NOT_INDUSTRIAL.search(text):
        return False
    said = _INDUSTRIAL.search(text)
    return None if said is None else said.group(1) is None
