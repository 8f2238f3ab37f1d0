"""Codes, article numbers, amounts and durations written in a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from assistant.understanding.place_context import Reading
from assistant.understanding.place_numbers import postcode_sign
from assistant.understanding.text import fold_in_place
from corpus.expressions import expression
from corpus.library import load, per_corpus

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
_SIMPLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
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
_SERIAL: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
    ("rncp", expression(rf"\brncp{_NO}\d{{2,5}}\b{_SERIES}(?:rncp)?\s?\d{{3,5}}\b)*"), r"\d{2,5}"),
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
_CQPM_FULL = expression(
    r"(?:\bmq\s*)?(?<!\d)"
    r"(?P<full>(?:\d{4}|\d\d)[ ./-]\d\d[ ./-]\d\d(?:[/-]\d\d)?[ ./-](?P<v>\d{4}))(?!\d)"
)
_CQPM_BARE = expression(r"(?<![\d.,/-])(?P<v>0[0-4]\d\d)(?![\d.,/-]\d|\d)")
_CQPM_NUMBER = expression(r"\b(?:n\s?[°o]|numero)\s*(?P<v>\d{1,4})\b")
# "217 actif ou supprimé ?": of the numbers that a question may give, only a CQPM has a state.
_CQPM_STATE = expression(
    r"(?:^|\b(?:le|la)\s+)(?P<v>\d{2,3})\s+(?:(?:est|toujours|encore|il|elle|bien)[\s-]+)*"
    r"(?:actif|active|supprimee?|en veille|suspendue?|retiree?)\b"
)
_ABOUT_CQPM = expression(r"cqpm|metallurg|qualification|\bmq\b|\buimm\b")
_FIVE = expression(r"(?<![\d.,/])\d{5}(?![\d/]|[.,]\d)")
_RNCP_NEAR = expression(
    r"rncp|\bfiches?\b|france competences|certification|repertoire|\bpro[- ]?a\b|\bdiplomes?\b|"
    r"\btitres? pro"
)
_ROME_NEAR = expression(r"\brome\b|\bmetiers?\b")


def find_codes(sentence: str) -> tuple[CodeMention, ...]:
    """Every code and figure of a sentence, in order.

    Five digits that may be both a ROME code and a postcode give one mention of each kind.
    """
    folded = fold_in_place(sentence)
    found: list[CodeMention] = []
    readers: tuple[Callable[[str, str], Iterator[CodeMention]], ...] = (
        _simple,
        _cqpm_full,
        _serial,
        _bare_cqpm,
        _five_digits,
    )
    for reader in readers:
        taken = [(mention.start, mention.end) for mention in found]
        found += [m for m in reader(sentence, folded) if not _overlaps(m, taken)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.kind)))


def _overlaps(mention: CodeMention, taken: list[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in taken)


def _simple(sentence: str, folded: str) -> Iterator[CodeMention]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in _SIMPLE:
        for found in pattern.finditer(folded):
            mention = CodeMention(
                found.start(),
                found.end(),
                sentence[found.start() : found.end()],
                kind,
                _plain(kind, found["v"]),
            )
            if not _overlaps(mention, taken):
                taken.append((mention.start, mention.end))
                yield mention


def _plain(kind: Kind, value: str) -> str:
    if kind == "amount" or kind == "percentage":
        return re.sub(r"(?<=\d)[ \u00a0\u202f.](?=\d{3})", "", value)
    if kind == "law_article":
        letter = re.match(r"([lrd])\s?\.?\s?", value)
        return f"{letter[1].upper()}. {value[letter.end() :]}" if letter else value
    if kind == "note":
        return "1"  # each text of law has one
    if kind == "duration":
        return re.sub(r"\s+", " ", value)
    return re.sub(r"\s", "", value).upper()


def _serial(sentence: str, folded: str) -> Iterator[CodeMention]:
    """ "articles 3 et 4", "RNCP34095 et 35191": one mention for each number."""
    for kind, pattern, number in _SERIAL:
        for series in pattern.finditer(folded):
            numbers = list(re.finditer(number, series.group()))
            for rank, found in enumerate(numbers):
                start = series.start() + (0 if rank == 0 else found.start())
                end = series.start() + found.end()
                value = _serial_value(kind, found.group())
                told: Kind = kind
                if kind == "article" and value in _cited_of_a_law() and not _of_a_text(folded, end):
                    told = "law_article"
                yield CodeMention(start, end, sentence[start:end], told, value)


@per_corpus
def _cited_of_a_law() -> frozenset[str]:
    """The articles of laws that the texts cite by their number alone ("article 40 de la loi")."""
    cited = expression(r"\barticles? (\d+) de la loi\b")
    return frozenset(n for p in load().passages.values() for n in cited.findall(p.text))


def _of_a_text(folded: str, end: int) -> bool:
    """Whether an article's number is followed by the name of a text of the corpus."""
    return bool(re.match(r"\s+de (?:l'|cet? )(?:accord|arrete)\b", folded[end:]))


def _serial_value(kind: Kind, value: str) -> str:
    if kind == "rncp":
        return f"RNCP{value}"
    if kind == "cqpm":
        return value.zfill(4)
    return "1" if value == "premier" else value.upper()


def _cqpm_full(sentence: str, folded: str) -> Iterator[CodeMention]:
    for found in _CQPM_FULL.finditer(folded):
        text = sentence[found.start() : found.end()]
        yield CodeMention(found.start(), found.end(), text, "cqpm", found["v"], found["full"])


def _bare_cqpm(sentence: str, folded: str) -> Iterator[CodeMention]:
    patterns = [_CQPM_BARE, _CQPM_STATE]
    if _ABOUT_CQPM.search(folded):
        patterns.append(_CQPM_NUMBER)
    for pattern in patterns:
        for found in pattern.finditer(folded):
            start, end = found.span("v") if pattern is _CQPM_STATE else found.span()
            yield CodeMention(start, end, sentence[start:end], "cqpm", found["v"].zfill(4))


def _five_digits(sentence: str, folded: str) -> Iterator[CodeMention]:
    numbers = list(_FIVE.finditer(folded))
    if not numbers:
        return
    reading = Reading.of(sentence)
    indexes = {token.start: index for index, token in enumerate(reading.tokens)}
    for found in numbers:
        start, end = found.span()
        for kind in _kinds_of_five(reading, indexes.get(start), folded, start, end):
            value = f"RNCP{found.group()}" if kind == "rncp" else found.group()
            yield CodeMention(start, end, sentence[start:end], kind, value)


def _kinds_of_five(
    reading: Reading, index: int | None, folded: str, start: int, end: int
) -> tuple[Kind, ...]:
    before = folded[max(0, start - 30) : start]
    near = folded[max(0, start - 60) : end + 40]
    if re.search(r"(?:code postal|\bcp)\W*$", before):
        return ("postcode",)
    named_rome = re.search(r"\b(?:rome|metiers?|code)\s*(?:n[°o]\s*)?:?\s*$", before)
    if named_rome and "rncp" not in near:
        return ("rome_1999",)
    there = "" if index is None else postcode_sign(reading, index)
    if there == "town":
        return ("postcode",)
    if _RNCP_NEAR.search(near):
        return ("rncp", "rome_1999") if _ROME_NEAR.search(near) else ("rncp",)
    return ("postcode", "rome_1999") if there else ("rome_1999",)
