"""The counts of docs/carte-du-jeu-de-questions.md, from the questions themselves.

python -m eval.gold_card            # rewrites the tables
python -m eval.gold_card --check    # fails where they have drifted
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.library import installed
from eval.generated_blocks import command
from eval.gold import ADVISERS_FOLDER, NEWCOMERS_FOLDER, Case, load_gold

CARD = Path(__file__).parents[1] / "docs" / "carte-du-jeu-de-questions.md"
BLOCK, ADVISERS_BLOCK = "comptes", "comptes des conseillères"
NEWCOMERS_BLOCK = "comptes des nouvelles"
_TEXT_HEAD = "texte à citer (il peut y en avoir plusieurs)"
_STATUSES = {
    "answered": "une réponse",
    "clarification": "une demande de précision",
    "not_covered": "« hors du corpus »",
    "refused": "un refus",
}
_VERDICTS = {
    "open": "« ouvert »",
    "not_open": "« pas ouvert »",
    "not_applicable": "« un autre régime s'applique »",
    "undetermined": "« indéterminé »",
    None: "aucun",
}


def counts(cases: Sequence[Case]) -> str:
    """The tables: by kind and split, by what is expected, by text, and how each is proved."""
    return "\n\n".join(
        (
            _by_split("genre (un fichier chacun)", ((c, f"`{c.kind}`") for c in cases)),
            _by_split("attendu", ((c, _statuses(c)) for c in cases)),
            _by_split("verdict attendu", ((c, _verdict(c)) for c in cases)),
            _by_text(cases),
            _by_split("messages", ((c, str(len(c.turns))) for c in cases)),
            _proofs(cases),
        )
    )


def adviser_counts(cases: Sequence[Case]) -> str:
    """The shorter tables of the advisers' questions: by adviser and by text."""
    by_adviser = _by_split("conseillère (un fichier chacune)", ((c, f"`{c.kind}`") for c in cases))
    return "\n\n".join((by_adviser, _by_text(cases), _proofs(cases)))


def newcomer_counts(cases: Sequence[Case]) -> str:
    """The tables of the questions all kept apart: by kind, by length, by text."""
    kinds = Counter(f"`{c.kind}`" for c in cases)
    lengths = Counter(str(len(c.turns)) for c in cases)
    texts = Counter(text for c in cases for text in _texts(c))
    tables = {"genre (un fichier chacun)": kinds, "messages": lengths, _TEXT_HEAD: texts}
    return "\n\n".join((*(_one_column(t, rows) for t, rows in tables.items()), _proofs(cases)))


def _one_column(title: str, counted: Counter[str]) -> str:
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"| {title} | questions |", "| --- | ---: |"]
    lines += [f"| {name} | {n} |" for name, n in (*rows, ("**total**", counted.total()))]
    return "\n".join(lines)


def _by_split(title: str, pairs: Iterable[tuple[Case, str]]) -> str:
    table: dict[str, Counter[str]] = {}
    for case, name in pairs:
        table.setdefault(name, Counter())[case.split] += 1
    total = sum(table.values(), Counter())
    lines = [f"| {title} | mise au point | à part | en tout |", "| --- | ---: | ---: | ---: |"]
    rows = sorted(table.items(), key=lambda row: (-row[1].total(), row[0]))
    for name, row in [*rows, ("**total**", total)]:
        lines.append(f"| {name} | {row['development']} | {row['test']} | {row.total()} |")
    return "\n".join(lines)


def _by_text(cases: Sequence[Case]) -> str:
    return _by_split(_TEXT_HEAD, ((c, t) for c in cases for t in _texts(c)))


def _statuses(case: Case) -> str:
    return " ou ".join(name for s, name in _STATUSES.items() if s in case.expect.statuses)


def _verdict(case: Case) -> str:
    wanted = case.expect.verdicts
    if wanted is None:
        return "non noté"
    return " ou ".join(name for verdict, name in _VERDICTS.items() if verdict in wanted)


def _texts(case: Case) -> list[str]:
    """The texts that a question must cite; a question may need several."""
    sources = {cite.source for group in case.expect.cites for cite in group}
    return sorted(installed().sources[source].short_title for source in sources)


def _proofs(cases: Sequence[Case]) -> str:
    cites = sum(len(group) for c in cases for group in c.expect.cites)
    proofs = [proof for c in cases for proof in c.expect.proof]
    absent = sum(proof.count == 0 for proof in proofs)
    facts = sum(len(c.expect.facts) for c in cases)
    forbidden = sum(len(c.expect.forbidden) for c in cases)
    return (
        f"{cites} extraits attendus, chacun avec ses lignes ; {len(proofs)} comptes de lignes, "
        f"dont {absent} preuves d'absence ; {facts} faits à dire, {forbidden} énoncés interdits."
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Command line; 0 when the card is right, 1 when it has drifted."""
    gold = command(argv, __doc__, CARD, BLOCK, lambda: counts(load_gold()))
    advisers = command(
        argv, __doc__, CARD, ADVISERS_BLOCK, lambda: adviser_counts(load_gold(ADVISERS_FOLDER))
    )
    newcomers = command(
        argv, __doc__, CARD, NEWCOMERS_BLOCK, lambda: newcomer_counts(load_gold(NEWCOMERS_FOLDER))
    )
    return max(gold, advisers, newcomers)


if __name__ == "__main__":
    raise SystemExit(main())
