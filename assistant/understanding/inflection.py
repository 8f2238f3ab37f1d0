"""French feminine and plural forms of the words of a title, and inclusive spellings."""

from __future__ import annotations

from functools import lru_cache

from assistant.understanding.text import Token, fold, tokenize

# Endings of a masculine singular, longest first, with the endings of its feminine forms.
_FEMININES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("teur", ("trice", "teuse", "teure")),
    ("eur", ("euse", "eure")),
    ("ier", ("iere",)),
    ("er", ("ere",)),
    ("ien", ("ienne",)),
    ("een", ("eenne",)),
    ("on", ("onne",)),
    ("an", ("ane", "anne")),
    ("man", ("maid", "woman")),
    ("if", ("ive",)),
    ("ef", ("effe", "efe")),
    ("eux", ("euse",)),
    ("el", ("elle", "ele")),
    ("al", ("ale",)),
    ("ain", ("aine",)),
    ("ais", ("aise",)),
    ("ois", ("oise",)),
    ("il", ("ile",)),
    ("ant", ("ante",)),
    ("ent", ("ente",)),
    ("rt", ("rte",)),
    ("at", ("ate",)),
    ("it", ("ite",)),
    ("int", ("inte",)),
    ("tin", ("tine",)),
    ("din", ("dine",)),
    ("not", ("note",)),
    ("tot", ("tote",)),
    ("nti", ("ntie",)),
    ("ct", ("cte",)),
    ("nd", ("nde",)),
    ("ul", ("ule",)),
)
_PLURALS = (("al", "aux"), ("eau", "eaux"), ("man", "men"))
_ENDINGS = """
e ie es ee ees se euse trice rice ne nes nne enne ienne ere iere ve ive fe ffe efe le lle ale te
ice s euses trices rices ses eres ieres ennes
"""
_INCLUSIVE = frozenset(_ENDINGS.split())
_JOINTS = "·•.(-/⋅∙"


def _plurals(form: str) -> set[str]:
    found = {form} if form[-1:] in "sxz" else {form, form + "s"}
    found.update(form[: -len(a)] + b for a, b in _PLURALS if form.endswith(a) and form != a)
    return found


def _singular(form: str) -> str:
    if len(form) < 5 or form.endswith(("ss", "ais", "ois")):
        return form
    if form.endswith("eaux"):
        return form[:-1]
    if form.endswith("aux"):
        return form[:-3] + "al"
    return form[:-1] if form.endswith("s") else form


@lru_cache(maxsize=8192)
def forms(word: str) -> frozenset[str]:
    """The folded masculine, feminine, singular and plural forms of a word of a title.

    "Développeur" gives "developpeuse", "developpeures" and so on; a word given in the feminine
    or in the plural gives its own singular and plural, never a masculine that it may not have.
    """
    base = fold(word)
    if len(base) < 4 or base.isdigit():
        return frozenset({base})
    singular = _singular(base)
    genders = {base, singular}
    for ending, feminine in _FEMININES:
        if singular.endswith(ending):
            stem = singular[: -len(ending)]
            genders.update(stem + f for f in feminine)
            if ending not in ("on", "an", "er"):
                break
    if word.lower().rstrip("s").endswith("é"):
        genders.add(singular + "e")
    return frozenset(form for gender in genders for form in _plurals(gender))


def inclusive_words(sentence: str) -> list[Token]:
    """The tokens of a sentence, each inclusive ending joined to its word.

    In "développeur·se", "technicien(ne)s" and "serveur/euse", the ending is not a word.
    """
    kept: list[Token] = []
    for token in tokenize(sentence):
        if kept and _is_ending(sentence, kept[-1], token):
            before = kept[-1]
            closing = (
                sentence[token.end : token.end + 1] == ")"
                and "(" in sentence[before.end : token.start]
            )
            kept[-1] = Token(before.start, token.end + closing, before.text, before.folded)
        else:
            kept.append(token)
    return kept


def _is_ending(sentence: str, before: Token, token: Token) -> bool:
    gap = sentence[before.end : token.start]
    joined = gap.strip() in (*_JOINTS, ")") and (len(gap) == 1 or gap == " (")
    if not joined or token.folded not in _INCLUSIVE or len(before.folded) < 4:
        return False
    closed = sentence[token.end : token.end + 1]
    return closed == ")" if "(" in gap else not (gap == "-" and token.folded in ("s", "le", "ne"))
