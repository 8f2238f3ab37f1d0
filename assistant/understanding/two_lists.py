"""The two lists that a comparison is about, as arguments of the comparison tool."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import product

from assistant.memory import Memory
from assistant.understanding.content import content_stems
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import only_carries_on
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.quantities import asks_number
from assistant.understanding.text import fold
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009
from corpus.expressions import expression
from corpus.regions import regions

WHOLE_ARRETE = "arrêté, toutes les régions"
TUNISIA = "Tunisie"
# Asks which rule applies to what two lists share, not what they hold.
_ASKS_RULE = expression(r"\b(quel(le)? (regime|regle|texte)|appliqu\w+ quoi|favorable)\b")


# The métiers of the common list that the Tunisian one takes up (circular of 2009, 3.3).
_COMMON_METIERS = expression(
    r"\b(?:trente|30) metiers\b|\bmetiers (?:communs|de droit commun)\b(?! (?:a|aux|dans|de) "
    r"(?:toutes?|l'ensemble|chaque|les regions))"
)
_BEING_LISTED = content_stems(
    "étaient était sont figurent figuraient présent absent ajouté ajout disparu nouveau enlevé "
    "retiré supprimé commun commune différent différence pareil même compris inclus autre"
)
_WHICH = expression(r"\b(lesquel\w*|laquelle|lequel|quels?|quelles?|combien)\b")
_READ = frozenset({Intent.REGION_LIST, Intent.COMPARE})
_METIERS = r"(?:lesquel(?:le)?s|quels?|quelles?|ceux|celles|metiers?)"
_HELD_AGAINST = expression(
    rf"\b{_METIERS}\b[^?]*\b(?:aussi|egalement|pas|plus|moins|non)\b|"
    r"\b(?:differenc|compar|commun|manqu)\w*|\bpar rapport\b|\ben (?:plus|moins)\b"
)
_BOTH = expression(
    r"\b(?:deux|2)(?: regions?| listes?)?\b|\bcommuns?\b|\bdifferen\w+|\bcompar\w+|\bles memes\b|"
    r"\ble plus\b|\ble moins\b|\bmieux\b"
)
_EACH = content_stems("chacun chacune chaque métiers y en ont a tout total fait")
_OF_METIERS = frozenset({Intent.OPENING, Intent.REGION_LIST, Intent.COMPARE})
_OF_LISTS = frozenset({ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009})

Pair = tuple[str, str]


class Part(StrEnum):
    """What of a comparison is to be shown; the values are the words of the tool's argument."""

    WHOLE = ""
    SHARED = "communs"
    FIRST = "propres à la première"
    SECOND = "propres à la seconde"
    NUMBERS = "nombres"


_SHARED = expression(
    r"\bcommun(?:e?s)?\b|\b(?:les )?(?:deux|2)(?: regions?| listes?| cotes?)?(?= ?(?:[?.!,]|$))|"
    r"\b(?:aussi|egalement) (?:ouverte?s?|presente?s?|listee?s?)\b|\bde part et d'autre\b|"
    r"\ba la fois\b|\ben meme temps\b|\bdeux listes\b|\bpartag\w+|"
    r"\b(?:aussi|egalement) (?:dans|sur|en) |\bles memes metiers\b"
)
# Whether they are alike is asked, not what they share.
_ALIKE = expression(
    r"\b(?:ont|a|contiennent)(?:[- ]t?[- ]?(?:ils|elles|il|elle))? (?:bien )?les memes\b"
)
_NOT_IN = expression(r"\b(?:pas|sans|absent\w*|hors|exclu\w*|aucune?|nulle part)\b")
# The list in hand, which comes first: "lesquels sont en Corse, mais pas ici ?".
_NOT_HERE = expression(r"\bpas (?:la|ici|dans celle[- ]ci|dans la premiere)\W*$")
# What only one nationality may do: of the two lists, what is in hers alone.
_HERS_ALONE = expression(
    r"\breserve\w*|\bseuls?\b|\bseulement\b|\buniquement\b|\bexclusi\w+|\bpropres?\b|\binterdit\w*|"
    r"\bque les autres\b|\b(?:personne|nul|aucun) (?:d')?autre|"
    r"\b(?:de|en) plus (?:qu|que|par rapport)"
)
_CLOSED_TO_OTHERS = expression(r"\b(?:interdit|ferm)\w* (?:a|aux|pour|a tous) (?:les |d')?autres\b")
# What the list of the Tunisians itself leaves out: "que la liste tunisienne n'a pas".
_TUNISIANS_LACK = expression(
    r"\b(?:que|dont) (?:la |les |l')?(?:listes? )?(?:des |de la |aux? )?(?:ressortissants )?"
    r"tunisi\w+ (?:n'|ne )\w+ (?:pas|plus)\b"
)
_DIFFERENCES = expression(r"\bdiffer\w+|\bcompar\w+|\becarts?\b|\bplus\b|\bmoins\b")


def part_asked(sentence: str, pair: Pair) -> Part:
    """What is asked of the two lists: "mais pas en Corse", "communs aux deux", or all of it."""
    folded = fold(sentence)
    denied = _NOT_IN.search(folded)
    if pair == (WHOLE_ARRETE, TUNISIA) and _CLOSED_TO_OTHERS.search(folded):
        return Part.SECOND
    if _NOT_HERE.search(folded):
        return Part.SECOND
    if denied:
        if pair[1] == TUNISIA and _TUNISIANS_LACK.search(folded):
            return Part.FIRST
        before = folded[: denied.start()]
        if pair[1] != TUNISIA:
            return Part.FIRST
        return Part.SECOND if "tunisi" in before else Part.FIRST
    if asks_number(sentence):
        return Part.NUMBERS
    if pair == (WHOLE_ARRETE, TUNISIA) and _HERS_ALONE.search(folded):
        return Part.SECOND
    if _DIFFERENCES.search(folded) or _ALIKE.search(folded):
        return Part.WHOLE
    return Part.SHARED if _SHARED.search(folded) else Part.WHOLE


