"""Métiers and certifications of the Pro-A annex that a sentence designates without their title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from assistant.understanding.absent_titles import prose_stems
from assistant.understanding.certification_scope import find_pro_a_scope
from assistant.understanding.content import content_stems
from assistant.understanding.derivation import plied_roots, trade_roots
from assistant.understanding.geography import read_table
from assistant.understanding.quantities import uncounted
from assistant.understanding.text import fold, light_stem, words
from corpus.expressions import expression
from corpus.library import load

_FEW_TITLES = 3
_FEW_DIPLOMAS = 8  # that hold a word by which they may be asked for: "chimique"
_SHORTEST = 5  # letters of a stem that may begin another: "chimi", "chimic"
_ENDING = 2  # letters by which it may be longer
_THEME_WORDS = 3
_NAMES = ("metiers.csv", "activites_noms.csv", "cqpm_noms.csv", "metier_domaines.csv")
_ASIDE = content_stems(
    "proa pro a interim intérimaire liste annexe quelque chose truc idée possible existe éligible "
    "y a t il est ce que c'est bonjour svp merci salarié personne cdi"
)
_OF_THE_LIST = content_stems("formation certification qualification reconversion apprentissage")
# Words of diplomas that name no field alone, and those that say their kind.
_NO_FIELD = content_stems(
    "tp cap capa bep bp bts dut but bac pro licence master cqp cqpm cqpi mc5 diplôme titre "
    "certificat état ingénieur mention option spécialité fiche grade degré universitaire "
    "conservatoire reconnu avancé pratique divers petit léger haut humain individuel mobile "
    "général national supérieur qualifié opérationnel expert structure support unité prestation "
    "préparation sécurité santé activité application art charge commande commun conduite "
    "domaine entreprise équipement établissement information ligne maîtrise métier organisation "
    "outil partenariat point procédé processus produit professionnel réalisation ressource "
    "secteur social système technique technologie transformation ouvrier ouvrage the to home "
    "france île associé certifié niveau"
)
_CERTIFIED = expression(
    r"\b(?:certif\w*|diplom\w*|titres? pro\w*|formations?|rncp|tp|caps?|bts|dut|cqp\w*|bacs? pros?|"
    r"licences?|masters?)\b"
)


class _Titles(NamedTuple):
    """The métiers of the annex, in its order, by what may designate them."""

    order: tuple[str, ...]
    by_rare_stem: dict[str, set[str]]  # the stems that few titles hold
    by_root: dict[str, set[str]]  # the roots of the trades that they ply
    diplomas: dict[str, set[str]]  # by the words that few of them hold
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


def diplomas_of_words(sentence: str) -> tuple[str, ...]:
    """The certifications of the annex that a sentence designates by a word of their title alone.

    "Métrologie", "ferroviaire": those that hold the most of its words. A word that the agreement
    uses too ("électronique") needs one that speaks of certifications beside it.
    """
    asked, held = _fields_asked(sentence), _titles(load().version).diplomas
    named = [{d for stem in held if _same_field(word, stem) for d in held[stem]} for word in asked]
    count = Counter(d for of_word in named for d in of_word)
    most = max(count.values(), default=0)
    return tuple(dict.fromkeys(r.diplome for r in load().pro_a if count[r.diplome] == most > 0))


def theme_stems(sentence: str) -> frozenset[str]:
    """The stems of a sentence that designate certifications, or a theme that the annex lacks."""
    held = _titles(load().version).diplomas
    named = {w for w in _fields_asked(sentence) if any(_same_field(w, stem) for stem in held)}
    return content_stems(theme_unprinted(sentence)) | named


def _fields_asked(sentence: str) -> frozenset[str]:
    asked = content_stems(uncounted(sentence)) - _NO_FIELD - _OF_THE_LIST
    asked -= _titles(load().version).heads  # "formateur": a métier, or nothing
    return asked if _CERTIFIED.search(fold(sentence)) else asked - prose_stems()


def _same_field(word: str, stem: str) -> bool:
    """Whether two stems name one field: "chimi" and "chimic", "anesthesi" and "anesthesist"."""
    if word == stem:
        return True
    shorter, longer = sorted((word, stem), key=len)
    near = len(shorter) >= _SHORTEST and len(longer) - len(shorter) <= _ENDING
    return near and longer.startswith(shorter)


def theme_unprinted(sentence: str) -> str:
    """The one trade of a short question, of which neither the texts nor the annex say a word.

    "Pro-A lunetterie": what no paragraph, no row and no question kept beside them speaks of.
    """
    asked = content_stems(sentence) - _NO_FIELD - _OF_THE_LIST - _ASIDE
    plain = all(stem.isalpha() and len(stem) >= _SHORTEST - 1 for stem in asked)
    if not (plain and 1 <= len(asked) <= _THEME_WORDS) or asked & _known_stems(load().version):
        return ""
    if not (_CERTIFIED.search(fold(sentence)) or asked & _stems_of_trades(load().version)):
        return ""  # "Pro-A télétravail": a question for the texts
    said = [w for w in words(sentence) if content_stems(w) & asked]
    return " ".join(said)


@cache
def _known_stems(version: str) -> frozenset[str]:
    """The stems of the paragraphs, of the annex and of the questions kept beside them."""
    corpus = load()
    kept = [question for asked in corpus.questions.values() for question in asked]
    kept += [question for gap in corpus.gaps for question in (gap.told, *gap.questions)]
    kept += [f"{r.metier} {r.diplome} {r.secteur} {r.filiere}" for r in corpus.pro_a]
    return prose_stems() | content_stems(" ".join(kept))


@cache
def _stems_of_trades(version: str) -> frozenset[str]:
    """The stems of the names of jobs, of activities, of domains and of qualifications."""
    corpus = load()
    named = [row["noms"] for table in _NAMES for row in read_table(table)]
    named += [row.title for row in corpus.metiers] + [row.intitule for row in corpus.cqpm]
    return content_stems(" ".join(named))


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
        _diplomas_by_word(),
        frozenset(light_stem(word) for metier in stems for word in words(metier)[:1]),
        content_stems(" ".join({f"{r.secteur} {r.filiere}" for r in rows})) | _OF_THE_LIST,
    )


def _inverted(table: dict[str, set[str]] | dict[str, frozenset[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for metier, keys in table.items():
        for key in keys:
            found.setdefault(key, set()).add(metier)
    return found


def _diplomas_by_word() -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for diploma in {row.diplome for row in load().pro_a}:
        for stem in content_stems(diploma) - _NO_FIELD:
            held.setdefault(stem, set()).add(diploma)
    return {stem: of for stem, of in held.items() if len(of) <= _FEW_DIPLOMAS}
