"""Takes a file in: its size, its real format, its content; each refusal is one French sentence."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from corpus.added.problems import TextProblem

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 10 * MAX_BYTES  # of a .docx, which is a compressed folder


class Format(StrEnum):
    """The formats that can be added, by the extension that names them."""

    TXT = ".txt"
    MD = ".md"
    HTML = ".html"
    DOCX = ".docx"
    PDF = ".pdf"


_EXTENSIONS = {f.value: f for f in Format} | {".htm": Format.HTML, ".markdown": Format.MD}
_NAMES = {
    Format.TXT: "un texte brut (.txt)",
    Format.MD: "un texte Markdown (.md)",
    Format.HTML: "une page HTML (.html)",
    Format.DOCX: "un document Word (.docx)",
    Format.PDF: "un document PDF (.pdf)",
}
_TEXTUAL = frozenset({Format.TXT, Format.MD})
_START = 4096  # bytes in which a page shows that it is one
_TAG = re.compile(rb"<[a-zA-Z!][^<>]*>")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # Word before 2007, or a .docx under a password


class Intake(NamedTuple):
    """A file taken in: its name as it may be shown, its format, its bytes and their sha256."""

    name: str
    format: Format
    data: bytes
    sha256: str


def take(path: Path) -> Intake:
    """The file, once its size and its format are known to be right."""
    name = shown_name(path)
    expected = _EXTENSIONS.get(path.suffix.lower())
    data = _read(path, name)
    if expected is None:
        raise TextProblem(
            f"« {name} » n'a pas une extension connue : les formats acceptés sont "
            f"{', '.join(f.value for f in Format)}."
        )
    _check_format(name, expected, data)
    return Intake(name, expected, data, sha256(data).hexdigest())


def shown_name(path: Path) -> str:
    """The file's name without control characters, bytes that are not UTF-8 shown as "?"."""
    text = path.name.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() else "?" for c in text)


def _read(path: Path, name: str) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise TextProblem(f"« {name} » n'est pas un fichier ordinaire.")
        if found.st_size > MAX_BYTES:
            raise TextProblem(
                f"« {name} » pèse {found.st_size / 1e6:.0f} Mo ; la limite est de "
                f"{MAX_BYTES // 2**20} Mo. Découpez le texte, ou retirez-en les images."
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES)
    except FileNotFoundError:
        raise TextProblem(f"Le fichier « {name} » n'existe pas.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TextProblem(f"« {name} » ne peut pas être lu ({reason}).") from error
    if not data.strip():
        raise TextProblem(f"« {name} » est vide.")
    return data


def _check_format(name: str, expected: Format, data: bytes) -> None:
    found = _sniffed(name, data)
    if found is expected or (found is None and expected in _TEXTUAL):
        return
    if found is None and expected is Format.HTML and _TAG.search(data[:_START]):
        return
    content, advice = "d'une autre nature", ""
    if found:
        content = f"celui d'{_NAMES[found]}"
        advice = f" Renommez-le en {found.value} si c'est bien ce que vous voulez ajouter."
    raise TextProblem(
        f"« {name} » porte l'extension d'{_NAMES[expected]}, mais son contenu est "
        f"{content}.{advice}"
    )


def _sniffed(name: str, data: bytes) -> Format | None:
    """The format that the bytes show; None for text without tags, and for anything else."""
    if data.lstrip()[:5] == b"%PDF-":
        return Format.PDF
    if data.startswith(_OLE):
        raise TextProblem(
            f"« {name} » est un document protégé par un mot de passe ou d'un format ancien "
            "(.doc) : enregistrez-le sans protection au format .docx."
        )
    if data.startswith(b"PK"):
        return _zipped(name, data)
    start = data[:_START].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return Format.HTML if start.startswith((b"<!doctype html", b"<html")) else None


def _zipped(name: str, data: bytes) -> Format | None:
    """A Word document, if the zip is whole and holds one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise TextProblem(f"« {name} » est abîmé : il ne s'ouvre pas.") from None
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise TextProblem(f"« {name} » contient trop de données une fois ouvert.")
    names = {member.filename for member in members}
    return Format.DOCX if "word/document.xml" in names else None
