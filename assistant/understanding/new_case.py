"""Whether a message leaves the case in hand for another one: "dossier suivant", "autre client : …".

The words that announce it stand at the head of a sentence, or hold a verb of passing on; anywhere
else they belong to the question ("une autre personne peut-elle être tuteur ?").
"""

from __future__ import annotations

from assistant.understanding.text import fold_in_place
from corpus.expressions import expression

_FILE = r"(?:dossiers?|conversation)"
_CASE = r"(?:dossiers?|conversation|cas)"
_WHO = (
    r"(?:client\w*|personne|monsieur|dame|madame|homme|femme|salarie\w*|candidat\w*|usager\w*|"
    r"beneficiaire\w*|demandeu\w*|stagiaire\w*|jeune|gars|mec|fille|quelqu'un)"
)
_OTHER = r"(?:nouveau|nouvel|nouvelle|autre|prochaine?)"
_HEAD = (
    r"(?:^|(?<=[.!?;]))\W*(?:(?:bonjour|bonsoir|bien|bon|ok|d'accord|merci|alors|maintenant|ensuite|et|puis|sinon|"
    r"voici|voila|donc|je|j'ai|j'aurais|on|a|avons|ai|nous|prends?|prenons|ouvre|ouvrons|traite|"
    r"recois|suis|avec|c'est|ce|serait|pour|aussi|encore|au|une?|le|la|mon|ma|tout)\W+)*"
)
# What makes of the announced person, or case, the subject of a question on the texts.
_ASKS = (
    r"peu[xt]|peuvent|doi[tv]\w*|a[ -]t[ -]|a (?:le )?(?:droit|besoin)|est[ -](?:il|elle|ce)|"
    r"que?\b|qu'|possible|existe\w*"
)
_OF_PERSON = rf"\b(?!\W*(?:{_ASKS}))"
_OF_CASE = rf"\b(?!\W*(?:{_ASKS}|prevu\w*|ou\b|de\b|d'))"
_RULES = (
    rf"{_HEAD}(?:une? )?{_OTHER} (?:(?:{_FILE}|{_WHO}){_OF_PERSON}|{_CASE}{_OF_CASE})",
    rf"{_HEAD}(?:{_CASE}|{_WHO}) suivante?s?\b",
    rf"\b(?:(?:on|je|nous) )?pass(?:e|ons|er)(?: maintenant)? (?:a |au )(?:l'|une? )?"
    rf"(?:{_OTHER} (?:{_CASE}|{_WHO})|(?:{_CASE}|{_WHO}) suivante?s?)\b",
    r"\b(?:(?:on|je|nous) )?change(?:ons|r)? (?:de |d')(?:dossier|cas|client\w*|personne)\b",
    r"\b(?:on|je) recommence\b|\b(?:on |je )?repart\w* (?:a|de) zero\b|"
    r"\b(?:on )?remets? (?:tout )?a zero\b",
    r"\befface\w* (?:tout|le dossier)\b|\boublie\w* (?:tout|le dossier|ce qui precede)\b",
    r"^\W*(?:reset|reinitialise\w*(?: le dossier)?)(?=\W|$)",
)
_ANNOUNCES = expression("|".join(f"(?:{rule})" for rule in _RULES))


def opens_case(message: str) -> bool:
    """Whether the message opens a new dossier, which empties the thread's memory."""
    return bool(_ANNOUNCES.search(fold_in_place(message)))


def without_opening(message: str) -> str:
    """The message without the words that open a new dossier."""
    for found in reversed(list(_ANNOUNCES.finditer(fold_in_place(message)))):
        message = message[: found.start()] + " " + message[found.end() :]
    return message.strip(" :,.;!-")
