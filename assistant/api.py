"""The HTTP API: the same object as `alinea ask --json`, and the texts behind it."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.metadata import version
from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, FastAPI, HTTPException, Path, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from assistant.api_schema import (
    INVALID,
    NOT_FOUND,
    AnswerGiven,
    Health,
    Readiness,
    ReadingGiven,
    SourceGiven,
    gives,
)
from assistant.reading import Reader, Reading
from assistant.reception import LONGEST
from assistant.service import Assistant
from corpus.records import Passage, Source

MAX_BODY = 64 * 1024  # bytes

_log = logging.getLogger(__name__)
_ASK_FAULTS = {
    400: "Le corps de la demande n'est pas du JSON.",
    411: "La taille de la demande n'est pas annoncée.",
    413: f"La demande dépasse {MAX_BODY // 1024} Ko.",
    422: INVALID,
    429: "Trop de questions ; « Retry-After » dit dans combien de secondes recommencer.",
}
_FAULTS: Mapping[str, str] = {
    "missing": "est obligatoire",
    "string_type": "doit être un texte",
    "string_too_short": "ne peut pas être vide",
    "string_too_long": "est trop long",
    "value_error": "doit être une date qui existe, écrite AAAA-MM-JJ",
    "extra_forbidden": "n'est pas connu",
}


class Question(BaseModel):
    """What `POST /api/ask` takes; the same ``thread`` carries on a conversation."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)
    ]
    thread: Annotated[str, Field(min_length=1, max_length=128)] | None = Field(
        None, description="un nom au choix : la même conversation le reprend à chaque question"
    )
    date: str | None = Field(None, description="le jour de la question, AAAA-MM-JJ")

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: str | None) -> str | None:
        if value is not None and datetime.date.fromisoformat(value).isoformat() != value:
            raise ValueError(value)
        return value

    @property
    def on(self) -> datetime.date | None:
        """The day on which the rule is asked."""
        return datetime.date.fromisoformat(self.date) if self.date else None


def build_api(assistant: Assistant) -> APIRouter:
    """The routes under ``/api``; ``install_errors`` makes their errors French JSON."""
    router = APIRouter(prefix="/api", tags=["Alinéa"])
    readers: dict[str, Reader] = {}
    at_once = CapacityLimiter(assistant.settings.answers_at_once)

    def reader() -> Reader:
        """A reader of the corpus as it stands: texts are added and removed while we serve."""
        corpus = assistant.corpus
        if corpus.version not in readers:
            readers[corpus.version] = Reader(corpus)
        return readers[corpus.version]

    @router.post("/ask", summary="Poser une question", responses=gives(AnswerGiven, _ASK_FAULTS))
    async def ask(asked: Question) -> JSONResponse:
        answering = partial(assistant.answer, asked.question, thread=asked.thread, on=asked.on)
        answer = await to_thread.run_sync(answering, limiter=at_once)
        return JSONResponse(answer.to_json())

    @router.get("/sources", summary="Les textes réunis", responses=gives(list[SourceGiven]))
    def sources() -> JSONResponse:
        return JSONResponse([source_json(s) for s in assistant.corpus.sources.values()])

    @router.get(
        "/passages/{passage_id:path}",
        summary="Un passage dans son contexte",
        responses=gives(ReadingGiven, {404: NOT_FOUND, 422: INVALID}),
    )
    def passage(
        passage_id: Annotated[str, Path(description="son « # » s'écrit %23 dans l'adresse")],
    ) -> JSONResponse:
        try:
            return JSONResponse(reading_json(reader().open(passage_id)))
        except KeyError:
            raise HTTPException(404, f"Aucun passage ne porte le nom « {passage_id} ».") from None

    @router.get("/health", summary="État du service", responses=gives(Health))
    def health() -> JSONResponse:
        held = len(assistant.corpus.sources)
        return JSONResponse({"status": "ok", "version": version("alinea"), "sources": held})

    @router.get(
        "/ready",
        summary="Prêt à répondre : index et modèle de recherche chargés",
        responses=gives(Readiness)
        | {503: {"model": Readiness, "description": "L'index et le modèle se chargent encore."}},
    )
    def ready() -> JSONResponse:
        if assistant.ready:
            return JSONResponse({"status": "ready", "detail": "Alinéa est prête."})
        detail = "L'index et le modèle de recherche se chargent : réessayez dans un instant."
        return JSONResponse({"status": "loading", "detail": detail}, 503)

    @router.api_route("/{path:path}", methods=["GET", "POST"], include_in_schema=False)
    def nothing(path: str) -> None:
        raise HTTPException(404, f"Il n'y a rien à l'adresse /api/{path}.")

    return router


def install_errors(app: FastAPI) -> None:
    """Answer every fault under ``/api`` with ``{"detail": sentence}``, never with a traceback."""

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: Exception) -> JSONResponse:
        faults = error.errors() if isinstance(error, RequestValidationError) else ()
        status = 400 if any(f["type"] == "json_invalid" for f in faults) else 422
        return JSONResponse({"detail": _fault_sentence(faults)}, status)

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> JSONResponse:
        _log.error("%s %s a échoué", request.method, request.url.path, exc_info=error)
        return JSONResponse({"detail": "Une erreur interne a empêché de répondre."}, 500)


def source_json(source: Source) -> dict[str, Any]:
    """One text, as `GET /api/sources` lists it."""
    return {
        "id": source.id,
        "title": source.title,
        "short_title": source.short_title,
        "kind": source.kind,
        "publisher": source.publisher,
        "reference": source.reference,
        "date": source.date.isoformat(),
        "in_force_from": source.in_force_from.isoformat(),
        "in_force_to": source.in_force_to.isoformat() if source.in_force_to else None,
        "replaced_by": source.replaced_by,
        "validity_notice": source.validity_notice,
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """A passage in its context, as `GET /api/passages/{id}` gives it and the panel shows it."""
    return {
        **_passage_json(reading.passage),
        "path": list(reading.passage.path),
        "source": source_json(reading.source) | {"date_text": reading.date},
        "reference": reading.reference,
        "remarks": list(reading.remarks),
        "notes": [_passage_json(n) for n in reading.notes],
        "context": {
            "omitted_before": reading.omitted_before,
            "omitted_after": reading.omitted_after,
            "passages": [_passage_json(p) for p in reading.neighbours],
        },
    }


def _passage_json(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "source_id": passage.source_id,
        "kind": str(passage.kind),
        "text": passage.text,
        "locator": passage.locator,
        "line_start": passage.line_start,
        "line_end": passage.line_end,
    }


def _fault_sentence(faults: Sequence[Mapping[str, Any]]) -> str:
    """What is wrong with a request, field by field."""
    if any(f["type"] == "json_invalid" for f in faults):
        return "Le corps de la requête n'est pas du JSON valide."
    named = [(f["loc"][-1], _fault(f)) for f in faults]
    sentences = [f"Le champ « {name} » {fault}." for name, fault in named if name != "body"]
    return " ".join(sentences) or "Un objet JSON est attendu, avec un champ « question »."


def _fault(fault: Mapping[str, Any]) -> str:
    """What is wrong with one field; the values that it takes, where they are few."""
    if fault["type"] == "literal_error":
        known = str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", " ou ")
        return f"doit avoir l'une de ces valeurs : {known}"
    return _FAULTS.get(fault["type"], "n'est pas valable")
