"""Whether a sentence asks if a person may have a Pro-A, by the contract that she works under."""

from __future__ import annotations

from assistant.answer import Dossier
from assistant.understanding.content import content_stems
from assistant.understanding.mentions import Mentions
from assistant.understanding.situations import pro_a_publics
from assistant.understanding.text import fold, light_stem
from assistant.understanding.texts import CQPM, PRO_A
from corpus.expressions import expression

_MISSION = expression(r"\ben (?:cours de )?missions?\b|\bcontrats? de missions?\b")
_SOMEBODY = expression(r"\b(?:il|elle|lui|ils|elles)\b")
_MAY = expression(
    r"\b(?:peu(?:t|vent|x)|pourrai\w*|droit|possible|eligibles?|ouverte?s?|benefici\w+|accessible|"
    r"c'est (?:non|oui|bon|niet)|"
    r"acces|reserve\w*|concern\w+|marche|passe|ok|faisable|jouable)\b"
)
_ASKS_MORE = expression(
    r"\b(?:comment|combien|cb|quand|pourquoi|quel(?:le)?s?|lesquel\w+|qui|quoi|ou (?!non|pas)|"
    r"duree|tuteur|avenant|remuner\w+|salaire|forfait|certif\w*|diplome\w*|titres?)\b"
)
_LENGTH = expression(r"\s*(?:de|d'|pour|sur)? ?[\w-]+ (?:mois|ans?|jours?|semaines?|heures?)\b")
_SPARE = 1  # words that may stand beside the names: "cdd pro-a ?"


def _of_cqpm_alone(found: Mentions) -> bool:
    """Whether CQPM are named, whose list tells of nobody, and no text that does."""
    return CQPM in found.texts and PRO_A not in found.texts


def _interim_public(found: Mentions) -> str:
    """The contract of an intérimaire, for whom the Pro-A may be a way to a CQPM."""
    known = [s.id for s in found.situations if not s.negated and s.id in pro_a_publics()]
    interim = [i for i in known if i.startswith("interimaire")]
    return interim[0] if interim else ""


def _measures(found: Mentions) -> bool:
    """Whether it gives a quantity, the length of the contract itself apart: "un CDD de 3 mois"."""
    if "measure" not in found.entities:
        return False
    ends = [found.sentence[s.end :] for s in found.situations]
    lengths = sum(bool(_LENGTH.match(fold(rest))) for rest in ends)
    kinds = [c for c in found.codes if c.kind in ("amount", "percentage", "duration")]
    return len(kinds) > lengths


def pro_a_public(question: str, found: Mentions, dossier: Dossier) -> str:
    """The id of the situation that decides, or "" where something else is asked."""
    if _of_cqpm_alone(found):
        return _interim_public(found) if _MAY.search(fold(question)) else ""
    more = found.articles or found.certification_codes or _measures(found)
    if PRO_A not in found.texts or more:
        return ""
    folded = fold(question)
    if _ASKS_MORE.search(folded):
        return ""
    of_situation = content_stems(" ".join(s.text for s in found.situations))
    beside = [w for w in found.leftover.split() if light_stem(w) not in of_situation]
    if not _MAY.search(folded) and len(beside) > _SPARE:
        return ""
    known = [s.id for s in found.situations if not s.negated and s.id in pro_a_publics()]
    if not known and _MISSION.search(folded):
        return "interimaire_mission"
    if not known and _SOMEBODY.search(folded) and dossier.situation in pro_a_publics():
        return dossier.situation
    return known[0] if known else ""
