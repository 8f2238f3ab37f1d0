"""Articles of the codes, which no text reproduces: what the texts that cite them say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.results import ToolResult
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold
from assistant.wording.not_answered import not_covered
from assistant.wording.passages import Extract, quoted_of
from assistant.wording.sources import since_then
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import Passage, PassageKind

SHOWN = 4  # passages quoted on one article
_ARTICLE = expression(
    r"\b(?P<letter>[lrd])[\W_]{0,3}(?P<number>\d{3,4}(?:-\d+)+)|"
    r"\b(?:articles?|art\.)\s*(?P<ranked>\d+ (?:bis|ter|quater)|\d\.\d\.\d)\b"
)
_ASKING = content_stems(
    "article articles code codes ceseda cesda travail loi accord arrêté circulaire circulaires "
    "texte textes cité citer mentionné mentionner nommé visé viser évoqué évoquer parler parle "
    "prévoir prévoit prévu concerner concerne disposer dispose signifier signifie vouloir rappeler "
    "numéro numérotation porter porte équivalent actuel actuelle nouveau nouvelle devenir devenu "
    "remplacer remplace remplacé renuméroté changer changé abrogé vigueur existe "
    "rappelle contenu contenir contient sujet référence correspond correspondre entrée séjour "
    "étranger asile droit quoi objet sens portée protocole tunisien franco tunisie "
    "modifié 7 17 18 22 28 31 janvier mars avril juillet 1988 2008 2009 2021"
)


def cited_articles(question: str, named: str) -> ToolResult | None:
    """What the texts say of the articles of codes that a question asks about; None for others.

    An article that no text cites is outside the corpus, whatever is asked of it. ``named`` is the
    only text to look in, where one is named.
    """
    asked = _articles(question)
    if not asked:
        return None
    unknown = [a for a in asked if a not in _citing() and a not in _told_since()]
    if unknown:
        return not_covered(
            f"Le corpus ne contient pas l'article {unknown[0]}, et aucun de ses textes ne le cite."
        )
    if not content_stems(_ARTICLE.sub(" ", fold(question))) <= _ASKING:
        return None
    former = [_told_since().get(article, "") or article for article in asked]
    cited = [p for article in former for p in _citing().get(article, ())]
    here = [p for p in cited if p.source_id == named] or cited
    extracts = [_around(p, former) for p in dict.fromkeys(here)][:SHOWN]
    if not extracts:
        return None
    result = quoted_of(former, extracts)
    if not asks_validity(question):
        return result
    since = since_then(extracts[0].passage.source_id)
    return replace(result, statements=(*since, *result.statements))


def _articles(text: str) -> list[str]:
    """The articles of codes and agreements that a text names: "L. 313-14", "7 ter"."""
    found = [
        m["ranked"] or f"{m['letter'].upper()}. {m['number']}"
        for m in _ARTICLE.finditer(fold(text))
    ]
    return list(dict.fromkeys(found))


@per_corpus
def _citing() -> dict[str, tuple[Passage, ...]]:
    """The passages that cite each article, those that only aim at it ("Vu …") after the others."""
    passages = [p for p in load().passages.values() if p.kind is not PassageKind.ROW]
    passages.sort(key=lambda p: p.text.startswith("Vu "))
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        told = _under(passage) if passage.kind is PassageKind.HEADING else [passage]
        for article in _articles(passage.text):
            found.setdefault(article, []).extend(told)
    return {article: tuple(citing) for article, citing in found.items()}


def _under(heading: Passage) -> list[Passage]:
    """What stands under a heading, which alone says little."""
    here = [p for p in load().passages.values() if p.source_id == heading.source_id]
    return [p for p in here if p.path[-1:] == (heading.text,)] or [heading]


@per_corpus
def _told_since() -> dict[str, str]:
    """The articles that the validity notices name, each with the one that it replaced, if told."""
    notices = [s.validity_notice or "" for s in load().sources.values()]
    found = {article: "" for notice in notices for article in _articles(notice)}
    for notice in notices:
        before, _, after = notice.partition(" est devenu ")
        if after and _articles(before) and _articles(after):
            found[_articles(after)[0]] = _articles(before)[-1]
    return found


def _around(passage: Passage, articles: Sequence[str]) -> Extract:
    """The part of a passage that cites the articles first, then its other parts."""
    parts = [s.text for s in passage.segments]
    citing = [text for text in parts if set(articles) & set(_articles(text))] or parts
    return Extract(passage, citing[0], tuple(p for p in parts if p != citing[0]))
