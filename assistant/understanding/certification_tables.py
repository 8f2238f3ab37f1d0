"""The titles of certifications as the sentence reader needs them: Pro-A métiers, diplomas, CQPM."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from assistant.understanding.geography import read_table
from assistant.understanding.lexicon import LINKS, Lexicon
from assistant.understanding.text import fold
from assistant.understanding.text import words as tokens
from assistant.understanding.titles import TitleIndex
from corpus import library
from corpus.expressions import expression
from corpus.records import CqpmRow

T = TypeVar("T")
# Words for an activity or a field, which name no job alone.
ACTIVITY = expression(r"(?:[^ ]*(?:tion|ment|ite|ique|erce|ance|ences?|age|ure|erie|ie)s?)$")
_KIND_WORDS = expression(
    r"^(?:TP|CAPA?|BP|BAC PRO|Bac Pro|BAC Pro|BTS|DUT|Master|Licence PRO|MC5|"
    r"CQP(?:/CQP[MI])?|Certificat d'|Certificat de|Titre ingénieur Diplômé du|Diplôme d'Etat d[e']|"
    r"Diplôme d'Etat)\s*(?:mention\s*)?",
    re.IGNORECASE,
)


class Entry(NamedTuple, Generic[T]):
    """What a title stands for."""

    value: T
    whole_only: bool = False  # another name: counts only when complete


class CertificationIndex(NamedTuple, Generic[T]):
    """Titles, and how many entries begin with each word."""

    titles: TitleIndex[Entry[T]]
    heads: dict[str, int]


class CertificationTables(NamedTuple):
    """The sets of titles, and the everyday names of the metallurgy qualifications."""

    pro_a_metiers: CertificationIndex[str]
    diplomas: CertificationIndex[str]
    cqpm: CertificationIndex[CqpmRow]
    cqpm_names: CertificationIndex[str]  # short numbers, joined by spaces
    pro_a_neighbours: CertificationIndex[str]  # métiers of the annex, joined by bars
    sectors: CertificationIndex[tuple[str, str]]  # (secteur, filières joined by "|")


def build_certification_tables(lexicon: Lexicon, generic: Iterable[str]) -> CertificationTables:
    """The tables; ``generic`` words name no métier alone ("Technicien/Monteur …")."""
    return CertificationTables(
        _index(lexicon, _pro_a_metiers(frozenset(generic))),
        _index(lexicon, _diplomas()),
        _index(lexicon, _cqpm()),
        _index(lexicon, _named_in("cqpm_noms.csv", "numeros")),
        _index(lexicon, _named_in("pro_a_voisins.csv", "metiers")),
        _index(lexicon, _sectors()),
    )


def _index(lexicon: Lexicon, titles: Iterable[tuple[str, Entry[T]]]) -> CertificationIndex[T]:
    index = TitleIndex(lexicon, titles)
    values: dict[str, set[T]] = {}
    for title in index.titles:
        values.setdefault(title.lemmas[0], set()).add(title.value.value)
    return CertificationIndex(index, {head: len(named) for head, named in values.items()})


def _pro_a_metiers(generic: frozenset[str]) -> list[tuple[str, Entry[str]]]:
    metiers = dict.fromkeys(row.metier for row in library.load().pro_a)
    titles = [(metier, Entry(metier)) for metier in metiers]
    for metier in metiers:
        parts = [part.strip() for part in metier.split("/")]
        alone = [p for p in parts if p.lower() not in generic and not ACTIVITY.match(fold(p))]
        titles += [(part, Entry(metier)) for part in alone if len(parts) > 1]
    for row in read_table("pro_a_metiers.csv"):
        names = row["noms"].split(" | ")
        titles += [(name, Entry(row["metier"], whole_only=True)) for name in names]
    return titles


def _diplomas() -> list[tuple[str, Entry[str]]]:
    printed = dict.fromkeys(row.diplome for row in library.load().pro_a)
    titles = [(_KIND_WORDS.sub("", diplome), Entry(diplome)) for diplome in printed]
    initials = [(_initials(title), entry.value) for title, entry in titles]
    named = [(n, r["diplome"]) for r in read_table("pro_a_diplomes.csv") for n in _names(r)]
    others = [*initials, *(pair for pair in named if pair[1] in printed)]
    return titles + [(short, Entry(full, whole_only=True)) for short, full in others if short]


def _names(row: dict[str, str]) -> list[str]:
    return row["noms"].split(" | ")


def _initials(title: str) -> str:
    """The letters by which a title is commonly called: "NRC" for Négociation et Relation Client."""
    words = [w for w in re.findall(r"\w+", title) if len(w) > 1 and fold(w) not in LINKS]
    letters = "".join(w[0] for w in words)
    return letters.upper() if len(letters) in (3, 4, 5) and letters.isalpha() else ""


def _cqpm() -> list[tuple[str, Entry[CqpmRow]]]:
    rows = library.load().cqpm
    words = Counter(word for row in rows for word in {*tokens(row.intitule)})
    printed = [(r.passage_id, t) for r in rows for t in (r.intitule, *_other_readings(r, words))]
    by_id = {row.passage_id: row for row in rows}
    return [(title, Entry(by_id[row_id])) for row_id, title in dict.fromkeys(printed)]


def _other_readings(row: CqpmRow, words: Mapping[str, int]) -> list[str]:
    """The titles of its other printings, but for those with a misprint ("Techicien").

    A misprint is a word of no title, a letter away from one of this title: whoever types it makes
    a slip, as in any other title.
    """
    own = {*tokens(row.intitule)}

    def misprinted(title: str) -> bool:
        strange = (w for w in {*tokens(title)} - own if not words.get(w))
        return any(OSA.distance(w, known) == 1 for w in strange for known in own)

    return [r.intitule for r in row.readings if not misprinted(r.intitule)]


def _named_in(table: str, column: str) -> list[tuple[str, Entry[str]]]:
    return [
        (name, Entry(row[column], whole_only=True))
        for row in read_table(table)
        for name in row["noms"].split(" | ")
    ]


def _sectors() -> list[tuple[str, Entry[tuple[str, str]]]]:
    return [
        (name, Entry((row["secteur"], row["filiere"]), whole_only=True))
        for row in read_table("pro_a_secteurs.csv")
        for name in row["noms"].split(" | ")
    ]
