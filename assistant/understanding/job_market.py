"""Questions on the market, not on the law: who recruits, which offers, which allowances."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.geography import read_table
from assistant.understanding.text import fold
from assistant.understanding.texts import named_texts
from corpus.expressions import expression


def market_subject(sentence: str, written_out: str = "") -> str:
    """What of the market a sentence asks, in French with its article; "" where it asks the law.

    A sentence that names one of the texts is a question to that text; so is one that goes on about
    it where, ``written_out``, it has a term of the texts.
    """
    folded = fold(sentence)
    found = next((subject for subject, said in _table() if said.search(folded)), "")
    of_the_law = named_texts(sentence) or _PRIORITY.search(f"{folded} {fold(written_out)}")
    return "" if found and of_the_law else found


# Who is on minimum benefits is of a priority public of the Pro-A agreement (article 4).
_PRIORITY = expression(r"\bprioritaires?\b|\bminima sociaux\b|\binterim\w*|\bcdii\b")


@cache
def _table() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["sujet"], expression(rf"(?<!\w)(?:{row['tours']})"))
        for row in read_table("marche_emploi.csv")
    )
