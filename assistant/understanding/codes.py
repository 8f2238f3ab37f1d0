"""Codes, article numbers, amounts and durations written in a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.understanding.code_forms import SERIAL, SIMPLE
from assistant.understanding.code_mention import CodeMention, Kind
from assistant.understanding.five_digits import five_digits
from assistant.understanding.text import fold_in_place
from corpus.expressions import expression
from corpus.library import load, per_corpus

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
        five_digits,
    )
    for reader in readers:
        taken = [(mention.start, mention.end) for mention in found]
        found += [m for m in reader(sentence, folded) if not _overlaps(m, taken)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.kind)))


def _overlaps(mention: CodeMention, taken: list[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in taken)


def _simple(sentence: str, folded: str) -> Iterator[CodeMention]:
    taken: list[tuple[int, int]] = []
    for kind, pattern in SIMPLE:
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
    for kind, pattern, number in SERIAL:
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
