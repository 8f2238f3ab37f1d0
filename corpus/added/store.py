"""The texts added to an installation, under ALINEA_HOME/texts: one folder each, whole or absent.

A folder holds the original file, the extracted text (one block a line, to check quotes against),
the record, the passages, and the declared tables with the rows read from them. It is prepared
beside and renamed, so that a failure at any moment leaves nothing half-added.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from corpus.added.declaration import Declaration, Nature, load_declaration
from corpus.added.problems import TextProblem
from corpus.passages_file import decode_passages, encode_passages
from corpus.records import AddedText, MetierList, MetierRow, ProARow, Source, TablePeriod
from corpus.tables import LISTS, METIERS, PRO_A, cells_of, list_cells
from corpus.tables_decode import decode_lists, decode_metiers, decode_pro_a

RECORD = "texte.yaml"
EXTRACTED = "texte.txt"
PASSAGES = "passages.jsonl"
TABLES = {
    Nature.METIERS: "tableau-metiers.yaml",
    Nature.CERTIFICATIONS: "tableau-certifications.yaml",
}
_READ = (*TABLES.values(), PASSAGES, LISTS.file, METIERS.file, PRO_A.file)


def texts_folder(home: Path) -> Path:
    """Where the added texts of an installation live."""
    return home / "texts"


def text_folder(home: Path, text_id: str) -> Path:
    """The folder of one added text."""
    return texts_folder(home) / text_id


def added_ids(home: Path) -> tuple[str, ...]:
    """The ids of the added texts, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in texts_folder(home).glob(f"[!.]*/{RECORD}")))


def state(home: Path) -> tuple[tuple[str, int], ...]:
    """What changes whenever a text is added or removed."""
    records = texts_folder(home).glob(f"[!.]*/{RECORD}")
    return tuple(sorted((path.parent.name, path.stat().st_mtime_ns) for path in records))


def load_added(home: Path) -> tuple[AddedText, ...]:
    """The added texts of an installation."""
    return tuple(load_text(text_folder(home, text_id)) for text_id in added_ids(home))


def load_text(folder: Path) -> AddedText:
    """One added text, from its folder."""
    files = {name: (folder / name).read_bytes() for name in _READ if (folder / name).is_file()}
    try:
        record = yaml.safe_load((folder / RECORD).read_text(encoding="utf-8"))
        return AddedText(
            source=Source(**record),
            passages=tuple(decode_passages(files[PASSAGES]).values()),
            version=_version([str(record), *(sha256(f).hexdigest() for f in files.values())]),
            lists=decode_lists(files[LISTS.file]) if LISTS.file in files else (),
            metiers=decode_metiers(files[METIERS.file]) if METIERS.file in files else (),
            certifications=decode_pro_a(files[PRO_A.file]) if PRO_A.file in files else (),
            metiers_period=_period(folder, Nature.METIERS),
            certifications_period=_period(folder, Nature.CERTIFICATIONS),
        )
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise TextProblem(
            f"Le dossier {folder} est abîmé : supprimez-le, puis ajoutez le texte de nouveau."
        ) from error


def _period(folder: Path, nature: Nature) -> TablePeriod | None:
    path = folder / TABLES[nature]
    if not path.is_file():
        return None
    declaration = load_declaration(path)
    return TablePeriod(declaration.in_force_from, declaration.in_force_to)


def write_text(
    folder: Path,
    text: AddedText,
    original: bytes,
    content: str,
    declarations: Iterable[Declaration],
) -> None:
    """Write all that an added text is made of into an empty folder."""
    (folder / text.source.file).write_bytes(original)
    (folder / EXTRACTED).write_text(content, encoding="utf-8")
    (folder / PASSAGES).write_bytes(encode_passages(text.passages))
    for declaration in declarations:
        (folder / TABLES[declaration.nature]).write_bytes(declaration.raw)
    _write_rows(folder, text.lists, text.metiers, text.certifications)
    record = yaml.safe_dump(asdict(text.source), allow_unicode=True, sort_keys=False, width=100)
    (folder / RECORD).write_text(record, encoding="utf-8")


def _write_rows(
    folder: Path,
    lists: tuple[MetierList, ...],
    metiers: tuple[MetierRow, ...],
    certifications: tuple[ProARow, ...],
) -> None:
    if metiers:
        (folder / LISTS.file).write_bytes(LISTS.encode(list_cells(x, LISTS) for x in lists))
        (folder / METIERS.file).write_bytes(METIERS.encode(list_cells(x, METIERS) for x in metiers))
    if certifications:
        (folder / PRO_A.file).write_bytes(PRO_A.encode(cells_of(x, PRO_A) for x in certifications))


@contextmanager
def only_writer(home: Path) -> Iterator[None]:
    """Hold the lock on the added texts; leftovers of an interrupted change are cleared first."""
    folder = texts_folder(home)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".verrou").open("w")
    except OSError as error:
        raise unwritable(folder, error) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.glob(".*/"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def prepared(home: Path) -> Iterator[Path]:
    """A folder beside the added texts, gone at the end unless it was published."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=".ajout-", dir=texts_folder(home)))
    except OSError as error:
        raise unwritable(texts_folder(home), error) from error
    try:
        yield folder
    except OSError as error:
        raise unwritable(texts_folder(home), error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(home: Path, folder: Path, text_id: str) -> None:
    """Make a prepared text part of the installation, in one step."""
    folder.chmod(0o755)
    os.rename(folder, text_folder(home, text_id))


def withdraw(home: Path, text_id: str) -> None:
    """Take an added text and all that was made of it away, in one step."""
    gone = texts_folder(home) / f".retrait-{text_id}"
    try:
        os.rename(text_folder(home, text_id), gone)
    except OSError as error:
        raise unwritable(texts_folder(home), error) from error
    shutil.rmtree(gone, ignore_errors=True)


def unwritable(folder: Path, error: OSError) -> TextProblem:
    """The sentence for a folder that cannot be written."""
    return TextProblem(
        f"Impossible d'écrire dans {folder} ({error.strerror or error}) : rien n'a été changé. "
        "Libérez de la place, rétablissez le droit d'écriture, ou choisissez un autre dossier "
        "avec ALINEA_HOME."
    )


def _version(parts: Iterable[Any]) -> str:
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]
