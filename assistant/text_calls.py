"""The calls that answer a question on the words of a text, or on the text itself."""

from __future__ import annotations

from assistant.calls import Call
from assistant.lookups import VALIDITE
from assistant.suppositions.articles import supposed_article
from assistant.understanding.asked_identity import asked_detail
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.understood import Understanding


def search(u: Understanding) -> Call:
    """The search in the texts, in the one that is named or in hand."""
    text = u.texts[0] if len(u.texts) == 1 else u.text_in_hand
    given = {
        "texte": text,
        "sujet": u.subject,
        "nationalite": u.nationality_asked,
        "cadre": u.case_texts,
        "date": u.on.isoformat() if u.on and u.nationality_asked else "",
    }
    question = f"{u.question} ({u.facts})" if u.facts else u.question
    args = {"question": question, **{name: value for name, value in given.items() if value}}
    return Call("chercher_textes", args)


def source(u: Understanding) -> list[Call]:
    """What a text is: its title, date, signatories, validity."""
    asked = VALIDITE if asks_validity(u.question) else asked_detail(u.question)
    aspect = {"aspect": asked} if asked else {}
    in_hand = (u.text_in_hand,) if u.text_in_hand else ()
    texts = u.texts or u.previous_texts or in_hand
    return [Call("decrire_texte", {"texte": text, **aspect}) for text in texts[:2]]


def article(u: Understanding) -> list[Call]:
    """What the articles named say."""
    if supposed_article(u.question):  # what it is said to hold is looked for, there or elsewhere
        return [search(u)]
    texts = u.texts or u.previous_texts or ("",)
    return [
        Call("lire_article", {"article": article, **({"texte": text} if text else {})})
        for article in u.articles
        for text in texts[:2]
    ]
