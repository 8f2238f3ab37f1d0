"""What narrows a question on certifications: sector, level, kind of diploma; status, domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from assistant.understanding.lexicon import LINKS, Word
from assistant.understanding.text import fold, light_stem
from assistant.understanding.vocabulary import read_words, vocabulary
from corpus import library
from corpus.expressions import expression

_SECTOR_CUES = frozenset(
    (
        "en dans pour secteur secteurs filiere filieres sous domaine domaines branche branches "
        "metier metiers formation formations certification certifications diplome diplomes "
        "titre titres cote univers liste relevant par tp cap bts cqp bac pro licence master dut"
    ).split()
)
_ONE = frozenset("le un du au ce quel mon son".split())
_KINDS: tuple[tuple[str, str], ...] = (
    ("TP", r"titres? pro(?:fessionnels?)?(?! a\b)"),
    ("CAP", r"caps?(?! ver[dt])|certificats? d'aptitude professionnelle"),
    ("CAPA", r"capa"),
    ("BP", r"bps?|brevets? professionnels?"),
    ("BAC PRO", r"bacs? pros?|baccalaureats? pro(?:fessionnels?)?"),
    ("BTS", r"bts|brevets? de technicien superieur"),
    ("DUT", r"dut|but"),
    ("Licence PRO", r"licences?(?: pros?(?:fessionnelles?)?)?|lic\.? pros?"),
    ("Master", r"masters?"),
    ("Titre ingénieur", r"(?:titres?|diplomes?) d?'? ?ingenieurs?"),
    ("Diplôme d'Etat", r"diplomes? d'etat"),
    ("CQPM", r"cqpm"),
    ("CQPI", r"cqpi"),
    ("CQP", r"cqps?|certificats? de qualification professionnelle"),
)
_KIND_PATTERNS = [(kind, expression(rf"\b(?:{words})\b")) for kind, words in _KINDS]
# "TP" is also "travaux publics": a title only where an article or nothing stands before it.
_TP = expression(
    r"(?:^|\b(?i:le|un|les|des|du|quels?|et|ou|ce|votre|au|aux|d'un|combien de|listes? des?)\s+|"
    r"[:,(?!.;]\s*|\b\d+ )TP\b"
)
# Typed in haste, it is one before a word that begins such a title: "tp soudeur".
_LOWER_TP = expression(r"(?<!en )(?<!secteur )\btp (?P<head>[a-z]+)")
_NAMED_LEVELS = (
    (3, r"caps?|bep|v"),
    (4, r"bac(?:calaureat)?|bp|iv"),
    (5, r"bts|dut|deug|iii"),
    (6, r"licence|bachelor|but|ii"),
    (7, r"master|ingenieur|i"),
)
_BAC_PLUS = {"2": 5, "3": 6, "4": 6, "5": 7}
_BAC = expression(r"\bbac(?:calaureat)? ?(?:\+|plus) ?([2-5])\b")
_PLAIN_BAC = expression(
    r"\b(?:le|un|avec|apres|au|du|que le) bac(?:calaureat)?\b(?! ?(?:\+|plus|pro))"
)
_DIGITS = expression(
    r"\bniv(?:eaux?)?\.? ?(?:de qualification )?([1-8](?:(?:,| et| ou| a| au| /) ?[1-8])*)\b"
)
_UPWARDS = expression(
    r"(?:au moins|minimum|a partir)(?: d[ue])?(?: un)? ?(?:niveau|bac)|(?:niveau|bac) ?\+? ?\d? ?"
    r"(?:et|ou) (?:plus|au[- ]dela|au[- ]dessus|superieur)|(?:niveau|bac) ?\+? ?\d? minimum"
)
_DOWNWARDS = expression(
    r"(?:au plus|maximum|jusqu'au?)(?: d[ue])?(?: un)? ?(?:niveau|bac)|(?:niveau|bac) ?\+? ?\d? ?"
    r"(?:et|ou) (?:moins|en dessous|inferieur)|(?:niveau|bac) ?\+? ?\d? maximum"
)


HIGHEST, LOWEST = "haut", "bas"
_HIGHEST = expression(
    r"\b(?:le|la|les) (?:niveaux? )?(?:les? |la )?plus (?:haut|eleve)e?s?\b|\bniveau max\w*|"
    r"\bplus (?:haut|eleve) (?:des )?niveaux?\b|\bplus diplomant\w*"
)
_LOWEST = expression(
    r"\b(?:le|la|les) (?:niveaux? )?(?:les? |la )?plus (?:bas|basse|faible)e?s?\b|\bniveau min\w*"
)


class ProAScope(NamedTuple):
    """Conditions on the rows of the Pro-A annex; values of one field are alternatives."""

    secteurs: tuple[str, ...] = ()
    filieres: tuple[str, ...] = ()
    niveaux: tuple[int | None, ...] = ()  # None: "sans niveau"
    kinds: tuple[str, ...] = ()  # "TP", "CAP", "BAC PRO" …, see diploma_kinds

    @property
    def empty(self) -> bool:
        """Whether the sentence sets no condition."""
        return self == ProAScope()


def find_pro_a_scope(sentence: str, taken: Sequence[tuple[int, int]] = ()) -> ProAScope:
    """Sectors, sub-sectors, levels and kinds of diploma named in a sentence.

    A sub-sector comes with its sector; ``taken`` are the spans of métiers and diplomas, whose
    words name no sector ("technicien de maintenance").
    """
    sectors = _sectors(sentence, taken)
    secteurs = tuple(dict.fromkeys(secteur for secteur, _ in sectors))
    narrowed = {secteur for secteur, filiere in sectors if filiere}
    filieres = tuple(dict.fromkeys(f for _, names in sectors for f in names.split("|") if f))
    whole = {secteur for secteur, filiere in sectors if not filiere} - narrowed
    if whole:  # "dans le BTP et en restauration": sub-sectors alone would lose the BTP
        filieres += tuple(f for s, f in _annex_filieres() if s in whole and filieres)
    return ProAScope(secteurs, filieres, find_levels(sentence), find_kinds(sentence))


class Part(StrEnum):
    """A division of the Pro-A annex that a sentence asks for."""

    SECTOR = "secteur"
    BRANCH = "sous-filière"
    METIER = "métier"


_ASKED = r"(?:quel(?:le)?s?|lesquels|combien de|nombre de|listes? des|(?:c'est |sont )quoi les|les)"
_PARTS = {
    Part.BRANCH: expression(rf"\b{_ASKED} (?:sont les )?(?:sous[- ]?)?filieres\b"),
    Part.SECTOR: expression(rf"\b{_ASKED} (?:sont les )?secteurs\b"),
    Part.METIER: expression(rf"\b{_ASKED} (?:sont les )?metiers\b"),
}
_OF_ROWS = expression(r"\b(?:certif\w*|diplom\w*|titres?|formations?|rncp)\b")
_SECTOR_NAMED = expression(
    r"\bsecteur (?:de la |du |de l'|des |de |d')?(?P<name>[a-z]{4,})(?! professionnel)"
)
_NO_SECTOR = frozenset("pour dans avec quel quelle couvert concerne prive public activite".split())


def part_asked(sentence: str) -> Part | None:
    """Which divisions of the annex a sentence asks for ("quelles sous-filières ?")."""
    folded = fold(sentence)
    if _OF_ROWS.search(folded):
        return None
    return next((part for part, words in _PARTS.items() if words.search(folded)), None)


def unknown_sector(sentence: str) -> str:
    """The name that follows "secteur" where the annex has no such sector or sub-sector."""
    told = _SECTOR_NAMED.search(fold(sentence))
    if told is None or told["name"] in _NO_SECTOR:
        return ""
    scope = find_pro_a_scope(sentence)
    return "" if scope.secteurs or scope.filieres else told["name"]


def find_levels(sentence: str) -> tuple[int | None, ...]:
    """Levels of the framework of 2019: "niveau 5", "bac+2" (5), "niveau CAP" (3), "IV" (4)."""
    text = " ".join(fold(sentence).replace("’", "'").split())
    found: set[int] = {_BAC_PLUS[m.group(1)] for m in _BAC.finditer(text)}
    for match in _DIGITS.finditer(text):
        found.update(_numbers(match.group(1)))
    if _PLAIN_BAC.search(text):
        found.add(4)
    for level, names in _NAMED_LEVELS:
        named = rf"\bniv(?:eaux?)?\.? (?:d'un |du |de |d')?(?:{names})\b(?! ?(?:\+|plus))"
        if re.search(named, text):
            found.add(level)
    if found and _UPWARDS.search(text):
        found.update(range(min(found), 9))
    elif found and _DOWNWARDS.search(text):
        found.update(range(3, max(found)))
    without: tuple[None, ...] = (None,) if re.search(r"\bsans niveau\b", text) else ()
    return (*sorted(found), *without)


def level_rank(sentence: str) -> str:
    """HIGHEST or LOWEST where the level that comes first or last is asked for, else ""."""
    folded = fold(sentence)
    if _HIGHEST.search(folded):
        return HIGHEST
    return LOWEST if _LOWEST.search(folded) else ""


def find_kinds(sentence: str) -> tuple[str, ...]:
    """Kinds of diploma named in a sentence: "TP", "CAP", "BAC PRO", "BTS", "CQPM" …"""
    text = " ".join(fold(sentence).replace("-", " ").split())
    text = re.sub(r"\bniveaux? (?:de |du |d'un )?\w+", " ", text)
    text = re.sub(r"\bcqp ?/ ?(?=cqp[mi]\b)", "", text)  # as the annex prints one kind
    found = [kind for kind, pattern in _KIND_PATTERNS if pattern.search(text)]
    hasty = any(light_stem(m["head"]) in _tp_heads() for m in _LOWER_TP.finditer(text))
    if (hasty or _TP.search(sentence.strip())) and "TP" not in found:
        found.insert(0, "TP")
    if "but" not in text.split() or "dut" in text.split():
        return tuple(found)
    return tuple(kind for kind in found if kind != "DUT" or "BUT" in sentence.split())


@cache
def _tp_heads() -> frozenset[str]:
    """The stems of the words that begin the titles "TP …" of the annex."""
    titles = (row.diplome for row in library.load().pro_a)
    heads = (title.split()[1] for title in titles if title.startswith("TP "))
    return frozenset(light_stem(fold(head)) for head in heads)


@cache
def diploma_kinds(diplome: str) -> tuple[str, ...]:
    """The kinds of a diploma of the annex, read from how its title begins."""
    begins = fold(diplome).replace("-", " ")
    kinds = [
        kind
        for kind, words in (*_KINDS, ("TP", "tp"))
        if re.match(rf"(?:cqp/)?(?:{words})\b", begins)
    ]
    return tuple(dict.fromkeys(kinds))


def _numbers(text: str) -> set[int]:
    numbers = [int(n) for n in re.findall(r"\d", text)]
    spans = re.search(r"\b[1-8] au? [1-8]\b", text)
    return {*range(min(numbers), max(numbers) + 1)} if spans else {*numbers}


def _sectors(sentence: str, taken: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    index = vocabulary().certifications.sectors.titles
    words = read_words(sentence)
    found: list[tuple[str, str]] = []
    reached = -1
    for i, word in enumerate(words):
        inside = any(start <= word.start < end for start, end in taken)
        if i <= reached or word.link or word.slip or inside or not word.lemmas:
            continue
        complete = [m for m in index.at(words, i) if m.complete]
        alone = word.folded == "btp" or (complete and complete[0].count > 1)
        if complete and (alone or _cued(words, i)) and not _is_verb(words, i):
            reached = complete[0].last
            found.append(complete[0].title.value.value)
    return list(dict.fromkeys(found))


def _is_verb(words: Sequence[Word], i: int) -> bool:
    """Whether "finance" is what the scheme does ("la Pro-A finance un CAP"), and no sector."""
    after = words[i + 1] if i + 1 < len(words) else None
    if words[i].folded != "finance" or after is None or not after.joined:
        return False
    return after.folded not in ("et", "ou") and not after.folded.startswith(("quel", "assur"))


def _cued(words: Sequence[Word], i: int) -> bool:
    """Whether "en", "dans", "secteur", "certifications" … stands before the name of a sector."""
    if words[i].folded == "tp" and _begins_title(words, i):
        return False
    j = i - 1
    while j >= 0 and words[j].folded in LINKS:
        if words[j].folded in _SECTOR_CUES:
            return True
        j -= 1
    if words[i].folded == "tp":  # a title, unless "en TP", "secteur TP"
        return j >= 0 and words[j].folded.startswith(("secteur", "filiere", "branche"))
    return (
        j < 0
        or words[j].folded in _SECTOR_CUES | {"et", "pro", "proa"}
        or words[j].folded.isdigit()  # "niveau 6 banque"
        or not words[i].joined
    )


def _begins_title(words: Sequence[Word], i: int) -> bool:
    """Whether "TP" begins a title: "pour le TP cuisinier", "pour TP carreleur"."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None or not after.joined or after.link or after.folded.startswith("niv"):
        return False
    if i and words[i - 1].folded in _ONE:
        return True
    return i == 0 or (words[i - 1].folded == "pour" and _names_a_job(words, i + 1))


def _names_a_job(words: Sequence[Word], i: int) -> bool:
    """Whether a job or a title begins there."""
    tables = vocabulary()
    if tables.metiers.names.at(words, i) or tables.metiers.titles.at(words, i):
        return True
    certified = (tables.certifications.pro_a_metiers, tables.certifications.diplomas)
    return any(index.titles.at(words, i) for index in certified)


@cache
def _annex_filieres() -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((row.secteur, row.filiere) for row in library.load().pro_a))
