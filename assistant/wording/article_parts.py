"""What a numbered article, point, alinéa or note says, quoted; or that there is none such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.articles import below, numbers, ranks, read, subdivisions
from assistant.understanding.addresses import Step
from assistant.wording.common import the_text
from assistant.wording.french import listing, sentence_case
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage, PassageKind

ARTICLE_LIMIT = 14  # passages of one article that an answer quotes


def article(source_id: str, unit: str, number: str, passages: tuple[Passage, ...]) -> ToolResult:
    """The article as it stands, or how many the text has when there is no such article."""
    if not passages:
        return _no_such_article(source_id, unit, number)
    source = load().sources[source_id]
    heading = [p for p in passages if p.kind is PassageKind.HEADING]
    told = {p.quote: p for p in reversed(passages) if p.kind is not PassageKind.HEADING}
    body = sorted(told.values(), key=lambda p: p.line_start)[:ARTICLE_LIMIT]  # printed again: once
    statements = []
    if heading:
        lead = f"{sentence_case(source.short_title)}, « {heading[0].quote} » :"
        statements.append(Statement(Role.REASON, lead, (Support(heading[0].id),)))
    for passage in body:
        where = passage.locator if heading else f"{source.short_title}, {passage.locator}"
        text = f"- {where} : « {passage.quote} »"
        statements.append(Statement(Role.LIST, text, (Support(passage.id, passage.quote),)))
    statements += _carriers({p.id for p in passages})
    return ToolResult(
        kind="article",
        statements=tuple(statements),
        figures=(number,),
        label=f"{source.short_title}, {unit} {number}",
    )


def part(source_id: str, passages: Sequence[Passage]) -> ToolResult:
    """An alinéa of an article and its list, as they stand."""
    source = load().sources[source_id]
    first = {p.quote: p for p in reversed(passages)}  # printed again: once
    told = sorted(first.values(), key=lambda p: p.line_start)[:ARTICLE_LIMIT]
    statements = [
        Statement(
            Role.LIST,
            f"- {source.short_title}, {p.locator} : « {p.quote} »",
            (Support(p.id, p.quote),),
        )
        for p in told
    ]
    return ToolResult(
        kind="article",
        statements=tuple(statements),
        figures=tuple(re.findall(r"\d+", told[0].locator)),
        label=f"{source.short_title}, {told[0].locator}",
    )


def no_such_part(
    source_id: str, unit: str, passages: Sequence[Passage], steps: Sequence[Step]
) -> ToolResult:
    """That an article has no such alinéa, and how many it has, with the last one as its proof."""
    source, step = load().sources[source_id], steps[0]
    for step in steps:
        reached = below(passages, step.part, step.rank)
        if not reached:
            break
        passages, unit = reached, ", ".join(filter(None, (unit, str(step))))
    known = ranks(passages, step.part)
    whole = f"{source.short_title}, {unit}" if unit else source.short_title
    missing = f"d'{step}" if str(step)[0] in "aà" else f"de {step}"
    text = f"Le texte ({whole}) n'a pas {missing}"
    if known:
        text += f" ; ses {step.part}s vont de {known[0]} à {known[-1]}"
    support = Support(passages[-1].id)
    return ToolResult(
        kind="article",
        statements=(Statement(Role.REASON, f"{text}.", (support,)),),
        figures=tuple(re.findall(r"\d+", text)),
        label=f"{whole} : pas de {step}",
    )


def together(results: Sequence[ToolResult]) -> ToolResult:
    """The unit of one text, or of each of those that have one, where none was named."""
    if len(results) == 1:
        return results[0]
    which = Statement(
        Role.NEXT, "Plusieurs textes ont un tel article : dites lequel vous intéresse."
    )
    return ToolResult(
        kind=results[0].kind,
        statements=(*(s for r in results for s in r.statements), which),
        figures=tuple(dict.fromkeys(f for r in results for f in r.figures)),
        label=" ; ".join(r.label for r in results),
    )


def _carriers(notes: set[str]) -> list[Statement]:
    """The qualifications to which a note of the CQPM list applies."""
    rows = [r for r in load().cqpm if r.note_passage_id in notes]
    names = listing([f"{r.numero} {r.intitule}" for r in rows])
    supports = tuple(Support(r.passage_id) for r in rows)
    return [Statement(Role.REASON, f"Cette note vise : {names}.", supports)] if rows else []


def _no_such_article(source_id: str, unit: str, number: str) -> ToolResult:
    """That a text has no such unit, and how it is divided, with the last part as its proof."""
    source = load().sources[source_id]
    missing = f"d'article {number}" if unit == "article" else f"de {unit} {number}"
    extent, last = _division(source_id, unit, number)
    text = f"Le texte ({source.short_title}) n'a pas {missing}{extent}."
    supports = (Support(last.id),) if last else ()
    role = Role.REASON if supports else Role.CONTEXT
    return ToolResult(
        kind="article",
        statements=(Statement(role, text, supports),),
        figures=(number, *re.findall(r"\d+(?:\.\d+)*", extent)),
        label=f"{source.short_title} : pas de {unit} {number}",
    )


def extent(source_ids: Sequence[str]) -> ToolResult:
    """How many articles or points each text has, with the first and the last as their proof."""
    statements = []
    for source_id in source_ids:
        name = sentence_case(the_text(load().sources[source_id].short_title))
        unit = next((u for u in ("article", "point") if numbers(source_id, u)), "")
        known = numbers(source_id, unit) if unit else ()
        if known:
            ends = [read(source_id, unit, number)[0] for number in (known[0], known[-1])]
            told = f"compte {len(known)} {unit}s, de {known[0]} à {known[-1]}"
            told = told if unit == "article" else f"n'a pas d'articles et {told}"
            supports = tuple(Support(p.id, p.quote) for p in ends)
        else:
            division, last = _division(source_id, "article", "1")
            counted = re.search(r"\d+ alinéas", division)
            told = f"n'a pas d'articles{f', mais {counted[0]}' if counted else ''}"
            supports = (Support(last.id, last.quote),) if last else ()
        statements.append(Statement(Role.REASON, f"{name} {told}.", supports, block=True))
    return ToolResult(
        kind="article",
        statements=tuple(statements),
        figures=tuple(re.findall(r"\d+", " ".join(s.text for s in statements))),
        label="divisions des textes",
    )


def _division(source_id: str, unit: str, number: str) -> tuple[str, Passage | None]:
    """How a text is divided there: its parts, the subdivisions of one, or else its paragraphs."""
    used = unit if numbers(source_id, unit) else "point"
    known, whole = numbers(source_id, used), number.replace("-", ".").split(".")[0]
    parts = subdivisions(source_id, used, whole) if whole in known else ()
    if parts:
        told = f" ; son {used} {whole} se divise de {parts[0]} à {parts[-1]}"
        return told, read(source_id, used, parts[-1])[0]
    if known:
        instead = "" if used == unit else " et n'est pas divisé en articles"
        told = f"{instead} ; ses {used}s vont de {known[0]} à {known[-1]}"
        return told, read(source_id, used, known[-1])[0]
    paragraphs = [p for p in load().passages.values() if p.source_id == source_id]
    counted = [(p, m[1]) for p in paragraphs if (m := _PARAGRAPH.search(p.locator))]
    if not counted:
        return " : il n'est pas divisé en articles", None
    passage, rank = max(counted, key=lambda found: int(found[1]))
    return f" : il n'est pas divisé en articles, mais en {rank} alinéas", passage


_PARAGRAPH = expression(r"(?:^|, )alinéa (\d+)$")
