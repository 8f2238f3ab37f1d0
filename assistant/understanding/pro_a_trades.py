"""Métiers of the Pro-A annex that a sentence designates without giving their title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from assistant.understanding.certification_scope import find_pro_a_scope
from assistant.understanding.content import content_stems
from assistant.understanding.derivation import plied_roots, trade_roots
from assistant.understanding.quantities import uncounted
from assistant.understanding.text import light_stem, words
from corpus.library import load

_FEW_TITLES = 3
_OF_THE_LIST = content_stems("formation certification qualification reconversion apprentissage")


class _Titles(NamedTuple):
    """The métiers of the annex, in its order, by what may designate them."""

    order: tuple[str, ...]
    by_rare_stem: dict[str, set[str]]  # the stems that few titles hold
    by_root: dict[str, set[str]]  # the roots of the trades that they ply
    heads: frozenset[str]  # the stems of the words that begin a title
    fields: frozenset[str]  # the stems of sectors, sub-sectors and of the list itself


def metiers_of_words(sentence: str) -> tuple[str, ...]:
    """The métiers of the Pro-A annex that a sentence designates without their head word.

    By their trade ("maçonnerie", "soudage") or, where it names no sector, by a word that few titles
    hold ("QHSE"); a word that is printed as a sector or a sub-sector names that one instead.
    """
    titles = _titles(load().version)
    asked = content_stems(uncounted(sentence)) - titles.fields
    sector = find_pro_a_scope(sentence, ())
    alone = frozenset() if sector.secteurs or sector.filieres else asked - titles.heads
    roots = frozenset().union(*map(trade_roots, asked))
    named = _under(titles.by_rare_stem, alone) | _under(titles.by_root, roots)
    return tuple(metier for metier in titles.order if metier in named)


def _under(table: dict[str, set[str]], keys: Iterable[str]) -> set[str]:
    return set().union(*(table.get(key, ()) for key in keys))


@cache
def _titles(version: str) -> _Titles:
    """The table of the corpus of that version."""
    rows = load().pro_a
    stems = {row.metier: content_stems(row.metier) for row in rows}
    held = Counter(stem for of_title in stems.values() for stem in of_title)
    few = {m: {s for s in of if held[s] <= _FEW_TITLES} for m, of in stems.items()}
    plied = {m: frozenset().union(*map(plied_roots, of)) for m, of in stems.items()}
    return _Titles(
        tuple(stems),
        _inverted(few),
        _inverted(plied),
        frozenset(light_stem(word) for metier in stems for word in words(metier)[:1]),
        content_stems(" ".join({f"{r.secteur} {r.filiere}" for r in rows})) | _OF_THE_LIST,
    )


def _inverted(table: dict[str, set[str]] | dict[str, frozenset[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for metier, keys in table.items():
        for key in keys:
            found.setdefault(key, set()).add(metier)
    return found
