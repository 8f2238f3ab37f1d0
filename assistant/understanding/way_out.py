"""Whether a sentence asks what remains possible: off the list, or without papers."""

from __future__ import annotations

from assistant.understanding.content import content_stems
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold
from corpus.expressions import expression

OFF_LIST, IRREGULAR = "hors_liste", "sans_papiers"
"""The two situations that the exceptional admission answers, as tool arguments."""

_AFTER = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.REGION_LIST, Intent.EXCEPTION})
_ELSEWHERE = frozenset(
    "two_lists article pro_a_word cqpm_word cqpm_number rncp pro_a_scope metier place".split()
)
_OFF_LIST = expression(
    r"\b(hors|en dehors)( de)?( la| les| une| des)? ?(listes?|annexe|74|soixante-quatorze)\b|"
    r"\bnon listes?\b|"
    r"\b(pas|plus|ni|absente?s?)( (sur|dans|de|parmi))( la| les| une| l'| cette)? ?"
    r"(listes?|annexe|74|soixante-quatorze)\b"
)
# Of one métier, "pas dans les 74" is a case; of several, it sets two lists against each other.
_ONE_METIER = expression(r"^(?!.*\bmetiers\b).*\b(metier|poste|emploi|job|profession)\b")
_WHICH = expression(
    r"\bquel(le)?s? ((sont|est|autres?|les|des|la|le) )*(metiers?|emplois?|professions?|"
    r"postes?|jobs?|regions?|listes?|codes?)\b|\b(lesquels?|lesquelles|combien|toutes?|tous)\b"
)
# What an employer risks is no way out.
_RISK = expression(r"\b(?:amendes?|sanctions?|risqu\w+|penal\w*|poursui\w+)\b")
_NO_HOPE = expression(
    r"\b(c'est|ce serait|tout est)( donc| alors)? (mort|fichu|foutu|cuit|perdu|rate|impossible)|"
    r"\b(rien|quoi|que|comment) (a )?(faire|fait|peut[- ]on faire)|"
    r"\bfai(s|t|re|sons) (quoi|comment)|"
    r"\b(?:aucune?s?|sans|une?|la|les|des|l'|quel(?:le)?s?|d'autres?|autres?)"
    r"(?: sont| est)?(?: autres?| les| la| l'| des)* ?"
    r"(?:espoir|chance|recours|solution|issue|moyen|voie(?!s? de recours)|possibilite|option|"
    r"alternative|porte de sortie)s?\b|"
    r"\bil (y )?a (une|d'autres?|un) (porte de sortie|solution|moyen|recours)|\bplan b\b"
)
_GENERAL = content_stems(
    "faire fait fais faisons procède procédons procéder passer passe solution recours moyen voie "
    "possibilité chance espoir issue alternative option porte sortie mort fichu foutu cuit perdu "
    "impossible possible "
    "situation personne client salarié étranger aide aider démarche procédure marche suivre "
    "régulariser régularisation rien plan"
)
_WITHOUT_PAPERS = frozenset({"sans_papiers"})
_REGULARISED = _WITHOUT_PAPERS | {"admission_exceptionnelle"}


def way_out(found: Mentions, entities: frozenset[str], previous: str) -> str:
    """OFF_LIST, IRREGULAR, or "" where a sentence asks for neither.

    ``previous`` is the intent of the last question: after a verdict, "c'est mort ?" is enough.
    """
    folded, after = fold(found.sentence), previous in _AFTER
    elsewhere = _ELSEWHERE - {"two_lists"} if _ONE_METIER.search(folded) else _ELSEWHERE
    if entities & elsewhere:
        return ""
    if _OFF_LIST.search(folded) and not _WHICH.search(folded) and not _RISK.search(folded):
        return OFF_LIST
    named = {s.id for s in found.situations if not s.negated}
    if named & (_REGULARISED if after else _WITHOUT_PAPERS) and _is_general(found):
        return IRREGULAR
    return OFF_LIST if after and _NO_HOPE.search(folded) and _is_general(found) else ""


def _is_general(found: Mentions) -> bool:
    """Whether nothing else is asked than what to do."""
    situations = " ".join(s.text for s in found.situations)
    return content_stems(found.leftover) <= _GENERAL | content_stems(situations)
