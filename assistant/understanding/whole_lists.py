"""What a sentence asks of lists taken as wholes: their sizes, what every region has in common."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from assistant.memory import Memory
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.quantities import asks_number, supposed_number
from assistant.understanding.text import fold
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009, CQPM, PRO_A
from corpus.expressions import expression


class Measure(StrEnum):
    """What is asked; the values are the words of the tool's argument."""

    LARGEST = "région la plus fournie"
    SMALLEST = "région la moins fournie"
    BY_REGION = "classement des régions"
    EVERYWHERE = "métiers de toutes les régions"
    ALONE = "métiers d'une seule région"
    NUMBER = "nombre de métiers et de régions"
    ANNOUNCED = "écarts avec les intitulés"


class WholeLists(NamedTuple):
    """A measure, and the ids of the texts whose lists are measured (both of 2008 if none)."""

    measure: Measure
    texts: tuple[str, ...] = ()


_THINGS = r"(?:metiers?|professions?|emplois?|codes?|postes?|jobs?)"
_WHERE = expression(
    r"\bregions?\b|\bliste regionale\b|"
    rf"\b(?:ou|endroit) [^?]{{0,25}}\b(?:le )?(?:plus|moins) (?:de |d'){_THINGS}|"
    rf"\b(?:qui|avec) [^?]{{0,25}}\ble (?:plus|moins) (?:de |d'){_THINGS}"  # "est-ce l'Alsace qui"
)
_SMALLEST = expression(
    r"\b(?:la|le|les|y a) moins\b|\bmoins (?:de |d')|\bminimum\b|"
    r"\bplus (?:courte?|petite?|pauvre)s?\b|\bderniere\b"
)
_LARGEST = expression(
    rf"\b(?:la|le|les|y a) plus\b|\bplus (?:de |d'){_THINGS}|\bmaximum\b|\bdavantage\b|"
    r"\brecord\b|\ben tete\b|\bpremiere\b"
)
_RANKED = expression(
    r"\bclass(?:e\w*|ement)\b[^?]*\bregions?\b|\bpar regions?\b|"
    r"\b(?:dans|pour) chaque region\b|\bregion par region\b"
)
_NAMES_OF_REGIONS = expression(
    r"\b(?:quelles sont|listes?(?: des?)?|noms?(?: des?)?) (?:les )?(?:22 |vingt[- ]deux )?"
    r"regions\b(?! (?:ou|qui|avec|dans))"
)
_EVERY_REGION = expression(
    r"\b(?:toutes? les?|l'ensemble des|les|chacune des|chaque) (?:22 |vingt[- ]deux )?regions?\b"
    r"(?! (?:ou|qui|avec))|\b(?:aux|des) (?:22|vingt[- ]deux) regions\b|"
    r"\b(?:communs?|partage\w*) (?:aux|par (?:toutes )?les|entre (?:toutes )?les) regions\b|"
    r"\bpartout\b|\bau niveau national\b|\bn'importe quelle region\b"
)
_ONE_REGION = expression(
    r"\b(?:une seule|une unique|qu'une(?: seule)?|une) region(?: seulement| uniquement)\b|"
    r"\b(?:une seule|une unique|qu'une(?: seule)?) region\b|\bque (?:dans|pour) une region\b"
)
# In the list of the place that is named, and in no other.
_NOWHERE_ELSE = expression(
    r"\b(?:dans )?aucune? (?:autre|des autres) (?:regions?|listes?|endroits?)\b|"
    r"\bnulle part (?:ailleurs|sauf|hormis|hors|excepte|a part)\b|"
    r"\bpas (?:ouverts? )?ailleurs\b|\b(?:que|qui|dont) seule?s? (?:la |le |les |l')?|"
    rf"\b{_THINGS}\b[^?]*\b(?:n'|ne )\w+ (?:\w+ )?(?:qu'(?:en|au|a|aux)|que (?:dans|en))\b|"
    rf"\b{_THINGS}\b[^?]*\b(?:seulement|uniquement|exclusivement|propres?|specifiques?|"
    r"reserves?) (?:en|au|aux|a|dans)\b"
)
# The métiers of every region are those that most regions have.
_MOST_OPEN = expression(
    rf"\b{_THINGS}\b[^?]{{0,30}}\bles? plus (?:souvent |largement )?"
    r"(?:ouverts?|repandue?s?|frequente?s?|presente?s?|communs?)\b|"
    rf"\b{_THINGS}\b[^?]*\b(?:dans|en) le (?:plus (?:grand nombre )?|maximum )de regions?\b"
)
_SHARED_THINGS = expression(rf"\b{_THINGS}\b")
# "Qu'est-ce que la circulaire ouvrait partout ?"
_WHAT_IS_OPEN = expression(
    r"\b(?:qu'est[ -]ce qu[ie']|ce qu[ie']|quoi\b|que\b)[^?]*\b(?:ouv(?:e|r)|admi|autoris)\w*"
)
_COUNTABLE = expression(rf"\b(?:{_THINGS}|lignes?)\b")
_OVERALL = expression(
    r"\b(?:differents?|distincts?|en tout|au total|total|quels que soient?|existe\w*|etrangers?)\b"
)
_HOW_MANY_REGIONS = expression(r"\b(?:combien|nombre) (?:de |d')regions?\b")
_TOLD = expression(r"\bannonc\w+|\bintitules?\b|\ben-?tetes?\b|\btitres? (?:de la|des) listes?\b")
_COUNTED = expression(
    r"\bcompt\w+|\blignes?\b|\breprodui\w+|\brecopi\w+|\bimprim\w+|\btrouv\w+|\brecens\w+|\bdecompt\w+|\bfigur\w+|\bvois\b|\bnombre\b|\bcorrespond\w*|\becarts?\b"
)
_NOT_COUNTED = expression(
    r"\b(?:articles?|alineas?|points?|notes?) [\d.-]+|\b[lrd]\.? ?\d[\d.-]*|"
    r"\b\d{1,2}(?:er)? (?:janvier|juillet)\b|\b(?:19|20)\d\d\b|\b(?:18|7|31)[/ ]0?[17]\b"
)


