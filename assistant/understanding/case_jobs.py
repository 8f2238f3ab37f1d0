"""A job that no table knows, in a case told in mere names: "luthière à Metz", "taxidermiste, Pau".

Only where the sentence names a place, no métier and no text, and says nothing beside the job: its
absence from the lists is then an answer.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.understanding.intent import text_weight
from assistant.understanding.mentions import Mentions
from assistant.understanding.metier_cues import is_agent_noun
from assistant.understanding.metiers import MetierMention
from assistant.understanding.text import Token, tokenize

_BEFORE = frozenset(
    "un une pour le la les l' mon ma notre bonjour bonsoir salut slt hello client cliente monsieur "
    "madame dame personne dossier jeune est c' comme poste de d' et il elle".split()
)
_LINKS = frozenset("de d' du des en sur".split())
_BESIDE = frozenset(
    "a au aux en dans sur vers pour chez le la les l' un une de d' du et c' est ouvert possible "
    "merci nationalite".split()
)
_CALLS_A_TEXT = 0.9
_LONGEST = 4  # words of the job


def with_case_job(found: Mentions) -> Mentions:
    """The mentions, with the job that such a sentence names."""
    if found.metiers or found.codes or found.texts or not found.place_mentions:
        return found
    tokens = tokenize(found.sentence)
    job = _job(tokens, _free(found, tokens))
    if not job or text_weight(found.sentence) >= _CALLS_A_TEXT:
        return found
    start, end = tokens[job[0]].start, tokens[job[-1]].end
    text = found.sentence[start:end]
    return replace(found, metiers=(MetierMention(start, end, text, (), text),))


def _free(found: Mentions, tokens: tuple[Token, ...]) -> list[int]:
    """The tokens that no place, nationality, situation or date covers."""
    spans = [(place.start, place.end) for place in found.place_mentions]
    spans += [(situation.start, situation.end) for situation in found.situations]
    if found.nationality_mention:
        spans.append((found.nationality_mention.start, found.nationality_mention.end))
    if found.date_mention:
        spans.append((found.date_mention.start, found.date_mention.end))
    return [
        i
        for i, token in enumerate(tokens)
        if not any(start < token.end and token.start < end for start, end in spans)
    ]


def _job(tokens: tuple[Token, ...], free: list[int]) -> list[int]:
    """The tokens of the job, or none where anything else is said."""
    while free and tokens[free[0]].folded in _BEFORE:
        free = free[1:]
    if not free or not is_agent_noun(tokens[free[0]].folded):
        return []
    last = 1
    while last < len(free) and free[last] == free[last - 1] + 1 and last < _LONGEST:
        linked = tokens[free[last]].folded in _LINKS or tokens[free[last - 1]].folded in _LINKS
        if not linked:
            break
        last += 1
    while tokens[free[last - 1]].folded in _LINKS:
        last -= 1
    rest = free[last:]
    return free[:last] if all(tokens[i].folded in _BESIDE for i in rest) else []
