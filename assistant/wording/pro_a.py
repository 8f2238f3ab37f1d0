"""The Pro-A certifications that answer a question, grouped by métier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.rules.pro_a import ProACriteria, niveaux, secteurs, select
from assistant.understanding.certification_scope import diploma_kinds
from assistant.wording.common import anomaly_statements
from assistant.wording.french import count, listing
from corpus.library import load
from corpus.records import ProARow

SHORT = 12  # rows up to which the list is shown beside its number
_TITLES = 3  # certifications named before the list
LIMIT = 60  # rows shown in one answer; the count always says how many there are


def certifications(criteria: ProACriteria, asked: str = "") -> ToolResult:
    """The rows that satisfy the criteria; ``asked`` is how the adviser named what she wants."""
    rows = select(criteria)
    if not rows:
        return nothing(asked or criteria_words(criteria))
    if criteria.rncp:
        return _code_result(rows)
    codes = {r.rncp for r in rows}
    lead = (
        f"{_opening(criteria)} : {count(len(codes), 'certification')} "
        f"({count(len(rows), 'ligne')} de la liste) dans l'annexe de l'accord Pro-A."
    )
    statements = [
        Statement(Role.REASON, lead, _named_in(criteria, rows)),
        *_grouped(criteria, rows[:LIMIT]),
    ]
    if len(rows) > LIMIT:
        rest = f"Les {LIMIT} premières lignes sont montrées ; précisez un métier ou un niveau."
        statements.append(Statement(Role.NEXT, rest))
    return ToolResult(
        kind="pro_a",
        statements=tuple([*statements, *_who(), *_doubts(rows[:LIMIT])]),
        figures=(str(len(codes)), str(len(rows)), str(LIMIT)),
        suggestions=("Qui peut bénéficier de la Pro-A ?", "Quelle est la durée d'une Pro-A ?"),
        label=f"annexe de l'accord Pro-A, {count(len(rows), 'ligne')}",
    )


def _named_in(criteria: ProACriteria, rows: tuple[ProARow, ...]) -> tuple[Support, ...]:
    """The first row, and that of each title which the lead names."""
    titles = criteria.diplomes[:_TITLES] if _adds_diplomas(criteria) else ()
    told = [next((r for r in rows if r.diplome == title), rows[0]) for title in titles]
    return tuple(dict.fromkeys(Support(row.passage_id) for row in (rows[0], *told)))


def _opening(criteria: ProACriteria) -> str:
    return f"Pro-A, {criteria_words(criteria)}" if not criteria.empty else "Liste Pro-A entière"


def criteria_words(criteria: ProACriteria) -> str:
    """The conditions in French: « métier Soudeur, niveau 3 »."""
    named = [f"métier {listing(criteria.metiers, 'ou')}"] if criteria.metiers else []
    quoted = [f"« {d} »" for d in criteria.diplomes[:_TITLES]] if _adds_diplomas(criteria) else []
    if quoted:
        named.append(f"certification {listing(quoted, 'ou')}")
    words = [" ou ".join(named)] if named else []
    told = bool(quoted) and bool(set(criteria.diplomes) & set(criteria.among))
    if criteria.among and not told:  # a title already says its kind
        kinds = dict.fromkeys(k for d in criteria.among for k in diploma_kinds(d))
        words.append(listing(list(kinds), "ou"))
    if criteria.secteurs:
        words.append(f"secteur {listing(criteria.secteurs, 'ou')}")
    if criteria.filieres:
        words.append(f"filière {listing(criteria.filieres, 'ou')}")
    if criteria.niveaux:
        words.append(listing([level(n) for n in criteria.niveaux], "ou"))
    if criteria.rncp:
        words.append(listing(criteria.rncp, "ou"))
    return ", ".join(words)


def _adds_diplomas(criteria: ProACriteria) -> bool:
    """Whether the diplomas named add to the métiers: one word ("soudeur") often names both."""
    if not criteria.metiers:
        return bool(criteria.diplomes)
    return any(
        r.diplome in criteria.diplomes and r.metier not in criteria.metiers for r in load().pro_a
    )


def level(niveau: int | None) -> str:
    """« niveau 3 » or « sans niveau », as the annex prints it."""
    return f"niveau {niveau}" if niveau else "sans niveau"


def _grouped(criteria: ProACriteria, rows: tuple[ProARow, ...]) -> list[Statement]:
    statements = []
    several = criteria.diplomes or len({r.metier for r in rows}) > 1
    # Under a métier, the certifications that the adviser named come first.
    for row in sorted(rows, key=lambda r: r.diplome not in criteria.diplomes):
        where = f", pour le métier {row.metier}" if several else ""
        text = f"- {row.diplome} — {row.rncp} ({level(row.niveau)}){where}"
        statements.append(Statement(Role.LIST, text, (Support(row.passage_id),)))
    return statements


def _who() -> list[Statement]:
    text = "La Pro-A s'adresse aux salariés intérimaires titulaires d'un CDI."
    return [Statement(Role.CONDITION, text, (anchor("pro_a_cdi"),))]


def _code_result(rows: tuple[ProARow, ...]) -> ToolResult:
    statements = []
    for rncp in dict.fromkeys(r.rncp for r in rows):
        same = [r for r in rows if r.rncp == rncp]
        names = listing(list(dict.fromkeys(r.diplome for r in same)), "ou")
        text = f"{rncp} : {names} ({level(same[0].niveau)}), certification éligible à la Pro-A."
        supports = tuple(Support(r.passage_id) for r in same)
        statements.append(Statement(Role.REASON, text, supports))
        own = f"{rncp}, " if len({r.rncp for r in rows}) > 1 else ""
        for row in same:
            line = f"- {own}métier {row.metier} — {row.secteur}, {row.filiere}"
            statements.append(Statement(Role.LIST, line, _with_context(row)))
    return ToolResult(
        kind="pro_a",
        statements=tuple([*statements, *_who(), *_doubts(rows)]),
        suggestions=("Qui peut bénéficier de la Pro-A ?",),
        label=f"annexe de l'accord Pro-A, {listing(sorted({r.rncp for r in rows}))}",
    )


def _with_context(row: ProARow) -> tuple[Support, ...]:
    """The row, and the rows above it that carry the cells it inherits."""
    needed = [row.metier, row.filiere, row.secteur]
    supports = [Support(row.passage_id)]
    for value, read in zip(needed, ("metier_read", "filiere_read", "secteur_read"), strict=True):
        if getattr(row, read):
            continue
        carrier = _carrier(row, value, read)
        if carrier:
            supports.append(Support(carrier.passage_id))
    return tuple(dict.fromkeys(supports))


def _carrier(row: ProARow, value: str, column: str) -> ProARow | None:
    """The last row above that prints the value in this column."""
    found = None
    for other in load().pro_a:
        if other.line_start > row.line_start:
            break
        if getattr(other, column) == value:
            found = other
    return found


def _doubts(rows: tuple[ProARow, ...]) -> list[Statement]:
    doubts = (load().main_doubt_of(row.passage_id) for row in rows)
    return anomaly_statements(doubt for doubt in doubts if doubt)


def overview() -> ToolResult:
    """How many certifications each sector has, when nothing narrows the list."""
    rows = load().pro_a
    codes, metiers = {r.rncp for r in rows}, {(r.secteur, r.filiere, r.metier) for r in rows}
    text = (
        f"L'annexe de l'accord Pro-A compte {len(codes)} certifications (codes RNCP distincts), "
        f"sur {len(rows)} lignes, pour {len(metiers)} métiers identifiés :"
    )
    lines = []
    figures = [str(len(codes)), str(len(rows)), str(len(metiers))]
    for secteur in secteurs():
        own = [r for r in rows if r.secteur == secteur]
        number = len({r.rncp for r in own})
        figures.append(str(number))
        line = f"- {secteur} : {count(number, 'certification')}"
        lines.append(Statement(Role.LIST, line, (Support(own[0].passage_id),)))
    ask = "Précisez un métier, un diplôme, un secteur ou un niveau pour voir les certifications."
    return ToolResult(
        kind="pro_a",
        statements=(
            Statement(Role.REASON, text, (anchor("annexe_pro_a"),)),
            *lines,
            *_who(),
            Statement(Role.NEXT, ask),
        ),
        figures=tuple(figures),
        suggestions=("Quelles certifications Pro-A pour devenir soudeur ?",),
        label="annexe de l'accord Pro-A",
    )


def near(result: ToolResult, title: str) -> ToolResult:
    """The rows that come near a title which the annex does not print."""
    text = f"L'annexe ne porte pas « {title} » ; voici les entrées qui s'en approchent."
    lead = Statement(Role.REASON, text, (anchor("annexe_pro_a"),), block=True)
    return replace(result, statements=(lead, *result.statements))


def counted(criteria: ProACriteria) -> ToolResult:
    """How many certifications the criteria keep, by level; the list itself where it is short."""
    rows = select(criteria)
    if len(rows) <= SHORT:
        return certifications(criteria)
    codes = {r.rncp for r in rows}
    lead = (
        f"{_opening(criteria)} : **{count(len(codes), 'certification')}** "
        f"({count(len(rows), 'ligne')} de l'annexe ; la première et la dernière sont citées)."
    )
    supports = (anchor("annexe_pro_a"), Support(rows[0].passage_id), Support(rows[-1].passage_id))
    by_level = Counter(r.niveau for r in {r.rncp: r for r in rows}.values())
    order = sorted(by_level.items(), key=lambda item: item[0] or 0)
    split = listing([f"{number} {'de ' if n else ''}{level(n)}" for n, number in order])
    statements = [Statement(Role.REASON, lead, supports)]
    if len(by_level) > 1:
        statements.append(Statement(Role.REASON, f"Dont {split}.", (anchor("annexe_pro_a"),)))
    ask = "Précisez un métier ou un niveau, ou demandez « quelles certifications », pour la liste."
    return ToolResult(
        kind="pro_a",
        statements=(*statements, Statement(Role.NEXT, ask)),
        figures=(str(len(codes)), str(len(rows)), *(str(n) for item in order for n in item if n)),
        suggestions=(f"Quelles certifications Pro-A, {criteria_words(criteria)} ?",),
        label=f"annexe de l'accord Pro-A, {count(len(rows), 'ligne')}",
    )


def other_level(codes: Sequence[str], asked: Sequence[int | None]) -> list[Statement]:
    """Says so where the annex gives a code another level than the one supposed of it."""
    rows = {r.rncp: r for r in load().pro_a if r.rncp in codes}
    if not asked or any(r.niveau in asked for r in rows.values()):
        return []
    told = listing([f"{code} est {_of_level(r.niveau)}" for code, r in rows.items()])
    text = f"**Non**, pas {_of_level(asked[0])} : dans l'annexe, {told}."
    supports = tuple(Support(r.passage_id) for r in rows.values())
    return [Statement(Role.REASON, text, supports, block=True)]


def _of_level(niveau: int | None) -> str:
    return f"de niveau {niveau}" if niveau else "sans niveau"


def no_such_level(asked: tuple[int | None, ...]) -> ToolResult:
    """A level that the annex prints nowhere: say so, and which levels it has."""
    known = niveaux()
    told = listing([str(n) for n in asked if n], "ou")
    text = (
        f"**Non** : la liste Pro-A n'a aucune certification de niveau {told} ; ses niveaux vont de "
        f"{known[0]} à {known[-1]}, et certaines certifications sont « sans niveau »."
    )
    ends = [next(r for r in load().pro_a if r.niveau == n) for n in (known[0], known[-1])]
    supports = (anchor("annexe_pro_a"), *(Support(r.passage_id) for r in ends))
    return ToolResult(
        kind="pro_a",
        statements=(Statement(Role.REASON, text, supports),),
        figures=tuple(str(n) for n in (*known, *asked) if n),
        suggestions=(f"Quelles certifications Pro-A de niveau {known[-1]} ?",),
        label="annexe de l'accord Pro-A, niveaux",
    )


def nothing(asked: str, near: tuple[str, ...] = ()) -> ToolResult:
    """The list holds nothing of the kind: an answer with its source, and the métiers near it."""
    told = f" ({asked})" if asked else ""
    text = f"Aucune certification de la liste Pro-A ne correspond{told}."
    rest = _near_metiers(near) or [
        Statement(Role.CONTEXT, f"La liste couvre ces secteurs : {listing(secteurs())}.")
    ]
    return ToolResult(
        kind="pro_a",
        statements=(Statement(Role.REASON, text, (anchor("annexe_pro_a"),)), *rest),
        figures=(asked,),
        suggestions=tuple(f"Quelles certifications Pro-A pour le métier {m} ?" for m in near[:2]),
        label="annexe de l'accord Pro-A, aucune ligne",
    )


def _near_metiers(near: tuple[str, ...]) -> list[Statement]:
    """One line for each neighbouring métier of the annex, with its certifications."""
    lines = []
    for metier in near:
        rows = select(ProACriteria(metiers=(metier,)))
        names = listing(list(dict.fromkeys(f"{r.diplome} ({r.rncp})" for r in rows)))
        supports = tuple(dict.fromkeys(Support(r.passage_id) for r in rows))
        text = f"- Métier voisin : {metier} — {names}"
        lines.append(Statement(Role.LIST, text, supports))
    return lines
