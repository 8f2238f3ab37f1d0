"""The passages that an answer rested on, with their exact reference, or as its reason."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.understanding.recall import REASON, ROWS
from assistant.wording.french import sentence_case
from corpus.library import load
from corpus.records import Passage, PassageKind

SHOWN = 8  # passages told again
_TITLES = ("titre", "objet")
_RULES = {
    ARRETE: "situation_non_opposable",
    CIRCULAIRE: "qualification_listee",
    TUNISIE: "tunisiens_sans_opposition",
}


def recalled(passages: Sequence[Passage], motive: str) -> ToolResult:
    """The reference of each text, then each passage word for word; for a reason, the rule first."""
    if motive.startswith(ROWS):
        return _rows(passages, motive)
    shown = _telling(passages)[:SHOWN]
    sources = list(dict.fromkeys(p.source_id for p in shown))
    statements: list[Statement] = []
    if motive == REASON:
        statements += [_rule(s) for s in sources if _of_lists(s, shown)]
    else:
        statements += [_reference(s) for s in sources]
    statements += [_line(p) for p in shown]
    return ToolResult(
        kind="recall",
        statements=tuple(statements),
        label=" ; ".join(load().sources[s].short_title for s in sources),
    )


def _rows(passages: Sequence[Passage], ranks: str) -> ToolResult:
    """Some rows of a list, after their ranks in it."""
    lead = f"{sentence_case(ranks)} de la liste :"
    support = Support(passages[0].id)
    return ToolResult(
        kind="recall",
        statements=(Statement(Role.REASON, lead, (support,)), *map(_line, passages)),
        figures=tuple(word for word in ranks.split() if word.isdigit()),
        label=ranks,
    )


def _telling(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, titles and bare headings left out where others remain."""
    told = [p for p in passages if not p.id.endswith(_TITLES)]
    return told or list(passages)


def _of_lists(source_id: str, shown: Sequence[Passage]) -> bool:
    """Whether a row or a heading of a list was cited, which a rule of its text gives its effect."""
    kinds = (PassageKind.ROW, PassageKind.HEADING)
    return source_id in _RULES and any(p.source_id == source_id and p.kind in kinds for p in shown)


def _rule(source_id: str) -> Statement:
    support = anchor(_RULES[source_id])
    text = f"La règle ({_where(load().passages[support.passage_id])}) : « {support.quote} »"
    return Statement(Role.REASON, text, (support,), block=True)


def _reference(source_id: str) -> Statement:
    source, passages = load().sources[source_id], load().passages
    ids = [f"{source_id}#{name}" for name in _TITLES if f"{source_id}#{name}" in passages]
    support = Support(ids[0]) if ids else None
    title = passages[ids[0]].quote if ids else source.title
    lead = "" if title.startswith(source.short_title[:8]) else f"{source.short_title} : "
    text = f"**Texte** : {sentence_case(lead)}« {title} »"
    return Statement(Role.REASON, text, (support,) if support else (), block=True)


def _line(passage: Passage) -> Statement:
    text = f"- {sentence_case(_where(passage))} : « {passage.quote} »"
    return Statement(Role.LIST, text, (Support(passage.id, passage.quote),))


def _where(passage: Passage) -> str:
    return f"{load().sources[passage.source_id].short_title}, {passage.locator}"
