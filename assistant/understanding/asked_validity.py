"""Whether a question about a text asks if it is still the rule."""

from __future__ import annotations

from assistant.understanding.text import fold
from corpus.expressions import expression

_ASKS = expression(
    r"\ben vigueur (aujourd|actuel|encore|toujours|en 20[12]\d|maintenant|a ce jour)|"
    r"\b(encore|toujours|actuellement|aujourd'hui|maintenant)\b|\bn'est plus\b|"
    r"(?<!a )(?<!ont )(?<!ete )\bvalides?\b(?! par\b)|"  # "a validé" folds to the same letters
    r"\b(valable|applicable|d'actualite|a jour|perime\w*|caduc\w*|obsolete)s?\b|"
    r"\b(abrog|remplac|annul|renumerot)\w+|\bqu'est devenu\w*|\bdevenue?s? (quoi|quel\w*)|"
    r"\b(equivalents?|article|texte|numero|version|regle)s? actuel\w*|"
    r"\bplus (?:appliqu\w+|utilis\w+|en usage|en vigueur|suivi\w*)|"
    r"\b(?:appliqu|utilis|serv|suit|vaut)\w*(?:[- ]t)?(?:[- ](?:on|il|elle))? plus\b|"
    r"\bc'est fini\w*|\bterminee?s?\b|"
    r"\b(?:(?:a|ont) (?:pris fin|cesse|expire)|cess\w+ d|jusqu'a quand)\b"
)


def asks_validity(question: str) -> bool:
    """ "est-il encore en vigueur ?", "par quoi a-t-il été remplacé ?", not "signé quand ?"."""
    return bool(_ASKS.search(fold(question)))
