"""Who is supposed to have signed a text, held against its signatures."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.understanding.content import content_stems
from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold, fold_in_place
from assistant.understanding.texts import named_texts
from corpus.expressions import expression
from corpus.library import load

_SIGNED = expression(
    r"\bsign(?:ee?s?|a|aient|ait)? (?:bien |aussi |donc |seulement )*par (?P<by>[^,;?!]+)|"
    r"\bc'est (?:donc |bien )?(?P<who>[^,;?!]+?) qui (?:l'|les )?(?:a|ont) (?:bien |aussi )?sign|"
    r"^\W*(?P<subject>(?:(?!\bqui\b|\bc'est\b)[^,;?!])+?) (?:l'|les )?(?:a|ont) "
    r"(?:bien |aussi )?sign"
)
# An office is told by all its words, a name by those in capitals.
_OFFICE = expression(r"\b(?:ministres?|prefets?|president\w*|directeurs?|directrice|secretaire)\b")
_ASKS = expression(r"\b(?:qui|quels?|quelles?|lesquel\w+) (?:l'|les )?(?:a|ont|est|sont|\w+ ont)\b")
_NO_NAME = content_stems("accord pro circulaire arrêté texte le la bien donc janvier juillet")


def supposed_signatory(sentence: str) -> tuple[str, str]:
    """Who did not sign a text though a sentence supposes so, and the text's id; or ("", "")."""
    texts, found = named_texts(sentence), _SIGNED.search(fold_in_place(sentence))
    if len(texts) != 1 or found is None or not holds_up(sentence) or _asks_who(sentence):
        return "", ""
    group = next(name for name in ("by", "who", "subject") if found[name])
    who = sentence[found.start(group) : found.end(group)].strip()
    signed = load().passages.get(f"{texts[0]}#signatures")
    if signed is None or len(who.split()) > _LONGEST:
        return "", ""
    named = content_stems(who) if _OFFICE.search(fold(who)) else _capitals(who)
    absent = named - _NO_NAME - content_stems(signed.text)
    return (who, texts[0]) if absent else ("", "")


_LONGEST = 10  # words of a name


def not_signed(who: str, source_id: str) -> ToolResult:
    """That a text is not signed by them, and what its signatures say."""
    passage = load().passages[f"{source_id}#signatures"]
    source = load().sources[source_id]
    text = f"**Non** : les signatures ({source.short_title}) ne nomment pas {who}."
    supports = tuple(Support(passage.id, part.text) for part in passage.segments)
    return ToolResult(
        kind="correction",
        statements=(Statement(Role.REASON, text, supports, block=True),),
        figures=(source.short_title,),
        label="supposition vérifiée",
    )


def _asks_who(sentence: str) -> bool:
    return bool(_ASKS.match(fold(sentence)))


def _capitals(who: str) -> frozenset[str]:
    return frozenset(
        stem for word in who.split() if word[:1].isupper() for stem in content_stems(word)
    )
