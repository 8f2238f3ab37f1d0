"""What a job works on, where one entry alone with that head word does: "pilote … ciment".

"Pilote de four à ciment", "opérateur de production verre": no title and no everyday name, but the
entry that a colleague would check. It is a neighbour, never a match.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.understanding.communes import communes_named
from assistant.understanding.content import FUNCTION_STEMS, content_stems
from assistant.understanding.geography import read_table
from assistant.understanding.lexicon import Word
from assistant.understanding.metier_tables import MetierTables
from assistant.understanding.nationality_table import adjectives
from assistant.understanding.text import fold, light_stem, words
from assistant.understanding.vocabulary import vocabulary
from assistant.understanding.work_domains import domain_stems, domains
from corpus.expressions import expression
from corpus.library import load, per_corpus

_ROOT = 5  # letters that "ciment", "cimenterie" and "cimentière" share
_REACH = 7  # words of the job, links among them
_SPARE = 1  # words of it, beyond its name, that say something else
_INSIDE = frozenset("a au aux en dans pour sur de d' du des la le les l'".split())


class Speciality(NamedTuple):
    """The last word that tells it, and the code of the entry."""

    last: int
    code: str


def speciality(
    read: Sequence[Word], first: int, last: int, tables: MetierTables
) -> Speciality | None:
    """What the job named by words ``first`` to ``last``, or the words after it, is of."""
    heads = {t.value for t in tables.titles.titles if t.lemmas[0] in read[first].lemmas}
    spare = 0
    for i in range(first + 1, min(first + _REACH, len(read))):
        word = read[i]
        if not (word.joined or word.link) or (word.capitalised and i > last):
            return None
        if word.link or word.folded in _INSIDE:
            continue
        code = _only_code(word.folded)
        if code in heads:
            return Speciality(max(i, last), code)
        spare += i > last
        if spare > _SPARE:
            return None
    return None


def _only_code(folded: str) -> str:
    """The one code that has a title with a word of that root, or ""."""
    codes = _by_root().get(folded[:_ROOT], set()) if len(folded) >= _ROOT else set()
    return next(iter(codes)) if len(codes) == 1 else ""


@per_corpus
def _by_root() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in load().metiers:
        for word in words(fold(row.title)):
            if len(word) >= _ROOT:
                found.setdefault(word[:_ROOT], set()).add(row.code)
    return found


def other_sector(read: Sequence[Word], last: int, codes: Sequence[str]) -> int | None:
    """The last word by which a job named in a list's own words is of another sector.

    "Chef de chantier | naval", "responsable d'exploitation | agricole": what follows is neither a
    word of the entries, nor of their domain, nor one that only says how or where it is plied.
    """
    end = None
    for i in range(last + 1, min(last + 1 + _OTHER, len(read))):
        word = read[i]
        sector = word.joined and not word.link and _tells_sector(word)
        if not sector or any(light_stem(word.folded) in _compatible(code) for code in codes):
            break
        end = i
    return end


def _tells_sector(word: Word) -> bool:
    """Whether it has the form of an adjective of sector, or is the name of a domain."""
    sigle = word.text.isupper() and len(word.text) > 1
    if not word.folded.isalpha() or (word.capitalised and not sigle):
        return False
    stem = light_stem(word.folded)
    if stem in adjectives() or communes_named(word.folded) or stem in FUNCTION_STEMS | _NO_SECTOR:
        return False
    return stem in domain_stems() or bool(_SECTOR.fullmatch(word.folded))


_NO_SECTOR = content_stems(
    "salaire horaire papier papiers dossier métier atelier chantier quartier janvier février avril "
    "hier facile utile domicile travail travaux hôpital journal local total final arrive espère "
    "préfère notaire secteur branche domaine filière côté formation contrat liste annexe"
)
_OTHER = 2  # words of such a sector: "espaces verts"
_SECTOR = expression(
    r"\w{2,}(?:[ct]oles?|ales?|al|aux|elles?|els?|iques?|aires?|ieres?|iers?|iles?|istes?)"
)


@per_corpus
def _compatible(code: str) -> frozenset[str]:
    """The stems of the words that go with an entry: its own, its domain's, its everyday names'."""
    told = [row.title for row in load().metiers if row.code == code]
    told += vocabulary().metiers.names.by_code.get(code, [])
    told += [
        row["mots"].replace(" | ", " ")
        for row in read_table("metier_precisions.csv")
        if row["codes"] == "*" or code.startswith(row["codes"])
    ]
    domain = [name for name, prefixes in domains() if any(map(code.startswith, prefixes))]
    return frozenset(light_stem(w) for w in words(" ".join(told))) | frozenset(
        " ".join(domain).split()
    )
