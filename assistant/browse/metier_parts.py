"""What the tables of métiers share: their addresses, texts and regions, the state of a métier."""

from __future__ import annotations

from urllib.parse import urlencode

from assistant.browse.remarks import remarks_on
from assistant.browse.table import CLOSED, OPEN, Cell, NotListed
from assistant.rules import openings
from assistant.rules.declared import is_declared
from assistant.rules.regimes import ARRETE, CIRCULAIRE
from corpus.library import load
from corpus.regions import Region, regions

REGIONS, METIERS = "/listes/regions", "/listes/metiers"
COMPARISON, TUNISIANS = "/listes/comparaison", "/listes/tunisie"


def texts_by_region() -> tuple[str, ...]:
    """The texts that list métiers by region: circular, arrêté, then those declared."""
    declared = [t.source.id for t in load().added if t.lists]
    return (CIRCULAIRE, ARRETE, *declared)


def state(found: openings.Cell, listed: str, absent: str) -> Cell:
    """What a list says of a métier, resting on its row, or on the heading of the list."""
    if not found.row:
        return Cell(absent, found.heading.passage_id, CLOSED)
    everywhere = " (toutes les régions)" if found.region and not found.row.region else ""
    return Cell(f"{listed}{everywhere}", found.row.passage_id, OPEN)


def heading_remarks(slug: str, source_id: str) -> tuple[str, ...]:
    """What is to be known of the heading of a region's list."""
    if is_declared(source_id):
        return ()
    return remarks_on(openings.headings_of(source_id)[slug].passage_id)


def region_named(slug: str) -> Region:
    """The region of that identifier; NotListed where there is none."""
    if slug not in regions():
        known = ", ".join(regions())
        raise NotListed(f"Aucune région n'a le nom « {slug} ». Les noms connus : {known}.")
    return regions()[slug]


def text_named(source_id: str) -> str:
    """The id of a text that lists métiers by region; NotListed for another."""
    if source_id not in texts_by_region():
        known = ", ".join(texts_by_region())
        raise NotListed(
            f"Aucune liste par région ne vient du texte « {source_id} ». Les textes qui en ont "
            f"une : {known}."
        )
    return source_id


def short(source_id: str) -> str:
    """The short title of a text."""
    return load().sources[source_id].short_title


def the(source_id: str) -> str:
    """« la circulaire … », « l'arrêté … », « le texte … » for what was added."""
    title = short(source_id)
    if is_declared(source_id):
        return f"« {title} »"
    return f"l'{title}" if title[0] in "aeéio" else f"la {title}"


def page(address: str, **query: str) -> str:
    """The address of a page of lists with its query."""
    return f"{address}?{urlencode(query)}"
