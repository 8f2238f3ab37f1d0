"""Sentences that several answers share: how a list is named, its doubts, its conditions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.rules.anchors import anchor
from assistant.rules.declared import is_declared
from assistant.rules.openings import Cell, headings_of
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, Reason, Regime
from assistant.wording.french import day, listing
from assistant.wording.subjects import Person, Place
from corpus.library import load
from corpus.records import Anomaly, MetierList
from corpus.regions import regions

WHICH_REGION = "Dans quelle région, ou dans quelle ville, se trouve l'emploi ?"


def where(region: str) -> str:
    """« en Bretagne », « dans le Centre »."""
    return regions()[region].locative if region else "dans toute la métropole"


def of_region(region: str) -> str:
    """« de Bretagne », « d'Alsace », « du Limousin »: the genitive without a feminine article."""
    article, elided = "de la ", "de l'"
    full = regions()[region].genitive
    if full.startswith(article):
        return f"de {full.removeprefix(article)}"
    return f"d'{full.removeprefix(elided)}" if full.startswith(elided) else full


def list_name(source_id: str) -> str:
    """« la liste annexée à l'arrêté du 18 janvier 2008 »."""
    name = load().sources[source_id].short_title
    if is_declared(source_id):
        return f"la liste {of_text(name)}"
    preposition = "à l'" if source_id == ARRETE else "à la "
    return f"la liste annexée {preposition}{name}"


_FEMININE = ("circulaire", "instruction", "liste", "convention", "note", "décision", "loi")
_ELIDED = ("a", "e", "é", "i", "o", "u", "h")


def of_text(short_title: str) -> str:
    """« de l'arrêté … », « de la circulaire … », « du décret … »."""
    if short_title.lower().startswith(_ELIDED):
        return f"de l'{short_title}"
    return f"{'de la' if short_title.lower().startswith(_FEMININE) else 'du'} {short_title}"


def the_text(short_title: str) -> str:
    """« l'arrêté … », « la circulaire … », « le décret … »."""
    named = of_text(short_title)
    return f"le {short_title}" if named.startswith("du ") else named.removeprefix("de ")


def annex(source_id: str) -> Support:
    """The title of the annex that holds a text's lists, to cite for what no list of it names."""
    if source_id == TUNISIE:
        return Support(headings_of(TUNISIE)[""].passage_id)
    if is_declared(source_id):
        lists = load().lists_of(source_id)
        return Support(next((h for h in lists if not h.counted), lists[0]).passage_id)
    return anchor("annexe_arrete" if source_id == ARRETE else "annexe_circulaire_2008")


def among(heading: MetierList) -> str:
    """« parmi les 16 métiers de la liste … », with the count only where it is sure."""
    sure = heading.announced is not None and heading.announced == heading.counted
    counted = f"{heading.announced} métiers de " if sure else "métiers de "
    return f"parmi les {counted}{list_name(heading.source_id)}"


def doubts(cell: Cell) -> list[Statement]:
    """What makes a cell doubtful: the Journal officiel differs, or else the copy is uncertain."""
    own = Support(cell.row.passage_id if cell.row else cell.heading.passage_id)
    if cell.errata:
        return [Statement(Role.DOUBT, e.sentence, (own,)) for e in cell.errata]
    if cell.row:
        return anomaly_statements(cell.anomalies[:1])
    return anomaly_statements(
        a
        for a in load().anomalies_of(cell.heading.passage_id)
        if a.kind == COUNT or f"({cell.code})" in a.sentence
    )


COUNT = "décompte"  # kind of the anomaly of a heading whose count its rows do not bear out


def list_doubts(heading: MetierList) -> list[Statement]:
    """What makes a whole list doubtful: its count, and where the Journal officiel differs."""
    corpus = load()
    own = Support(heading.passage_id)
    counts = [a for a in corpus.anomalies_of(heading.passage_id) if a.kind == COUNT]
    differs = [
        Statement(Role.DOUBT, e.sentence, (own,))
        for e in corpus.errata
        if e.source_id == heading.source_id and e.region == heading.region
    ]
    return [*anomaly_statements(counts), *differs]


def anomaly_statements(anomalies: Iterable[Anomaly]) -> list[Statement]:
    """One sentence for each anomaly, resting on the passages that show it."""
    return [
        Statement(Role.DOUBT, a.sentence, tuple(Support(p) for p in a.passage_ids[:_SHOWN]))
        for a in {a.id: a for a in anomalies}.values()
    ]


