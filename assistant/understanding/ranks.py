"""What a rank stands for after several things: "le second", "le dernier", "les 5 premiers".

The things are those that the last question named together, or the rows of the list just given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.memory import Memory
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.quantities import asks_number, asks_them
from assistant.understanding.text import fold, fold_in_place
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import PassageKind

_OF_ROWS = frozenset(
    {
        Intent.REGION_LIST,
        Intent.COMPARE,
        Intent.WHOLE_LISTS,
        Intent.PRO_A,
        Intent.CQPM,
        Intent.RECALL,
    }
)
_ORDINALS = (
    r"premiere?s?|1(?:er|ere|re)",
    r"deuxiemes?|seconde?s?|2(?:e|eme|nde?)",
    r"troisiemes?|3(?:e|eme)",
    r"quatriemes?|4(?:e|eme)",
    r"cinquiemes?|5(?:e|eme)",
)
_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10, "vingt": 20}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_HEAD = (
    r"\W*(?:(?:et|non|oui|ok|donc|alors|plutot|pour|merci|donne[sz]?(?:[ -]moi)?|seulement|juste|"
    r"que)\W+)*"
)
_LISTED = (
    r"(?: (?:metiers?|lignes?|certifications?|codes?|qualifications?|cqpm|de la liste|de cette "
    r"liste|de celle-ci|seulement|svp|stp|uniquement))*"
)
# What goes on to ask of it, and not a word that the rank counts: "le premier contrat".
_AFTER = (
    r"\W*$|\s*[,:?!.]|\s+(?:c'est|est|il|elle|en|a|au|et|depuis|quels?|quelles?|quoi|combien|son|sa|"
    r"c|a[- ]t[- ]|date|passe|reste|aussi|egalement|pareil)\b"
)
_RANK = expression(
    rf"{_HEAD}(?P<rank>(?:le|la|l'|au|a la|celui|celle) ?(?:(?:tout |toute )?(?P<last>derniere?)|"
    + "|".join(f"(?P<rank{i}>{ordinal})" for i, ordinal in enumerate(_ORDINALS))
    + rf"){_LISTED})(?={_AFTER})"
)
_OTHER = expression(rf"{_HEAD}(?P<rank>(?:pour )?(?:l'autre|l autre|lautre){_LISTED})(?={_AFTER})")
_WHAT = expression(r"\b(?:c'est )?(?:quoi|lequel|laquelle)\b")  # "le dernier, c'est quoi ?"
_SLICE = expression(
    rf"{_HEAD}(?:les|ses|mes) (?:{_NUMBER} (?P<side>premiere?s|derniere?s|suivante?s)|"
    rf"(?P<side2>premiere?s|derniere?s|suivante?s) ?(?P<number2>\d{{1,2}})?){_LISTED}\W*"
)
_REST = expression(
    rf"{_HEAD}(?:(?P<next>la suite|la fin|suivante?s?|les suivante?s)|(?:tou(?:te)?s )?les autres|"
    rf"le reste){_LISTED}\W*"
)
_FEW = 5  # rows where no number is given


class Rows(NamedTuple):
    """Rows of the list in hand, all of them, and those that are asked for."""

    every: tuple[str, ...]  # passage ids
    first: int
    last: int  # excluded

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the rows asked for."""
        return self.every[self.first : self.last]


def ranked(message: str, memory: Memory) -> str:
    """The message, its rank replaced by the name of the thing that it stands for."""
    folded = fold_in_place(message)
    found = _RANK.match(folded) or _OTHER.match(folded)
    if found is None or memory.choices:
        return message
    name = _named(found, memory)
    if not name:
        return message
    rest = message[found.end() :]
    named = f"{message[: found.start('rank')]}{name}{rest}"
    return named if _WHAT.sub("", fold(rest)).strip(" ?!.,") else f"et {name} ?"


