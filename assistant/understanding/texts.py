"""Which of the texts a sentence names, by its date, its kind or its subject."""

from __future__ import annotations

import re

from assistant.understanding.added_names import added_texts_named
from assistant.understanding.text import fold

ARRETE = "arrete-2008-01-18"
CIRCULAIRE_2008 = "circulaire-2008-01-07"
CIRCULAIRE_2009 = "circulaire-2009-07-31"
PRO_A = "accord-pro-a-2021-01-22"
CQPM = "cqpm-2010-03-10"

# Named outright: the adviser means this text.
_NAMED = (
    (CIRCULAIRE_2009, r"circulaire[^.?!]{0,40}(2009|31 juillet|tunisi)|franco-tunisien|protocole"),
    (CIRCULAIRE_2008, r"circulaire[^.?!]{0,40}(2008|7 janvier|article 40)|imin0700011c"),
    (ARRETE, r"\barretes?\b(?! d'extension)(?! du 10 octobre)|imid0800328a"),
    (
        PRO_A,
        r"\bpro[- ]?a\b|accord (de branche|du 22 janvier|interim|travail temporaire)|idcc|\b2378\b",
    ),
    (
        CQPM,
        r"\bcqpms?\b|\bcqp[- ]?m\b|"
        r"\bqualif\w*[^.?!]{0,30}(liste|metallurgie|veille|supprim|disparu)|"
        r"metallurgie[^.?!]{0,30}\b(qualif|certif|titre|liste)|(liste|intitule)[^.?!]{0,30}metallurgie",
    ),
)
# Its subject is named: passages of this text are likelier.
_IMPLIED = (
    (CIRCULAIRE_2009, r"\btunisi\w+"),
    (PRO_A, r"\binterim\w*|travail temporaire|\bopco\b|\bakto\b|\bcpne\b|\bett[i]?\b|alternance"),
    (CQPM, r"\bmetallurgie\b|\bqualif\w*"),
    (CIRCULAIRE_2008, r"article 40\b|admission exceptionnelle|regularis\w+"),
)


def named_texts(sentence: str) -> tuple[str, ...]:
    """The ids of the texts that a sentence names outright; "la circulaire" alone names both."""
    added, folded = added_texts_named(fold(sentence))
    found = [source for source, name in _NAMED if re.search(name, folded)]
    circulars = {CIRCULAIRE_2008, CIRCULAIRE_2009}
    if re.search(r"\bcirculaires?\b", folded) and not circulars & set(found):
        # Beside the arrêté, "la circulaire" is the one whose annex it takes up.
        found += [CIRCULAIRE_2008] if ARRETE in found else [CIRCULAIRE_2008, CIRCULAIRE_2009]
    return (*added, *found)


def implied_texts(sentence: str) -> tuple[str, ...]:
    """The ids of the texts whose subject a sentence names."""
    folded = fold(sentence)
    return tuple(source for source, subject in _IMPLIED if re.search(subject, folded))
