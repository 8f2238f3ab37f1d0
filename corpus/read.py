"""From the content of one source to its reading: which reader serves which text."""

from __future__ import annotations

from dataclasses import replace

from corpus.read_cqpm import CqpmReader
from corpus.read_lists import ListReader
from corpus.read_pro_a import ProAReader
from corpus.read_prose import Opening, ProseReader
from corpus.records import Reading
from corpus.resolve_cqpm import reconciled
from corpus.resolve_metiers import resolved
from corpus.source_text import Collector, SourceText

CQPM = "cqpm-2010-03-10"
PRO_A = "accord-pro-a-2021-01-22"

OPENINGS = {
    "circulaire-2008-01-07": Opening(
        labels=(
            ("CIRCULAIRE N°", "numero", "numéro"),
            ("OBJET", "objet", "objet"),
            ("Réf", "reference", "référence"),
        ),
        letterhead=True,
    ),
    "arrete-2008-01-18": Opening(
        labels=(("Arrêté du", "titre", "titre"), ("NOR", "nor", "NOR")),
        letterhead=False,
        section="preambule",
        where="préambule",
    ),
    "circulaire-2009-07-31": Opening(
        labels=(
            ("Circulaire du", "titre", "titre"),
            ("NOR", "nor", "NOR"),
            ("Annexe.", "mention-annexe", "mention de l'annexe"),
        ),
        letterhead=True,
    ),
    PRO_A: Opening(labels=(("ACCORD", "titre", "titre"),), letterhead=False),
}


def read(source_id: str, content: str) -> Reading:
    """Read one of the five texts; any content is read to the end, whatever its state."""
    out = Collector(SourceText.of(source_id, content))
    if source_id == CQPM:
        return _read_cqpm(out)
    annex = ProseReader(out, OPENINGS[source_id]).read()
    if source_id == PRO_A:
        certifications = ProAReader(out)
        certifications.read(annex)
        passages, residue = out.finish()
        return Reading(source_id, passages, residue, pro_a=tuple(certifications.rows))
    lists = ListReader(out)
    lists.read(annex)
    passages, residue = out.finish()
    return Reading(source_id, passages, residue, tuple(lists.lists), tuple(lists.rows))


def read_all(contents: dict[str, str]) -> tuple[Reading, ...]:
    """Read the five texts, then correct each métier row in the light of all the lists."""
    readings = [read(source_id, content) for source_id, content in contents.items()]
    rows = resolved([row for reading in readings for row in reading.metiers])
    return tuple(
        replace(reading, metiers=tuple(r for r in rows if r.source_id == reading.source_id))
        for reading in readings
    )


def _read_cqpm(out: Collector) -> Reading:
    entries = CqpmReader(out)
    entries.read()
    passages, residue = out.finish()
    rows = reconciled(entries.printed, entries.notes)
    return Reading(out.text.source_id, passages, residue, cqpm=rows)