def _named(found: re.Match[str], memory: Memory) -> str:
    """The thing that a rank, or "l'autre", stands for, in words that name it alone, or ""."""
    candidates = (_together(memory), [_name(row) for row in _rows(memory)])
    if "last" not in found.groupdict():
        return _other(candidates[0] or candidates[1], memory)
    if memory.intent == Intent.COMPARE and found["rank"].startswith("le"):
        candidates = candidates[::-1]  # a métier, not a list
    placed = ((names, _place(found, len(names))) for names in candidates if names)
    names, place = next(((n, p) for n, p in placed if p is not None), ([], None))
    return "" if place is None else names[place]


def ranked_rows(message: str, memory: Memory) -> tuple[str, ...]:
    """The rows of the list in hand that a message takes one of, by its rank: they stay in hand."""
    rows = _rows(memory)
    return rows if rows and ranked(message, memory) != message else ()


def _other(names: Sequence[str], memory: Memory) -> str:
    """Of two things in hand, the one that was not just spoken of; "" where that is not settled."""
    before = mentions(memory.before).certification_codes if memory.before else ()
    known = list(dict.fromkeys([*names, *(before if len(before) > 1 else ())]))
    last = known if len(known) == 1 else [name for name in known if name not in memory.codes]
    return last[0] if len(last) == 1 else ""


def sliced(message: str, memory: Memory) -> Rows | None:
    """The rows of the last list that a message keeps ("les 5 premiers"), or goes on with."""
    folded, rows = fold_in_place(message), _rows(memory)
    if not rows or memory.choices:
        return None
    found = _SLICE.fullmatch(folded)
    if found:
        return _slice(found, rows, memory.upto)
    if asks_them(message):
        return Rows(rows, 0, len(rows))
    rest = _REST.fullmatch(folded)
    if rest is None:
        return None
    if not 0 < memory.upto < len(rows):  # the whole list was given: its ranks say so
        return Rows(rows, 0, len(rows))
    last = memory.upto + _FEW if rest["next"] else len(rows)
    return Rows(rows, memory.upto, min(last, len(rows)))


def _slice(found: re.Match[str], rows: tuple[str, ...], upto: int) -> Rows:
    said = found["number"] or found["number2"] or str(_FEW)
    number = _NUMBERS.get(said) or int(said)
    side = found["side"] or found["side2"]
    if side.startswith("dern"):
        return Rows(rows, max(0, len(rows) - number), len(rows))
    first = upto if side.startswith("suiv") else 0
    return Rows(rows, first, min(first + number, len(rows)))


def _place(found: re.Match[str], number: int) -> int | None:
    if not number:
        return None
    if found["last"]:
        return number - 1
    place = next(i for i in range(len(_ORDINALS)) if found[f"rank{i}"])
    return place if place < number else None


def _together(memory: Memory) -> list[str]:
    """What the last question named together, of the first kind that has several."""
    before = mentions(memory.question)
    kinds = (
        before.certification_codes,
        before.metier_words,
        before.place_words,
        before.nationalities,
    )
    return list(next((names for names in kinds if len(names) > 1), ()))


def _rows(memory: Memory) -> tuple[str, ...]:
    """The ids of the rows of the list in hand, in its order."""
    if memory.rows:
        return memory.rows
    if memory.intent not in _OF_ROWS:
        return ()
    known = load().passages
    rows = [i for i in memory.listed if i in known and known[i].kind is PassageKind.ROW]
    told_in_full = memory.intent == Intent.CQPM and not asks_number(memory.question)
    if told_in_full:  # the entries told, then those that are listed
        rows = [i for i in dict.fromkeys((*memory.cited, *rows)) if i in _cqpm_ids()]
    return tuple(rows) if len(rows) > 1 else ()


@per_corpus
def _cqpm_ids() -> frozenset[str]:
    """The entries of the metallurgy list, by the printing that stands for each."""
    return frozenset(row.passage_id for row in load().cqpm)


def _name(passage_id: str) -> str:
    """A row by its code, in words that name it alone."""
    corpus = load()
    metier = next((r.code for r in corpus.metiers if r.passage_id == passage_id), "")
    rncp = next((r.rncp for r in corpus.pro_a if r.passage_id == passage_id), "")
    cqpm = next((r.numero for r in corpus.cqpm if r.passage_id == passage_id), "")
    return metier or rncp or (f"CQPM {cqpm}" if cqpm else "")
