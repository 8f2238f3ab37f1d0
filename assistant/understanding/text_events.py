"""The texts, and the Brexit, as landmarks in time: "avant l'arrêté"."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from corpus.expressions import expression

_NOUN = (
    r"(?:circulaire|arrete|accord(?:[\s-]cadre)?|loi|decret|convention|avenant|protocole|liste"
    r"|ordonnance|instruction|celui|celle|ceux|texte|journal officiel|jorf|jo|directive"
    r"|traite|annexe)s?"
)
_QUALIFIER = (
    r"(?:[\s-]+(?:franco[\s-]+\w+|tunisienn?e?|algerienn?e?|cadre|interministerielle?|ministerielle?"
    r"|pro[\s-]a|de branche|national|collectif|cqpm|regionale?|nor|n[°o]|no|imm?i[a-z]?\w+|[\d-]+"
    r"|de la metallurgie|des metiers|des cqpm))*"
)
_TEXT_BEFORE = expression(
    rf"\b{_NOUN}{_QUALIFIER}\s*,?\s*(?:(?:en date du|signee?s? le|publiee?s? le|date du|de l'annee"
    r"|du|de|des|d'|en|le|au)\s*)?$"
)
_EVENT = expression(
    r"(?P<tunisia>(?:accord|protocole)s?(?:[\s-]cadre)?(?:[\s-]+(?:franco[\s-]+)?tunisien"
    r"|\s+avec la tunisie))"
    r"|(?P<algeria>accord(?:s)?(?:[\s-]+(?:franco[\s-]+)?algerien|\s+avec l'algerie))"
    r"|(?P<circular_2009>circulaire(?:\s+(?:franco[\s-]+)?tunisienne"
    r"|\s+(?:du 31 juillet |de )2009))"
    r"|(?P<pro_a>accord(?:\s+(?:de branche|pro[\s-]a)))"
    r"|(?P<cqpm>liste\s+(?:des\s+)?cqpm)"
    r"|(?P<arrete>arrete(?:\s+(?:du 18 janvier |de (?:janvier )?)2008)?)"
    r"|(?P<brexit>brexit)"
    r"|(?P<circular_2008>circulaire(?:\s+(?:du 7 janvier |de (?:janvier )?)2008)?)"
)
_AGREEMENT = expression(r"(?P<tunisia>accord(?:[\s-]cadre)?|protocole)\b")
_TUNISIA = expression(r"\btunisi")
_PERIODS = {
    "tunisia": (date(2009, 7, 1), date.max, "accord entré en vigueur le 1er juillet 2009"),
    "algeria": (date(1968, 12, 27), date.max, "accord du 27 décembre 1968"),
    "circular_2009": (date(2009, 7, 31), date.max, "circulaire du 31 juillet 2009"),
    "pro_a": (date(2021, 1, 22), date.max, "accord du 22 janvier 2021"),
    "cqpm": (date(2010, 3, 10), date.max, "liste validée le 10 mars 2010"),
    "arrete": (date(2008, 1, 18), date(2011, 8, 10), "arrêté du 18 janvier 2008"),
    "brexit": (date(2020, 2, 1), date.max, "retrait du Royaume-Uni le 31 janvier 2020"),
    "circular_2008": (date(2008, 1, 7), date(2008, 1, 17), "circulaire du 7 janvier 2008"),
}


class Event(NamedTuple):
    """A text taken as a landmark: from when, and until when its list was the one in use."""

    end: int
    since: date
    in_use_to: date
    note: str


def names_a_text(folded: str, start: int) -> bool:
    """Whether a date is part of a text's name: "circulaire du ", "accord franco-tunisien de "."""
    return bool(_TEXT_BEFORE.search(folded, max(0, start - 80), start))


def event_at(folded: str, start: int) -> Event | None:
    """The text that is named at an offset of a folded sentence."""
    found = _EVENT.match(folded, start)
    if found is None and _TUNISIA.search(folded):
        found = _AGREEMENT.match(folded, start)  # "un Tunisien, avant l'accord"
    if found is None or found.lastgroup is None:
        return None
    since, to, note = _PERIODS[found.lastgroup]
    return Event(found.end(), since, to, note)
