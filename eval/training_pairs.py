"""Question–passage pairs for training, drawn only from the training sheets.

No text of a development or test sheet is read, nor any article of the Code du travail, which is
kept whole as a corpus the model has never seen.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from eval.careless import careless
from eval.public_sheets import LawArticle, Section, Sheet, cited_numbers, passage_of

TRAINING_CODES = (
    "Code de la sécurité sociale",
    "Code rural et de la pêche maritime",
    "Code des relations entre le public et l'administration",
)
CARELESS_SHARE = 0.4
HEADING_SHARE = 0.5  # passages that carry their own heading, as an index would fold it in


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage that answers it.

    ``owner`` names the sheet or section of law: two pairs of one owner never share a batch.
    ``theme`` groups owners on neighbouring subjects, whose passages make hard negatives.
    """

    question: str
    passage: str
    owner: str
    theme: str


def make_pairs(
    sheets: list[Sheet], codes: dict[str, list[LawArticle]], rng: random.Random
) -> list[Pair]:
    """One pair for each section, each cited article and a share of the other articles."""
    training = [s for s in sheets if s.split == "train"]
    pairs = [
        Pair(_question(sheet, section, rng), _passage(section, rng), sheet.id, sheet.theme)
        for sheet in training
        for section in sheet.sections
    ]
    for code in TRAINING_CODES:
        pairs += _lay_law_pairs(training, codes[code], rng)
        pairs += _heading_law_pairs(codes[code], rng)
    return [
        Pair(careless(p.question, rng), p.passage, p.owner, p.theme)
        if rng.random() < CARELESS_SHARE
        else p
        for p in pairs
    ]


def batches(pairs: list[Pair], size: int, rng: random.Random) -> Iterator[list[Pair]]:
    """Batches in which half the pairs share their theme with another, one pair per owner."""
    by_theme: dict[str, list[Pair]] = defaultdict(list)
    for pair in rng.sample(pairs, len(pairs)):
        by_theme[pair.theme].append(pair)
    runs = [group[i : i + 6] for group in by_theme.values() for i in range(0, len(group), 6)]
    rng.shuffle(runs)
    batch: dict[str, Pair] = {}
    waiting: list[Pair] = []
    for run in runs:
        waiting += run
        held: list[Pair] = []
        for pair in waiting:
            if pair.owner in batch:
                held.append(pair)
                continue
            batch[pair.owner] = pair
            if len(batch) == size:
                yield list(batch.values())
                batch = {}
        waiting = held


def _question(sheet: Sheet, section: Section, rng: random.Random) -> str:
    titles = [sheet.title, *sheet.other_titles]
    draw = rng.random()
    if section.heading and draw < 0.35:
        return f"{rng.choice(titles)} {section.heading}"
    if draw < 0.45 and sheet.description:
        return rng.choice(_sentences(sheet.description))
    return rng.choice(titles)


def _passage(section: Section, rng: random.Random) -> str:
    if section.heading and rng.random() < HEADING_SHARE:
        return f"{section.heading}\n{section.text}"
    return section.text


def _lay_law_pairs(
    sheets: list[Sheet], articles: list[LawArticle], rng: random.Random
) -> list[Pair]:
    by_number = {a.number: a for a in articles}
    return [
        Pair(rng.choice([sheet.title, *sheet.other_titles]), _law(article, rng), sheet.id, "loi")
        for sheet in sheets
        for number in cited_numbers(sheet, articles[0].code, list(by_number))
        for article in [by_number[number]]
    ]


def _heading_law_pairs(articles: list[LawArticle], rng: random.Random) -> list[Pair]:
    chosen = rng.sample(articles, min(len(articles) // 3, 2000))
    return [
        Pair(
            " ".join(_heading(h) for h in article.path[-2:]),
            passage_of(article),
            "/".join(article.path),
            "/".join(article.path[:-1]),
        )
        for article in chosen
        if article.path
    ]


def _law(article: LawArticle, rng: random.Random) -> str:
    text = passage_of(article)
    if article.path and rng.random() < HEADING_SHARE:
        return f"{_heading(article.path[-1])}\n{text}"
    return text


def _heading(heading: str) -> str:
    """A heading without its number: "Section 2 : Période d'essai" gives "Période d'essai"."""
    return heading.partition(" : ")[2].strip(" .") or heading


def _sentences(text: str) -> list[str]:
    found = [s for s in re.split(r"(?<=[.?!:])\s+", text) if 25 <= len(s) <= 220]
    return found or [text[:150]]
