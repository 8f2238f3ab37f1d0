"""Places told by a number: "le 93", "(44)", "2A", "35000"; and "13e" after Paris or Lyon."""

from __future__ import annotations

import re
from typing import Literal

from assistant.understanding.communes import communes_named, communes_of_postcode
from assistant.understanding.geography import Place, departement_place, departements
from assistant.understanding.nationality_table import adjectives
from assistant.understanding.place_context import Reading
from assistant.understanding.place_names import LONGEST, name_keys
from assistant.understanding.text import light_stem
from corpus import library
from corpus.expressions import expression
from corpus.library import per_corpus

_MONTHS = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
).split()
_UNITS = frozenset(
    _MONTHS
    + "janv fev avr juil sept oct nov dec euro euros eur ans an mois jours jour heures heure h "
    "metiers metier regions region salaries personnes fois semaines er premier".split()
)
_POSTCODE_ALONE = 5_000  # inhabitants: a few ROME codes are the postcodes of villages
_POSTCODE_BETWEEN_MARKS = 1_000  # the same for a number that commas or strokes set apart
_NUMBERED = frozenset("article articles art note notes point section page alinea annexe".split())
_OTHER_CODES = frozenset(
    "code rome rncp cqpm idcc niveau numero article loi decret circulaire arrete accord chapitre "
    "combien nombre age bac question certification diplome titre".split()
)
_NUMBER_SIGNS = frozenset("n no le la du metier metiers fiche fiches et ou euros".split())
_COUNTED = frozenset("de d' et ou a personne demandeur candidat milliers".split())
_SHORT = 5  # tokens of a message that is hardly more than a métier and a number
_TUNISIAN = "74"  # métiers of the list of 2009
_IN_A_YEAR = (r"en", r"20[01]\d")  # may follow: "métiers en tension 44 en 2008"
_SERIES = 2  # départements that follow one another
_SERIES_GAP = expression(r"\s*[,/-]?\s*")
_DATE = expression(r"^(?:[0-2]\d|3[01])[/-](?:0\d|1[0-2])\b|\b(?:0\d|1[0-2])[/-](?:0[89]|1\d|2\d)$")
_LINK = 3  # letters: "de 44", "les 74" tell no département
_POSTCODE_WORDS = frozenset("a sur vers dans le cp postal commune ville au".split())
_MARK = expression(r"[,;/|–—]|\s-\s")
_DISTRICT = expression(
    r"(?:\s|,\s?|-)(?:dans le )?\(?(\d{1,2})\s?(?:er|eme|ème|ième|e|è)?\b"
    r"(?:\s?arr(?:ondissement|dt|\.)?\b)?\)?",
    re.IGNORECASE,
)
_DISTRICTS = {("Paris", "75"): 20, ("Lyon", "69"): 9, ("Marseille", "13"): 16}


def departement_number(reading: Reading, index: int) -> Place | None:
    """The département that a token names by its number, where the words around it say so."""
    token = reading.tokens[index]
    code = token.text.upper()
    if code not in departements() or not re.fullmatch(r"\d\d|97\d|98\d|2[AB]", code):
        return None
    after = reading.tokens[index + 1].folded if index + 1 < len(reading.tokens) else ""
    gap = reading.gap(index + 1)
    if _in_a_series(reading, index):
        return departement_place(code)
    if after in _UNITS or re.match(r"\s*(?:[/%€.,-]\d?\S|[%€])", gap + after):
        return None
    previous = reading.before(index)
    if any(word in _NUMBERED for word in previous[:2]):
        return None
    if code in ("2A", "2B") and token.text[1].isupper():
        return departement_place(code)
    if len(reading.tokens) == 1:
        return departement_place(code)
    return departement_place(code) if _says_departement(reading, index, previous) else None


