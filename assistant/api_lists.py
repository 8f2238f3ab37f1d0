"""The lists over HTTP: the tables of the pages as JSON or CSV, under ``/api/lists``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from assistant.api_schema import INVALID, NOT_FOUND, ListGiven, Responses, TableGiven, gives
from assistant.browse import certifications, metier_comparisons, metiers
from assistant.browse.catalogue import catalogue
from assistant.browse.csv_file import TYPE as CSV
from assistant.browse.csv_file import csv_headers, csv_text
from assistant.browse.table import Table
from assistant.rules.regimes import ARRETE, CIRCULAIRE
from assistant.service import Assistant
from corpus.library import use

MAX_WORDS = 200  # characters of a filter
_CSV = {"content": {CSV: {"schema": {"type": "string"}}}}
_TABLE: Responses = gives(TableGiven, {404: NOT_FOUND, 422: INVALID})
_TABLE[200] |= _CSV
_TEXT = Query(description="identifiant du texte, tel que GET /api/sources le donne")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a list is wanted: filtered, sorted, as JSON or CSV."""

    q: str
    tri: str
    format: str

    def response(self, table: Table) -> Response:
        """The list in that shape; NotListed for a column it does not have."""
        shown = table.filtered(self.q).sorted_by(self.tri)
        if self.format == "csv":
            return Response(csv_text(shown), headers=csv_headers(table), media_type=CSV)
        return JSONResponse(shown.to_json())


def _shape(
    q: Annotated[str, Query(max_length=MAX_WORDS, description="mots à contenir")] = "",
    tri: Annotated[str, Query(description="clé d'une colonne ; « - » devant pour l'inverse")] = "",
    format: Annotated[Literal["json", "csv"], Query(description="json ou csv")] = "json",
) -> Shape:
    return Shape(q, tri, format)


AskedShape = Annotated[Shape, Depends(_shape)]


def list_api(assistant: Assistant) -> APIRouter:
    """The routes of the lists, over the texts of one installation."""
    router = APIRouter(prefix="/api/lists", tags=["Listes"])
    a_list = partial(router.get, responses=_TABLE)

    def of_now(table: Callable[..., Table], *args: str) -> Table:
        """A table over the corpus as it stands at this request."""
        use(assistant.corpus)
        return table(*args)

    @router.get("", summary="Les listes qui existent", responses=gives(list[ListGiven]))
    def lists() -> JSONResponse:
        use(assistant.corpus)
        entries = catalogue()
        return JSONResponse(
            [{"title": e.title, "summary": e.summary, "address": e.api} for e in entries]
        )

    @a_list("/regions", summary="Les régions, avec leur nombre de métiers")
    def every_region(shape: AskedShape) -> Response:
        return shape.response(of_now(metiers.regions_table))

    @a_list("/regions/{region}", summary="Les métiers ouverts dans une région")
    def one_region(
        region: str, shape: AskedShape, texte: Annotated[str, _TEXT] = ARRETE
    ) -> Response:
        return shape.response(of_now(metiers.region_table, region, texte))

    @a_list("/metiers", summary="Les métiers, avec leur nombre de régions")
    def every_metier(shape: AskedShape) -> Response:
        return shape.response(of_now(metiers.metiers_table))

    @a_list("/metiers/{code}", summary="Un métier dans les 22 régions")
    def one_metier(code: str, shape: AskedShape) -> Response:
        return shape.response(of_now(metiers.metier_table, code))

    @a_list("/comparaison", summary="Deux textes comparés, région par région")
    def every_comparison(
        shape: AskedShape,
        premier: Annotated[str, _TEXT] = CIRCULAIRE,
        second: Annotated[str, _TEXT] = ARRETE,
    ) -> Response:
        return shape.response(of_now(metier_comparisons.comparisons_table, premier, second))

    @a_list("/comparaison/{region}", summary="Deux textes comparés dans une région")
    def one_comparison(
        region: str,
        shape: AskedShape,
        premier: Annotated[str, _TEXT] = CIRCULAIRE,
        second: Annotated[str, _TEXT] = ARRETE,
    ) -> Response:
        return shape.response(of_now(metier_comparisons.comparison_table, region, premier, second))

    @a_list("/tunisie", summary="Les métiers ouverts aux ressortissants tunisiens")
    def tunisians(shape: AskedShape) -> Response:
        return shape.response(of_now(metiers.tunisian_table))

    @a_list("/pro-a", summary="Les certifications Pro-A")
    def pro_a(
        shape: AskedShape,
        secteur: str = "",
        filiere: str = "",
        niveau: str = "",
        texte: Annotated[str, _TEXT] = certifications.PRO_A_TEXT,
    ) -> Response:
        return shape.response(of_now(certifications.pro_a_table, secteur, filiere, niveau, texte))

    @a_list("/cqpm", summary="Les qualifications de la métallurgie (CQPM)")
    def cqpm(
        shape: AskedShape, domaine: str = "", statut: str = "", industriel: str = ""
    ) -> Response:
        return shape.response(of_now(certifications.cqpm_table, domaine, statut, industriel))

    return router
