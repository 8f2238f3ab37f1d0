"""The words of a sentence that carry its subject: function and question words left out."""

from __future__ import annotations

from functools import lru_cache

from assistant.understanding.text import light_stem, words

_FUNCTION_WORDS = """
a afin ai ainsi alors apres as au aucun aucune aujourd'hui auquel aussi autre autres aux avait
avant avec avez avoir avons ayant bien bonjour car ce ceci cela celle celles celui ces cet cette
ceux chaque chez ci comme comment combien concernant contre d dans de deja depuis des deux doit
doivent donc dont du elle elles en encore entre es est et etait etant ete etes etre eu eux
exactement faire fait faut font grace hors ici il ils j je jusque l la le les leur leurs lequel
laquelle lesquels lesquelles lors lui m ma mais me meme merci mes mettre moi moins mon n ne ni non
nos notre nous on ont ou par parce pas pendant peu peut peuvent peux plus pour pourquoi pouvez
pouvoir pres puis puisque qu quand que quel quelle quelles quels question qui quoi s sa sans sauf
se selon sera serait ses si sinon soit son sont sous sur svp t ta te tel telle tels tes toi ton
tous tout toute toutes tres tu un une va vais vers veut veux via voir voici voila votre vos vous
vouloir voudrais y savoir dire dis dites dit ca ok ouais ouaip nan bah ben euh heu hein
expliquer explique expliquez donner donne donnez
existe exister
""".split()

FUNCTION_STEMS = frozenset(light_stem(word) for word in _FUNCTION_WORDS) | frozenset(
    _FUNCTION_WORDS
)


@lru_cache(maxsize=8192)
def content_stems(text: str) -> frozenset[str]:
    """The light stems of the content words of a text; numbers count, single letters do not."""
    return (
        frozenset(
            light_stem(word)
            for word in words(text)
            if (len(word) > 1 or word.isdigit()) and word not in FUNCTION_STEMS
        )
        - FUNCTION_STEMS
    )
