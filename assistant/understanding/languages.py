"""Whether a message is written in another language than French, from its small words."""

from __future__ import annotations

from assistant.understanding.text import words
from corpus.expressions import expression

_FRENCH = frozenset(
    "le la les un une des du de est sont et ou en dans pour par sur au aux que qui quel quelle ce "
    "ni cette mon ma mes il elle je tu on peut pas avec a c'est ouvert metier quels quelles".split()
)
# Of each language: words that French does not have, then those of French that it has too.
_OTHERS = (
    (
        "the is are was were what which who how can could does do did my your his her for from "
        "with in of to a an and or if this that there job work open permit does i hire am be will",
        "on a me",
    ),
    (
        "puede pueden como trabajar para esta este esto del con quien cual cuales donde trabajo "
        "empleo empleos oficio oficios si su hola gracias tiene tengo soy los las el una abierto "
        "abiertos necesito quiero hay",
        "un en la de que por me tu se",
    ),
    (
        "der das ist sind ein eine wie kann ich er sie und oder nicht im den dem zu fur mit auf "
        "arbeiten offen beruf berufe welche welcher welches arbeit mein guten",
        "des du",
    ),
    (
        "sono quali quale che di del della lavoro lavorare puo posso come dove nel nella mestieri "
        "mestiere aperto aperti buongiorno ciao grazie una gli lo",
        "un la le il a e",
    ),
    (
        "quais qual sao um uma para em na os trabalhar trabalho emprego empregos abertos aberto "
        "obrigado ola como dos nao posso pode ele ela",
        "a e de que",
    ),
    (
        "tounsi tounsia khedma ynajem tnajem chnowa chneya kifech wesh wech bech nheb yheb "
        "sahbi mta mtaa fama famma kan walla labes aslema",
        "fi",
    ),
)
# English words that no French sentence has, of which two are enough where no French one stands.
_PLAIN_ENGLISH = frozenset(
    "the is are was were what which who how does did my your his her with this that there will "
    "can any still you want need about please".split()
)
_LANGUAGES = tuple((frozenset(own.split()), frozenset(both.split())) for own, both in _OTHERS)
_ENGLISH_LEAST, _LEAST = 3, 2  # words of it from which a language is recognised
# Arabic typed with figures for its own letters: "3andi", "sa7bi".
_ARABIC_FIGURES = expression(r"(?=\w*[a-z]{2}|\w*[a-z]\d[a-z])[a-z]*[235679][a-z]+")
_ORDINAL = expression(r"\d+(?:e|er|eme|ere|nde?|h|km?|m|eur|euros?|ans?|mois)s?|b2b|[a-z]\d[a-z]?")


def is_foreign(text: str) -> bool:
    """Whether a text is in another alphabet, or holds mostly small words of another language."""
    letters = [c for c in text if c.isalpha()]
    latin = sum(c.isascii() or "À" <= c <= "ÿ" or c in "œŒ" for c in letters)
    if letters and latin < len(letters) / 2:
        return True
    said = words(text)
    if not _FRENCH & {*said} and len(_PLAIN_ENGLISH & {*said}) >= _LEAST:
        return True
    for rank, (own, shared) in enumerate(_LANGUAGES):
        least = _LEAST if rank else _ENGLISH_LEAST
        french = sum(word in _FRENCH and word not in shared for word in said)
        told = [word for word in said if word in own]
        # One word again and again is no language: "ni à Rennes ni à Brest, à Bastia".
        if len(told) >= least and len(told) > 2 * french and len(set(told)) >= _LEAST:
            return True
    return sum(_figured(word) for word in said) >= _LEAST


def _figured(word: str) -> bool:
    return bool(_ARABIC_FIGURES.fullmatch(word)) and not _ORDINAL.fullmatch(word)
