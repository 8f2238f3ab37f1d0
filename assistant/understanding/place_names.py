"""The runs of words that may be a place name, spelt as the gazetteer spells them."""

from __future__ import annotations

from assistant.understanding.communes import communes_named
from assistant.understanding.place_context import Reading
from corpus.expressions import expression

LONGEST = 9  # tokens: Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson
_JOIN = expression(r"(?:\s*[-‐‑–'’ʼ]\s*|\s+|\.\s?|\s?/\s?)?")
_ARTICLES = frozenset("le la les l'".split())
SPELT_OUT = {"st": "saint", "ste": "sainte", "s": "sur", "ss": "sous", "mt": "mont"}


def name_keys(reading: Reading, start: int) -> list[tuple[int, str]]:
    """The folded names that may begin at a token, longest first, each with where it ends."""
    found: list[tuple[int, str]] = []
    parts: list[str] = []
    for index in range(start, min(start + LONGEST, len(reading.tokens))):
        if index > start and not _JOIN.fullmatch(reading.gap(index)):
            break
        folded = reading.tokens[index].folded.rstrip("'").replace("'", " ")
        parts.append(SPELT_OUT.get(folded, folded))
        found.append((index + 1, " ".join(parts)))
    return found[::-1]


def with_article(reading: Reading, start: int, key: str) -> bool:
    """Whether the article before it makes another town's name of it: "La Baule" is no "Baule"."""
    before = reading.tokens[start - 1].folded if start else ""
    return before in _ARTICLES and communes_named(f"{before} {key}") is not None
