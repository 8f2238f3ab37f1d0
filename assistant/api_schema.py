"""What the HTTP API gives, as its OpenAPI description tells it; answers themselves are not recast.

`tests/web/test_api_page.py` checks real responses against this description.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Status, Verdict
from corpus.records import PassageKind


class _Given(BaseModel):
    """No field goes undescribed."""

    model_config = ConfigDict(extra="forbid")


class Fault(_Given):
    """Une demande fautive, ou qui ne peut pas être servie."""

    detail: str = Field(description="une phrase en français : ce qui ne va pas, et quoi faire")


class CitationGiven(_Given):
    """Un extrait mot pour mot d'un texte."""

    n: int = Field(description="le numéro du renvoi dans la réponse : [1]")
    source_id: str
    passage_id: str = Field(description="à ouvrir par /api/passages/{passage_id}")
    locator: str = Field(description="où se trouve l'extrait : « article 4, alinéa 1 »")
    quote: str


class DossierGiven(_Given):
    """Ce qui est su de la situation ; un champ vide est absent."""

    metier: str = ""
    metier_codes: list[str] = Field([], description="codes ROME de 1999")
    place: str = ""
    place_label: str = ""
    regions: list[str] = Field([], description="parmi les 22 régions d'avant 2016")
    nationality: str = ""
    on: str = Field("", description="le jour de la question, AAAA-MM-JJ")
    situation: str = ""


class StepGiven(_Given):
    """Un outil consulté."""

    tool: str
    args: dict[str, Any]
    ms: int


class UsageGiven(_Given):
    """Ce qu'un modèle de langage a demandé pour rédiger."""

    prompt: str
    calls: int
    input_tokens: int
    output_tokens: int
    ms: int


class AnswerGiven(_Given):
    """Une réponse : le même objet que « alinea ask --json »."""

    status: Status
    verdict: Verdict | None
    answer: str = Field(description="en Markdown, avec ses renvois [1], [2] …")
    citations: list[CitationGiven]
    dossier: DossierGiven
    steps: list[StepGiven]
    suggestions: list[str] = Field(description="questions utiles ensuite")
    model: str
    made_by: str
    thread: str
    ms: int
    usage: UsageGiven | None = Field(description="null sans modèle de langage")


class SourceGiven(_Given):
    """Un texte, et ce qu'il vaut aujourd'hui."""

    id: str
    title: str
    short_title: str
    kind: str
    publisher: str
    reference: str
    date: str
    in_force_from: str
    in_force_to: str | None
    replaced_by: str | None
    validity_notice: str


class PassageGiven(_Given):
    """Un paragraphe ou une ligne, mot pour mot."""

    id: str
    source_id: str
    kind: PassageKind
    text: str
    locator: str
    line_start: int = Field(description="dans la copie du texte")
    line_end: int


class SourceOfPassage(SourceGiven):
    """Le texte d'un passage, et sa date en toutes lettres."""

    date_text: str


class Context(_Given):
    """Ce qui entoure un passage, sous le même titre ou dans la même liste."""

    omitted_before: int
    omitted_after: int
    passages: list[PassageGiven]


class ReadingGiven(PassageGiven):
    """Un passage dans son contexte."""

    path: list[str] = Field(description="les titres au-dessus de lui")
    source: SourceOfPassage
    reference: str = Field(description="ce qui s'écrit sous une citation")
    remarks: list[str] = Field(description="ce que la copie a de douteux ici")
    notes: list[PassageGiven]
    context: Context


class Health(_Given):
    """Le service répond."""

    status: Literal["ok"]
    version: str
    sources: int = Field(description="combien de textes sont réunis")


class Readiness(_Given):
    """Si l'index et le modèle de recherche sont chargés."""

    status: Literal["ready", "loading"]
    detail: str


class ListGiven(_Given):
    """Une liste qui existe."""

    title: str
    summary: str
    address: str


class TableRow(BaseModel):
    """Une ligne : un champ par colonne, puis ses passages et ses doutes."""

    model_config = ConfigDict(extra="allow")
    passages: dict[str, str] = Field(description="colonne : passage sur lequel la case repose")
    remarks: list[str]


class TableGiven(_Given):
    """Une liste, en JSON."""

    title: str
    sources: list[str]
    remarks: list[str]
    columns: dict[str, str] = Field(description="clé : titre de la colonne, dans l'ordre")
    count: int
    rows: list[TableRow]


Responses = dict[int | str, dict[str, Any]]

_FAULTS = {
    401: "Il faut se connecter (là où des comptes existent).",
    403: "La demande vient d'une page d'un autre site.",
    421: "Le serveur est appelé sous un nom qui n'est pas le sien.",
    500: "Une erreur interne a empêché de répondre.",
}
NOT_FOUND = "Ce qui est demandé n'existe pas."
INVALID = "Un champ ou un paramètre est fautif : la phrase dit lequel."


def gives(model: Any, faults: dict[int, str] | None = None) -> Responses:
    """The ``responses`` of a route: what it gives, and its faults beside those of every route."""
    found: Responses = {200: {"model": model, "description": "La réponse."}}
    told = sorted((_FAULTS | (faults or {})).items())
    return found | {code: {"model": Fault, "description": text} for code, text in told}
