"""The métiers of a domain ("BTP", "informatique"): by their codes, else by words of their titles.

The first digits of a ROME code of 1999 name its professional domain (see metier_domaines.csv).
"""

from __future__ import annotations

from assistant.understanding.content import content_stems
from assistant.understanding.work_domains import OUTSIDE, domain_prefixes, is_domain
from corpus.records import MetierRow

_FAMILY = 7  # letters that two words of one family share


def of_domain(rows: tuple[MetierRow, ...], domain: str) -> tuple[MetierRow, ...]:
    """The rows of a domain, by code or title; every row where other words name none.

    After ``OUTSIDE``, the rows that are not of it.
    """
    if domain.startswith(OUTSIDE):
        left_out = of_domain(rows, domain.removeprefix(OUTSIDE))
        return tuple(row for row in rows if row not in left_out)
    wanted, prefixes = content_stems(domain), domain_prefixes(domain)
    kept = tuple(
        r
        for r in rows
        if (prefixes and r.code.startswith(prefixes))
        or (
            not (prefixes and r.code.isdigit())
            and any(_akin(w, t) for w in wanted for t in content_stems(r.title))
        )
    )
    return kept if kept or is_domain(domain) else rows


def _akin(word: str, other: str) -> bool:
    """The same word, or words of one family: "informatique", "informaticien"."""
    return word == other or (len(word) >= _FAMILY and word[:_FAMILY] == other[:_FAMILY])
