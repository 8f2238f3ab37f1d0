"""The metallurgy qualifications: entries by number, domain, status or industrial character.

Source: list 1 of the qualifications of the metallurgy, validated on 10 March 2010.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, takewhile

from assistant.understanding.content import content_stems
from assistant.understanding.derivation import trade_of
from assistant.understanding.text import fold
from assistant.understanding.text import words as tokens
from assistant.understanding.vocabulary import read_words
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import CqpmRow, CqpmStatus


@dataclass(frozen=True, slots=True)
class CqpmCriteria:
    """What the entries must satisfy: each non-empty field is one condition."""

    numeros: tuple[str, ...] = ()  # "0126"
    statuts: tuple[CqpmStatus, ...] = ()
    domaines: tuple[str, ...] = ()  # "604"
    industriel: bool | None = None
    depuis: tuple[date, date] | None = None  # suspended or removed between these two days

    @property
    def empty(self) -> bool:
        """Whether no condition is set, which selects the whole list."""
        return self == CqpmCriteria()


def select(criteria: CqpmCriteria) -> tuple[CqpmRow, ...]:
    """The entries that satisfy every condition, by number, active before inactive."""

    def holds(row: CqpmRow) -> bool:
        return (
            (not criteria.numeros or row.numero in criteria.numeros)
            and (not criteria.statuts or row.statut in criteria.statuts)
            and (not criteria.domaines or row.domaine in criteria.domaines)
            and (criteria.industriel is None or row.industriel is criteria.industriel)
            and (
                criteria.depuis is None
                or bool(row.depuis and criteria.depuis[0] <= row.depuis <= criteria.depuis[1])
            )
        )

    found = [row for row in load().cqpm if holds(row)]
    return tuple(sorted(found, key=lambda r: (r.numero, r.statut is not CqpmStatus.ACTIVE)))


_SHORTEST_BEGINNING = 5  # letters
# Set phrases, whose words name no trade: "prise en charge" is no "chargé d'affaires".
_PHRASES = expression(
    r"\b(?:pri(?:s|se|ses)|prend\w*|prennent) en charge\b|\ba (?:la|sa|leur) charge\b|"
    r"\bm(?:is|ise|ises|ettre|ettent) en (?:place|oeuvre|cause|veille)\b|\bten(?:ir|ant|u) compte\b"
)
# Words that speak of the list itself and name no entry.
OF_THE_LIST = content_stems(
    "cqpm qualification qualifications métallurgie liste actif active actifs actives veille "
    "supprimé supprimée supprimées industriel industrielle industriels domaine forfait numéro "
    "intitulé validé encore toujours combien compte comptent comporte contient"
)


def with_title_words(words: str, rows: tuple[CqpmRow, ...]) -> tuple[CqpmRow, ...]:
    """The entries whose title holds the most of these words, at least one ("ascenseurs").

    Words that speak of the list itself ("actif", "industriel") do not count; a trade stands
    for those who ply it too ("soudage" for "soudeur"), and they for it.
    """
    words = _without_phrases(words)
    plain = (content_stems(words) | _spelt(words)) - OF_THE_LIST
    wanted = _in_titles(plain | _of_titles(words))
    counted = [(len(wanted & content_stems(row.intitule)), row) for row in rows]
    most = max((count for count, _ in counted), default=0)
    return tuple(row for count, row in counted if count == most) if most else ()


def _of_titles(words: str) -> frozenset[str]:
    """Words of the list that follow a word of a title as they do there: "gestion industrielle"."""
    return frozenset(b for a, b in _pairs(words) if b in OF_THE_LIST and (a, b) in _printed_pairs())


def _pairs(words: str) -> list[tuple[str, str]]:
    stems = [s for token in tokens(words) for s in content_stems(token)]
    return list(pairwise(stems))


@per_corpus
def _printed_pairs() -> frozenset[tuple[str, str]]:
    return frozenset(pair for row in load().cqpm for pair in _pairs(row.intitule))


def numbered(numeros: tuple[str, ...]) -> tuple[CqpmRow, ...]:
    """The active entries of these short numbers."""
    criteria = CqpmCriteria(numeros=numeros, statuts=(CqpmStatus.ACTIVE,))
    return select(criteria) if numeros else ()


def titled_with(title: str) -> tuple[CqpmRow, ...]:
    """The entries whose title holds every word of this one: "soudeur marine" for "soudeur"."""
    wanted = content_stems(title)
    return tuple(r for r in select(CqpmCriteria()) if wanted <= content_stems(r.intitule))


def holding(stems: frozenset[str], rows: tuple[CqpmRow, ...]) -> tuple[CqpmRow, ...]:
    """Those of these entries whose title holds one of these words, or the trade of one."""
    wanted = _in_titles(stems)
    return tuple(row for row in rows if wanted & content_stems(row.intitule))


def with_like_words(words: str, but: frozenset[str] = frozenset()) -> tuple[CqpmRow, ...]:
    """The entries whose title has a word that begins like one of these: "frigoriste"."""
    asked = content_stems(_without_phrases(words)) - OF_THE_LIST - but
    return tuple(
        row
        for row in select(CqpmCriteria())
        if any(_begin_alike(a, stem) for a in asked for stem in content_stems(row.intitule))
    )


def _without_phrases(words: str) -> str:
    return _PHRASES.sub(" ", fold(words))


def _begin_alike(word: str, other: str) -> bool:
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    )
    return shared >= _SHORTEST_BEGINNING and 2 * shared >= max(len(word), len(other))


def _in_titles(stems: frozenset[str]) -> frozenset[str]:
    known = frozenset().union(*(content_stems(row.intitule) for row in load().cqpm))
    return stems | {k for k in known if any(trade_of(s, k) or trade_of(k, s) for s in stems)}


def _spelt(words: str) -> frozenset[str]:
    """The title words that misspelt words stand for ("ascenceur")."""
    return content_stems(" ".join(w for x in read_words(words) if x.slip for w in x.lemmas))


@cache
def domaines() -> tuple[str, ...]:
    """Every domain code of the active entries, in ascending order."""
    return tuple(sorted({row.domaine for row in load().cqpm if row.domaine}))


def by_full_number(numero_entier: str) -> tuple[CqpmRow, ...]:
    """The entries that carry this full number in any of their printings.

    Its spaces and marks are ignored, and the century of its year: "89-06-57-0038".
    """
    wanted = _bare(numero_entier)
    return tuple(
        row
        for row in load().cqpm
        if wanted == _bare(row.numero_entier)
        or any(wanted == _bare(r.numero_entier) for r in row.readings)
    )


_CENTURY = expression(r"^(?:19|20)(?=\d\d\D|\d{10}$)")


def _bare(numero_entier: str) -> str:
    return "".join(c for c in _CENTURY.sub("", numero_entier.strip()) if c.isdigit())
