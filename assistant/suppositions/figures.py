"""Figures that a question supposes: set aside for the search, then held against the answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer_types import AnswerType, expected_type, type_named
from assistant.claims import quantities_in
from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.understanding.code_mention import CodeMention
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold, fold_in_place
from assistant.wording.french import listing
from assistant.wording.passages import Extract
from corpus.expressions import expression

_TYPES = {"amount": "montant", "percentage": "taux", "duration": "duree"}
_OF_A_PERSON = expression(
    r"\b(?:depuis|ages?|agee?s?|present\w*|jeunes?|anciennete|il a|elle a|j'ai)\b"
)
# A text that is made for no fixed time; a contract without end is not meant.
_UNLIMITED = expression(r"(?<!contrat )(?<!contrat a )(?<!contrats a )\bduree indeterminee\b")
_MAY_BE = expression(
    r"\b(?:peu[tx]|peuvent|puis|pourr\w+|possibles?|autorise\w*|permis\w*|suffi\w*|accepte\w*)\b"
)
# Asks to be told yes; "pourquoi 17 euros ?" takes it for granted and asks something else.
_CONFIRMS = expression(
    r"^(?!.*\b(?:pourquoi|puisque|comment|combien|qui|quand)\b).*"
    r"\b(?:bien|c'est ca|exact|vrai|confirm\w*|n'est[- ]ce pas|correct|c'est (?:juste|bon)|hein)\b"
)
_SAID = content_stems("bien ça exact vrai confirmer confirmez correct juste bon être fixé")
_MONTHS = {"an": 12, "mois": 1}
_TOLD = 3  # figures of the passage that are repeated beside a wrong one


_UNITS = {"montant": "euros", "taux": "%"}  # of a figure that is told without one
_BARE = expression(r"\b(?:c'est|est de)(?: bien)? (?P<figure>\d+(?:[.,]\d+)?)(?! ?[\w%€°.,/-])")
_PER_HOUR = expression(r"(?P<figure>\b\d+(?:[.,]\d+)?)(?= ?(?:de l'|par |/ ?|l')h(?:eure)?\b)")


def without_figures(question: str) -> str:
    """The question without the figures held up for confirmation, which mislead a search.

    Their units stay: they tell what kind of thing is asked for.
    """
    question = with_unit(question)
    if not holds_up(question):
        return question
    for mention in sorted(_measures(question), key=lambda m: -m.start):
        units = " ".join(sorted({unit for _, unit in quantities_in(mention.text)}))
        question = f"{question[: mention.start]} {units} {question[mention.end :]}"
    return " ".join(question.split())


def supposed_kind(question: str) -> AnswerType | None:
    """The type of thing that a question supposes a figure of, held up or said to be feasible."""
    question = with_unit(question)
    held = holds_up(question) or _is_proposed(question)
    kinds = [m.kind for m in _measures(question)] if held else []
    return type_named(_TYPES[kinds[0]]) if kinds else None


def false_premise(question: str, extract: Extract) -> list[Statement]:
    """Says first that a supposed figure is not the text's, when it gives another of its kind."""
    question = with_unit(question)
    if not holds_up(question):
        return []
    text = " ".join([extract.quote, *extract.rest, *(item.quote for item in extract.items)])
    asked = _measures(question)
    wrong = [mention for mention in asked if _gainsaid(mention, text)]
    if not wrong or _in_months(" ".join(m.text for m in asked)) & _in_months(text):
        return []  # of two figures, one that agrees is the premise: the other is an age, a stay
    supposed = listing([f"« {mention.text} »" for mention in wrong], "ni")
    told = _instead(wrong[0], extract.quote)
    if not told or _OF_A_PERSON.search(fold(question)):
        hedged = f"Le passage cité ne dit pas {supposed} : retenez ce qu'il indique."
        return [Statement(Role.CONTEXT, hedged)]
    return [denied(told, supposed, Support(extract.passage.id, extract.quote))]


def true_premise(question: str, extract: Extract) -> list[Statement]:
    """Says first that a figure held up is the passage's: the only one, and of what is asked."""
    question = with_unit(question)
    asked = _measures(question)
    if len(asked) != 1 or not _CONFIRMS.search(fold(question)):
        return []
    own, told = _in_months(asked[0].text), _in_months(extract.quote)
    units = {unit for _, unit in own}
    if not own or {figure for figure in told if figure[1] in units} != own:
        return []
    rest = f"{question[: asked[0].start]} {question[asked[0].end :]}"
    beside = content_stems(rest) - _SAID - content_stems(extract.quote)
    if beside or _OF_A_PERSON.search(fold(question)):
        return []
    says = f"**Oui** : le passage cité dit « {asked[0].text} »."
    support = Support(extract.passage.id, extract.quote)
    return [Statement(Role.REASON, says, (support,), block=True)]


def _is_proposed(question: str) -> bool:
    """Whether it asks if a figure may be: "peut-on faire une Pro-A de 30 mois ?"."""
    folded = fold(question)
    return bool(_MAY_BE.search(folded)) and not _OF_A_PERSON.search(folded)


def denied(told: Sequence[str], supposed: str, support: Support) -> Statement:
    """Says that what a passage gives is not what the question supposes of it."""
    says = f"**Non** : le passage cité dit {listing(told)}, pas {supposed}."
    return Statement(Role.REASON, says, (support,), block=True)


def with_unit(question: str) -> str:
    """The question with the unit that its figure leaves unsaid: "c'est 25 ?", "25/h"."""
    folded = fold_in_place(question)
    kind = expected_type(question)
    told = _PER_HOUR.search(folded)
    unit = "euros" if told else _UNITS.get(kind.name if kind else "", "")
    told = told or _BARE.search(folded)
    if not told or not unit:
        return question
    return f"{question[: told.end()]} {unit} {question[told.end() :].lstrip()}"


def _gainsaid(asked: CodeMention, text: str) -> bool:
    """Whether a text gives other figures of this kind and unit, and not this one."""
    given, own = _in_months(text), _in_months(asked.text)
    if own & given:
        return False
    units = {unit for _, unit in own}
    return any(unit in units for _, unit in given) or _is_unlimited(asked, text)


def _is_unlimited(asked: CodeMention, text: str) -> bool:
    return asked.kind == "duration" and bool(_UNLIMITED.search(fold(text)))


def _in_months(text: str) -> frozenset[tuple[str, str]]:
    """The quantities of a text, years and months as months."""
    return frozenset(
        (str(int(number) * _MONTHS[unit]), "mois") if unit in _MONTHS else (number, unit)
        for number, unit in quantities_in(text)
        if unit not in _MONTHS or number.isdigit()
    )


def _instead(asked: CodeMention, quote: str) -> list[str]:
    """The few figures of the same kind that a quote gives, as it gives them."""
    units = {unit for _, unit in _in_months(asked.text)}
    found = [m.text for m in _measures(quote) if {u for _, u in _in_months(m.text)} & units]
    if not found and _is_unlimited(asked, quote):
        found = ["durée indéterminée"]
    told = list(dict.fromkeys(f"« {words} »" for words in found))
    return told if len(told) <= _TOLD else []


def _measures(text: str) -> list[CodeMention]:
    return [m for m in find_codes(text) if m.kind in _TYPES]
