"""What is done with a kept conversation: copy, export, give an opinion. Its owner only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from assistant.conversations import Conversations
from assistant.exports import FORMATS
from assistant.exports.layouts import LAYOUTS, as_answer
from assistant.exports.plain import to_plain
from assistant.feedback import LONGEST, Feedback, FeedbackProblem, opinion_on
from assistant.history import Turn
from assistant.reading import Reader
from assistant.web.owner import owner_of

_NOT_YOURS = "Cette conversation n'existe pas, ou n'est pas la vôtre."
_NO_FORMAT = f"Choisissez un format parmi {', '.join(FORMATS)}."
_NO_LAYOUT = f"Choisissez une mise en page parmi {', '.join(LAYOUTS)}."


class Given(BaseModel):
    """What `POST …/avis` takes."""

    model_config = ConfigDict(extra="forbid", strict=True)

    avis: Literal["bon", "mauvais"]
    motif: str = ""
    commentaire: Annotated[str, Field(max_length=LONGEST)] = ""


def build_keeping(conversations: Conversations, feedback: Feedback) -> APIRouter:
    """The routes under ``/conversations``, for the page; not part of the API for programs."""
    router = APIRouter(prefix="/conversations", include_in_schema=False)

    def turns_to(request: Request, name: str, n: int | None = None) -> Sequence[Turn]:
        """The turns up to the n-th, or all of them; 404 for what is not this owner's."""
        turns = conversations.turns(owner_of(request), name)
        if not turns or not 1 <= (n or 1) <= len(turns):
            raise HTTPException(404, _NOT_YOURS)
        return turns[: n or len(turns)]

    def reader() -> Reader:
        return Reader(conversations.assistant.corpus)

    @router.get("/{name}/{n}/copie")
    def copied(request: Request, name: str, n: int) -> Response:
        """One answer as plain text, with its citations."""
        return PlainTextResponse(to_plain(as_answer(turns_to(request, name, n), reader())))

    @router.get("/{name}/export")
    def exported(
        request: Request, name: str, format: str, mise_en_page: str, reponse: int | None = None
    ) -> Response:
        """A file, in one of the formats and layouts."""
        if format not in FORMATS:
            raise HTTPException(404, _NO_FORMAT)
        if mise_en_page not in LAYOUTS:
            raise HTTPException(404, _NO_LAYOUT)
        turns = turns_to(request, name, reponse)
        kind = FORMATS[format]
        content = kind.write(LAYOUTS[mise_en_page](turns, reader()))
        file = f"{mise_en_page}-{_file_name(turns)}.{kind.suffix}"
        sent = {
            "Content-Disposition": f'attachment; filename="{file}"',
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=kind.media_type, headers=sent)

    @router.post("/{name}/{n}/avis")
    def judged(request: Request, name: str, n: int, given: Given) -> Response:
        """An opinion on one answer."""
        turns = turns_to(request, name, n)
        good = given.avis == "bon"
        try:
            opinion = opinion_on(
                name, turns, good=good, reason=given.motif, comment=given.commentaire
            )
        except FeedbackProblem as problem:
            raise HTTPException(422, str(problem)) from None
        feedback.add(opinion)
        return JSONResponse({"detail": "Merci : votre avis est enregistré sur cette machine."})

    return router


def _file_name(turns: Sequence[Turn]) -> str:
    """The day and the first words of the question, in letters that any system takes."""
    plain = unicodedata.normalize("NFKD", turns[-1].question).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    return "-".join([turns[-1].asked_at.astimezone().date().isoformat(), *words])[:60].strip("-")
