"""From French text to the terms that are indexed: folded, elided, split, stemmed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock

import snowballstemmer

from corpus.expressions import expression

_STEMMER = snowballstemmer.stemmer("french")
_STEMMER_LOCK = Lock()  # a stemmer keeps the word it works on in itself

# Function words, folded; nouns, verbs other than auxiliaries and negations of sense are kept.
_FUNCTION_WORDS = """
    a ai aie ainsi alors apres as au aucun aussi autre autres aux avant avec avez avoir avons ayant
    bien c ca car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment
    d dans de des desquels desquelles donc dont du duquel elle elles en encore entre es est et etait
    etaient etant ete etes etre eu eux fait faire font faut hors il ils j je jusqu jusque l la
    laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me
    meme memes mes mon n ne ni nos notre nous on ont or ou par pas pendant peu peut peuvent peux
    plus pour pourquoi puis puisque puisqu qu quand que quel quelle quelles quels qui quoi s sa
    sans se sera seront ses si sien soi soient soit son sont sous suis sur t ta tandis te tel telle
    telles tels tes toi ton tous tout toute toutes tres tu un une vers via voici voila vos votre
    vous y
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
_ACCENTS = expression("[\u0300-\u036f]+")
_ELISION = expression(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’ʼ](?=\w)")
_ARTICLE_NUMBER = expression(r"\b([lrda])\s?\.\s?\*?\s?(\d+(?:-\d+)*)")  # "l. 313-14"
_THOUSANDS = expression(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}\b)")
_ORDINAL = expression(r"\b(\d+)(?:er|ere|e|eme|nd|nde)\b")
_WORD = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FEMININE = expression(r"ees?$")  # folded "qualifiée": the stemmer only knows the accented form
# Forms of one word whose stems differ: "durée mini", "durée minimum", "durée minimale".
_SAME_AS = {
    "mini": "minimal",
    "minimum": "minimal",
    "minimums": "minimal",
    "max": "maximal",
    "maxi": "maximal",
    "maximum": "maximal",
    "maximums": "maximal",
}
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "ʼ": "'", "‑": "-", "–": " ", "—": " "})


def fold(text: str) -> str:
    """Lower case, without accents, ligatures or typographic apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    bare = _ACCENTS.sub("", decomposed)
    if bare.isascii():
        return bare
    return "".join(c for c in bare if not unicodedata.combining(c))


def words(text: str) -> Iterator[str]:
    """The folded words and numbers of a text, elisions removed, before stop words and stems.

    A compound gives its parts ("rendez-vous": "rendez", "vous"); a number of law stays whole
    ("L. 313-14": "l313-14").
    """
    folded = _ELISION.sub(" ", fold(text))
    folded = _ARTICLE_NUMBER.sub(r"\1\2", _THOUSANDS.sub("", folded))
    for match in _WORD.finditer(_ORDINAL.sub(r"\1", folded)):
        word = match.group()
        if "-" in word and not any(c.isdigit() for c in word):
            yield from word.split("-")
        else:
            yield word


def content_words(text: str) -> list[str]:
    """The words of a text that are not function words, in order."""
    return [w for w in words(text) if w not in STOP_WORDS and (len(w) > 1 or w.isdigit())]


def terms(text: str) -> list[str]:
    """The stems that stand for a text in the index, in order."""
    return [stem(word) for word in content_words(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem of a folded word; numbers and codes stay as they are.

    Folding comes first so that a question typed without accents finds the same stems.
    """
    if any(c.isdigit() for c in word):
        return word
    word = _SAME_AS.get(word, word)
    with _STEMMER_LOCK:
        return str(_STEMMER.stemWord(_FEMININE.sub("e", word)))
