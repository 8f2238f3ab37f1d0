"""Ways in which a language model could spoil a right draft; each returns None where it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from assistant.evidence import TOKEN
from assistant.sentences import quotes_in, sentences
from assistant.understanding.text import fold
from corpus.library import load
from corpus.regions import regions

Corruption = Callable[[str, Random], str | None]
_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)
_ALTERED = ("parfois", "jamais", "interdit", "facultatif", "gratuit")
_REVERSALS = (
    ("**Oui**", "**Non**"),
    ("**Non**", "**Oui**"),
    ("n'est pas un métier ouvert", "est un métier ouvert"),
    (" est un métier ouvert", " n'est pas un métier ouvert"),
    (": non ouvert", ": ouvert"),
    (": ouvert", ": non ouvert"),
    ("il ne figure pas parmi", "il figure parmi"),
    ("il figure parmi", "il ne figure pas parmi"),
    ("n'est ouvert dans aucune", "est ouvert dans chacune"),
)


def _one(pattern: str, text: str, rng: Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return rng.choice(found) if found else None


def _replaced(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def swapped_code(draft: str, rng: Random) -> str | None:
    """Another code of the same kind."""
    match = _one(r"\b\d{5}\b|RNCP\d+", draft, rng)
    if match is None:
        return None
    codes = (
        {r.rncp for r in load().pro_a} if match[0][0] == "R" else {r.code for r in load().metiers}
    )
    return _replaced(draft, match, rng.choice(sorted(codes - {match[0]})))


def changed_number(draft: str, rng: Random) -> str | None:
    """Another number."""
    match = _one(r"(?<![\[e\d])\b\d+\b(?!\])", draft, rng)
    if match is None:
        return None
    return _replaced(draft, match, str(int(match[0]) + rng.choice((1, 2, 3, 10))))


def changed_month(draft: str, rng: Random) -> str | None:
    """Another month."""
    match = _one(rf"(?<= )(?:{'|'.join(_MONTHS)})\b", draft, rng)
    if match is None:
        return None
    return _replaced(draft, match, rng.choice([m for m in _MONTHS if m != match[0]]))


def altered_quote(draft: str, rng: Random) -> str | None:
    """A word of a quote changed."""
    quotes = [q for q in quotes_in(draft) if len(q.split()) > 3]
    if not quotes:
        return None
    quote = rng.choice(quotes)
    words = quote.split()
    words[rng.randrange(1, len(words) - 1)] = rng.choice(_ALTERED)
    return draft.replace(quote, " ".join(words), 1)


def invented_token(draft: str, rng: Random) -> str | None:
    """A citation of nothing."""
    match = _one(TOKEN.pattern, draft, rng)
    return _replaced(draft, match, "[e999]") if match else None


def dropped_citation(draft: str, rng: Random) -> str | None:
    """A sentence without its citations."""
    cited = [s for s in sentences(draft) if TOKEN.search(s) and s in draft]
    if not cited:
        return None
    sentence = rng.choice(cited)
    return draft.replace(sentence, TOKEN.sub("", sentence), 1)


def moved_citation(draft: str, rng: Random) -> str | None:
    """A sentence that quotes or counts, under the token of another sentence."""
    tokens = sorted(set(TOKEN.findall(draft)))
    telling = [
        s
        for s in sentences(draft)
        if s in draft and re.search(r"\d|«", TOKEN.sub("", s)) and TOKEN.search(s)
    ]
    if not telling:
        return None
    sentence = rng.choice(telling)
    others = [t for t in tokens if t not in TOKEN.findall(sentence)]
    if not others:
        return None
    return draft.replace(sentence, TOKEN.sub(f"[{rng.choice(others)}]", sentence), 1)


def negated_verdict(draft: str, rng: Random) -> str | None:
    """The contrary of a verdict."""
    possible = [pair for pair in _REVERSALS if pair[0] in draft]
    if not possible:
        return None
    before, after = rng.choice(possible)
    return draft.replace(before, after, 1)


def removed_negation(draft: str, rng: Random) -> str | None:
    """A negation lost."""
    shielded = draft
    for quote in quotes_in(draft):
        shielded = shielded.replace(quote, "·" * len(quote))
    match = _one(r"\bn(?:e |['’])(\w+)( alors)? pas\b", shielded, rng)
    return _replaced(draft, match, match[1] + (match[2] or "")) if match else None


def swapped_region(draft: str, rng: Random) -> str | None:
    """Another region."""
    names = sorted(r.locative for r in regions().values())
    match = _one("|".join(map(re.escape, names)), draft, rng)
    if match is None:
        return None
    return _replaced(draft, match, rng.choice([n for n in names if n != match[0]]))


def swapped_title(draft: str, rng: Random) -> str | None:
    """Another métier of the tables in the place of one, its code left out where it has one."""
    titles = sorted({r.title for r in load().metiers} | {r.metier for r in load().pro_a}, key=len)
    prose = TOKEN.sub("", draft)
    for quote in quotes_in(prose):
        prose = prose.replace(quote, " ")
    named = [t for t in titles if re.search(rf"\b{re.escape(t)}\b", prose)]
    if not named:
        return None
    other = rng.choice([t for t in titles if fold(t) not in fold(draft)])
    spoilt = re.sub(rf"{re.escape(named[-1])}(?: \([^()]*\))?", other, draft, count=1)
    return spoilt


_OF_MIGRATION = (
    "la circulaire de 2008",
    "l'arrêté de janvier 2008",
    "la circulaire sur les Tunisiens",
)
_OF_TRAINING = (
    "la liste des qualifications de la métallurgie",
    "l'accord de branche du travail temporaire",
)


def other_text(draft: str, rng: Random) -> str | None:
    """A sentence said to come from a text of the other field."""
    lines = [s for s in sentences(draft) if TOKEN.search(s) and s in draft]
    if not lines:
        return None
    line = rng.choice(lines)
    training = re.search(r"RNCP|CQP|Pro-A|[Qq]ualification", draft)
    name = rng.choice(_OF_MIGRATION if training else _OF_TRAINING)
    return draft.replace(line, f"Selon {name}, {line}", 1)


def added_address(draft: str, rng: Random) -> str | None:
    """A link that no text holds."""
    match = _one(TOKEN.pattern, draft, rng)
    if match is None:
        return None
    address = rng.choice(("https://www.service-public.fr/x", "www.metiers.fr", "aide@dreets.fr"))
    return _replaced(draft, match, f"(voir {address}) {match[0]}")


CORRUPTIONS: tuple[Corruption, ...] = (
    swapped_code,
    changed_number,
    changed_month,
    altered_quote,
    invented_token,
    dropped_citation,
    moved_citation,
    negated_verdict,
    removed_negation,
    swapped_region,
    swapped_title,
    other_text,
    added_address,
)
