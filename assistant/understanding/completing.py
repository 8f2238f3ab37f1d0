"""A reply that only says more of the métier in hand: "technicien ?", then "méthodes"."""

from __future__ import annotations

from assistant.memory import Memory
from assistant.understanding.choosing import wanted_and_denied
from assistant.understanding.content import content_stems
from assistant.understanding.cue_words import NOT_A_JOB
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent, text_weight
from assistant.understanding.mention_cues import OF_A_CASE
from assistant.understanding.metiers import MetierMention, find_metiers
from assistant.understanding.text import fold_in_place, words
from assistant.understanding.work_domains import is_domain
from corpus.expressions import expression

_OF_METIERS = frozenset({Intent.OPENING, Intent.METIER_REGIONS})
_HEDGES = expression(
    r"^\W*(?:(?:et|ou|plutot|alors|donc|c'est|oui|non|enfin|bah|ben|euh|un|une|la|le|l'|je|"
    r"pense|dirais|crois|pour|celle|celui|dans|en|genre)\b\W*)*"
)
_COMPLEMENT = expression(
    r"\W*(?:(?:et|plutot|alors|donc|non|oui|enfin)\W+)*(?:en|de|du|des|dans)\b|\W*d'"
)
_LONGEST = 8  # words of such a reply
_FEW = 3  # content words of a reply that names nothing


def completed(message: str, memory: Memory) -> str:
    """The métier in hand with what the message adds to its name, where that is one; or "".

    A complement ("en ascenseurs") may add what changes nothing; any other word must narrow it.
    """
    asked, said = memory.dossier.metier, wanted_and_denied(message)[0]
    if memory.intent not in _OF_METIERS or not asked or asked.isdigit():
        return ""
    opening = _HEDGES.match(fold_in_place(said))
    more = said[opening.end() if opening else 0 :].strip(" .,;:!?")
    if not more or len(words(more)) > _LONGEST:
        return ""
    whole, before = f"{asked} {more}", _only(asked)
    after = _only(whole)
    if before is not None and after is None and not before.codes and is_domain(more):
        return whole  # "conducteur de ligne", then "agroalimentaire"
    if before is None or after is None:
        return ""
    if not after.codes:  # a known job that is no entry: "technicien", then "laboratoire"
        known = bool(after.candidates or after.absent) and not after.vague
        trade = not before.codes and is_domain(more)  # "électricien", then "dans le bâtiment"
        return whole if (before.vague and known) or trade else ""
    narrowed = set(after.codes) < set(before.codes) or not before.codes
    told_again = _COMPLEMENT.match(fold_in_place(said)) and set(after.codes) == set(before.codes)
    return whole if narrowed or told_again else ""


def job_replied(message: str, memory: Memory) -> str:
    """The job that a reply names where the métier was asked for, in words no table knows."""
    asked = memory.awaiting and memory.intent in _OF_METIERS and not memory.dossier.metier
    if not asked or memory.choices or not settles_nothing(message):
        return ""
    lead = _WHO_DOES.match(fold_in_place(message))
    if lead and _SOMEBODY.search(lead.group()):
        return ""  # "elle attend un bébé": no job is named
    job = message[lead.end() if lead else 0 :].strip(" .,;:!")
    said = content_stems(job)
    if (
        not said
        or len(words(job)) > _FEW
        or said & (OF_A_CASE | content_stems(" ".join(NOT_A_JOB)))
    ):
        return ""
    return f"métier de {job}"


_WHO_DOES = expression(
    r"^\W*(?:(?:et|ben|alors|pour|c'est|elle|il|est|sera|serait|veut|voudrait|aimerait|etre|"
    r"travaille\w*|bosse|comme|un|une|le|la|en tant que|dans|de|son|sa|metier|poste|job)\b\W*|l')*"
)
_SOMEBODY = expression(r"(?i)\b(?:elle|il)\W*$")


def settles_nothing(message: str) -> bool:
    """Whether a reply is a few words that name nothing and ask nothing: "clim et froid"."""
    if "?" in message or len(words(message)) > _LONGEST or text_weight(message) > 0:
        return False
    found = mentions(message)
    return not found.entities and len(content_stems(message)) <= _FEW


def _only(name: str) -> MetierMention | None:
    """The métier that takes up all the words of a name."""
    found = find_metiers(name)
    return found[0] if found and (found[0].start, found[0].end) == (0, len(name)) else None
