"""The lookups over the lists of métiers: string arguments in, statements and a verdict out."""

from __future__ import annotations

from datetime import date as Day

from assistant import resolve
from assistant.declared_subjects import in_list
from assistant.resolve import PlaceReading
from assistant.results import ToolResult
from assistant.rules.declared import is_declared
from assistant.rules.openings import headings_of
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, regime
from assistant.understanding.codes import find_codes
from assistant.understanding.texts import named_texts
from assistant.understanding.two_lists import Part
from assistant.understanding.whole_lists import Measure
from assistant.understanding.work_domains import is_domain
from assistant.wording import clarifications, codes, list_sizes, one_region, regimes
from assistant.wording.announced_sizes import announced
from assistant.wording.cases import OpeningQuestion
from assistant.wording.common import date_context
from assistant.wording.comparisons import compare
from assistant.wording.domains import domain_anywhere
from assistant.wording.french import listing
from assistant.wording.list_refs import EVERY_REGION, ListRef
from assistant.wording.lists import Asked, region_lists, whole_lists
from assistant.wording.metier_regions import metier_regions
from assistant.wording.openings import opening
from assistant.wording.polarity import without_yes_or_no
from assistant.wording.shared_regions import shared_regions
from assistant.wording.subjects import Person, Place, Subject

WHOLE_METROPOLE = "toute la métropole"
FERMEES = "non ouvertes"


def metier_ouvert(
    metier: str, lieu: str = "", nationalite: str = "", date: str = "", sens: str = ""
) -> ToolResult:
    """Whether a métier is open in a place, for a nationality, on a day.

    With "non ouvertes" the question was put in the negative, which yes or no would not answer.
    """
    result = _opened(metier, lieu, nationalite, date)
    return without_yes_or_no(result) if sens == FERMEES else result


def _opened(metier: str, lieu: str, nationalite: str, date: str) -> ToolResult:
    on = resolve.day(date)
    person = resolve.person(nationalite, on)
    if person.choices:
        return clarifications.which_nationality(person)
    subject = _subject(metier, person, on)
    unknown = [c for c in resolve.rome_codes(metier) if not subject.entries]
    if unknown:
        return codes.unknown_rome(unknown[0])
    if any(c.kind == "rome_current" for c in find_codes(metier)) and not subject.same:
        return codes.rome_current(metier)
    if not lieu and codes.is_misprint(metier.strip()):
        return codes.unknown_rome(metier.strip())
    if not lieu:
        return opening(OpeningQuestion(subject, None, person, on))
    reading = resolve.place(lieu)
    if reading.unknown:
        return clarifications.unknown_place(reading.said)
    results = [opening(OpeningQuestion(subject, p, person, on)) for p in reading.places]
    if len({(r.verdict, r.status) for r in results}) == 1:
        return clarifications.same_anywhere(reading, results)
    return clarifications.which_place(reading, results)


def _subject(metier: str, person: Person, on: Day | None) -> Subject:
    """The métier in the list that governs the person on that day."""
    subject, governing = resolve.subject(metier), regime(person.groups, on).source_id
    if governing and is_declared(governing):
        return in_list(metier, subject, governing)
    return subject


def metiers_de_region(
    lieu: str,
    nationalite: str = "",
    date: str = "",
    domaine: str = "",
    nombre: str = "",
    sens: str = "",
) -> ToolResult:
    """The métiers open in a place; "toute la métropole" gives the lists that cover it.

    ``domaine`` keeps the métiers whose title has a word of it ("informatique", "BTP"); ``nombre``
    asks for their number alone ("oui"), or whether it is the one given ("84"). With "non ouvertes",
    those that the list leaves out are given instead.
    """
    asked = Asked(domaine, nombre, sens == FERMEES)
    on = resolve.day(date)
    person, whole = resolve.person(nationalite, on), lieu == WHOLE_METROPOLE
    reading = PlaceReading(lieu, (Place("metropole", (), ""),)) if whole else resolve.place(lieu)
    if person.choices:
        return clarifications.which_nationality(person)
    if reading.unknown:
        return clarifications.unknown_place(reading.said)
    found = reading.places[0]
    if len({p.regions for p in reading.places}) > 1:
        return clarifications.which_place(reading, [])
    if found.kind in ("outre-mer", "etranger"):
        return clarifications.no_list_there(
            found, tunisian=regime(person.groups, on).source_id == TUNISIE
        )
    if found.kind == "metropole":
        anywhere = is_domain(domaine) and not (nombre or sens or nationalite or date)
        return domain_anywhere(domaine) if anywhere else _whole_metropole(person, on, asked)
    return region_lists(found, person, on, asked)


