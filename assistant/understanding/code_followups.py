"""A follow-up on the code of a certification: the next one, or others for the same métier."""

from __future__ import annotations

from assistant.memory import Memory
from assistant.understanding.codes import find_codes
from assistant.understanding.intent import Intent
from assistant.understanding.table_followups import titles_named
from assistant.understanding.text import fold_in_place
from corpus.expressions import expression
from corpus.library import load

_NEXT_CODE = expression(
    r"^(?:\W|(?:et|ou|sinon|pour|puis|donc|alors|le|la|l|code|no|numero)\b)*(\d{3,5})\W*$"
)
_OTHERS = expression(
    r"\bautres? (?:codes?|certif\w*|diplomes?|titres?|formations?|rncp|fiches?|lignes?)\b|"
    r"\b(?:quoi|rien) d'autre\b[^?]*\b(?:ce|meme|cet) (?:metier|emploi)\b"
)
_OF_OTHERS = expression(r"\b(?:niveaux?|secteurs?|filieres?|domaines?)\b")
_SAME_LEVEL = expression(r"\b(?:ce |cet |meme |du meme |de meme )+niveau\b")
_SHORT = 40  # characters of a message that is but a number


def next_code(question: str, memory: Memory) -> str:
    """The message with its bare number said to be an RNCP code, after one: "et le 1883 ?"."""
    found = _NEXT_CODE.match(fold_in_place(question)) if len(question) < _SHORT else None
    if memory.intent != Intent.PRO_A or found is None:
        return question
    after_one = memory.codes and memory.codes[-1].startswith("RNCP")
    if not after_one and f"RNCP{found[1]}" not in {row.rncp for row in load().pro_a}:
        return question
    return f"{question[: found.start(1)]}RNCP{question[found.start(1) :]}"


def others_of_its_metier(question: str, memory: Memory) -> str:
    """ "D'autres codes pour ce métier ?" after an RNCP code: the question with its métier named."""
    code = memory.codes[-1] if memory.codes else ""
    if memory.intent != Intent.PRO_A or not code.startswith("RNCP") or find_codes(question):
        return question
    asked = fold_in_place(question)
    same_level = _SAME_LEVEL.search(asked)
    if same_level and _OTHERS.search(asked):
        levels = [row.niveau for row in load().pro_a if row.rncp == code and row.niveau]
        rest = _OTHERS.sub(" ", asked[: same_level.start()]) + asked[same_level.end() :]
        return f"quelles certifications de niveau {levels[0]} : {rest}" if levels else question
    if not _OTHERS.search(asked) or _OF_OTHERS.search(asked) or titles_named(question):
        return question
    metiers = dict.fromkeys(row.metier for row in load().pro_a if row.rncp == code)
    return f"certifications Pro-A pour {' ou '.join(metiers)}" if metiers else question
