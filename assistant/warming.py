"""What a process that stays reads beforehand, so that its first questions are as quick as others.

Expressions and tables are read when a question first needs them, which suits a process that
answers one question and ends (docs/decisions/0011-cold-start.md). A server or a conversation
stays: it reads them all once, by answering a question of each kind from the rules.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from assistant.checking import check
from assistant.composition import draft
from assistant.evidence import EvidenceDesk
from assistant.failures import log_problem
from assistant.lookups import LOOKUPS
from assistant.memory import Memory
from assistant.planning import plan
from assistant.runs import ToolRun, direct_run, results_of
from assistant.search import TextSearch
from assistant.turn import Turn
from assistant.understanding.reader import understand
from assistant.understanding.understood import Understanding
from corpus.expressions import compile_all
from corpus.library import Corpus, load, use

if TYPE_CHECKING:
    from index.retriever import Retriever

QUESTIONS = (
    "Géomètre à Rennes, c'est ouvert ?",
    "serveuse a Grenbole, elle est sénégalaise",
    "chef de chantier ou dessinateur du BTP à Lille et à Nantes en mars 2009 ?",
    "Quels métiers sont ouverts en Corse ? Et combien en Alsace ?",
    "Dans quelles régions le 61222 est-il ouvert ?",
    "La liste bretonne de l'arrêté est-elle celle de la circulaire ?",
    "Quelles certifications Pro-A pour un carreleur, niveau 5 ?",
    "CQPM soudeur industriel : toujours actif, et en Pro-A ?",
    "Le forfait CQPM est bien de 25 euros, non ?",
    "Que dit l'article 9 de l'accord Pro-A ?",
    "Mon client algérien, quel régime pour lui ?",
    "géomètre à Trifouillis-les-Oies",
    "Code M1805 ?",
    "Le métier n'est pas dans la liste, que faire ?",
)
"""One of each kind that the rules answer; none is searched in the texts."""


_BEGUN: list[Thread] = []


def begin(corpus: Corpus) -> Thread:
    """Read it all in a thread of its own, once in a process: the one who asks does not wait."""
    if not _BEGUN:
        _BEGUN.append(Thread(target=_read_aside, args=(corpus,), daemon=True))
        _BEGUN[0].start()
    return _BEGUN[0]


def _read_aside(corpus: Corpus) -> None:
    try:
        read_beforehand(corpus)
    except Exception as problem:  # nobody asked: the questions themselves will say what is wrong
        log_problem(problem)


def read_beforehand(corpus: Corpus) -> None:
    """Read the expressions and what answers need of the corpus; nothing is stored or searched."""
    use(corpus)
    for question in QUESTIONS:
        for understood in understand(question, Memory(), None):
            _answer(understood)
    compile_all()


def _answer(understood: Understanding) -> None:
    calls = [call for call in plan(understood) if call.name in LOOKUPS]
    events = list(direct_run(calls, Turn(EvidenceDesk(load()), TextSearch(_unused))))
    results = results_of(event for event in events if isinstance(event, ToolRun))
    check(draft(results), results, understood.asked)


def _unused() -> Retriever:
    raise AssertionError("aucune de ces questions n'est cherchée dans les textes")