def _whole_metropole(person: Person, on: Day | None, asked: Asked) -> ToolResult:
    ruling = regime(person.groups, on)
    if not ruling.governs:
        return regimes.not_governed(ruling, person, on, [])
    if ruling.source_id == TUNISIE:
        return whole_lists([ListRef(TUNISIE, "")], [], asked)
    if ruling.source_id and is_declared(ruling.source_id):
        return whole_lists(_declared_lists(ruling.source_id), date_context(on, ruling), asked)
    return whole_lists([ListRef(CIRCULAIRE, "")], [], asked)


def _declared_lists(source_id: str) -> list[ListRef]:
    """The list of every region where the text has one, else that of each region it names."""
    headings = headings_of(source_id)
    if "" in headings:
        return [ListRef(source_id, "")]
    return [ListRef(source_id, region) for region, found in headings.items() if found.counted]


def regions_du_metier(
    metier: str,
    nationalite: str = "",
    date: str = "",
    sens: str = "",
    hors: str = "",
    avec: str = "",
) -> ToolResult:
    """The regions where a métier is open; those where it is not come first with "non ouvertes".

    ``hors`` is a place but which all are asked about; ``avec`` a second métier, for the regions
    where both are open.
    """
    on = resolve.day(date)
    person = resolve.person(nationalite, on)
    if person.choices:
        return clarifications.which_nationality(person)
    subject = _subject(metier, person, on)
    apart = resolve.place(hors).places[:1] if hors else ()
    other = _subject(avec, person, on) if avec else None
    if other and subject.same and other.same:
        return shared_regions(subject.same, other.same, person, on)
    if other:  # one of them is in no list, or may be several entries
        return regions_du_metier(avec if subject.same else metier, nationalite, date)
    if subject.same:
        regions = apart[0].regions if apart else ()
        closed_first = sens == FERMEES
        return metier_regions(subject.same, person, on, closed_first=closed_first, apart=regions)
    return metier_ouvert(metier, "", nationalite, date)


def comparer_listes(premiere: str, seconde: str, montrer: str = "") -> ToolResult:
    """Two lists held against each other: "Bretagne", "circulaire Bretagne", "Tunisie" …

    ``montrer`` keeps the shared métiers ("communs"), or those of one side alone.
    """
    first, second = _list(premiere), _list(seconde)
    if first == second:
        raise resolve.BadArgument("Les deux listes à comparer sont la même.")
    try:
        part = Part(montrer)
    except ValueError as unknown:
        known = listing([f"« {p} »" for p in Part if p], "ou")
        raise resolve.BadArgument(f"« {montrer} » : dites {known}.") from unknown
    return compare(first, second, part)


def mesurer_listes(mesure: str, liste: str = "", nombre: str = "") -> ToolResult:
    """Sizes of the regional lists, métiers of every region, counts announced and found.

    ``nombre`` is how many métiers the question supposes.
    """
    try:
        measure = Measure(mesure)
    except ValueError as unknown:
        known = listing([f"« {m} »" for m in Measure], "ou")
        raise resolve.BadArgument(f"Mesure inconnue : « {mesure} ». Dites {known}.") from unknown
    named = named_texts(liste)
    texts = tuple(t for t in list_sizes.TEXTS if t in named) or list_sizes.TEXTS
    if measure is Measure.EVERYWHERE:
        return list_sizes.everywhere(texts, nombre)
    if measure is Measure.ALONE:
        return one_region.alone(texts if named else texts[:1], nombre, _regions_named(liste))
    if measure is Measure.NUMBER:
        return list_sizes.numbers(texts, nombre)
    if measure is Measure.ANNOUNCED:
        return announced(texts, _regions_named(liste))
    return list_sizes.ranking(texts if named else texts[:1], measure)


def _regions_named(words: str) -> tuple[str, ...]:
    """The slugs of the regions that these words name beside texts."""
    place = _without_text_names(words)
    reading = resolve.place(place) if place else None
    return reading.places[0].regions if reading and reading.places else ()


def _list(words: str) -> ListRef:
    texts = named_texts(words)
    if (TUNISIE in texts and CIRCULAIRE not in texts) or "tunis" in words.lower():
        return ListRef(TUNISIE, "")
    source = CIRCULAIRE if CIRCULAIRE in texts else ARRETE
    if "toutes les régions" in words:
        return ListRef(source, EVERY_REGION)
    reading = resolve.place(_without_text_names(words))
    slugs = reading.places[0].regions if reading.places else ()
    if not slugs:
        raise resolve.BadArgument(f"Aucune liste ne correspond à « {words} ».")
    return ListRef(source, slugs[0])


def _without_text_names(words: str) -> str:
    kept = [
        w for w in words.split() if not w.lower().startswith(("circulaire", "arrêté", "arrete"))
    ]
    return " ".join(kept)
