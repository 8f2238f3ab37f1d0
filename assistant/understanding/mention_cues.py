"""The turns of phrase by which a sentence asks if something is open, and the words of lists."""

from __future__ import annotations

from assistant.understanding.content import content_stems
from assistant.understanding.text import fold
from corpus.expressions import expression

ASKS_OPENING = expression(
    r"\b(?<!dans )(?<!hors )((mon|ce|cet|son|leur|le) (metier|emploi|poste|job|boulot|profession)|"
    r"ma profession)"
    r"( est[ -]il| est[ -]ce qu'il est| est| serait[ -]il| fait[ -]il partie| figure[ -]t[ -]il)?"
    r" (ouvert|en tension|autorise|(dans|sur) (la|une) liste|de la liste)"
)
# What follows from being on a list, whatever the métier: the texts say it.
_OF_EFFECT = expression(
    r"\b(?:automati\w+|d'office|oblige\w*|suffi\w+|garanti\w*|de (?:plein )?droit|forcement)\b"
)
# The same of nothing that it names: "c'est ouvert à Nantes ?".
ASKS_IF_OPEN = expression(
    r"\b(c'est|est[ -]ce( que c'est)?|(est|serait)[ -](il|elle|ce)|(il|elle) est) "
    r"(bien |toujours |encore |donc |pas )?(ouverte?|fermee?|en tension)\b|"
    r"\b(ouverte?|fermee?) ou (pas|non|ouverte?|fermee?)\b|(?:^|[.,;:!] ?)(ouverte?|fermee?) ?\?|"
    r"\bc'est (bien |toujours |encore |donc )?(bon|possible|jouable|faisable)\b(?! d[e'])|"
    r"\b(ca|cela) (passe|marche|peut passer|peut marcher|le fait)\b(?! comment)"
)
BESIDE = 2  # words beside the place in such a question
ASKS_CLOSED = expression(
    r"\bn'(est|y est|a|ont)[ -](il |elle |ils )?(pas|plus)\b|\bne (sont|peut|figure|peuvent)\b|"
    r"\b(pas|non|jamais|plus) (ouvert|possible|en tension|dans la liste|sur la liste|recrut)|"
    r"\b(ferme|fermee|absent|exclu|refuse|interdi|barre|bloque)(e|s|es|t|te|ts|tes)?\b|"
    r"\bhors liste\b|"
    r"\bn(?:e |')(?:veu|accept|prenn|admet|autoris|propos|ouvr|recrut)\w* (?:pas|plus)\b|"
    r"\b(?:refus|exclu|rejett|interdis|ecart)\w*ent\b"
)
# Words that wish the contrary, which yes or no would leave unclear: "c'est mort ?", "opposable ?".
ADVERSE = expression(
    r"\bbouche\w*|\bmorte?s?\b|\bfoutue?s?\b|\bcuite?s?\b|\brapee?\b|\bgrillee?s?\b|\bgalere\w*|"
    r"\bmal barre\w*|\bcompromis\w*|\bperdue?s?\b|\bimpossible\w*|\binutile\w*|\bsatur\w+|"
    r"\bcomplique\w*|\bcoince\w*|\bbloqu\w+|\bsans espoir\b|\bopposable\b|\bopposer?\b|"
    r"\b(?:retire|enleve|supprime|raye|disparu|sorti)e?s?\b[^?.]{0,25}\bliste|"
    r"\bexclu\w*|\brefus\w*|\brejet\w*|\birrecevable\w*|\bchome\w*|\bun (?:souci|probleme)\b"
)
LIST_WORDS = content_stems(
    "métier métiers enregistrée déposée dépôt reçue offre emploi emplois profession "
    "professions liste listes ouvert ouverte ouverts ouvertes région régions tension code "
    "codes rome circulaire arrêté janvier 2008 2009 juillet 18 7 07 31 texte étranger "
    "étrangers personne ressortissant ressortissants travail combien compte figure figurent "
    "nationalité quelqu'un vient venir venu venue originaire demandeur demandeuse "
    "candidat candidate "
    "demande date dossier annexe cas voudrais client cliente métropole france plait part partir "
    "déménage déménager installe muté mutée "
)
OF_A_CASE = content_stems(
    "contrat signé signature embauché embauche promesse demande déposé dépôt déposée reçu arrivé "
    "entré né travail travaille habite emploi poste employeur client cliente personne salarié "
    "recruté engagé cdi cdd date début commence présent depuis sommes situation passe remonte jour "
    "année accompagne suis jeune homme dame monsieur madame reçois reçoit rdv rendez-vous couple "
    "famille bureau guichet"
)
"""The words by which somebody's case is told, whatever is asked."""


def asks_effect(sentence: str) -> bool:
    """Whether it asks what follows from being on a list ("est-ce automatique ?")."""
    return bool(_OF_EFFECT.search(fold(sentence)))
