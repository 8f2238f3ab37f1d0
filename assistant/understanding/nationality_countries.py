"""Nationalities told by the name of a country: "ressortissant du Mali", "M. Sow (Mali)"."""

from __future__ import annotations

from assistant.understanding import nationality_cues as cues
from assistant.understanding.nationality_mention import (
    ARTICLES,
    NationalityMention,
    mention_of,
    names_text,
)
from assistant.understanding.nationality_table import beginnings, countries, nationalities
from assistant.understanding.place_context import Reading
from assistant.understanding.text import light_stem
from corpus.expressions import expression

_LONGEST = 4  # tokens: "république démocratique du congo"
# Whoever trades with a country is no national of it: "assistante export Chine".
_TRADES = expression(
    r"export|import|commerc|achat|achet|marketing|zone$|business|vente|vend|guide|tradu|interpret|"
    r"marche|logistique|transit|transport|charg|tourism|voyage|agent$|prof|enseign|formateur"
)
_OPENS = frozenset("et ou mais sinon alors puis".split())  # "et Tunisie ?"
_OTHER_WORDS = frozenset("suis maurice dominique salvador grenade lucie georgie".split())


def country_said(
    reading: Reading, start: int, end: int, code: str, previous: list[str], jobs: frozenset[int]
) -> tuple[NationalityMention | None, bool]:
    """The nationality that a country tells of a person, if any, and whether it names a text.

    ``jobs`` are the offsets where the name of a métier ends.
    """
    if code == "FRA":
        return None, False
    states = (nationalities()[code],)
    if names_text(previous):
        return mention_of(reading, start, end, states, previous), True
    head = next((word for word in previous if word not in ARTICLES), "")
    if head and cues.OF_ORIGIN.match(head):
        return mention_of(reading, start, end, states, previous, rank=1), False
    if end == len(reading.tokens) and {t.folded for t in reading.tokens[:start]} <= _OPENS:
        return mention_of(reading, start, end, states, previous, rank=2), False
    if _stands_for_a_person(reading, start, end) or _opens_a_case(reading, start, end, jobs):
        return mention_of(reading, start, end, states, previous, rank=2), False
    if not previous or previous[0] in cues.LOCATIVE or (head and cues.THINGS.match(head)):
        return None, False
    if "dans" in previous[:2]:
        return None, False
    if previous[0] in ARTICLES or previous[0] == "pour":
        return mention_of(reading, start, end, states, previous, rank=2), False
    return None, False


def _opens_a_case(reading: Reading, start: int, end: int, jobs: frozenset[int]) -> bool:
    """Whether it opens a sentence that names a métier, nothing apart: "Algérie géomètre Lyon"."""
    if start or not jobs or reading.tokens[0].folded in _OTHER_WORDS:
        return False
    return reading.gap(end).isspace() and min(jobs) > reading.tokens[end - 1].end


def _stands_for_a_person(reading: Reading, start: int, end: int) -> bool:
    """Whether a country is told as such: "M. Sow (Mali)", "serveur, Paris, Mali"."""
    after = reading.gap(end).strip()
    if start == 0:
        return after.startswith((",", ":", ";"))
    if reading.gap(start).rstrip().endswith(":"):
        return reading.tokens[start - 1].folded in cues.LABELS
    if reading.gap(start).strip() == ",":
        return end == len(reading.tokens) or after[:1] in (",", ";", ".", "?")
    bracketed = reading.gap(start).rstrip().endswith("(") and after.startswith(")")
    return bracketed and not cues.LOCATIVE & {*reading.before(start - 1)[:3]}


def country_beside(sentence: str, ends: frozenset[int]) -> NationalityMention | None:
    """The nationality that a bare country tells in a few names: "serveur Cameroun Reims".

    ``ends`` are the offsets where the names of métiers and places end.
    """
    reading = Reading.of(sentence)
    stems = tuple(light_stem(token.folded) for token in reading.tokens)
    for start in range(1, len(stems)):
        if stems[start] not in beginnings() or reading.tokens[start - 1].end not in ends:
            continue
        if reading.tokens[start].folded in _OTHER_WORDS or reading.gap(start).strip():
            continue
        if any(_TRADES.match(token.folded) for token in reading.tokens[:start]):
            continue
        for end in range(min(start + _LONGEST, len(stems)), start, -1):
            said = " ".join(stem for stem in stems[start:end] if not stem.endswith("'"))
            code = countries().get(said, "")
            if code and code != "FRA":
                states = (nationalities()[code],)
                return mention_of(reading, start, end, states, reading.before(start), rank=2)
    return None
