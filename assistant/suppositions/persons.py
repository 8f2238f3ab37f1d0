"""Whether the age of a person, or the time since when, is what a quoted passage asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.claims import quantities_in
from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.suppositions.points import closed
from assistant.understanding.text import fold_in_place
from assistant.wording.passages import Extract
from corpus.expressions import expression

_AGED = expression(r"\bages de (?P<least>\d+) a (?P<most>\d+) ans(?: revolus)?")
_AGE = expression(
    r"(?<!depuis )(?<!il y a )\b(?P<told>(?P<years>[1-7]\d) ans)\b"
    r"(?! (?:de |d')(?:presence|residence|sejour|france|pro-?a|experience|formation|chomage))"
)
# A diploma may take from the young what their age gives.
_GRADUATE = expression(
    r"(?<!sans )(?<!pas de )(?<!pas le )(?<!aucun )\b(?:bac|baccalaureat|cap|bep|bts|dut|licence|"
    r"master|diplomee?s?|diplomes?|titre pro\w*)\b"
)
_SINCE = expression(r"\bdepuis (?P<told>plus d(?:e |')(?P<least>[\w-]+ (?:ans?|mois)))\b")
_ASKED = r"(?P<q>(?:\d+|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze) (?:ans?|mois))"
# What lasts, in the words of a question and in those of the passage.
_LASTING = (
    (expression(r"\b(?:chom\w*|demandeu\w*|inscri\w*|pole emploi)\b"), "demandeurs d'emploi"),
    (expression(r"\b(?:presen\w*|resid\w*|vi[ts]|vivant|sejour\w*|en france)\b"), "resider"),
)
_TIME = expression(rf"\b{_ASKED}\b")


def of_a_person(question: str, extracts: Sequence[Extract]) -> list[Statement]:
    """Says first whether a person is of the age, or has waited as long, as a passage asks."""
    asked = closed(question)
    if not asked:
        return []
    for extract in extracts:
        for part in (*extract.items, extract):
            for text in (*_by_age(asked, part.quote), *_by_time(asked, part.quote)):
                support = Support(part.passage.id, part.quote)
                return [Statement(Role.REASON, text, (support,), block=True)]
    return []


def _by_age(asked: str, quote: str) -> Iterator[str]:
    limits, age = _AGED.search(fold_in_place(quote)), _AGE.search(asked)
    if limits and age and not _GRADUATE.search(asked):
        kept = int(limits["least"]) <= int(age["years"]) <= int(limits["most"])
        head = "**Oui, sous conditions**" if kept else "**Non, pas au titre de l'âge**"
        printed = quote[limits.start() : limits.end()]
        yield f"{head} : {age['told']}, le passage cité dit « {printed} »."


def _by_time(asked: str, quote: str) -> Iterator[str]:
    """What falls short of the time asked for; what is long enough depends on more than that."""
    limit, time = _SINCE.search(fold_in_place(quote)), _TIME.search(asked)
    lasting = any(cue.search(asked) and told in fold_in_place(quote) for cue, told in _LASTING)
    if limit and time and lasting and _months(time["q"]) < _months(limit["least"]):
        printed = quote[limit.start("told") : limit.end("told")]
        yield f"**Non, pas à ce titre** : {time['q']}, le passage cité dit « {printed} »."


def _months(words: str) -> int:
    return max(int(n) * (12 if unit == "an" else 1) for n, unit in quantities_in(words))
