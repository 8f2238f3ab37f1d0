"""What an adviser says of herself, which is of no client: "je suis conseillère à Vesoul".

Her trade is set aside, and the town of her office kept: it is where the case is, until told else.
"""

from __future__ import annotations

from assistant.understanding.text import fold_in_place
from corpus.expressions import expression

_TRADE = (
    r"(?:conseill\w+|accompagnat\w+|assistante? (?:sociale?|de service social)|"
    r"travailleu\w+ socia\w+|educat\w+|referente?|juriste|avocate?|benevole|formateur|formatrice|"
    r"charg\w+ d(?:e |')(?:insertion|mission|accueil|accompagnement|emploi|clientele|recrutement)|"
    r"cip|agente? d'accueil|stagiaire|employeu\w+|recruteu\w+|intervenante? sociale?)"
)
_SPEAKS = expression(
    rf"\bje suis (?:une? |la |le |l')?(?:nouvelle |nouveau |jeune )?{_TRADE}"
    r"(?: (?:en|d') ?(?:insertion|emploi|formation|orientation|evolution|mobilite)"
    r"(?: professionnelle)?| pro\w*)?\b"
)


def without_own_trade(message: str) -> str:
    """The message without the trade that the adviser gives as her own."""
    told = _SPEAKS.search(fold_in_place(message))
    if told is None:
        return message
    return f"{message[: told.start()]}je suis{message[told.end() :]}"
