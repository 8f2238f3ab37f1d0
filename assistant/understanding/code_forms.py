"""How each kind of code or figure is written, alone ("25 %") or in a series ("articles 3 et 4")."""

from __future__ import annotations

import re

from assistant.understanding.code_mention import Kind
from corpus.expressions import expression

_NO = r"\s*(?:n\s?[°o]\.?|numero|num\.?|nr\.?|code)?\s*:?\s*"
_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:,\d{1,2})?"
_SPELT = (
    "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|dix-huit|vingt|"
    "vingt-quatre|trente|trente-six|quarante"
)
_SERIES = r"(?:\s*(?:,|et|ou|a|/)\s*(?:l'|le |la |les |n°\s?)?"
_LAW = (
    r"(?:la loi|le code|du code|du ceseda|du cesda|du decret|l'ordonnance|la constitution|"
    r"la convention|du protocole|du traite|la directive|"
    r"l'accord (?:franco[- ]\w+ )?(?:du 17 mars |du 27 decembre |de |d')?(?:19|200)\d)"
)

_SUBDIVIDED = r"(?<![\w,./-])(?P<v>\d{1,2}[-.]\d{1,2})(?=\s+(?:de|dans)\s+"
SIMPLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("law_article", expression(r"\b(?P<v>[lrd]\s?\.?\s?\*?\d{3,4}(?:-\d+)+)")),
    (
        "law_article",
        expression(
            rf"\barticles?\s+(?P<v>\d+(?:[-.]\d+)*)(?=(?:\s+(?:bis|ter|quater)\b(?: ?\w\))?)?"
            rf"\s+(?:de\s+)?{_LAW})"
        ),
    ),
    (  # "article 7 ter d)": no text of the corpus has such numbers of its own
        "law_article",
        expression(r"\barticles?\s+(?P<v>\d+)(?=\s+(?:bis|ter|quater)\b)"),
    ),
    ("article", expression(rf"{_SUBDIVIDED}(?:l'accord|l'arrete)\b)")),
    ("section", expression(rf"{_SUBDIVIDED}la circulaire\b)")),
    # "article 3.3": articles are divided by a hyphen, the points of a circular by a full stop
    ("section", expression(r"\b(?:articles?|art\.?)\s*(?P<v>[1-9]\.[1-9])(?![\d.])")),
    ("nor", expression(r"\b(?P<v>[a-z]{4}\d{7}[a-z])\b")),
    ("amount", expression(rf"(?<![\w,.])(?P<v>{_NUMBER})\s*(?:€|euros?\b|eur\b)")),
    ("percentage", expression(rf"(?<![\w,.])(?P<v>{_NUMBER})\s*(?:%|pour\s?cents?\b)")),
    (
        "duration",
        expression(
            rf"(?<![\w,.])(?P<v>(?:{_NUMBER}|(?:{_SPELT})\b)\s*(?:heures?|h|jours?|semaines?|mois"
            r"|ans?|annees?|trimestres?))\b(?!\s*(?:dernier|prochain))"
        ),
    ),
    ("note", expression(r"\bnotes?(?P<v>) (?:de|en) bas de (?:la )?page\b(?! ?(?:n[°o] ?)?\d)")),
    ("rs", expression(rf"\brs{_NO}(?P<v>\d{{2,5}})\b")),
    (
        "idcc",
        expression(rf"\b(?:idcc|convention collective(?: nationale)?){_NO}(?P<v>\d{{2,4}})\b"),
    ),
    ("level", expression(r"\bniv(?:eaux?)?\.?\s*(?P<v>\d|i{1,3}|iv|v|vi{0,3})\b")),
    ("level", expression(r"\b(?P<v>bac\s?\+\s?\d)\b")),
    ("rome_current", expression(r"(?<![\w-])(?P<v>[a-n]\d{4})(?![\w-])")),
    ("rome_current", expression(r"\brome\s+(?P<v>[a-n]\s\d{4})\b")),
)
SERIAL: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
    ("rncp", expression(rf"\brncp{_NO}\d{{2,5}}\b{_SERIES}(?:rncp)?\s?\d{{3,5}}\b)*"), r"\d{2,5}"),
    (  # "le 247 RNCP"; "183 RNCP", after other words, is a number of them
        "rncp",
        expression(
            r"(?<![\w.,-])(?:(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bet )|^)\d{3}|"
            r"(?!(?:19|20)\d\d\b)\d{4,5})\s+(?:(?:au|du|en)\s+)?rncp\b(?!\s*\d)"
        ),
        r"\d{3,5}",
    ),
    (
        "cqpm",
        expression(
            rf"\bcqpm{_NO}(?:\d(?=\s*(?:[?.,;]|$))|\d{{2,4}}\b(?![ ]\d\d\b))"
            rf"{_SERIES}\d{{3,4}}\b)*"
        ),
        r"\d{1,4}",
    ),
    (
        "article",
        expression(
            r"\b(?:articles?|art\.?)\s*(?:n[°o]\s?)?(?:\d+(?:er)?(?:-\d+)*|premier)\b"
            rf"{_SERIES}\d+(?:-\d+)*\b(?!\s*(?:de|du)\s))*"
        ),
        r"\d+(?:-\d+)*|premier",
    ),
    ("alinea", expression(rf"\b(?:alineas?|al\.)\s*\d+\b{_SERIES}\d+\b)*"), r"\d+"),
    (
        "section",
        expression(
            r"(?:\b(?:sections?|points?|paragraphes?|parties?|chapitres?|rubriques?)|§)\s*"
            rf"(?:n[°o]\s?)?(?:\d+(?:\.\d+)*|[ivx]+\b)(?:\.(?=\s|$))?{_SERIES}\d+(?:\.\d+)*)*"
        ),
        r"\d+(?:\.\d+)*|\b[ivx]+\b",
    ),
    (
        "note",
        expression(rf"\bnotes?(?: de bas de page)?\s*(?:n[°o]\s?)?\(?\d+\b{_SERIES}\d+\b)*\)?"),
        r"\d+",
    ),
    ("annexe", expression(r"\bannexes?\s*(?:n[°o]\s?)?(?:\d+|[ivx]+)\b"), r"\d+|\b[ivx]+$"),
)
