"""Which of the texts a sentence names, by its date, its kind or its subject."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.understanding.added_names import added_texts_named
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold, fold_in_place
from corpus.expressions import expression

ARRETE = "arrete-2008-01-18"
CIRCULAIRE_2008 = "circulaire-2008-01-07"
CIRCULAIRE_2009 = "circulaire-2009-07-31"
PRO_A = "accord-pro-a-2021-01-22"
CQPM = "cqpm-2010-03-10"

_CIRCULARS = (CIRCULAIRE_2008, CIRCULAIRE_2009)

# Named outright: the adviser means this text.
_NAMED = (
    (
        CIRCULAIRE_2009,
        r"circulaire[^.?!]{0,40}(2009|31 juillet|tunisi)|franco-tunisien|protocole|imim0900076c",
    ),
    (CIRCULAIRE_2008, r"circulaire[^.?!]{0,40}(2008|7 janvier|article 40)|imin0700011c"),
    (ARRETE, r"(?<!quel )\barretes?\b(?! d'extension)(?! du 10 octobre)|imid0800328a"),
    (
        PRO_A,
        # "licence pro à Lille" has nothing of it
        r"(?<!licence )(?<!bac )(?<!titre )(?<!diplome )\bpro[- ]?a\b|"
        r"accord (de branche|du 22 janvier|interim|travail temporaire)|"
        r"idcc(?! ?(?:n[°o] ?)?(?!2378)\d)|\b2378\b|"  # another branch's number names it not
        # "article 5 de l'accord": that of 1988, which no text of the corpus is, has its date
        r"\bart(?:icles?\b|\.)? ?[\d-]+(?:er)?\b[^.?!]{0,25}\b(?:de|dans) l'accord\b"
        r"(?! (?:cadre|franco|tunis|alger|avec|de (?:1|2)|du (?:17|27|28)))",
    ),
    (
        CQPM,
        r"\bcqpms?\b|\bcqp[- ]?m\b|"
        r"\bqualif\w*[^.?!]{0,30}(liste|metallurgie|veille|supprim|disparu)|"
        r"metallurgie[^.?!]{0,30}\b(qualif|certif|titre|liste)|(liste|intitule)[^.?!]{0,30}metallurgie",
    ),
)
# By its day or its year alone, whatever it is called: "la liste du 18 janvier", "celle de 2009".
_DATED = tuple(
    (
        source,
        expression(
            rf"\b(?:listes?|textes?|annexes?|accords?|documents?|celle|celui) (?:du |de )?{day}\b"
        ),
    )
    for source, day in (
        (ARRETE, r"18 janvier(?! 20(?!08))"),
        (CIRCULAIRE_2008, r"7 janvier(?! 20(?!08))"),
        (CIRCULAIRE_2009, r"(?:31 juillet(?! 20(?!09))|(?:juillet )?2009)"),
        (CQPM, r"(?:10 mars(?! 20(?!10))|(?:mars )?2010)"),
        (PRO_A, r"(?:22 janvier(?! 20(?!21))|(?:janvier )?2021)"),
    )
)
# The list that nobody needs to name, where it is asked whether it still holds.
_LIST_OF_2008 = expression(r"\blistes? (?:des metiers (?:ouverts |en tension )?)?de 2008\b")
_THE_LIST = expression(
    r"\blistes?(?: regionales?)?(?: (?:des|de) metiers)?(?: ouverts| en tension)?\b[^.?!]{0,20}"
    r"\b(?:en vigueur|applicables?|actuelles?|a jour|d'actualite|perimees?|remplacees?|abrogees?|"
    r"valables?|obsoletes?|aujourd'hui|maintenant)\b"
)
_NAME = expression(
    r"(?:\b(?:dans|selon|d'apres|que dit|au titre de|de|par|avec|pour) )?"
    r"(?:\b(?:la|l'|les|cette|cet|une?) ?)?\b(?:circulaires?|arretes?)\b"
    r"(?: (?:ministerielle|franco-tunisienne))?"
    r"(?: (?:du|de) (?:\d{1,2}(?:er)? )?(?:janvier |juillet )?(?:20)?\d\d\b)?"
)
# Its subject is named: passages of this text are likelier.
_IMPLIED = (
    (CIRCULAIRE_2009, r"\btunisi\w+"),
    (PRO_A, r"\binterim\w*|travail temporaire|\bopco\b|\bakto\b|\bcpne\b|\bett[i]?\b|alternance"),
    (CQPM, r"\bmetallurgie\b|\bqualif\w*"),
    (CIRCULAIRE_2008, r"\bart(?:icle\b|\.)? ?40\b|admission exceptionnelle|regularis\w+"),
)


def named_texts(sentence: str) -> tuple[str, ...]:
    """The ids of the texts that a sentence names outright; "la circulaire" alone names both."""
    outright = _outright(sentence)
    if not _any_circular(sentence, outright):
        return outright
    # Beside the arrêté, "la circulaire" is the one whose annex it takes up.
    return (*outright, *(_CIRCULARS[:1] if ARRETE in outright else _CIRCULARS))


def without_text_names(sentence: str) -> str:
    """The sentence without the names of circulars and orders, where it still asks something."""
    rest = with_no_text_name(sentence)
    return rest if len(content_stems(rest)) > 1 else sentence


def with_no_text_name(sentence: str) -> str:
    """The sentence without the names of circulars and orders, whatever is left."""
    folded, parts, last = fold_in_place(sentence), [], 0
    for name in _NAME.finditer(folded):
        parts.append(sentence[last : name.start()])
        last = name.end()
    return " ".join(" ".join([*parts, sentence[last:]]).split()).strip(" :,;-")


def misnamed_texts(sentence: str, known: Collection[str]) -> tuple[str, ...]:
    """The ids of the texts that a sentence names and that are not ``known`` to it.

    "La circulaire" alone may be either: one known circular is enough.
    """
    outright = _outright(sentence)
    wrong = tuple(text for text in outright if text not in known)
    if _any_circular(sentence, outright) and not set(_CIRCULARS) & set(known):
        return (*wrong, *_CIRCULARS[:1])
    return wrong


def _outright(sentence: str) -> tuple[str, ...]:
    added, folded = added_texts_named(fold(sentence))
    named = [source for source, name in _NAMED if re.search(name, folded)]
    named += [source for source, day in _DATED if source not in named and day.search(folded)]
    if not named and not added and _THE_LIST.search(folded) and not implied_texts(sentence):
        named = [ARRETE]
    if not (named or added) and _LIST_OF_2008.search(folded) and asks_validity(sentence):
        named = [ARRETE]  # the last list of that year, which took the place of the other
    return (*added, *named)


def _any_circular(sentence: str, outright: Collection[str]) -> bool:
    _, folded = added_texts_named(fold(sentence))
    return bool(re.search(r"\bcirculaires?\b", folded)) and not set(_CIRCULARS) & set(outright)


def implied_texts(sentence: str) -> tuple[str, ...]:
    """The ids of the texts whose subject a sentence names."""
    folded = fold(sentence)
    return tuple(source for source, subject in _IMPLIED if re.search(subject, folded))
