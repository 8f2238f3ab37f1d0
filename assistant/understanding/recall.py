"""Whether a message asks for the source, or the reason, of what was just answered."""

from __future__ import annotations

from assistant.memory import Memory
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.content import content_stems
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.quantities import asks_them
from assistant.understanding.text import fold
from corpus.expressions import expression

SOURCE, REASON, ROWS, VALIDITY = "source", "raison", "lignes", "validité"
"""What is asked of the passages that were cited, as a tool argument; ROWS with their ranks.

VALIDITY is asked of the list that gave the last verdict.
"""

_JUDGED = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.REGION_LIST})
_SINCE = expression(r"\b(?:depuis|a partir de|jusqu'a) (?:quand|quelle date|quel jour)\b")
_OF_VALIDITY = content_stems(
    "vigueur valable valide toujours encore aujourd'hui actuel actuellement maintenant date quand "
    "jour liste texte arrêté circulaire règle vrai applicable applique cas périmé"
)
_COUNTED = frozenset({Intent.REGION_LIST, Intent.METIER_REGIONS, Intent.PRO_A, Intent.CQPM})
_WHY = expression(
    r"\W*(?:(?:et|mais|ah|ok|alors|donc|d'accord|bon)\W+)*(?:pourquoi|pour quelles? raisons?|"
    r"comment ca|a cause de quoi|en raison de quoi|qu'est[ -]ce qui (?:le |l')?(?:dit|explique|"
    r"justifie)|(?:en )?quoi (?:ca|cela) change|(?:(?:qu'est[ -]ce que )?(?:ca|cela)|qu'est[ -]ce "
    r"qui) change(?: quoi)?|quel(?:le)? (?:est la )?difference)"
    r"(?: (?:ca|cela|non|oui|donc|pas|c'est (?:non|oui|comme ca|ferme|ouvert|refuse)))*\W*"
)
_WHERE_FROM = expression(
    r"\b(quel(?:le)?s? (?:est |sont )?(?:le |la |les |l')?"
    r"(?:texte|source|reference|article|passage|circulaire|arrete|alinea|page|ligne|document)s?|"
    r"d'ou|(?:dans|sur|d'apres|selon|en vertu de) quoi|ou (?:est|c'est|ca|cela)|"
    r"(?:la|les|vos|tes) (?:reference|source)s?|"
    r"cite\w*|prouve\w*|(?:ecrit|marque|indique|trouve|note)e?s? (?:ou|d'ou)|"
    r"(?:^|[^\w])(?:et )?(?:(?:ta|tes|votre|vos|la|les|le|l') ?)?"
    r"(?:sources?|references?|refs?|texte|article|page|alinea)"
    r"(?: (?:exacte?|precise?|svp|stp))?(?=\W*$))(?!\w)"
)
_OF_SOURCES = content_stems(
    "texte texte source référence article passage circulaire arrêté alinéa page ligne document "
    "annexe exact exacte exactement précis précise précisément écrit marqué indiqué trouve sort "
    "vient venir tirez tires information réponse officiel base légal juridique fondement ça cela "
    "cite citez prouve preuve nom mot lire peux ref réf refs base bases basez appuies appuyez "
    "appui fonde fondes fondez repose dire dites affirme affirmes affirmez "
    "stp svp applique appliquer applicable concerne régit régissent relève relèvent joue vaut"
)


def recalls(question: str, found: Mentions, memory: Memory) -> str:
    """SOURCE, REASON or VALIDITY, or "" where the message asks for something of its own."""
    if not memory.cited or found.names_list_things or found.codes:
        return ""
    if asks_them(question) and memory.intent in _COUNTED:
        return ""
    folded = fold(question)
    if _WHY.fullmatch(folded):
        return REASON
    if _WHERE_FROM.search(folded) and content_stems(question) <= _OF_SOURCES and not found.texts:
        return SOURCE
    about_validity = _SINCE.search(folded) or asks_validity(question)
    of_list = memory.intent in _JUDGED and content_stems(question) <= _OF_VALIDITY
    return VALIDITY if of_list and about_validity and not found.texts else ""
