"""One function for each tool: its string arguments in, statements and a verdict out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day

from assistant import resolve
from assistant.cqpm_answers import answer_cqpm
from assistant.declared_subjects import in_list
from assistant.pro_a_answers import answer_pro_a
from assistant.resolve import PlaceReading
from assistant.results import ToolResult
from assistant.rules import articles
from assistant.rules.declared import certifications_on, is_declared
from assistant.rules.openings import headings_of
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, regime
from assistant.understanding.absent_texts import misdated_text
from assistant.understanding.beliefs import beliefs_held
from assistant.understanding.codes import find_codes
from assistant.understanding.find_mentions import mentions
from assistant.understanding.gap_words import missing_of_row
from assistant.understanding.situations import effects
from assistant.understanding.texts import CQPM, PRO_A, named_texts
from assistant.understanding.two_lists import Part
from assistant.understanding.way_out import IRREGULAR, OFF_LIST
from assistant.understanding.whole_lists import Measure
from assistant.wording import clarifications, codes, corrections, list_sizes, passages, regimes
from assistant.wording.cases import OpeningQuestion
from assistant.wording.common import date_context
from assistant.wording.comparisons import compare
from assistant.wording.declared_certifications import declared_certifications
from assistant.wording.exceptional import exceptional_admission
from assistant.wording.french import listing
from assistant.wording.list_refs import EVERY_REGION, ListRef
from assistant.wording.lists import Asked, region_lists, whole_lists
from assistant.wording.metier_regions import metier_regions
from assistant.wording.openings import opening
from assistant.wording.passages import beside_gap
from assistant.wording.recall import recalled
from assistant.wording.sources import describe
from assistant.wording.subjects import Person, Place, Subject
from corpus.library import load

WHOLE_METROPOLE = "toute la métropole"
FERMEES = "non ouvertes"


def metier_ouvert(metier: str, lieu: str = "", nationalite: str = "", date: str = "") -> ToolResult:
    """Whether a métier is open in a place, for a nationality, on a day."""
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
    lieu: str, nationalite: str = "", date: str = "", domaine: str = "", nombre: str = ""
) -> ToolResult:
    """The métiers open in a place; "toute la métropole" gives the lists that cover it.

    ``domaine`` keeps the métiers whose title has a word of it ("informatique", "BTP"); ``nombre``
    asks for their number alone ("oui"), or whether it is the one given ("84").
    """
    asked = Asked(domaine, nombre)
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
        return clarifications.no_list_there(found)
    if found.kind == "metropole":
        return _whole_metropole(person, on, asked)
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
    metier: str, nationalite: str = "", date: str = "", sens: str = ""
) -> ToolResult:
    """The regions where a métier is open; those where it is not come first with "non ouvertes"."""
    on = resolve.day(date)
    person = resolve.person(nationalite, on)
    if person.choices:
        return clarifications.which_nationality(person)
    subject = _subject(metier, person, on)
    if subject.same:
        return metier_regions(subject.same, person, on, closed_first=sens == FERMEES)
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


def mesurer_listes(mesure: str, liste: str = "") -> ToolResult:
    """Sizes of the regional lists, métiers of every region, counts announced and found."""
    try:
        measure = Measure(mesure)
    except ValueError as unknown:
        known = listing([f"« {m} »" for m in Measure], "ou")
        raise resolve.BadArgument(f"Mesure inconnue : « {mesure} ». Dites {known}.") from unknown
    named = named_texts(liste)
    texts = tuple(t for t in list_sizes.TEXTS if t in named) or list_sizes.TEXTS
    if measure is Measure.EVERYWHERE:
        return list_sizes.everywhere(texts)
    if measure is Measure.ALONE:
        return list_sizes.alone(texts if named else texts[:1])
    if measure is Measure.NUMBER:
        return list_sizes.numbers(texts)
    if measure is Measure.ANNOUNCED:
        words = _without_text_names(liste)
        reading = resolve.place(words) if words else None
        slugs = reading.places[0].regions if reading and reading.places else ()
        return list_sizes.announced(texts, slugs)
    return list_sizes.ranking(texts if named else texts[:1], measure)


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


def certifications_pro_a(recherche: str, date: str = "") -> ToolResult:
    """Pro-A certifications by métier, diploma, sector, level or RNCP code named in the words.

    A list declared in an added text answers for the days on which it is in force.
    """
    on = resolve.day(date)
    declared = certifications_on(on) if on else None
    if declared:
        return declared_certifications(declared, recherche)
    return beside_gap(answer_pro_a(recherche), missing_of_row(recherche, PRO_A))


def qualifications_cqpm(recherche: str) -> ToolResult:
    """Metallurgy qualifications by number, title, domain or status named in the words."""
    return beside_gap(answer_cqpm(recherche), missing_of_row(recherche, CQPM))


def expliquer_code(code: str) -> ToolResult:
    """What a code is: ROME of 1999 or of today, RNCP, CQPM."""
    for found in find_codes(code):
        if found.kind == "rome_1999":
            return codes.rome_1999(found.value)
        if found.kind == "rome_current":
            return codes.rome_current(found.value)
        if found.kind == "rncp":
            return answer_pro_a(found.value)
        if found.kind == "cqpm":
            return answer_cqpm(f"CQPM {found.value}")
    raise resolve.BadArgument(f"« {code} » n'est pas un code ROME, RNCP ou CQPM.")


def lire_article(article: str, texte: str = "") -> ToolResult:
    """An article, a numbered point or a note of a text, as it stands."""
    unit, number = _unit(article)
    sources = [resolve.text_id(texte)] if texte else list(_WITH_UNITS[unit])
    for source_id in sources:
        found = articles.read(source_id, unit, number)
        if found:
            return passages.article(source_id, unit, number, found)
    return passages.article(sources[0], unit, number, ())


_WITH_UNITS = {
    "article": ("accord-pro-a-2021-01-22", ARRETE),
    "point": (TUNISIE,),
    "note": (CIRCULAIRE,),
}


def _unit(words: str) -> tuple[str, str]:
    parts = words.lower().replace("section", "point").split()
    unit = next((p for p in parts if p in _WITH_UNITS), "article")
    number = next((p.strip(".,") for p in parts if p[:1].isdigit()), "")
    if not number:
        raise resolve.BadArgument(f"« {words} » ne porte pas de numéro d'article.")
    return unit, number


VALIDITE = "validité"


def decrire_texte(texte: str, aspect: str = "") -> ToolResult:
    """Title, reference, signature, entry into force and period of a text.

    With the aspect "validité", whether it is still the rule comes first.
    """
    source_id = resolve.text_id(texte)
    if not source_id:
        raise resolve.BadArgument(f"« {texte} » n'est pas l'un des textes du corpus.")
    return describe(source_id, validity=aspect == VALIDITE)


def regime_personne(nationalite: str = "", date: str = "", situation: str = "") -> ToolResult:
    """Which texts govern a person; with a situation, what they leave her ("hors liste" …)."""
    on = resolve.day(date)
    person = resolve.person(nationalite, on)
    if person.choices:
        return clarifications.which_nationality(person)
    if situation in effects():
        return regimes.beside_the_lists(effects()[situation])
    if situation:
        irregular = "papiers" in situation
        return exceptional_admission(IRREGULAR if irregular else OFF_LIST, person, on)
    return regimes.person_regime(person, on)


def relire_passages(passages: str, motif: str = "") -> ToolResult:
    """Passages already cited, by their ids between bars, with their exact reference."""
    found = load().passages
    known = [found[i] for i in map(str.strip, passages.split("|")) if i in found]
    if not known:
        raise resolve.BadArgument("Aucun de ces passages n'est dans le corpus.")
    return recalled(known, motif)


def verifier_supposition(phrase: str) -> ToolResult:
    """What a sentence takes for granted and a text contradicts: a date of a text, a belief."""
    wrong_date = misdated_text(phrase)
    if wrong_date:
        return corrections.misdated(wrong_date.said, wrong_date.source_id)
    held = beliefs_held(phrase, mentions(phrase).entities)
    if not held:
        raise resolve.BadArgument("Cette phrase ne suppose rien que les textes contredisent.")
    return corrections.correction(held[0])


def demander_precision(champ: str, choix: str = "") -> ToolResult:
    """The question to ask back for a missing detail; ``choix`` are its values, between bars."""
    return clarifications.missing(champ, [c.strip() for c in choix.split("|") if c.strip()])


LOOKUPS: dict[str, Callable[..., ToolResult]] = {
    lookup.__name__: lookup
    for lookup in (
        metier_ouvert,
        metiers_de_region,
        regions_du_metier,
        comparer_listes,
        mesurer_listes,
        certifications_pro_a,
        qualifications_cqpm,
        expliquer_code,
        lire_article,
        decrire_texte,
        regime_personne,
        relire_passages,
        verifier_supposition,
        demander_precision,
    )
}
"""Every lookup by the name of its tool."""
