"""A town whose name is also that of a job, typed after another job: "géomètre, macon"."""

from __future__ import annotations

from assistant.understanding.communes import communes_named
from assistant.understanding.metiers import MetierMention
from assistant.understanding.place_choice import CITY, accents_agree
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.text import match_key
from corpus.expressions import expression

_SET_OFF = expression(r"\s*[,;(/-]\s*(?:à|a|sur|vers)?\s*")
_END = expression(r"[\s).?!,;]*(?:svp|stp|merci)?[\s.?!]*")


def town_for_job(
    sentence: str, metiers: tuple[MetierMention, ...]
) -> tuple[tuple[MetierMention, ...], tuple[PlaceMention, ...]]:
    """The métiers, and the town that the last of them is where another one comes before it."""
    if len(metiers) < 2 or not any(m.candidates for m in metiers[:-1]):
        return metiers, ()
    before, last = metiers[-2], metiers[-1]
    entry = communes_named(match_key(last.text))
    places = entry.places if entry else ()
    if not places or places[0].population < CITY or not accents_agree(last.text, places):
        return metiers, ()
    apart = _SET_OFF.fullmatch(sentence, before.end, last.start)
    if not apart or not _END.fullmatch(sentence, last.end):
        return metiers, ()
    town = PlaceMention(last.start, last.end, last.text, places[0].kind, places)
    return metiers[:-1], (town,)
