"""Ways in which a language model may reword a right draft and stay right; None where it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from assistant.evidence import TOKEN
from assistant.sentences import quotes_in, sentences

Paraphrase = Callable[[str, Random], str | None]


def token_after_the_stop(draft: str, rng: Random) -> str | None:
    return re.sub(r"((?: \[e\d+\])+)([.])(?=\s|$)", r"\2\1", draft)


def one_sentence_a_line(draft: str, rng: Random) -> str | None:
    return "\n".join(sentences(draft))


def other_order(draft: str, rng: Random) -> str | None:
    found = sentences(draft)
    rng.shuffle(found)
    return "\n".join(found)


def fewer_sentences(draft: str, rng: Random) -> str | None:
    found = sentences(draft)
    return "\n".join(found[: max(1, len(found) // 2)])


def typographic_marks(draft: str, rng: Random) -> str | None:
    return draft.replace("'", "’").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def shorter_quote(draft: str, rng: Random) -> str | None:
    quotes = [q for q in quotes_in(draft) if len(q.split()) > 6]
    if not quotes:
        return None
    quote = rng.choice(quotes)
    return draft.replace(quote, " ".join(quote.split()[1:-1]), 1)


def plain_verdict(draft: str, rng: Random) -> str | None:
    return re.sub(r"\*\*(Oui|Non)\*\* :", r"\1,", draft)


def polite_lead(draft: str, rng: Random) -> str | None:
    found = sentences(draft)
    marks = " ".join(f"[{t}]" for t in TOKEN.findall(found[0])) if found else ""
    return f"Voici ce que disent les textes {marks}.\n{draft}" if marks else None


def in_bold(draft: str, rng: Random) -> str | None:
    titles = re.findall(r"(?<=: )([A-Z][\w'’ ,-]+?)(?= \(code)", draft)
    return draft.replace(titles[0], f"**{titles[0].lower()}**", 1) if titles else None


PARAPHRASES: tuple[Paraphrase, ...] = (
    token_after_the_stop,
    one_sentence_a_line,
    other_order,
    fewer_sentences,
    typographic_marks,
    shorter_quote,
    plain_verdict,
    polite_lead,
    in_bold,
)
