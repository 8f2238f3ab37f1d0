"""A message that only asks for the figure of what was just spoken of: "combien ?", "et combien ?".

What it counts is what the words before it are about: money that is paid, a time that lasts.
"""

from __future__ import annotations

from assistant.understanding.text import fold, fold_in_place
from corpus.expressions import expression

_HOW_MUCH = (
    r"(?:combien|cb|cbien|c'est combien|ca fait combien|a (?:quelle )?hauteur(?: de combien)?)"
)
_A_UNIT = r"(?: (?:(?:de |a )?l'heure|par (?:heure|mois|an|personne|salarie)|/ ?h(?:eure)?))"
_BARE = expression(
    rf"\W*(?:(?:et|mais|alors|donc|ok|puis|oui)\W+)*{_HOW_MUCH}{_A_UNIT}?"
    r"(?: (?:alors|du coup))?\W*"
)
_JOINED = expression(rf"(?:\s*[/+,;]\s*|\s+et\s+(?:de\s+)?){_HOW_MUCH}\W*$")
_OF_MONEY = expression(
    r"\b(?:financ\w+|pr(?:is|end|enn)\w* en charge|forfait\w*|pai\w+|pay\w+|cout\w*|"
    r"prix|tarif\w*|montant\w*|"
    r"redevances?|taxes?|contributions?|salaires?|remuner\w+|indemnit\w+|primes?|rembours\w+|euros?)\b"
)
_OF_TIMES = expression(r"\b(?:renouvel\w+|prolong\w+|reconduc\w+)\b")
_OF_TIME = expression(r"\b(?:dur\w+|temps|heures?|mois|annees?|valab\w+|valid\w+|delais?)\b")


def asks_bare_figure(question: str) -> bool:
    """Whether a message only asks how much or how many, and not of what."""
    return bool(_BARE.fullmatch(fold(question)))


def figure_of(subject: str) -> str:
    """The question that "combien ?" puts of a subject, as far as its words tell."""
    folded = fold(subject)
    if _OF_MONEY.search(folded):
        return "quel montant ?"
    if _OF_TIMES.search(folded):
        return "combien de fois ?"
    return "quelle durée ?" if _OF_TIME.search(folded) else ""


def with_figure_apart(message: str) -> list[str]:
    """A question and the bare "combien" that it ends with, as two; else the message alone."""
    found = _JOINED.search(fold_in_place(message))
    before = message[: found.start()].strip() if found else ""
    asked = figure_of(before) if before else ""
    return [before, f"{asked.rstrip(' ?')} ({before.rstrip(' ?')}) ?"] if asked else [message]
