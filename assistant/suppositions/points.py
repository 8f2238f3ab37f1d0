"""Whether what a question asks by yes or no is what a quoted paragraph settles.

`points.yaml` holds what each paragraph settles, in its own words, and the turns by which that is
asked. A question that says anything besides, or denies something, is left to the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold_in_place
from assistant.wording.passages import Extract
from corpus.expressions import expression
from corpus.library import load

_FILE = Path(__file__).parent / "points.yaml"
HEADS = {
    "oui": "**Oui**",
    "non": "**Non**",
    "sous_conditions": "**Oui, sous conditions**",
    "sauf_exception": "**Oui, sauf exception**",
    "en_partie": "**En partie seulement**",
    "pas_toujours": "**Pas dans tous les cas**",
}
# Asks for more than yes or no, or between two things.
_OPEN = expression(
    r"\b(?:quoi|quel(?:le)?s?|lesquel\w*|lequel|laquelle|combien|cb|comment|pourquoi|quand|nombre|"
    r"pourcentage|difference|repondre|ou)\b(?! (?:pas|non)\b)|"
    r"(?:^|[,:;]|\bet\b)\W*(?:(?:mais|alors|donc|bonjour|svp|a|par|de|pour|avec|chez)\W+)*(?:qui|que)\b|"
    r"\bqu'(?!il|elle|on\b|un)|\bqui\W*$"
)
_PUT = expression(
    r"\?|\b(?:est|sont|ont|peu[tx]|peuvent|doi[ts]|doivent|faut|va|vont|sera|y a|oblige\w*|"
    r"obligatoires?|possibles?|ok|exigee?s?)\b|"
    r"[- ]t[- ](?:il|elle|on)s?\b|(?:t|e)[- ](?:il|elle|on)s?\b"
)
_ARTICLE_40 = expression(r"\bart(?:icle)?s?\.? ?40\b")  # what the first circular is about
_EST_CE = expression(r"(?<!qu')\best[- ]ce qu(?:e\b|')")
_TAG = expression(
    r"(?:,|\b) ?(?:non|pas vrai|n'est[- ]ce pas|ou pas|ou non|c'est (?:bien )?(?:ca|exact|vrai)|"
    r"c'est pas ca|hein|si)\W*$"
)
# Denies, limits or turns round what is asked: then the quotation alone answers.
_DENIES = expression(
    r"\b(?:pas|non|jamais|aucune?s?|sans|ni|nul\w*|plus (?:besoin|oblige\w*)|interdi\w*|exclu\w*|"
    r"dispens\w*|exempt\w*|inutile\w*|impossible\w*|facultati\w*|sauf|hors|ignor\w*|"
    r"(?<!cas de )(?<!avant )(?<!avant un )(?<!avant le )refus\w*|"
    r"moins|davantage|reduire|reduit\w*|baiss\w*|diminu\w*|inferieure?s?|superieure?s?|"
    r"absente?s?|faute de|vice|epargn\w*|echapp\w*|evit\w*|arreter de|cess\w*|suppr\w*|"
    r"avant (?!d'|de\b|une?\b|le refus|refus|pr\b|pour\b|l'arrete)|auparavant|autrefois|a l'epoque|"
    r"par (?:l'|le |la |les |une? |mon |son )?(?:employeur|patron|entreprise|agence|salarie|"
    r"interimaire|prefet|ministre|etat|opco|akto|syndicat)\w*|"
    r"depass\w*|exced\w*|perime\w*|expire\w*|seule?s?|seulement|uniquement|exclusiv\w*|"
    r"ne (?:\w+ ){1,3}qu)\b"
)
_ASKING = content_stems(
    "bien ça exact vrai confirmer juste possible peut doit faut oblige obligatoire obligé forcé "
    "forcément quand même aussi également toujours encore cas client cliente personne gens texte "
    "accord circulaire arrêté passage droit bonjour question svp stp besoin nécessaire dedans "
    "concerne concernent normalement vraiment savoir pr ds qd article 40 employeur patron "
    "entreprise boîte agence"
)


class Point(NamedTuple):
    """A thing that a paragraph settles: how, in which words, and how it is asked."""

    head: str
    quote: str
    turns: tuple[re.Pattern[str], ...]
    beside: re.Pattern[str] | None


def settled(question: str, extracts: Sequence[Extract]) -> list[Statement]:
    """Says yes or no first, where a quoted paragraph settles what is asked and nothing more is."""
    asked = closed(question)
    if not asked:
        return []
    for extract in _all(extracts):
        point = next((p for p in points().get(extract.passage.id, ()) if _fits(asked, p)), None)
        if point is None:
            continue
        if _more(asked, point, extract):
            return []
        text = f"{HEADS[point.head]} : le passage cité dit « {point.quote} »."
        whole = extract.quote if point.quote in extract.quote else point.quote
        return [Statement(Role.REASON, text, (Support(extract.passage.id, whole),), block=True)]
    return []


def closed(question: str) -> str:
    """The question folded, without the tag that asks to confirm; "" where it asks openly."""
    folded = fold_in_place(question)
    if not _PUT.search(folded):
        return ""
    folded = _ARTICLE_40.sub("article 40", folded)
    folded = _EST_CE.sub(" ", _TAG.sub("", folded.strip(" ?!.")))
    return "" if _OPEN.search(folded) else folded


def _all(extracts: Sequence[Extract]) -> Iterator[Extract]:
    for extract in extracts:
        yield from extract.items
        yield extract


def _fits(asked: str, point: Point) -> bool:
    if point.beside and point.beside.search(asked):
        return False
    return all(turn.search(asked) for turn in point.turns)


def _more(asked: str, point: Point, extract: Extract) -> bool:
    """Whether a question denies something, or says more than the paragraph and its questions."""
    rest = asked
    for turn in point.turns:
        rest = turn.sub(" ", rest)
    if _DENIES.search(rest):
        return True
    passage, corpus = extract.passage, load()
    told = (
        passage.text,
        *passage.path,
        corpus.sources[passage.source_id].title,
        *corpus.questions.get(passage.id, ()),
    )
    return bool(content_stems(rest) - _ASKING - content_stems(" ".join(told)))


@cache
def points() -> Mapping[str, tuple[Point, ...]]:
    """The points of each passage, by its id, in the order in which they are tried."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(_FILE.read_text("utf-8"), Loader=loader)
    turns = data.pop("tours")
    return {
        f"{source}#{place}": tuple(_point(entry, turns) for entry in entries)
        for source, places in data.items()
        for place, entries in places.items()
    }


def _point(entry: Mapping[str, object], turns: Mapping[str, str]) -> Point:
    (head,) = entry.keys() - {"mots", "sauf"}
    words, beside = entry["mots"], entry.get("sauf")
    assert isinstance(words, list)
    return Point(
        head,
        str(entry[head]),
        tuple(_pattern(w, turns) for w in words),
        _pattern(str(beside), turns) if beside else None,
    )


def _pattern(words: str, turns: Mapping[str, str]) -> re.Pattern[str]:
    spelt = re.sub(r"=(\w+)", lambda name: turns[name[1]], words)
    return expression(rf"\b(?:{spelt})\b")
