"""Doubts about the prose: notes that are called but missing, references, a text's own number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpus.checks import Evidence, doubt, lines
from corpus.expressions import expression
from corpus.markup import MASK, note_calls
from corpus.records import Anomaly, Passage, PassageKind

_NOR = expression(r"\b[A-Z]{4}\d{7}[A-Z]\b")
_ARTICLE = expression(r"\b(?P<kind>[LRD])\. ?(?P<number>\d+(?:-\d+)+)|\b(?P<k>L) (?P<n>\d+-\d+)")


def notes_missing(evidence: Evidence) -> Iterator[Anomaly]:
    """A footnote mark calls a note that the copy does not have."""
    for reading in evidence.readings.values():
        known = {p.id for p in reading.passages if p.kind is PassageKind.FOOTNOTE}
        for passage in reading.passages:
            calls = [n for s in passage.segments for n in note_calls(s.text)]
            for number in calls:
                missing = f"{reading.source_id}#note-{number}" not in known
                if missing and passage.kind is not PassageKind.FOOTNOTE:
                    yield _note_missing(passage, number)


def _note_missing(passage: Passage, number: int) -> Anomaly:
    return doubt(
        "appel de note sans note",
        f"{passage.id}/{number}",
        passage.source_id,
        place=passage.locator,
        found=f"appel de la note {number}",
        expected=f"une note {number} dans le texte",
        evidence=lines([passage.line_start]),
        passage_ids=[passage.id],
        sentence=f"Cette ligne appelle une note {number} qui ne figure pas dans la copie.",
    )


def own_number(evidence: Evidence) -> Iterator[Anomaly]:
    """A text bears as its own the number of the text that it refers to."""
    for reading in evidence.readings.values():
        by_id = {p.id.partition("#")[2]: p for p in reading.passages}
        own, reference = by_id.get("numero"), by_id.get("reference")
        if own is None or reference is None:
            continue
        for number in set(_NOR.findall(own.text)) & set(_NOR.findall(reference.text)):
            yield doubt(
                "numéro propre douteux",
                f"{reading.source_id}/{number}",
                reading.source_id,
                place=own.locator,
                found=f"NOR {number}, celui du texte cité en référence",
                expected="un numéro propre à ce texte",
                evidence=lines([own.line_start, reference.line_start]),
                passage_ids=[own.id, reference.id],
                sentence=(
                    f"Le numéro NOR {number} imprimé en tête de ce texte est celui du texte qu'il"
                    " cite en référence ; son propre numéro n'est pas lisible dans la copie."
                ),
            )


def masked_addresses(evidence: Evidence) -> Iterator[Anomaly]:
    """A passage prints e-mail addresses, which are masked."""
    for passage in evidence.passages():
        count = passage.text.count(MASK)
        if count:
            yield doubt(
                "donnée personnelle",
                passage.id,
                passage.source_id,
                place=passage.locator,
                found=f"{count} adresse(s) électronique(s)",
                expected="aucune donnée personnelle",
                evidence=lines([passage.line_start]),
                passage_ids=[],
                sentence="Les adresses électroniques imprimées dans ce passage sont masquées.",
            )


def lone_references(evidence: Evidence) -> Iterator[Anomaly]:
    """An article cited once, one digit away from an article cited three times or more."""
    cited: dict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.passages():
        for found in _ARTICLE.finditer(passage.text):
            kind, number = found["kind"] or found["k"], found["number"] or found["n"]
            cited[f"{kind}. {number}"].append(passage)
    for article, passages in cited.items():
        likely = [o for o in cited if len(cited[o]) >= 3 and _one_digit_apart(article, o)]
        if len(passages) == 1 and likely:
            yield _lone(article, passages[0], likely[0], cited[likely[0]])


def _one_digit_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _lone(article: str, passage: Passage, likely: str, others: list[Passage]) -> Anomaly:
    return doubt(
        "renvoi isolé",
        f"{passage.id}/{article.replace('. ', '')}",
        passage.source_id,
        place=passage.locator,
        found=f"article {article}",
        expected=f"article {likely}, cité {len(others)} fois dans les textes",
        evidence=lines([passage.line_start]) + f" ; {likely} : {', '.join(p.id for p in others)}",
        passage_ids=[passage.id],
        sentence=(
            f"La copie cite ici l'article {article}, qu'aucun autre passage ne cite ; il s'agit"
            f" sans doute de l'article {likely}."
        ),
    )
