"""What a question asks of a row that its list does not give: the jury, the level, the reason."""

from __future__ import annotations

from assistant.understanding.intent import without_certifications
from assistant.understanding.text import fold, match_key
from assistant.understanding.texts import CQPM
from corpus.expressions import expression
from corpus.library import load
from corpus.questions import Gap

_OF_CREATION = Gap("la date de création d'une qualification", f"{CQPM}#titre", ())
_BEGINNING = expression(
    r"\b(?:depuis quand|quand|en quelle annee|de quelle annee)\b[^?]*"
    r"\b(?:exist\w*|acti(?:f|ve)s?|cre(?:e\w*|ation)|instaure\w*|apparu\w*|dat(?:e|ent))\b|"
    r"\bcree\w* (?:quand|depuis|en quelle)|\bde quand dat\w+|\b(?:date|annee) de creation|"
    r"\bplus (?:ancien|recent)(?:ne|te)?s?\b|\b(?:dernier|premier)e?s? (?:cqpms?|qualif\w+) cree\w*"
)
_OF_DOMAINS = Gap("l'intitulé des domaines que désignent les codes domaine", f"{CQPM}#titre", ())
_NAME_OF_DOMAIN = expression(
    r"\b(?:c'est quoi|que? (?:signifie|designe|veut dire)|correspond\w*|a quoi|intitule|nom|"
    r"s'appelle)\b[^?]*\bdomaine (?:n[°o] ?)?\d{3}\b|"
    r"\bdomaine \d{3}\b[^?]*\b(?:c'est quoi|signifie|designe|correspond\w*|veut dire|s'appelle)"
)
_OF_AN_END = expression(
    r"\b(?:plus (?:acti|vala|exist)\w*|n'|supprim\w*|veille|retir\w*|dispar\w*)"
)
# What every row gives, whatever else it is asked for.
_OF_A_ROW = r"domaines?|forfaits?|numeros?|intitules?|industriel(?:le)?s?|secteurs?|filieres?"
_STATE = r"toujours|encore|acti(?:f|ve)s?|valables?|en vigueur"
_DAY = r"quand|dates?|quel jour|quelle annee"
_GIVEN = expression(rf"\b(?:{_OF_A_ROW}|{_STATE})\b")
_GIVEN_OF_AN_END = expression(rf"\b(?:{_OF_A_ROW}|{_DAY})\b")


def missing_of_row(sentence: str, source_id: str) -> Gap | None:
    """The detail asked for that the rows of this list lack (``mots`` of ``lacunes.yaml``).

    The list of CQPM tells when an entry ended, and never when it began.
    """
    asked = f" {match_key(without_certifications(sentence))} "
    of_list = (g for g in load().gaps if g.passage_id.partition("#")[0] == source_id)
    told = next((g for g in of_list if any(f" {match_key(w)} " in asked for w in g.words)), None)
    folded = fold(sentence)
    begun = source_id == CQPM and _BEGINNING.search(folded) and not _OF_AN_END.search(folded)
    if source_id == CQPM and _NAME_OF_DOMAIN.search(folded) and not told:
        return _OF_DOMAINS
    return told or (_OF_CREATION if begun else None)


def asks_row_too(sentence: str, missing: Gap) -> bool:
    """Whether it also asks for something that the row gives: "supprimé quand, et pourquoi ?".

    Whoever asks for the reason of an end knows that it ended: its day is what the row adds.
    """
    if missing in (_OF_CREATION, _OF_DOMAINS):
        return missing == _OF_DOMAINS  # the entries of a domain tell what it is of
    rest = f" {match_key(without_certifications(sentence))} "
    for word in missing.words:
        rest = rest.replace(f" {match_key(word)} ", " ")
    of_an_end = "#inactives" in missing.passage_id
    return bool((_GIVEN_OF_AN_END if of_an_end else _GIVEN).search(rest))
