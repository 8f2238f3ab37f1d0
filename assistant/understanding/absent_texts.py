"""Texts that a sentence names and that the corpus neither holds nor mentions."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.french_dates import in_french
from corpus.library import load, per_corpus

_KINDS = (
    r"arretes?|circulaires?|decrets?|lois?|ordonnances?|directives?|reglements?|"
    r"accords?|conventions?|protocoles?|avenants?|instructions?|notes? de service"
)
_MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_DATED = expression(
    rf"\b(?:{_KINDS})\b[^.?!,;]{{0,40}}?\b(?:du|en date du|de|d')\s*"
    rf"((?:(?:\d{{1,2}}|1er)\s+)?(?:{_MONTHS})\s+)?((?:19|20)\d\d)\b"
)
_FOREIGN = expression(r"\b(?:accords?|conventions?|protocoles?)\s+franco[- ]([a-z]+)")
_BRANCH = expression(r"\bidcc\s*(?:n\s?[°o]\s*)?(\d{2,4})\b")
_CONTENT = expression(
    r"\bque (?:dit|prevoit|contient|disent|prevoient)\b|\b(?:article|alinea|point)\s+\d|\bliste\b|"
    r"\bcontenu\b|\btexte de\b|\bselon\b|\bd'apres\b"
)


def absent_text(sentence: str) -> str:
    """A text that the sentence asks about and that no passage mentions by its date; "" if none.

    A text that the corpus mentions ("l'accord du 17 mars 1988") is absent only when its own content
    is asked for.
    """
    folded = fold(sentence)
    for match in _DATED.finditer(folded):
        if not _mentioned(match[1] or "", match[2]):
            return sentence[match.start() : match.end()]
    branch = _BRANCH.search(folded)
    if branch and not _mentioned("idcc", branch[1]):
        return sentence[branch.start() : branch.end()]
    foreign = _FOREIGN.search(folded)
    if foreign and not foreign[1].startswith("tunisi") and _CONTENT.search(folded):
        return sentence[foreign.start() : foreign.end()]
    return ""


class Misdated(NamedTuple):
    """A text named with the day of one of the corpus and another year."""

    said: str
    source_id: str
    corrected: str  # the sentence with the year of the text


def misdated_text(sentence: str) -> Misdated | None:
    """The first text of a sentence whose year alone is wrong ("l'arrêté du 18 janvier 2009")."""
    folded = fold(sentence)
    if len(folded) != len(sentence):
        return None
    for match in _DATED.finditer(folded):
        day, kind = (match[1] or "").strip(), match[0].split()[0].rstrip("s")
        if not day or f" {kind} du {day} {match[2]} " in _corpus_words():
            continue
        for source in load().sources.values():
            same_day = fold(in_french(source.date)).startswith(f"{day} ")
            if same_day and kind == fold(source.short_title).split()[0]:
                start, end = match.span(2)
                corrected = f"{sentence[:start]}{source.date.year}{sentence[end:]}"
                return Misdated(sentence[match.start() : match.end()], source.id, corrected)
    return None


def _mentioned(day_and_month: str, year: str) -> bool:
    date = " ".join(f"{day_and_month} {year}".split())
    return f" {date} " in _corpus_words()


@per_corpus
def _corpus_words() -> str:
    corpus = load()
    texts = [p.text for p in corpus.passages.values() if p.kind != "row"]
    texts += [f"{s.title} {in_french(s.date)}" for s in corpus.sources.values()]
    return " " + " ".join(re.findall(r"\w+", fold(" ".join(texts)))) + " "
