"""Who is supposed to have signed a text, or asked whether they did, held against its signatures."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.understanding.content import content_stems
from assistant.understanding.quantities import holds_up
from assistant.understanding.text import fold, fold_in_place
from assistant.understanding.texts import named_texts
from corpus.expressions import expression
from corpus.library import load

_WORDS = r"(?:(?!\bqui\b|\bc'est\b|\bquels?\b|\bquelles?\b)[^,;?!:])+?"
_SIGNED = expression(
    r"\b(?:sign(?:ee?s?|a|aient|ait)?|(?:ete|est) prise?) (?:bien |aussi |donc |seulement )*par "
    r"(?P<by>[^,;?!]+)|"
    rf"^\W*(?:est-ce que )?(?P<inverted>{_WORDS}),? (?:l'|les )?(?:a|ont)[- ](?:t[- ])?"
    r"(?:ils?|elles?) (?:bien |aussi |vraiment )?(?:signe|paraphe)|"
    rf"^\W*(?:est-ce que )?(?P<party>{_WORDS}) (?:est|sont|fait|font|figurent?)"
    r"(?:[- ](?:t[- ])?(?:ils?|elles?))? (?:bien |aussi )?"
    r"(?:parmi les |partie des |l'un des )?signataires?\b|"
    r"\bc'est (?:donc |bien )?(?P<who>[^,;?!]+?) qui (?:l'|les )?(?:a|ont) (?:bien |aussi )?sign|"
    r"^\W*(?P<subject>(?:(?!\bqui\b|\bc'est\b)[^,;?!])+?) (?:l'|les )?(?:a|ont) "
    r"(?:bien |aussi )?sign"
)
# An office is told by all its words, a name by those in capitals.
_OFFICE = expression(r"\b(?:ministres?|prefets?|president\w*|directeurs?|directrice|secretaire)\b")
_ASKS = expression(r"\b(?:qui|quels?|quelles?|lesquel\w+) (?:l'|les )?(?:a|ont|est|sont|\w+ ont)\b")
_NO_NAME = content_stems("accord pro circulaire arrêté texte le la bien donc janvier juillet")


class Signatory(NamedTuple):
    """Somebody said to have signed a text, and whether its signatures name them."""

    who: str
    source_id: str
    named: bool


def supposed_signatory(sentence: str) -> Signatory | None:
    """Whom a sentence supposes, or asks, to have signed a text; None where it names nobody."""
    texts, found = named_texts(sentence), _SIGNED.search(fold_in_place(sentence))
    put = holds_up(sentence) or sentence.rstrip().endswith("?")
    if found is None or not put or _asks_who(sentence):
        return None
    group = next(n for n in ("by", "inverted", "party", "who", "subject") if found[n])
    who = sentence[found.start(group) : found.end(group)].strip(" ,")
    texts = texts or _signed_by(who)
    if len(texts) != 1:
        return None
    signed = load().passages.get(f"{texts[0]}#signatures")
    if signed is None or len(who.split()) > _LONGEST:
        return None
    named = content_stems(who) if _OFFICE.search(fold(who)) else _capitals(who)
    named = named or _printed(who, signed.text)
    if not named and content_stems(who) and len(who) <= _SIGLE:
        who, named = who.upper(), content_stems(who)
    told = named - _NO_NAME
    known = told <= content_stems(signed.text) or _by_initials(who, signed.text)
    return Signatory(who, texts[0], known) if told else None


_LONGEST = 10  # words of a name
_SIGLE = 6  # letters of a sigle in small letters: "fo a signé ?"


def signed_or_not(supposed: Signatory) -> ToolResult:
    """Whether somebody signed a text, and what its signatures say."""
    passage = load().passages[f"{supposed.source_id}#signatures"]
    source = load().sources[supposed.source_id]
    head, name = ("**Oui**", "nomment") if supposed.named else ("**Non**", "ne nomment pas")
    text = (
        f"{head} : les signatures ({source.short_title}) {name} {_within_sentence(supposed.who)}."
    )
    supports = tuple(Support(passage.id, part.text) for part in passage.segments)
    return ToolResult(
        kind="correction",
        statements=(Statement(Role.REASON, text, supports, block=True),),
        figures=(source.short_title,),
        label="supposition vérifiée",
    )


def _signed_by(who: str) -> tuple[str, ...]:
    """The texts whose signatures have a name, where the sentence names no text."""
    name = _capitals(who)
    signed = ((s, load().passages.get(f"{s}#signatures")) for s in load().sources)
    return tuple(s for s, p in signed if p and name and name <= content_stems(p.text))


def _by_initials(who: str, signed: str) -> bool:
    """Whether one is written out and the other by initials: "FO", "Force ouvrière"."""
    names, printed = _named(who), set(_named(signed))
    initials = {_initials(party) for party in _PARTIES.split(signed)}
    short = [n for n in names if len(n) > 1 and n.upper() in who]
    by_letters = bool(short) and all(n in printed | initials for n in short)
    return by_letters or (len(names) > 2 and _initials(who) in printed)


def _named(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", fold(text)) if word not in _SMALL]


def _initials(name: str) -> str:
    return "".join(word[0] for word in _named(name))


_SMALL = frozenset("le la les l de du des d et un une".split())
_PARTIES = expression(r"[;–\n]")  # between those who signed, and the parts of their names


def _within_sentence(who: str) -> str:
    """A name that began its sentence, its article in small letters."""
    return _ARTICLE.sub(lambda article: article[0].lower(), who)


_ARTICLE = expression(r"^(?:Les?|La|L(?=')|Une?)\b")


def _asks_who(sentence: str) -> bool:
    return bool(_ASKS.match(fold(sentence)))


def _printed(who: str, signed: str) -> frozenset[str]:
    """The words of a name in small letters, where the signatures have one of them."""
    stems = content_stems(who)
    return stems if stems & content_stems(signed) - _NO_NAME else frozenset()


def _capitals(who: str) -> frozenset[str]:
    return frozenset(
        stem for word in who.split() if word[:1].isupper() for stem in content_stems(word)
    )
