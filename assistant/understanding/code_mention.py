"""What a question may give by its number: the kinds of code and of figure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "rome_1999",  # "61222"
    "rome_current",  # "F1106"
    "rncp",  # "RNCP34095"
    "rs",  # "RS5616": the other national register
    "cqpm",  # "0126"
    "nor",  # "IMID0800328A"
    "idcc",  # "2378"
    "postcode",  # "35000"
    "article",  # "4", "3-2"
    "alinea",
    "section",  # "3.3": also point, paragraphe, partie, chapitre
    "note",
    "annexe",
    "law_article",  # "L. 313-14", "40 de la loi"
    "amount",  # "457", in euros
    "percentage",  # "25"
    "duration",  # "6 mois"
    "level",  # "5", "V", "bac+3"
]


class CodeMention(NamedTuple):
    """A code or a figure; ``value`` is its plain form, ``full`` a CQPM's whole number if given."""

    start: int
    end: int
    text: str
    kind: Kind
    value: str
    full: str = ""
