"""Words that stand for what the thread knows: "là-bas", "trois mois plus tard", "en août"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.addresses import beside, steps_of
from assistant.understanding.certification_scope import find_levels
from assistant.understanding.dates import find_date
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import CERTIFIED, follows
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import UNITS
from assistant.understanding.metiers import find_metiers
from assistant.understanding.nationalities import corrects
from assistant.understanding.text import fold_in_place
from corpus.expressions import expression
from corpus.french_dates import in_french

_THERE = expression(
    r"\b(la[- ]bas|sur place|(dans|de|pour|sur|en) (cette meme|ce meme|cette|ce|la meme|le meme) "
    r"(region|ville|departement|commune|coin|endroit|zone))\b"
)
_AT_BOTH = expression(
    r"\b(?:dans|pour|a|en|sur) (?:les )?(?:deux|2)(?: villes?| regions?| endroits?| cas)?(?=\W*$)"
)
_NUMBERS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "dix": 10}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_SHIFTED = expression(
    rf"\b{_NUMBER} (?P<unit>jours?|semaines?|mois|ans?|annees?) "
    rf"(?:(?P<later>plus tard|apres)|plus tot|avant)(?=\W*$)"
    r"|\b(?:l'|le )(?P<next_unit>annee|an|mois) "
    r"(?:(?P<next>suivante?|d'apres)|precedente?|d'avant)\b"
)
_NEXT_DAY = expression(
    r"\b(?:le lendemain|le jour (?:suivant|d'apres)|(?P<eve>la veille|le jour d'avant))\b"
)
_MONTH_ALONE = expression(
    r"\b(?:en|fin|debut|mi[ -]|(?:le )?\d{1,2}(?:er)?) ?(?:janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre)\b(?! *\d)"
)
_BARE_NUMBER = expression(
    r"\W*(?:(?:et|ou|sinon|alors|puis)\W+)?(?:(?:le|la|au|du|de|en|pour|celui|dans)\W+)*"
    r"(?P<number>\d{1,2}(?:[.-]\d{1,2}){0,2})\W*"
)
_OF_THE_ACCORD = expression(
    r"\W*(?:(?:et|ou|sinon|alors|puis|celui|non)\W+)*(?:de|dans|pour|sur) l'accord\W*"
)
_THOSE_OF_YEAR = expression(
    r"\b(?:ceux|celles|celui|celle)(?: de| d'| en|-la en)? ?(?:l'an(?:nee)? )?(?=(?:19|20)\d\d\b)"
)
_THE_ONE_OF = expression(r"\bcelle (?:de |d')(?=200[89]\b)")
_WITH_DAY = frozenset({Intent.OPENING, Intent.REGION_LIST, Intent.METIER_REGIONS})
_OPEN = expression(
    r"\b(?:ouverte?s?|fermee?s?|en tension|penurie|metiers? (?:de la|des|dans la) listes?)\b"
)
_LISTS = expression(r"\b(?:quels?|quelles?|combien|lesquel\w+|listes? des?)\b")


def in_thread(sentence: str, memory: Memory) -> str:
    """The sentence, what the thread knows named where words only stand for it."""
    known = memory.dossier
    sentence = _at_both(_day_of_month(sentence, memory), memory)
    sentence = _of_year(_with_unit(with_place(sentence, known), memory), memory)
    sentence = _with_metier(_with_day(sentence, known.on), memory)
    if corrects(mentions(sentence).nationality_mention, sentence, known.nationality):
        return re.sub(r"(?i)\bnon ", "non, ", sentence, count=1)
    return sentence


def with_place(sentence: str, dossier: Dossier) -> str:
    """The sentence, the place of the dossier named where a word stands for it."""
    if not dossier.place:
        return sentence
    return _replaced(sentence, _THERE.search(fold_in_place(sentence)), f"à {dossier.place}")


def _at_both(sentence: str, memory: Memory) -> str:
    """ "Ouvert dans les deux ?" after verdicts on one place, then on another."""
    places = memory.earlier_place, memory.dossier.place
    if memory.intent != Intent.OPENING or not all(places) or mentions(sentence).place_mentions:
        return sentence
    both = _AT_BOTH.search(fold_in_place(sentence))
    return _replaced(sentence, both, f"à {places[0]} et à {places[1]}")


def _with_day(sentence: str, known: date | None) -> str:
    """The sentence with the day that "un mois plus tard" means, or the year that "en mai" needs."""
    if known is None:
        return sentence
    folded = fold_in_place(sentence)
    shifted = _SHIFTED.search(folded)
    if shifted:
        return _replaced(sentence, shifted, f"le {in_french(_shift(known, shifted))}")
    beside = _NEXT_DAY.search(folded)
    if beside:
        day = known + timedelta(days=-1 if beside["eve"] else 1)
        return _replaced(sentence, beside, f"le {in_french(day)}")
    month = _MONTH_ALONE.search(folded)
    return _replaced(sentence, month, f"{month.group()} {known.year}" if month else "")


def _shift(known: date, found: re.Match[str]) -> date:
    said, unit = found["number"] or "un", found["unit"] or found["next_unit"]
    sign = 1 if found["later"] or found["next"] else -1
    number = sign * (_NUMBERS.get(said) or int(said))
    if unit.startswith(("jour", "semaine")):
        return known + timedelta(days=number * (7 if unit.startswith("semaine") else 1))
    months = known.year * 12 + known.month - 1 + number * (1 if unit == "mois" else 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(known.day, monthrange(year, month + 1)[1]))


def _with_unit(sentence: str, memory: Memory) -> str:
    """ "Et le 5 ?" after an article, or a level: the number with what it counts."""
    read = mentions(memory.question).articles if memory.intent == Intent.ARTICLE else ()
    if read:
        address = beside(sentence, read[-1]) or _deeper(sentence, read[-1])
        if _OF_THE_ACCORD.fullmatch(fold_in_place(sentence)):
            address = f"{read[-1]} de l'accord"
        if address:
            return address
    bare = _BARE_NUMBER.fullmatch(fold_in_place(sentence))
    if bare is None:
        return sentence
    if read:
        return f"{read[-1].split()[0]} {bare['number']}"
    if memory.intent == Intent.CQPM and bare["number"].isdigit() and _numbered(memory):
        return f"CQPM {int(bare['number']):04}"
    level = memory.intent == Intent.PRO_A and find_levels(memory.question)
    return f"niveau {bare['number']}" if level and len(bare["number"]) == 1 else sentence


def _deeper(sentence: str, last: str) -> str:
    """The alinéa that is named of the article just read: "le deuxième alinéa ?"."""
    found = mentions(sentence)
    if not steps_of(sentence) or found.texts or any(c.kind in UNITS for c in found.codes):
        return ""
    base = last.partition(", ")[0]
    return ", ".join((base if base.split()[0] != "alinéa" else "", *found.articles)).strip(", ")


def _day_of_month(sentence: str, memory: Memory) -> str:
    """ "Et le 20 ?" where a day of the case is known: that day of the same month."""
    known = memory.dossier.on
    bare = _BARE_NUMBER.fullmatch(fold_in_place(sentence))
    if known is None or bare is None or memory.intent not in _WITH_DAY:
        return sentence
    number = bare["number"]
    if not number.isdigit() or not 1 <= int(number) <= monthrange(known.year, known.month)[1]:
        return sentence
    return f"le {in_french(known.replace(day=int(number)))}"


def _of_year(sentence: str, memory: Memory) -> str:
    """ "Ceux de 2003 ?" after the qualifications of a year: no text is meant, but a year.

    "Celle de 2008 ?" after a circular: the circular of that year.
    """
    circular = _THE_ONE_OF.search(fold_in_place(sentence))
    if circular and any(text.startswith("circulaire") for text in memory.texts):
        return _replaced(sentence, circular, "la circulaire de ")
    if memory.intent != Intent.CQPM or not find_date(memory.question, date.today()):
        return sentence
    return _replaced(sentence, _THOSE_OF_YEAR.search(fold_in_place(sentence)), "en ")


def _numbered(memory: Memory) -> bool:
    """Whether the last question named a CQPM by its number, or was asked which one it is of."""
    if memory.awaiting and not CERTIFIED & mentions(memory.question).entities:
        return True
    return any(code.startswith("CQPM") for code in mentions(memory.question).certification_codes)


def _with_metier(sentence: str, memory: Memory) -> str:
    """The sentence, with the métier of the last certifications where it asks if that is open."""
    if memory.intent not in (Intent.PRO_A, Intent.CQPM) or not follows(sentence):
        return sentence
    folded, found = fold_in_place(sentence), mentions(sentence)
    if found.metiers or found.texts or CERTIFIED & found.entities or _LISTS.search(folded):
        return sentence
    named = find_metiers(memory.question) if _OPEN.search(folded) else ()
    return f"{named[0].text} : {sentence}" if named else sentence


def _replaced(sentence: str, found: re.Match[str] | None, words: str) -> str:
    if found is None:
        return sentence
    return f"{sentence[: found.start()]}{words}{sentence[found.end() :]}"
