"""The page « Ajouter un texte »: send a file, follow it, take a text away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, TextIO

from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from assistant.added_texts import add_text, candidate, remove_text
from assistant.settings import Settings
from assistant.text_details import FIELDS, details_of
from assistant.web.access import current_user
from assistant.web.buckets import Buckets
from assistant.web.guard import UPLOADS
from assistant.web.limits import in_words
from assistant.web.pages import site_page
from assistant.web.uploads.jobs import Job, Jobs, TooManyJobs
from corpus.added.intake import MAX_BYTES, Format
from corpus.added.problems import TextProblem
from corpus.added.record import Details
from corpus.added.store import load_added
from corpus.french_dates import in_french

TITLE = "Ajouter un texte"
MAX_TABLES = 2  # declared in one text: one of each nature
MAX_TABLE = 64 * 1024  # bytes of a table's declaration
_PER_HOUR = 20
_TABLE = frozenset({".yaml", ".yml"})


def install_uploads(app: FastAPI, settings: Settings) -> None:
    """Open the page, where the installation's settings allow it."""
    if not settings.web.uploads:
        return

    @app.exception_handler(TextProblem)
    def refused(request: Request, problem: Exception) -> JSONResponse:
        return JSONResponse({"detail": str(problem)}, 422)

    app.include_router(upload_routes(settings))


def upload_routes(settings: Settings) -> APIRouter:
    """The routes of the page, over one installation."""
    router = APIRouter(prefix=UPLOADS, include_in_schema=False)
    jobs, pace = Jobs(), Buckets(_PER_HOUR, _PER_HOUR / 3600)

    @router.get("")
    def show() -> Response:
        listed = _listed(settings)
        return site_page("ajout.html", UPLOADS, TITLE, fields=FIELDS, texts=listed, **_LIMITS)

    @router.post("")
    async def add(request: Request) -> JSONResponse:
        owner = current_user(request)
        if wait := pace.take(owner):
            text = f"Trop de textes envoyés : recommencez dans {in_words(round(wait) + 1)}."
            raise HTTPException(429, text)
        async with request.form(max_files=1 + MAX_TABLES, max_fields=16) as form:
            details = details_of({f.name: str(form.get(f.name) or "") for f in FIELDS})
            folder = Path(tempfile.mkdtemp(prefix="alinea-envoi-"))
            try:
                file, tables = await run_in_threadpool(_saved, form, folder)
                return _started(jobs, owner, settings, folder, (file, tables, details))
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise

    @router.get("/suivi/{name}")
    def follow(name: str, request: Request) -> dict[str, Any]:
        job = jobs.get(name, current_user(request))
        if job is None:
            raise HTTPException(404, "Cet ajout n'est pas connu.")
        return job.to_json()

    @router.post("/retrait")
    async def remove(request: Request) -> dict[str, str]:
        async with request.form(max_files=0, max_fields=2) as form:
            text_id = str(form.get("id") or "")
        source = await run_in_threadpool(remove_text, settings, text_id)
        return {"detail": f"Texte retiré : {source.title}."}

    return router


_LIMITS: Mapping[str, Any] = {
    "megabytes": MAX_BYTES // 2**20,
    "formats": [f.value for f in Format],
    "accept": ",".join(f.value for f in Format),
}


def _listed(settings: Settings) -> list[dict[str, str]]:
    sources = (text.source for text in load_added(settings.home))
    return [
        {"id": s.id, "title": s.title, "about": f"{s.reference}, {in_french(s.date)}"}
        for s in sources
    ]


def _started(
    jobs: Jobs,
    owner: str,
    settings: Settings,
    folder: Path,
    what: tuple[Path, list[Path], Details],
) -> JSONResponse:
    file, tables, details = what

    def work(job: Job, stream: TextIO) -> str:
        found = candidate(settings, file, tables)
        text = add_text(settings, found, details, stream)
        rows = len(text.metiers) + len(text.certifications)
        read = f", {rows} lignes de règles" if rows else ""
        said = [f"Texte ajouté : {text.source.title} ({len(text.passages)} passages{read})."]
        return " ".join([*said, *found.extraction.remarks])

    try:
        name = jobs.start(owner, work, lambda: shutil.rmtree(folder, ignore_errors=True))
    except TooManyJobs:
        raise HTTPException(
            503, "D'autres textes attendent d'être ajoutés : recommencez dans quelques minutes."
        ) from None
    return JSONResponse({"job": name}, 202)


def _saved(form: FormData, folder: Path) -> tuple[Path, list[Path]]:
    """The file and the declarations of its tables, written into a folder of ours."""
    sent = form.get("file")
    if not isinstance(sent, UploadFile) or not sent.filename:
        raise TextProblem("Choisissez le fichier à ajouter.")
    tables = [t for t in form.getlist("table") if isinstance(t, UploadFile) and t.filename]
    for number, table in enumerate(tables):
        name = _safe_name(table.filename or "")
        if Path(name).suffix.lower() not in _TABLE or (table.size or 0) > MAX_TABLE:
            raise TextProblem(
                f"« {name} » n'est pas une déclaration de tableau : un fichier .yaml de "
                f"{MAX_TABLE // 1024} Ko au plus est attendu."
            )
        (folder / str(number)).mkdir()
    paths = [folder / str(n) / _safe_name(t.filename or "") for n, t in enumerate(tables)]
    for table, path in zip(tables, paths, strict=True):
        path.write_bytes(table.file.read())
    file = folder / _safe_name(sent.filename)
    with file.open("xb") as target:
        shutil.copyfileobj(sent.file, target)
    return file, paths


def _safe_name(sent: str) -> str:
    """The last part of a name, as a name in a folder of ours: only its extension has an effect."""
    name = "".join(c if c.isprintable() else "_" for c in sent.replace("\\", "/"))
    path = PurePosixPath(PurePosixPath(name).name or "_")
    stem = path.stem.lstrip(".") or "_"
    return f"{stem[:60]}{path.suffix[:12]}"