def whole_lists(sentence: str, found: Mentions) -> WholeLists | None:
    """What a sentence asks of whole lists, or None; a métier or a certification is another's."""
    named = set(found.texts)
    names_other = found.metier_words or {PRO_A, CQPM} & named
    if CIRCULAIRE_2009 in named and CIRCULAIRE_2008 not in named:
        return None  # its list is of no region
    if names_other or found.rome_codes or "tunisian" in found.entities:
        return None
    texts = tuple(t for t in (ARRETE, CIRCULAIRE_2008) if t in found.texts)
    measure = _measure(fold(sentence), sentence, found)
    return WholeLists(measure, texts) if measure else None


def whole_elsewhere(sentence: str, found: Mentions, memory: Memory) -> WholeLists | None:
    """The measure just told, of the text that a follow-up names: "et dans la circulaire ?"."""
    if memory.intent != Intent.WHOLE_LISTS or found.names_list_things or found.codes:
        return None
    extreme = _extreme(sentence, found)
    if extreme:
        return WholeLists(extreme, tuple(t for t in memory.texts if t in (ARRETE, CIRCULAIRE_2008)))
    texts = tuple(t for t in (ARRETE, CIRCULAIRE_2008) if t in found.texts)
    other = set(found.texts) - {ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009}
    if not texts or other or found.leftover:
        return None
    measure = _measure(fold(memory.question), memory.question, mentions(memory.question))
    return WholeLists(measure, texts) if measure else None


def _extreme(sentence: str, found: Mentions) -> Measure | None:
    """The largest or the smallest list, where a follow-up asks for it alone: "et le moins ?"."""
    if found.texts or len(found.leftover.split()) > 1:
        return None
    measure = _measure(f"quelle region {fold(sentence)}", sentence, found)
    return measure if measure in (Measure.LARGEST, Measure.SMALLEST) else None


def _measure(folded: str, sentence: str, found: Mentions) -> Measure | None:
    if _of_headings(folded):
        return Measure.ANNOUNCED
    if len(found.place_mentions) > 1 or found.nationality_mention:
        return None
    if len(found.place_mentions or found.set_aside) == 1 and _NOWHERE_ELSE.search(folded):
        return Measure.ALONE
    if _RANKED.search(folded) and (asks_number(sentence) or "class" in folded):
        return Measure.BY_REGION
    if _ONE_REGION.search(folded) and _SHARED_THINGS.search(folded):
        return Measure.ALONE
    if _NAMES_OF_REGIONS.search(folded) and not found.place_mentions:
        return Measure.BY_REGION
    if _MOST_OPEN.search(folded) and not found.place_mentions:
        return Measure.EVERYWHERE
    if _WHERE.search(folded) and not re.search(r"\btoutes? les? regions?\b", folded):
        smallest = _SMALLEST.search(folded)
        if smallest and _LARGEST.search(_SMALLEST.sub(" ", folded)):
            return Measure.BY_REGION
        if smallest:
            return Measure.SMALLEST
        if _LARGEST.search(folded):
            return Measure.LARGEST
    if found.place_mentions or found.date_mention:
        return None
    things = _SHARED_THINGS.search(folded) or (found.texts and _WHAT_IS_OPEN.search(folded))
    if _EVERY_REGION.search(folded) and things:
        return Measure.EVERYWHERE
    if _HOW_MANY_REGIONS.search(folded):
        return Measure.NUMBER
    if found.texts and supposed_number(sentence, "région"):
        return Measure.NUMBER
    if found.texts and supposed_number(sentence, "métier"):
        return Measure.NUMBER
    counted = asks_number(sentence) and _COUNTABLE.search(folded)
    return Measure.NUMBER if counted and (found.texts or _OVERALL.search(folded)) else None


def _of_headings(folded: str) -> bool:
    """Whether a list's announced count is held against its rows ("23 annoncés, j'en compte 20")."""
    numbers = set(re.findall(r"(?<!\d)\d{1,2}(?!\d)", _NOT_COUNTED.sub(" ", folded)))
    told, counted = bool(_TOLD.search(folded)), bool(_COUNTED.search(folded))
    return (
        told
        and (counted or len(numbers) > 1)
        and bool(
            re.search(rf"\b(?:{_THINGS}|listes?|regions?|combien)\b", folded) or len(numbers) > 1
        )
    )