_SHOWN = 4  # passages cited for one anomaly


def place_context(place: Place | None) -> list[Statement]:
    """How the place was read, when it is not a region of the lists itself."""
    if place is None or not place.label:
        return []
    return [Statement(Role.CONTEXT, f"Lieu retenu — {place.label}.")]


def date_context(on: date | None, regime: Regime) -> list[Statement]:
    """Which list the date designates."""
    if on is None or regime.source_id is None:
        return []
    name = list_name(regime.source_id)
    return [Statement(Role.CONTEXT, f"Date retenue — {day(on)} : c'est {name} qui est lue.")]


def membership_context(person: Person) -> list[Statement]:
    """That her state was not yet in the Union in 2008; from what a nationality was supposed."""
    if person.town:
        said = f"Nationalité supposée d'après l'origine dite ({person.town}) : {person.label}."
        return [Statement(Role.CONTEXT, f"{said} Si elle est autre, indiquez-la.")]
    if person.then is not False:
        return []
    text = (
        f"Au temps de la liste de 2008, {person.label} n'avait pas encore la citoyenneté de "
        "l'Union européenne : pour une demande d'alors, elle pouvait le concerner ; précisez la "
        "date de la demande."
    )
    return [Statement(Role.CONDITION, text, (anchor("hors_ue"),))]


def person_conditions(person: Person, regime: Regime, code: str) -> list[Statement]:
    """For whom a verdict of the common list holds, when the nationality is not known."""
    if regime.reason is Reason.AGREEMENT:
        text = (
            "Un accord de gestion concertée des flux migratoires peut ouvrir des métiers "
            "supplémentaires ; la seule liste de ce type que contient le corpus est celle de la "
            "Tunisie."
        )
        return [Statement(Role.CONDITION, text, (anchor("accord_migratoire"),))]
    if person.groups or regime.reason is not Reason.COMMON:
        return []
    if regime.source_id == CIRCULAIRE:
        text = "Cela ne vaut ni pour les ressortissants algériens ni pour les Tunisiens."
        supports = (anchor("algeriens"), anchor("tunisiens_avant_2009"))
        return [Statement(Role.CONDITION, text, supports)]
    text = (
        "Cela ne vaut ni pour les ressortissants de l'Union européenne, de l'Espace économique "
        "européen ou de la Suisse, ni pour les Algériens."
    )
    supports = (anchor("hors_ue"), anchor("algeriens"))
    return [Statement(Role.CONDITION, text, supports), *tunisian_remark(code)]


def tunisian_remark(code: str) -> list[Statement]:
    """That a métier is open to Tunisians, where it is; nothing else."""
    heading = headings_of(TUNISIE)[""]
    row = next((r for r in load().metiers if r.source_id == TUNISIE and r.code == code), None)
    if row is None:
        return []
    text = (
        f"Pour un ressortissant tunisien, ce métier fait partie des {heading.announced} ouverts "
        "dans toute la métropole depuis le 1er juillet 2009."
    )
    supports = (
        Support(row.passage_id),
        Support(heading.passage_id),
        anchor("tunisiens_entree_en_vigueur"),
    )
    return [Statement(Role.CONDITION, text, supports)]


def exceptional_way(source_id: str | None) -> Statement:
    """The examination that stays possible for a métier that is not listed."""
    if source_id and is_declared(source_id):
        return own_conditions(source_id)
    text = (
        "Reste un examen à titre exceptionnel, au titre de l'admission exceptionnelle au séjour, "
        "si le métier connaît des difficultés de recrutement particulièrement aiguës dans le "
        "bassin d'emploi concerné."
    )
    name = "tunisiens_examen_exceptionnel" if source_id == TUNISIE else "examen_exceptionnel"
    return Statement(Role.CONDITION, text, (anchor(name),))


def own_conditions(source_id: str) -> Statement:
    """What a declared list does not say: its effects are those of the text that holds it."""
    name = of_text(load().sources[source_id].short_title)
    text = f"Pour les effets et les conditions de cette liste, lisez le texte {name}."
    return Statement(Role.NEXT, text)


def region_names(slugs: tuple[str, ...]) -> str:
    """« Alsace, Lorraine et Champagne-Ardenne »."""
    return listing([regions()[s].name for s in slugs])
