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
    """Whether the article before it makes a larger town's name of it: "La Baule" is no "Baule"."""
    before = reading.tokens[start - 1].folded if start else ""
    own = before.rstrip("'")
    longer = communes_named(f"{own} {key}") if before in _ARTICLES else None
    named = communes_named(key)
    largest = named.places[0].population if named else 0
    return longer is not None and longer.places[0].population > largest