def _says_departement(reading: Reading, index: int, previous: list[str]) -> bool:
    first, second = [*previous, "", ""][:2]
    if any(word in ("departement", "departements", "dept", "dep", "dpt") for word in previous[:3]):
        return True
    if first == "le" and second in ("dans", "sur", "pour", "et", "ou", "est"):
        return True
    if first == "les" and second in ("dans", "sur", "pour"):
        return _goes_with_another(reading, index)  # "dans les 92 et 93", not "dans les 74 métiers"
    if _in_a_pair(reading, index) or _tells_apart_a_town(reading, index):
        return True
    if first in ("et", "ou") and index > 1 and _says_departement_list(reading, index):
        return True
    goes_on = reading.gap(index + 1).isspace() and index + 1 < len(reading.tokens)
    if first in ("le", "du") and not goes_on:
        return True
    if _ends_a_short_message(reading, index, previous):
        return True
    if first in _listed_codes() and not _counts(reading, index):
        return True
    if reading.gap(index).strip() == "/" and _between_marks(reading, index):
        return not reading.tokens[index - 1].text.isdigit()
    opening, closing = reading.gap(index).strip(), reading.gap(index + 1).lstrip()
    return opening.endswith("(") and closing.startswith(")") and index > 0


def _ends_a_short_message(reading: Reading, index: int, previous: list[str]) -> bool:
    """ "géomètre 44", "couvreur, 01": a number with no other use after a few words."""
    rest = [token.text for token in reading.tokens[index + 1 :]]
    dated = len(rest) == len(_IN_A_YEAR) and all(map(re.fullmatch, _IN_A_YEAR, rest))
    if (rest and not dated) or not 0 < index < _SHORT or "/" in reading.gap(index):
        return False
    word = reading.tokens[index - 1].folded
    if word == "metiers":
        return reading.tokens[index].text != _TUNISIAN  # "les métiers 29", not their number
    other = _NUMBERED | _OTHER_CODES | _UNITS
    return word.isalpha() and len(word) > _LINK and word not in other


def _tells_apart_a_town(reading: Reading, index: int) -> bool:
    """Whether a number right after a town says which of those of that name: "Saint-Denis 93"."""
    code = reading.tokens[index].text.upper()
    if not index or not reading.gap(index).isspace():
        return False
    for start in range(max(index - LONGEST, 0), index):
        for end, key in name_keys(reading, start):
            entry = communes_named(key) if end == index else None
            homonyms = entry.places if entry else ()
            if len(homonyms) > 1 and any(p.departement == code for p in homonyms):
                return True
    return False


def _in_a_pair(reading: Reading, index: int) -> bool:
    """ "dessinatrice, 44 ou 35 ?": two départements that nothing else follows."""
    for first in (index, index - 2):
        pair = reading.tokens[max(first, 0) : first + 3]
        if first < 1 or len(pair) < 3 or pair[1].folded not in ("et", "ou"):
            continue
        if not {pair[0].text.upper(), pair[2].text.upper()} <= set(departements()):
            continue
        ends = first + 3 == len(reading.tokens) or not reading.gap(first + 3).isspace()
        before = reading.before(first)[:1]
        other = {"entre", "de"} | _NUMBERED | _UNITS | _OTHER_CODES
        return ends and (not before or (before[0].isalpha() and before[0] not in other))
    return False


def _in_a_series(reading: Reading, index: int) -> bool:
    """ "chef de chantier 75 92 93": two départements or more that end the message, and a word."""
    first, last = index, index + 1
    while first and _one_more(reading, first - 1, first):
        first -= 1
    while last < len(reading.tokens) and _one_more(reading, last, last):
        last += 1
    if last - first < _SERIES or last < len(reading.tokens) or not first:
        return False
    if _DATE.search(reading.sentence[reading.tokens[first].start :]):
        return False
    word = reading.tokens[first - 1].folded
    return word.isalpha() and len(word) > _LINK and word not in _NUMBERED | _UNITS | _OTHER_CODES


def _one_more(reading: Reading, at: int, gap: int) -> bool:
    """Whether a token is one more département of a series, beside its neighbour."""
    known = reading.tokens[at].text.upper() in departements()
    return known and bool(_SERIES_GAP.fullmatch(reading.gap(gap)))


