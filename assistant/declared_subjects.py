"""The métier that words name in a declared list, whose codes may be of another nomenclature."""

from __future__ import annotations

from dataclasses import replace

from assistant.understanding.content import content_stems
from assistant.understanding.titles import split_genders
from assistant.wording.subjects import Entry, Match, Subject
from corpus.expressions import expression
from corpus.library import load

_NEAR = 3  # neighbouring entries shown
_VAGUE = 6  # entries from which one word names too many of them
_ENOUGH = 0.5  # share of a title's words that name the entry
_WORD = expression(r"[A-Z0-9]+")


def in_list(words: str, usual: Subject, source_id: str) -> Subject:
    """The subject read against one declared list.

    ``usual`` is the reading of the same words by the lists of the corpus: its entries hold here
    where the declared list uses the same codes.
    """
    titles = {row.code: row.title for row in reversed(load().rows_of(source_id))}
    named = [code for code in _WORD.findall(words.upper()) if code in titles]
    if named:
        return Subject(words, tuple(Entry(code, Match.CODE) for code in dict.fromkeys(named)))
    kept = tuple(e for e in usual.entries if e.code in titles)
    if any(e.match is not Match.NEAR for e in kept):
        return replace(usual, entries=kept, absent=False, vague=False)
    wanted = content_stems(words)
    exact = [code for code, title in titles.items() if wanted in _readings(title)]
    if exact:
        return Subject(words, tuple(Entry(code, Match.TITLE) for code in exact))
    return _partial(words, wanted, titles) if wanted else Subject(words)


def _readings(title: str) -> list[frozenset[str]]:
    return [content_stems(side) for side in (title, *split_genders(title))]


def _partial(words: str, wanted: frozenset[str], titles: dict[str, str]) -> Subject:
    """The entries whose title holds all the words, else those that share the most of them."""
    stems = {code: content_stems(title) for code, title in titles.items()}
    held = [code for code, found in stems.items() if wanted <= found]
    if held:
        shares = {code: len(wanted) / len(stems[code]) for code in held}
        entries = tuple(
            Entry(code, Match.SYNONYM if share >= _ENOUGH else Match.NEAR, share)
            for code, share in shares.items()
        )
        return Subject(words, entries, vague=len(held) >= _VAGUE)
    shared = {code: len(wanted & found) / len(wanted | found) for code, found in stems.items()}
    near = sorted((code for code in shared if shared[code]), key=lambda code: -shared[code])
    return Subject(words, tuple(Entry(c, Match.NEAR, shared[c]) for c in near[:_NEAR]))
