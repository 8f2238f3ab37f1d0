"""Questions that a pronoun alone carries, before anything was said: "c'est toujours actif ?"."""

from __future__ import annotations

from assistant.memory import Memory
from assistant.understanding.content import content_stems
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold
from corpus.expressions import expression

CERTIFICATION, CASE = "certification", "cas"
"""What must be asked for, as a tool argument; "" where nothing is missing."""

ASKED_OF = {CERTIFICATION: Intent.CQPM, CASE: Intent.OPENING}
"""The intent of the question, once that is known."""

_SETTLED = frozenset({"cqpm_scope", "date", "hiring"})  # what such a sentence may hold besides
_THING = expression(
    r"\b(?:il|elle|ils|elles|celui|celle|celui-l?a|celle-l?a|c'est|est[ -]ce|c'etait|son|sa|ses|"
    r"ce dernier|cette derniere)\b"
)
_DEFINES = expression(r"\bc'est quoi (?!son|sa|ses)|\bqu'est[ -]ce qu")
_OF_CERTIFICATIONS = content_stems(
    "actif active activé veille supprimé supprimée suspendu retiré valable valide obsolète périmé "
    "domaine forfait niveau numéro industriel industrielle intitulé code rncp montant supprime "
    "supprimés actifs industriels statut toujours"
)
_PERSON = expression(
    r"\b(?:il|elle|ils|elles|(?:mon|ma|notre|votre|le|la|cette|cet|ce) (?:client\w*|"
    r"salarie\w*|personne|monsieur|dame|jeune|candidat\w*))\b|\bl'(?=embauch|recrut|employ|regularis)"
)
_MAY = expression(
    r"\b(?:peu(?:t|x|vent)|pourra\w*|pourrait|a (?:le )?droit|ont (?:le )?droit|"
    r"peut[ -](?:il|elle)|a[ -]t[ -](?:il|elle) (?:le )?droit|possible|eligible|regularisable)\b"
)
_OPEN_QUESTION = expression(
    r"\b(?:comment|quand|ou|combien|pourquoi|quel(?:le)?s?|qui|quoi|lesquel\w+)\b|"
    r"(?<!est-ce )(?<!est ce )\b(?:que|qu'\w+)\b"
)
_OF_PERMITS = content_stems(
    "travail travailler autorisation titre séjour carte droit obtenir demander demande avoir "
    "embauche embaucher employer embauché embauchée "
    "recruter recruté recrutée régularisé régularisée régulariser "
    "régularisation papiers salarié salariée bosser possible éligible france pourra pourrait "
    "client cliente personne monsieur dame jeune candidat candidate déposer dossier légal "
    "légalement exercer régularisable permis"
)

# Somebody is there, of whom nothing is told yet: "j'ai un monsieur", "je reçois une dame".
_PRESENTS = expression(
    r"\b(?:j'ai|ai|j'aurais|je|on|nous|avons|c'est|voici|viens?|vient)\b[^?]*\b(?:une?|des|deux|"
    r"quelqu'un|mon|ma|le|la|ce|cette|cet)\b"
)
_PRESENTED = content_stems(
    "monsieur madame dame client cliente personne usager usagère jeune homme femme fille garçon "
    "couple famille reçois recevoir reçoit accueille accompagne suis avec devant moi bureau "
    "guichet rdv rendez-vous quelqu'un étranger étrangère salarié salariée candidat candidate "
    "employeur patron mec gars visite arrive arrivé arrivée ici face situation dossier cas"
)


def unsaid(question: str, found: Mentions, memory: Memory) -> str:
    """CERTIFICATION or CASE where the thread and the sentence leave out what is asked about."""
    if memory.intent or memory.dossier.metier or found.entities - _SETTLED or found.texts:
        return ""
    folded, said = fold(question), content_stems(question)
    if not said or found.codes or found.names_list_things:
        return ""
    if said <= _OF_CERTIFICATIONS and _THING.search(folded) and not _DEFINES.search(folded):
        return CERTIFICATION
    presented = _PRESENTS.search(folded) and said <= _PRESENTED
    if presented and "?" not in question and not _OPEN_QUESTION.search(folded):
        return CASE
    asks = "?" in question or _MAY.search(folded)
    if said <= _OF_PERMITS and asks and _PERSON.search(folded) and _MAY.search(folded):
        return "" if _OPEN_QUESTION.search(folded) or memory.dossier.nationality else CASE
    return ""