def _goes_with_another(reading: Reading, index: int) -> bool:
    after = [token.folded for token in reading.tokens[index + 1 : index + 3]]
    return len(after) == 2 and after[0] in ("et", "ou") and after[1].upper() in departements()


def _says_departement_list(reading: Reading, index: int) -> bool:
    """Whether a number ends "dans les 92 et 93" or "dans le 92 ou 93"."""
    code = reading.tokens[index - 2].text.upper()
    before = reading.before(index - 2)
    placed = before[:1] and before[0] in ("le", "les") and len(before) > 1
    return code in departements() and bool(placed) and before[1] in ("dans", "sur", "pour")


def postcode_sign(reading: Reading, index: int) -> Literal["town", "preposition", "alone", ""]:
    """What says that a number is a postcode: its town, the word before it, or being alone."""
    token = reading.tokens[index]
    if not re.fullmatch(r"[0-9]{5}", token.text) or not communes_of_postcode(token.text):
        return ""
    if _beside_its_town(reading, index):
        return "town"
    leads = index == 0 and reading.gap(1).lstrip().startswith(",")
    if leads or len(reading.tokens) == 1:
        largest = communes_of_postcode(token.text)[0].population
        return "alone" if largest >= _POSTCODE_ALONE else ""
    previous = reading.before(index)
    if _set_apart(reading, index, previous):
        return "town"
    return "preposition" if previous[:1] and previous[0] in _POSTCODE_WORDS else ""


def _set_apart(reading: Reading, index: int, previous: list[str]) -> bool:
    """Whether a number that is no ROME code of the lists counts nothing: "68100 soudeur"."""
    text = reading.tokens[index].text
    if text in _listed_codes() or _counts(reading, index):
        return False
    if any(word in _OTHER_CODES | _NUMBERED | _NUMBER_SIGNS for word in previous[:3]):
        return False
    if any(token.text in _listed_codes() for token in reading.tokens):
        return True  # "61232 25210 indonésien": the métier is told by the other one
    least = _POSTCODE_BETWEEN_MARKS if _between_marks(reading, index) else _POSTCODE_ALONE
    return communes_of_postcode(text)[0].population >= least


def _between_marks(reading: Reading, index: int) -> bool:
    """Whether a number stands alone between commas or strokes: "syrien / chaudronnier / 44420"."""
    ends = index + 1 == len(reading.tokens) or bool(_MARK.search(reading.gap(index + 1)))
    return ends and bool(_MARK.search(reading.gap(index)))


def _counts(reading: Reading, index: int) -> bool:
    """Whether a number is that of what follows it: "10000 euros", "35000 demandes"."""
    if index + 1 == len(reading.tokens) or not reading.gap(index + 1).isspace():
        return bool(re.match(r"\s*[%€]", reading.gap(index + 1)))
    after = reading.tokens[index + 1].folded
    several = after.endswith(("s", "x")) and light_stem(after) not in adjectives()
    return after in _UNITS or after in _COUNTED or several


@per_corpus
def _listed_codes() -> frozenset[str]:
    """Every ROME code printed in the lists."""
    rows = library.load().metiers
    return frozenset(code for row in rows for code in (row.code, row.code_read))


def _beside_its_town(reading: Reading, index: int) -> bool:
    """Whether a number is the postcode of the town written just after or before it."""
    served = {place.name for place in communes_of_postcode(reading.tokens[index].text)}
    sides = (range(index + 1, index + 2), range(max(index - LONGEST, 0), index))
    for side in sides:
        for start in side:
            for _, key in name_keys(reading, start):
                entry = communes_named(key)
                if entry and served & {place.name for place in entry.places}:
                    return True
    return False


def district_end(sentence: str, end: int, place: Place) -> int:
    """Where a mention ends once its arrondissement is read: "Paris 13e", "Lyon 3"."""
    highest = _DISTRICTS.get((place.name, place.departement))
    found = _DISTRICT.match(sentence, end)
    if highest is None or found is None or not 1 <= int(found[1]) <= highest:
        return end
    return found.end()