def two_lists(sentence: str, found: Mentions) -> tuple[Pair, ...]:
    """Two regions, two texts for one region, or the Tunisian list and another; empty if none.

    A region of today that joins several of 2008 is compared list by list.
    """
    if _ASKS_RULE.search(fold(sentence)):
        return ()
    places = [p for p in found.place_mentions if p.regions and p.dominant]
    sides = list(dict.fromkeys(p.regions for p in places))
    if len(sides) >= 2 and max(map(len, sides)) > 1:
        pairs = product(*([regions()[r].name for r in side] for side in sides[:2]))
        prefix = _circular(set(found.texts))
        return tuple((prefix + a, prefix + b) for a, b in pairs if a != b)
    pair = _pair(sentence, found, [regions()[side[0]].name for side in sides if len(side) == 1])
    return (pair,) if pair else ()


def listed_elsewhere(sentence: str, found: Mentions, memory: Memory) -> tuple[Pair, ...]:
    """The list just given and the one that a follow-up names ("et dans la circulaire ?")."""
    known = memory.dossier
    asks = memory.intent == Intent.REGION_LIST or _WHICH.search(fold(sentence))
    if not (asks and known.regions and memory.intent in _OF_METIERS and found.texts):
        return ()
    if found.metiers or found.place_mentions or not set(found.texts) <= _OF_LISTS:
        return ()
    if not content_stems(found.leftover) <= _BEING_LISTED:
        return ()
    in_hand = TUNISIA if known.nationality.startswith("tunisien") else "arrêté"
    completed = f"{sentence} ({in_hand}, {known.place})"
    return two_lists(completed, mentions(completed))


def places_in_hand(sentence: str, found: Mentions, memory: Memory) -> tuple[Pair, ...]:
    """The list just given and another place's, or the last two: "lesquels aussi en Corse ?"."""
    known, held = memory.dossier.place, _held(memory)
    if memory.intent not in _READ or not known or found.metiers or found.nationality_mention:
        return ()
    folded = fold(sentence)
    if held and len(found.place_words) == 1 and only_carries_on(sentence, found):
        sides = (held[0], found.place_words[0])
    elif held and not found.place_words and (_BOTH.search(folded) or _of_each(sentence, found)):
        sides = held
    elif len(found.place_words) == 1 and _HELD_AGAINST.search(folded):
        sides = (known, found.place_words[0])
    elif not found.place_words and memory.earlier_place and _BOTH.search(folded):
        sides = (memory.earlier_place, known)
    else:
        return ()
    named = f"{sides[0]} et {sides[1]}"
    return two_lists(named, mentions(named))


def _held(memory: Memory) -> tuple[str, str] | None:
    """The two places whose lists were just held against each other."""
    if memory.intent != Intent.COMPARE or len(memory.places) != 2:
        return None
    return memory.places[0], memory.places[1]


def _of_each(sentence: str, found: Mentions) -> bool:
    """Whether it only asks how many: "combien chacun ?"."""
    return asks_number(sentence) and content_stems(found.leftover) <= _EACH


def sides_held(pairs: tuple[Pair, ...], found: Mentions, memory: Memory) -> tuple[str, ...]:
    """The places that a follow-up of a comparison holds against each other, else none."""
    if _held(memory) is None or len(pairs) != 1 or len(found.place_words) > 1:
        return ()
    return pairs[0] if not found.texts and TUNISIA not in pairs[0] else ()


def of_case_in_hand(sentence: str, found: Mentions, memory: Memory) -> bool:
    """Whether another person only is named for the verdict just given: "pareil pour un Tunisien ?".

    No list is compared then: none is named, nor the métiers of one.
    """
    if memory.intent not in _VERDICTS or not memory.dossier.metier or not found.nationality:
        return False
    named = found.metier_words or found.place_mentions or found.texts
    return not named and not _OF_METIERS_AT_LARGE.search(fold(sentence))


_VERDICTS = frozenset({Intent.OPENING, Intent.METIER_REGIONS})
_OF_METIERS_AT_LARGE = expression(
    r"\b(?:metiers|listes?|professions|lesquel\w+|lequel|laquelle|combien|quel(?:le)?s)\b"
)


def _circular(texts: set[str]) -> str:
    return "circulaire " if texts == {CIRCULAIRE_2008} else ""


def _pair(sentence: str, found: Mentions, names: list[str]) -> Pair | None:
    texts = set(found.texts)
    if _COMMON_METIERS.search(fold(sentence)) and not names and not found.metier_words:
        return WHOLE_ARRETE, TUNISIA
    tunisian = CIRCULAIRE_2009 in texts or bool(re.search(r"\btunisi", fold(sentence)))
    if len(names) >= 2:
        prefix = _circular(texts)
        return f"{prefix}{names[0]}", f"{prefix}{names[1]}"
    if tunisian:
        return (names[0] if names else WHOLE_ARRETE), TUNISIA
    if names and texts & {ARRETE, CIRCULAIRE_2008}:
        return f"circulaire {names[0]}", f"arrêté {names[0]}"
    if {ARRETE, CIRCULAIRE_2008} <= texts:
        return "circulaire de 2008, toutes les régions", WHOLE_ARRETE
    return None
