"""Corrects the codes and words of a métier list that the list itself shows to be slips.

Two rules, each written into the row's ``resolution``:

* code: a code found on a single row of all the lists, whose title stands under one other code on
  at least five other rows of the same text, is read as that code;
* word: a word found at most twice in a text, where the other titles of the same code have at its
  place a close word (similarity 0.85) at least ten times as frequent in the text, is read as it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.records import MetierRow

_OTHER_ROWS = 5
_RARE, _RATIO, _CLOSE = 2, 10, 0.85


def resolved(rows: Sequence[MetierRow]) -> tuple[MetierRow, ...]:
    """The rows of every list, codes and titles corrected by the two rules."""
    return _with_words(_with_codes(rows))


def _with_codes(rows: Sequence[MetierRow]) -> list[MetierRow]:
    frequency = Counter(row.code for row in rows)
    by_title: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        by_title[row.source_id, row.title][row.code] += 1
    return [
        _with_code(row, by_title[row.source_id, row.title]) if frequency[row.code] == 1 else row
        for row in rows
    ]


def _with_code(row: MetierRow, codes: Counter[str]) -> MetierRow:
    others = [(code, count) for code, count in codes.items() if code != row.code]
    if len(others) != 1 or others[0][1] < _OTHER_ROWS:
        return row
    code, count = others[0]
    return replace(
        row,
        code=code,
        resolution=(
            f"code {row.code_read} lu, {code} retenu : même intitulé sous {code} dans {count}"
            f" autres listes du texte, {row.code_read} dans aucune"
        ),
        note=(
            f"La copie porte ici le code {row.code_read} ; le même intitulé porte partout ailleurs"
            f" le code {code}, qui est retenu."
        ),
    )


def _with_words(rows: Sequence[MetierRow]) -> tuple[MetierRow, ...]:
    words: dict[str, Counter[str]] = defaultdict(Counter)
    titles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        words[row.source_id].update(row.title.split())
        titles[row.source_id, row.code].add(row.title)
    return tuple(
        _with_title(row, titles[row.source_id, row.code], words[row.source_id]) for row in rows
    )


def _with_title(row: MetierRow, titles: set[str], words: Counter[str]) -> MetierRow:
    read = row.title.split()
    meant = [_meant(i, word, titles, words) for i, word in enumerate(read)]
    if meant == read:
        return row
    changes = [f"« {a} » lu « {b} »" for a, b in zip(read, meant, strict=True) if a != b]
    reason = f"mot isolé corrigé d'après les autres listes du texte : {', '.join(changes)}"
    kept = [] if row.resolution == "tel quel" else [row.resolution]
    return replace(row, title=" ".join(meant), resolution=" ; ".join([*kept, reason]))


def _meant(place: int, word: str, titles: set[str], words: Counter[str]) -> str:
    if words[word] > _RARE:
        return word
    at_place = {t.split()[place] for t in titles if len(t.split()) > place}
    likely = [
        other
        for other in sorted(at_place)
        if words[other] >= _RATIO * words[word]
        and SequenceMatcher(None, word, other).ratio() >= _CLOSE
    ]
    return likely[0] if likely else word
