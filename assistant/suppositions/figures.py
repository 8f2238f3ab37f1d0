"""Figures that a question supposes: set aside for the search, then held against the answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answer_types import AnswerType, expected_type, type_named
from assistant.claims import quantities_in
from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.suppositions.bounds import as_limit
from assistant.suppositions.stated import held_up, of_everybody
from assistant.understanding.code_mention import CodeMention
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold, fold_in_place
from assistant.wording.french import listing
from assistant.wording.passages import Extract
from corpus.expressions import expression
from corpus.library import load

_TYPES = {"amount": "montant", "percentage": "taux", "duration": "duree"}
_OF_A_PERSON = expression(
    r"\b(?:depuis|ages?|agee?s?|present\w*|jeunes?(?! pro)|anciennete|il a|elle a|j'ai)\b"
)
# A text that is made for no fixed time; a contract without end is not meant.
_UNLIMITED = expression(r"(?<!contrat )(?<!contrat a )(?<!contrats a )\bduree indeterminee\b")
_MAY_BE = expression(
    r"\b(?:peu[tx]|peuvent|puis|pourr\w+|possibles?|autorise\w*|permis\w*|suffi\w*|accepte\w*)\b"
)
# Takes it for granted and asks something else: "pourquoi 17 euros ?".
_ASKS_ELSE = expression(r"\b(?:pourquoi|puisque|comment|combien|qui|quand|vu que|etant donne)\b")
_SAID = content_stems(
    "bien ça exact vrai confirmer confirmez correct juste bon être fixé temps total durée dure "
    "durer vaut valable "
    "travail travailler autorise doit fait faire minimum mini minimal maximum maxi max maximal"
)
_PER = expression(
    r"(?:\bpar |/ ?|\bde l'|(?<=€ )l'|(?<=euros )l')(mois|jour|an|heure|semaine|salarie|personne)\b"
)
_LOWER_END = expression(
    r"\b(?:entre )?(?:\d+|deux|trois|quatre|six|dix|douze|quinze|dix-huit|vingt) (?:et|a) $"
)
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
    if not held_up(question):
        return question
    for mention in sorted(_measures(question), key=lambda m: -m.start):
        units = " ".join(sorted({unit for _, unit in quantities_in(mention.text)}))
        question = f"{question[: mention.start]} {units} {question[mention.end :]}"
    return " ".join(question.split())


def supposed_kind(question: str) -> AnswerType | None:
    """The type of thing that a question supposes a figure of, held up or said to be feasible."""
    question = with_unit(question)
    held = held_up(question) or _is_proposed(question)
    kinds = [m.kind for m in _measures(question)] if held else []
    return type_named(_TYPES[kinds[0]]) if kinds else None


def false_premise(question: str, extract: Extract) -> list[Statement]:
    """Says first that a supposed figure is not the text's, when it gives another of its kind."""
    question = with_unit(question)
    if not held_up(question):
        return []
    text = " ".join([extract.quote, *extract.rest, *(item.quote for item in extract.items)])
    asked = _measures(question)
    wrong = [mention for mention in asked if _gainsaid(mention, text)]
    if not wrong or _in_months(" ".join(m.text for m in asked)) & _in_months(text):
        return []  # of two figures, one that agrees is the premise: the other is an age, a stay
    supposed = listing([f"« {mention.text} »" for mention in wrong], "ni")
    said = next((e for e in (extract, *extract.items) if _instead(wrong[0], e.quote)), extract)
    told = _instead(wrong[0], said.quote)
    if not told or _OF_A_PERSON.search(fold(question)):
        hedged = f"Le passage cité ne dit pas {supposed} : retenez ce qu'il indique."
        return [Statement(Role.CONTEXT, hedged)]
    return [denied(told, supposed, Support(said.passage.id, said.quote))]


def true_premise(question: str, extract: Extract) -> list[Statement]:
    """Says first that a figure held up is the passage's, or that it is so in some cases only."""
    question = with_unit(question)
    asked, folded = _measures(question), fold(question)
    if not asked or not held_up(question) or _ASKS_ELSE.search(folded):
        return []
    if _OF_A_PERSON.search(folded):
        return []
    for said in (extract, *extract.items):
        answer = _agreeing(question, asked, said)
        if answer:
            support = Support(said.passage.id, said.quote)
            return [Statement(Role.REASON, answer, (support,), block=True)]
    return []


def _agreeing(question: str, asked: Sequence[CodeMention], said: Extract) -> str:
    """Yes, or in some cases only, where a passage gives the figures; "" where it does not."""
    own, told = _in_months(" ".join(m.text for m in asked)), _in_months(said.quote)
    alike = {figure for figure in told if figure[1] in {unit for _, unit in own}}
    if not own or not own <= alike:
        return ""
    printed = _printed(said.quote, own)
    limit = as_limit(question, asked[0].text, said.quote)
    if limit is False:
        return f"**Non**, c'est la limite contraire : le passage cité dit {printed}."
    if alike != own and not limit:
        every = _printed(said.quote, alike)
        return f"**Pas dans tous les cas** : le passage cité dit {every}, selon le cas."
    if of_everybody(question) or _left_out(question, asked, said):
        return ""
    return f"**Oui** : le passage cité dit {printed}."


def _left_out(question: str, asked: Sequence[CodeMention], said: Extract) -> bool:
    """Whether a question says more beside its figures than the passage that gives them."""
    if set(_PER.findall(fold(question))) - set(_PER.findall(fold(said.quote))):
        return True  # "17 euros par mois", where the passage says "de l'heure"
    for mention in sorted(asked, key=lambda m: -m.start):
        question = f"{question[: mention.start]} {question[mention.end :]}"
    source = load().sources[said.passage.source_id]
    known = " ".join((said.quote, *said.passage.path, source.title))
    return bool(content_stems(question) - _SAID - content_stems(known))


def _printed(quote: str, figures: Collection[tuple[str, str]]) -> str:
    """The figures of a quote that are among these, in its words, both ends of a range."""
    found, folded = [], fold_in_place(quote)
    for mention in _measures(quote):
        lower = _LOWER_END.search(folded, 0, mention.start)
        printed = quote[lower.start() if lower else mention.start : mention.end].strip()
        if _in_months(printed) & set(figures):
            found.append(f"« {printed} »")
    return listing(list(dict.fromkeys(found)))


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
