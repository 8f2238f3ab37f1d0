"""Titles that a sentence gives as those of certifications, which no list need print."""

from __future__ import annotations

from collections import Counter

from assistant.understanding.content import FUNCTION_STEMS, content_stems
from assistant.understanding.metiers import find_metiers
from assistant.understanding.text import Token, fold_in_place, light_stem, mostly_capitals, tokenize
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import PassageKind

_KIND = expression(
    r"\b(?:tp|caps?|capa|bep|bp|bts|dut|deust|bac pro|licence pro(?:fessionnelle)?|licence|master|"
    r"cqp[mi]?|titres? pro(?:fessionnels?)?|brevets? professionnels?|mention complementaire|"
    r"diplomes? d'etat)\s+(?:(?:de la|de|du|des|en|mention|option|specialite) |d')?(?=\w)"
)
# Kinds of certification that a sentence may name and of which the annex prints none.
_OTHER_KINDS = expression(
    r"\b(?:doctorats?|these|deust|deug|daeu|btsa|bep|bpjeps|deas|mba|mastere|caces|"
    r"permis (?:poids lourds?|[bcde](?:1?e?)?)|sst|ssiap(?: ?[123])?|"
    r"habilitations? \w+|certificat de specialisation|titres? d'ingenieur|haccp|fimo|fco)\b"
)
_SOMEBODY = frozenset(
    "quel quelle quels quelles le la l' les son sa ses mon ma mes notre nos votre vos leur leurs "
    "ce cet cette ces au aux du des qui chaque aucun aucune tout toute".split()
)
_LINKS = frozenset("de du des d' la le les l' et en a à au aux sur".split())
# Names of persons who follow the trade that they name, by how the words end.
_OF_A_JOB = expression(
    r"\w{2,}(?:eur|euse|rice|iste|ier|iere|ien|ienne|logue|peute|graphe|crate|pathe|pilote)s?"
)
_NO_JOB = content_stems(
    "superieur inferieur premier dernier meilleur ulterieur exterieur interieur entier particulier "
    "regulier ancien combien financier leur plusieurs ailleurs secteur valeur auteur hauteur "
    "employeur tuteur financeur majeur mineur erreur porteur demandeur travailleur salarié "
    "chômeur chomeur quotidien moyen lien rien dossier courrier métier papier calendrier janvier "
    "fevrier février senior junior liste ministre terme titulaire bénéficiaire europeen européen "
    "mobilier trimestre"
)
_ASIDE = content_stems(
    "liste annexe accord pro proa intérim intérimaire contrat cdi cdd métier secteur filière "
    "branche niveau formation certification qualification titre diplôme éligible possible "
    "disponible accessible ouvert finançable financé code rncp rs intitulé cqpm cqp tp cap bts "
    "bac dut bp licence master eligibles valable actif reconnu pris charge prise pareil concerné "
    "intéressant demandé adapté court long rapide exact vrai complet complète total moins plus "
    "donnez citez merci svp stp alors sinon pareil reconversion personne salarié client dame"
)
_FEW_TITLES = 6  # that a word must begin or qualify to tell one trade from another
_LONGEST_SIGLE = 6  # letters
_SHORT = 3  # letters of a word that may be but initials


def title_after_kind(sentence: str) -> str:
    """The words that follow a kind of diploma as its title: "TP conseiller en insertion".

    They begin with the name of a trade or are initials; "" where something else follows the kind.
    """
    for found in _KIND.finditer(fold_in_place(sentence)):
        run = _run(sentence, found.end())
        title = sentence[run[0].start : run[-1].end] if run else ""
        if run and (_names_trade(run[0]) or _is_sigle(run[0], sentence) or _known_trade(title)):
            return title
    return ""


def kind_unprinted(sentence: str) -> str:
    """A kind of certification that the Pro-A annex prints nowhere: "doctorat", "CACES"."""
    found = _OTHER_KINDS.search(fold_in_place(sentence))
    if found is None:
        return ""
    said = sentence[found.start() : found.end()]
    printed = any(content_stems(said) & content_stems(row.diplome) for row in load().pro_a)
    return "" if printed else said


