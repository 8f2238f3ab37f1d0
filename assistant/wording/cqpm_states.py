"""The state of qualifications held against what is supposed of it, or on the day asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.anchors import anchor
from assistant.rules.cqpm import CqpmCriteria, select
from assistant.understanding.dates import DateMention
from assistant.wording.cqpm import LOST, LOST_M, MANY, STATUS, criteria_words
from assistant.wording.french import day, listing
from corpus.expressions import expression
from corpus.records import CqpmRow, CqpmStatus


def supposed(
    rows: tuple[CqpmRow, ...], statuts: Sequence[CqpmStatus], *, openly: bool = False
) -> list[Statement]:
    """Says so where the list gives an entry another status than the one that was supposed.

    ``openly``: what is asked ("depuis quand …") is no question to be answered by no.
    """
    if len(statuts) > 1:
        return []  # "actif ou supprimé ?": none of them is supposed
    wrong = [r for r in rows if statuts and r.statut not in statuts]
    if len(wrong) < len(rows):
        return []  # one of the entries of this number has that status
    told, head = listing([STATUS[s] for s in statuts], "ou"), "À corriger" if openly else "Non"
    return [
        Statement(
            Role.REASON,
            f"**{head}** : la liste ne donne pas le CQPM {row.numero} pour {told}.",
            (Support(row.passage_id), anchor("liste_cqpm")),
            block=True,
        )
        for row in wrong
    ]


def at_that_time(
    rows: tuple[CqpmRow, ...], told: DateMention, *, of_end: bool = False
) -> list[Statement]:
    """Whether an entry that is no longer active had already lost its status on the day asked.

    ``of_end``: the day is that on which it is said to have lost it ("supprimé en 2005").
    """
    dated = [(row, row.depuis) for row in rows if row.depuis]
    if of_end:
        return [_ended_then(row, since, told) for row, since in dated]
    return [s for row, since in dated for s in _at_that_time(row, since, told)]


def _ended_then(row: CqpmRow, since: date, told: DateMention) -> Statement:
    """Whether an entry lost its status on the day that a sentence supposes."""
    right = told.earliest <= since <= told.latest
    head = "**Oui**" if right else f"**Non**, pas à cette date ({told.text})"
    text = f"{head} : le CQPM {row.numero} est {LOST_M[str(row.statut)]} à compter du {day(since)}."
    note = (Support(row.note_passage_id),) if row.note_passage_id else ()
    return Statement(Role.REASON, text, (Support(row.passage_id), *note), block=True)


def none_so(rows: Sequence[CqpmRow], criteria: CqpmCriteria) -> list[Statement]:
    """Says so where none of the entries told satisfies what the words ask of them."""
    if not rows or criteria.empty or set(rows) & set(select(criteria)):
        return []
    told = criteria_words(criteria)
    text = f"**Aucune** de ces qualifications ne remplit la condition posée ({told})."
    if len(rows) == 1:
        text = f"**Non** : le CQPM {rows[0].numero} n'est pas une qualification {_of_one(told)}."
        if criteria == CqpmCriteria(industriel=False):
            text = f"**Non** : le CQPM {rows[0].numero} est une qualification industrielle."
    supports = tuple(Support(row.passage_id) for row in rows[:MANY])
    return [Statement(Role.REASON, text, supports, block=True)]


def confirmed(rows: Sequence[CqpmRow], criteria: CqpmCriteria) -> list[Statement]:
    """Says yes where the one entry told is what the words hold it up for."""
    if len(rows) != 1 or criteria.empty or rows[0] not in select(criteria):
        return []
    told = _of_one(criteria_words(criteria))
    text = f"**Oui** : le CQPM {rows[0].numero} est une qualification {told}."
    note = (Support(rows[0].note_passage_id),) if rows[0].note_passage_id else ()
    return [Statement(Role.REASON, text, (Support(rows[0].passage_id), *note), block=True)]


def _of_one(words: str) -> str:
    """The conditions of several entries, as those of one: "industrielle" for "industrielles"."""
    return _PLURAL_E.sub("", words)


_PLURAL_E = expression(r"(?<=e)s\b")


def _at_that_time(row: CqpmRow, since: date, told: DateMention) -> list[Statement]:
    lost = LOST[str(row.statut)]
    if told.latest < since:
        says = f"**Pas encore {lost}** ({told.text}) : le CQPM {row.numero} ne l'est qu'à compter"
    elif told.earliest >= since:
        says = f"**Déjà {lost}** ({told.text}) : le CQPM {row.numero} l'est à compter"
    else:
        return []
    note = (Support(row.note_passage_id),) if row.note_passage_id else ()
    supports = (Support(row.passage_id), *note)
    return [Statement(Role.REASON, f"{says} du {day(since)}.", supports, block=True)]
