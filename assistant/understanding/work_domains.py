"""The professional domains (reference/metier_domaines.csv): named, or said of where one works."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from assistant.understanding.content import content_stems
from assistant.understanding.text import fold, light_stem, words
from corpus.expressions import expression

OUTSIDE = "hors "
"""Before the name of a domain, as a tool argument: every métier but those of it."""

_WORKS_IN = expression(
    r"\b(?:travaill\w*|boss\w*|emplois?|employee?s?|jobs?|postes?|boulots?|apprentie?s?|stagiaires?|"
    r"stages?|cdi|cdd|contrats?|ouvri\w+|salariee?s?)\b[^,;.?!]{0,25}?\b(?:en|dans)\s+"
    r"(?:la |le |les |l')?(?P<domain>\w+(?:[ -]\w+){0,2})"
)


_ANY_OF = expression(
    r"\b(?:y ?a[- ](?:t[- ])?il (?:\w+ )?|(?:il )?y ?'?\s?(?:en )?a(?:vait)? |rien |aucune? |"
    r"quelque chose |qqch |quid |on a quoi |c'est quoi |"
    r"(?:et|ou|sinon) pour (?:un|une|les|des) \w+ )"
    r"[^,;.?!]{0,20}?\b(?:dans|en|pour|du cote de|de|du)\s+"
    r"(?:la |le |les |l')?(?P<domain>\w+(?:[ -]\w+){0,2})"
)


@cache
def domains() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The stems of each name of a domain and the first digits of its codes, longest names first."""
    text = files("corpus").joinpath("reference", "metier_domaines.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    named = [
        (stems(name), tuple(row["codes"].split()))
        for row in rows
        for name in row["noms"].split("|")
    ]
    return tuple(sorted(named, key=lambda pair: -len(pair[0])))


def stems(name: str) -> str:
    """The light stems of a name, by which domains are compared."""
    return " ".join(light_stem(word) for word in words(name))


def is_domain(name: str) -> bool:
    """Whether words are the name of a domain and nothing else."""
    return stems(name) in dict(domains())


@cache
def domain_stems() -> frozenset[str]:
    """The stems of the words that name domains, and of those that announce one."""
    names = " ".join(name for name, _ in domains())
    return frozenset(names.split()) | content_stems("secteur domaine branche filière côté")


def domain_prefixes(named: str) -> tuple[str, ...]:
    """The first digits of the codes of the domains that words name; longest names first."""
    said = stems(named)
    found: list[str] = []
    for name, prefixes in domains():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
            found += prefixes
            said = said.replace(name, " ")
    return tuple(dict.fromkeys(found))


def worked_domain(sentence: str) -> str:
    """The domain in which a sentence says that somebody works: "bosse en cuisine"; or ""."""
    return _named(_WORKS_IN, sentence)


def domain_wondered_about(sentence: str) -> str:
    """The domain of which a sentence asks whether there is any job: "y en a dans le médical ?"."""
    return _named(_ANY_OF, sentence)


def _named(pattern: re.Pattern[str], sentence: str) -> str:
    for found in pattern.finditer(fold(sentence)):
        said = found["domain"].split()
        for length in range(len(said), 0, -1):
            if is_domain(name := " ".join(said[:length])):
                return name
    return ""
