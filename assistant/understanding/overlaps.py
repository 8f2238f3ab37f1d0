"""Which of the mentions of a sentence stand where they overlap, and which are meant."""

from __future__ import annotations

from dataclasses import replace

from assistant.understanding.dates import DateMention
from assistant.understanding.metiers import MetierMention, find_metiers
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.text import fold
from corpus.expressions import expression

_PREPOSITION = expression(
    r"[\s,]+(à|a|au|aux|en|dans|sur|de|du|chez|vers|pour)\s*(le|la|les|l')?\s*$"
)
_AT = expression(r"\w[\s,]+(?:à|sur|vers)\s+$")
_A = expression(r"\s+a\s+$")  # "à", typed in haste right after a métier
_SET_ASIDE = expression(
    r"\b(pas|non|sauf|hors|excepte|plutot que|ni)\s+(de |d'|un |une |le |la |l'|du )?$"
)
_BIRTH = expression(r"\bnee?s?\s+(?:le|en|vers)?\s*$")


def of_work(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Where the work is; failing that, where the person lives."""
    named = [p for p in places if p.kind != "metropole"]
    work = tuple(p for p in named if not p.role)
    return work or tuple(p for p in named if p.role != "exclu")


def wanted(metiers: tuple[MetierMention, ...], sentence: str) -> tuple[MetierMention, ...]:
    """The métiers that are meant, those that the sentence sets aside left out ("pas projeteur")."""
    kept = tuple(m for m in metiers if not _SET_ASIDE.search(fold(sentence[: m.start])))
    return _without_remarks(kept or metiers, sentence)


def _without_remarks(
    metiers: tuple[MetierMention, ...], sentence: str
) -> tuple[MetierMention, ...]:
    """The métiers without what brackets add to the name before them: "dessinateur (méca)"."""
    ends = {m.end for m in metiers}
    return tuple(m for m in metiers if _before_bracket(sentence, m.start) not in ends)


def _before_bracket(sentence: str, start: int) -> int:
    """Where the words before an opening bracket end, -1 where none stands just before."""
    before = sentence[:start].rstrip()
    return len(before[:-1].rstrip()) if before.endswith("(") else -1


def of_the_case(mention: DateMention | None, sentence: str) -> DateMention | None:
    """A date, unless it is a birth."""
    if mention and _BIRTH.search(fold(sentence[: mention.start])):
        return None
    return mention


def clear_of(
    metiers: tuple[MetierMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[MetierMention, ...]:
    """The métiers, those that run on into a place ("plombier à Nantes") cut before it."""
    kept: list[MetierMention] = []
    for metier in metiers:
        place = next((p for p in places if metier.start < p.start < metier.end), None)
        cut = (
            find_metiers(_PREPOSITION.sub("", metier.text[: place.start - metier.start]))
            if (place and place.kind != "inconnu")
            else ()
        )
        kept.append(
            replace(cut[0], start=metier.start, end=metier.start + len(cut[0].text))
            if cut
            else metier
        )
    return tuple(kept)


def outside(
    places: tuple[PlaceMention, ...], metiers: tuple[MetierMention, ...], sentence: str
) -> tuple[PlaceMention, ...]:
    """The places that no métier covers; a métier inside a place's name is no métier.

    Of words that are both, "géomètre à Verrières" names a place: nobody works at a glazier.
    """

    def located(place: PlaceMention) -> bool:
        before = sentence[: place.start]
        hasty = _A.search(before)
        return bool(_AT.search(before) or (hasty and any(m.end == hasty.start() for m in metiers)))

    def covered(place: PlaceMention) -> bool:
        return not located(place) and any(
            m.start < place.end
            and place.start < m.end
            and m.end - m.start >= place.end - place.start
            for m in metiers
        )

    return tuple(p for p in places if not covered(p))