def trade_named(sentence: str) -> str:
    """The first trade of a sentence that the annex does not print: "monteur échafaudage".

    One after "le" or "quel" is somebody whom the question is about: "quel interlocuteur ?".
    """
    before = ""
    for token in tokenize(sentence):
        of_somebody, before = before in _SOMEBODY, token.folded
        if of_somebody:
            continue
        printed = light_stem(token.folded) in prose_stems() and not _heads_title(token)
        if _names_trade(token) and not printed and token.folded not in FUNCTION_STEMS:
            run = _run(sentence, token.start)
            title = sentence[run[0].start : run[-1].end] if run else ""
            return title if unprinted(title) else ""
    return ""


def names_trade(word: str) -> bool:
    """Whether a word has the form of the name of who plies a trade, or begins a printed title."""
    tokens = tokenize(word)
    return bool(tokens) and _names_trade(tokens[0])


def in_prose(words: str) -> bool:
    """Whether a paragraph of the texts has one of these words, so that it may be asked about."""
    return bool(content_stems(words) & prose_stems())


def unprinted(title: str) -> bool:
    """Whether no row of the Pro-A annex prints all the words of a title."""
    wanted = content_stems(title)
    return bool(wanted) and not any(
        wanted <= content_stems(f"{row.metier} {row.diplome}") for row in load().pro_a
    )


def metiers_sharing(title: str, most: int = 4) -> tuple[str, ...]:
    """The métiers of the Pro-A annex whose title shares the trade, or a rare word, of another."""
    metiers = {row.metier: content_stems(row.metier) for row in load().pro_a}
    held = Counter(stem for stems in metiers.values() for stem in stems)
    wanted = {stem for stem in content_stems(title) if held[stem] <= _FEW_TITLES}
    shared = {metier: wanted & stems for metier, stems in metiers.items()}
    ranked = sorted((m for m in shared if shared[m]), key=lambda m: -len(shared[m]))
    return tuple(ranked[:most])


def _run(sentence: str, start: int) -> list[Token]:
    """The content words from a place on, links between them, up to what ends a title."""
    run: list[Token] = []
    kept = 0
    for token in tokenize(sentence):
        if token.start < start:
            continue
        gap = sentence[run[-1].end : token.start] if run else ""
        if any(mark in gap for mark in ",;:?!.()"):
            break
        if token.folded in _LINKS:
            if not run:
                break
        elif token.folded in FUNCTION_STEMS or content_stems(token.folded) <= _ASIDE:
            break
        else:
            kept = len(run) + 1
        run.append(token)
    return run[:kept]


def _is_sigle(token: Token, sentence: str) -> bool:
    """Whether a word is typed as the initials of a title: "bac pro ASSP"."""
    letters = len(token.text) <= _LONGEST_SIGLE and token.text.isalpha()
    return letters and token.text.isupper() and not mostly_capitals(sentence)


def _names_trade(token: Token) -> bool:
    stem = light_stem(token.folded)
    if stem in _NO_JOB or len(token.folded) <= _SHORT:
        return False
    return bool(_OF_A_JOB.fullmatch(token.folded)) or _heads_title(token)


def _known_trade(title: str) -> bool:
    """Whether a title begins with a trade that the lists of métiers know: "boulanger"."""
    return any(m.start == 0 and (m.candidates or m.absent) for m in find_metiers(title))


def _heads_title(token: Token) -> bool:
    return light_stem(token.folded) in _head_stems()


@per_corpus
def _head_stems() -> frozenset[str]:
    """The stems of the words that begin a métier of the annex or a metallurgy title."""
    corpus = load()
    titles = [*(r.metier for r in corpus.pro_a), *(r.intitule for r in corpus.cqpm)]
    return frozenset(light_stem(tokenize(title)[0].folded) for title in titles) - _NO_JOB


@per_corpus
def prose_stems() -> frozenset[str]:
    """The stems of the words of the paragraphs, which a question on a text may use."""
    prose = (p.text for p in load().passages.values() if p.kind is not PassageKind.ROW)
    return frozenset().union(*(content_stems(text) for text in prose))
