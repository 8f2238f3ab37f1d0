"""The listed métiers as the sentence reader needs them: words, titles, names, codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from assistant.understanding.lexicon import Lexicon
from assistant.understanding.metier_names import NameIndex
from assistant.understanding.titles import TitleIndex, abbreviations, split_genders
from corpus import library
from corpus.records import MetierRow

_SOURCES = ("arrete", "circulaire-2009", "circulaire-2008")  # whose title is shown first


class MetierTables(NamedTuple):
    """Every title and name of the listed métiers."""

    titles: TitleIndex[str]
    names: NameIndex
    shown: dict[str, str]  # code -> title shown
    aliases: dict[str, str]  # code as printed -> code as resolved


def build_metier_tables(lexicon: Lexicon) -> MetierTables:
    """The tables, read from the corpus and the table of everyday names."""
    rows = library.load().metiers
    titles = TitleIndex(lexicon, _printed_titles(rows), one_job=True)
    _add_abbreviations(lexicon, rows)
    aliases = {row.code_read: row.code for row in rows if row.code_read != row.code}
    return MetierTables(titles, NameIndex(lexicon), _shown_titles(rows), aliases)


def _printed_titles(rows: Iterable[MetierRow]) -> list[tuple[str, str]]:
    """Every printed title with its code, masculine readings first."""
    pairs = dict.fromkeys((t, row.code) for row in rows for t in (row.title, row.title_read))
    split = [(side, code) for title, code in pairs for side in split_genders(title)[:1]]
    feminine = [(side, code) for title, code in pairs for side in split_genders(title)[1:]]
    return list(dict.fromkeys(split + feminine))


def _add_abbreviations(lexicon: Lexicon, rows: Iterable[MetierRow]) -> None:
    by_code: dict[str, set[str]] = {}
    for row in rows:
        by_code.setdefault(row.code, set()).add(row.title)
    for titles in by_code.values():
        for short in titles:
            for full in titles - {short}:
                for abbreviation, word in abbreviations(short, full):
                    lexicon.abbreviate(abbreviation, lexicon.add(word))


def _shown_titles(rows: Iterable[MetierRow]) -> dict[str, str]:
    def rank(row: MetierRow) -> int:
        return next(
            (n for n, s in enumerate(_SOURCES) if row.source_id.startswith(s)), len(_SOURCES)
        )

    shown: dict[str, str] = {}
    for row in sorted(rows, key=rank):
        shown.setdefault(row.code, row.title)
    return shown
