"""An article that a question supposes to hold what another one says."""

from __future__ import annotations

import re

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.articles import read
from assistant.understanding.code_mention import CodeMention
from assistant.understanding.codes import find_codes
from assistant.understanding.content import content_stems
from assistant.understanding.mentions import UNITS
from assistant.understanding.quantities import holds_up
from assistant.wording.passages import Extract
from corpus.expressions import expression

# What only says that an article says something: no word of what is looked for.
_LEAD = expression(
    r"(?:\b(?:selon|d'après|dans|que) )?(?:\bl'|\bcet |\ble |\bce )?(?:article |point )?$", re.I
)
_SAYS = expression(
    r"^(?: (?:de l'accord|de la circulaire)(?: pro-?a)?)?"
    r" (?:dit|prévoit|prevoit|précise|precise|indique|impose|parle)(?: bien)?(?: que?| qu'| de)?\b",
    re.I,
)
_SUBSTANCE = 2  # content words beside the article that tell what it is supposed to hold


def supposed_article(question: str) -> tuple[str, str] | None:
    """The unit and number of which a question holds up the content ("l'article 6 dit bien …")."""
    mention = _supposed(question)
    return (UNITS[mention.kind], mention.value) if mention else None


def without_article(question: str) -> str:
    """The question without the article that it supposes, which would mislead a search."""
    mention = _supposed(question)
    return _beside(question, mention) if mention else question


def false_article(question: str, extract: Extract) -> list[Statement]:
    """Says first that the passage found is of another article than the one supposed."""
    supposed = supposed_article(question)
    if supposed is None:
        return []
    unit, number = supposed
    passages = read(extract.passage.source_id, unit, number)
    if not passages or extract.passage in passages:
        return []
    instead = f"{_the(unit)} {number}"
    text = f"**À corriger** : voyez {_the(extract.passage.locator)}, et non {instead}."
    return [Statement(Role.REASON, text, (Support(extract.passage.id, extract.quote),), block=True)]


def _the(locator: str) -> str:
    return f"l'{locator}" if locator[:1] in "aeio" else f"le {locator}"


def _supposed(question: str) -> CodeMention | None:
    if not holds_up(question):
        return None
    named = [m for m in find_codes(question) if m.kind in UNITS and m.kind != "note"]
    if len(named) != 1 or len(content_stems(_beside(question, named[0]))) < _SUBSTANCE:
        return None
    return named[0]


def _beside(question: str, mention: CodeMention) -> str:
    before, after = question[: mention.start], question[mention.end :]
    return " ".join(f"{_LEAD.sub('', before)} {_SAYS.sub('', after)}".split())
