"""Small files of every format that can be added, made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from pypdf import PdfReader, PdfWriter

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose pages hold these lines, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({_escaped(line)}) Tj" for line in lines)
        content = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(
            f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"
        )
        kids.append(len(objects) + 1)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>"
    return _assembled(objects)


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: Sequence[str]) -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252"))
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["Article 1er", "Un texte secret."]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(with_note: bool = False) -> bytes:
    """A Word document with headings, a list and a table, and a footnote where asked for."""
    document = Document()
    document.add_heading("Circulaire du 5 mars 2024", level=1)
    document.add_heading("Article 1er", level=2)
    document.add_paragraph("La commission se réunit chaque trimestre.")
    document.add_paragraph("Elle examine :")
    document.add_paragraph("les demandes nouvelles ;", style="List Bullet")
    document.add_paragraph("les recours.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells),
        ("Instance", "Délai", "Commission", "dix jours"),
        strict=True,
    ):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    return _noted(out.getvalue()) if with_note else out.getvalue()


def _noted(data: bytes) -> bytes:
    """The same document, whose first article calls a footnote."""
    call = '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = (
        f'<w:footnotes xmlns:w="{_W}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Soit quatre fois par an.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    part = (
        '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.footnotes+xml"/></Types>'
    )
    relation = (
        f'<Relationship Id="rIdNotes" Type="{_RELATIONS}/footnotes" Target="footnotes.xml"/>'
        "</Relationships>"
    )
    changed = {
        "word/document.xml": ("trimestre.</w:t></w:r></w:p>", f"trimestre.{call}"),
        "[Content_Types].xml": ("</Types>", part),
        "word/_rels/document.xml.rels": ("</Relationships>", relation),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name in changed:
                content = content.decode().replace(*changed[name]).encode()
            new.writestr(name, content)
        new.writestr("word/footnotes.xml", notes)
    return out.getvalue()


HTML = """<!DOCTYPE html>
<html><head><title>Page</title><style>p { color: red }</style></head><body>
<nav><a href="/">Accueil</a></nav>
<h1>Circulaire du 5 mars 2024</h1>
<h2>Article 1er</h2>
<p>La commission se réunit <b>chaque</b> trimestre<sup>1</sup>.</p>
<p>Elle examine&nbsp;:</p>
<ul><li>les demandes nouvelles ;</li><li>les recours.</li></ul>
<table><tr><th>Instance</th><th>Délai</th></tr>
<tr><td>Commission</td><td>dix jours</td></tr></table>
<p>¹ Soit quatre fois par an.</p>
<script>alert("jamais lu")</script>
</body></html>
"""

MARKDOWN = """# Circulaire du 5 mars 2024

## Article 1er

La commission se réunit **chaque** trimestre[^1].
Elle examine :

- les demandes nouvelles ;
- les recours.

| Instance | Délai |
| --- | --- |
| Commission | dix jours |

[^1]: Soit quatre fois par an.
"""

TEXT = """Arrêté du 1er avril 2021 relatif à la délivrance des autorisations de travail

Vu le code du travail ;
Vu le code de l'entrée et du séjour, notamment son article L. 414-13,
Arrête :

TITRE Ier
DISPOSITIONS GÉNÉRALES

Article 1er
Le présent arrêté fixe la liste des métiers. Il s'applique
à toute demande déposée après son entrée en vigueur.
Sont concernés :
- les salariés ;
- les apprentis.

Art. 2. - I. - L'employeur justifie :
1° De l'offre publiée :
a) pendant trois semaines ;
b) par écrit à agent@interieur.gouv.fr ou au guichet ;
2° De l'échec de la recherche.
II. - Le préfet statue dans les deux mois.
Son silence vaut rejet.

Chapitre II : Dispositions finales
Article 3
Le directeur général est chargé de l'exécution du présent arrêté.

Fait à Paris, le 1er avril 2021.
Le ministre,
J. Dupont

ANNEXE
Région;Code;Métier
Bretagne;61222;Géomètre
Normandie;44132;Soudeur
"""
