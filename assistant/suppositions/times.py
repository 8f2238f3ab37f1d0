"""How many times a question supposes ("renouvelable deux fois"), held against the passage."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.suppositions.figures import denied
from assistant.suppositions.stated import held_up
from assistant.understanding.text import fold, fold_in_place
from assistant.wording.passages import Extract
from corpus.expressions import expression

_NUMBERS = {"une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_TIMES = expression(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})(?: seules?| petites?)? fois\b(?! (?:et|le|la|que)\b)"
)


def supposed_times(question: str, extract: Extract) -> list[Statement]:
    """Says first whether a number of times is the passage's."""
    asked = _TIMES.search(fold(question))
    if not asked or not held_up(question):
        return []
    given = {_number(m["n"]): m for m in _TIMES.finditer(fold_in_place(extract.quote))}
    if len(given) != 1:
        return []
    support = Support(extract.passage.id, extract.quote)
    (number, told), said = next(iter(given.items())), asked[0]
    printed = f"« {extract.quote[told.start() : told.end()]} »"
    if number != _number(asked["n"]):
        return [denied([printed], f"« {said} »", support)]
    return [
        Statement(Role.REASON, f"**Oui** : le passage cité dit {printed}.", (support,), block=True)
    ]


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)
