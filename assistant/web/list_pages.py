"""The pages of the lists, under ``/listes``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import Response

from assistant.browse import certifications, metier_comparisons, metier_parts, metiers
from assistant.browse.catalogue import catalogue
from assistant.browse.csv_file import TYPE as CSV
from assistant.browse.csv_file import csv_headers, csv_text
from assistant.browse.table import NotListed, Table
from assistant.rules import openings
from assistant.rules.regimes import ARRETE, CIRCULAIRE
from assistant.service import Assistant
from assistant.web.carte import Map, draw
from assistant.web.list_view import Field, View, choice
from assistant.web.pages import site_page
from assistant.wording.french import sentence_case
from corpus.library import load, use
from corpus.records import CqpmStatus
from corpus.regions import regions

SECTION = "/listes"
MAX_WORDS = 200  # characters of a filter

Asked = Mapping[str, str]


def list_pages(assistant: Assistant) -> APIRouter:
    """The routes of the lists, over the texts of one installation."""
    router = APIRouter(include_in_schema=False)

    @router.get(SECTION)
    def home() -> Response:
        use(assistant.corpus)
        return site_page("listes.html", SECTION, "Listes", entries=catalogue())

    @router.get(SECTION + "/{name}")
    def one(name: str, request: Request) -> Response:
        use(assistant.corpus)
        path = f"{SECTION}/{name}"
        if path not in _VIEWS:
            raise NotListed(f"Il n'y a pas de liste à l'adresse {path}.")
        asked = request.query_params
        table, fields, maps = _VIEWS[path](asked)
        words = asked.get("q", "")[:MAX_WORDS]
        view = View(path, table, fields, words, asked.get("tri", ""))
        if asked.get("format") == "csv":
            return Response(csv_text(view.shown), headers=csv_headers(table), media_type=CSV)
        return _list_page(view, maps)

    return router


def _list_page(view: View, maps: tuple[Map, ...]) -> Response:
    corpus = load()
    return site_page(
        "liste.html",
        SECTION,
        view.table.title,
        view=view,
        shown=view.shown,
        entries=catalogue(),
        tiles=maps,
        passages=corpus.passages,
        sources=[corpus.sources[source_id] for source_id in view.table.source_ids],
    )


_Parts = tuple[Table, tuple[Field, ...], tuple[Map, ...]]


def _regions(asked: Asked) -> _Parts:
    slug, text = asked.get("region", ""), asked.get("texte", "") or ARRETE
    table = metiers.region_table(slug, text) if slug else metiers.regions_table()
    every = "Toutes, en nombre de métiers"
    fields = (choice("region", "Région", slug, _region_options(), every), _text_field(text))
    return table, fields, ()


def _metiers(asked: Asked) -> _Parts:
    code = asked.get("code", "")
    overview = metiers.metiers_table()
    titles = [
        (row.cells[0].text, f"{row.cells[0].text} {row.cells[1].text}") for row in overview.rows
    ]
    field = choice("code", "Métier", code, titles, "Tous les métiers")
    if not code:
        return overview, (field,), ()
    maps = tuple(
        draw(load().sources[text].short_title, openings.regions_with(code, text))
        for text in metier_parts.texts_by_region()
    )
    return metiers.metier_table(code), (field,), maps


def _comparison(asked: Asked) -> _Parts:
    slug = asked.get("region", "")
    first, second = asked.get("premier", "") or CIRCULAIRE, asked.get("second", "") or ARRETE
    table = (
        metier_comparisons.comparison_table(slug, first, second)
        if slug
        else metier_comparisons.comparisons_table(first, second)
    )
    apart = asked.get("ecart", "") if slug else ""
    if apart:
        differing = [r for r in table.rows if r.cells[-1].text != metier_comparisons.SHARED]
        table = replace(table, rows=tuple(differing))
    fields = (
        choice("region", "Région", slug, _region_options(), "Toutes, en nombre de métiers"),
        _text_field(first, "premier", "Premier texte"),
        _text_field(second, "second", "Second texte"),
        choice("ecart", "Métiers", apart, [("oui", "Différences seulement")], "Tous"),
    )
    return table, fields, ()


def _tunisians(asked: Asked) -> _Parts:
    return metiers.tunisian_table(), (), ()


def _pro_a(asked: Asked) -> _Parts:
    text = asked.get("texte", "") or certifications.PRO_A_TEXT
    secteur, filiere, niveau = (asked.get(n, "") for n in ("secteur", "filiere", "niveau"))
    rows = certifications.certification_rows(text)
    in_sector = [r for r in rows if not secteur or r.secteur == secteur]
    levels = sorted({certifications.level(r.niveau) for r in rows})
    fields: tuple[Field, ...] = (
        choice("secteur", "Secteur", secteur, _named(r.secteur for r in rows), "Tous"),
        choice("filiere", "Filière", filiere, _named(r.filiere for r in in_sector), "Toutes"),
        choice("niveau", "Niveau", niveau, _named(levels), "Tous"),
    )
    texts = certifications.texts_with_certifications()
    if len(texts) > 1:
        fields = (choice("texte", "Texte", text, _text_options(texts)), *fields)
    return certifications.pro_a_table(secteur, filiere, niveau, text), fields, ()


def _cqpm(asked: Asked) -> _Parts:
    domaine, statut, industriel = (asked.get(n, "") for n in ("domaine", "statut", "industriel"))
    domaines = sorted({row.domaine for row in load().cqpm})
    fields = (
        choice("domaine", "Domaine", domaine, _named(domaines), "Tous"),
        choice("statut", "Statut", statut, _named(map(str, CqpmStatus)), "Tous"),
        choice("industriel", "Industriel", industriel, _named(("oui", "non")), "Tous"),
    )
    return certifications.cqpm_table(domaine, statut, industriel), fields, ()


def _text_field(value: str, name: str = "texte", label: str = "Texte") -> Field:
    return choice(name, label, value, _text_options(metier_parts.texts_by_region()))


def _text_options(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(text, sentence_case(load().sources[text].short_title)) for text in texts]


def _region_options() -> list[tuple[str, str]]:
    return [(region.slug, region.name) for region in regions().values()]


def _named(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in dict.fromkeys(values) if value]


_VIEWS: Mapping[str, Callable[[Asked], _Parts]] = {
    metier_parts.REGIONS: _regions,
    metier_parts.METIERS: _metiers,
    metier_parts.COMPARISON: _comparison,
    metier_parts.TUNISIANS: _tunisians,
    certifications.PRO_A: _pro_a,
    certifications.CQPM: _cqpm,
}
