"""A document as PDF, with the fonts that come with ReportLab: no file of the machine is needed."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import ListFlowable, ListItem, SimpleDocTemplate, Table
from reportlab.platypus import Paragraph as Flowing

from assistant.exports.document import Block, Document, Facts, Heading, Items, Run

_BLUE, _GREY, _VEIL = HexColor("#1f3a8a"), HexColor("#55555f"), HexColor("#f4f5fa")
_UNDRAWN = "?"


def to_pdf(document: Document) -> bytes:
    """The whole file; a character that the font lacks is drawn as a question mark."""
    file = BytesIO()
    template = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=2.2 * cm,
        rightMargin=2.2 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title=document.title,
        author="Alinéa",
        lang="fr-FR",
    )
    styles = _styles()
    story: list[Any] = [Flowing(_drawn(document.title), styles["title"])]
    for block in document.blocks:
        story.append(_flowing(block, styles))
    template.build(story, onFirstPage=_page_number, onLaterPages=_page_number)
    return file.getvalue()


def _flowing(block: Block, styles: dict[str, ParagraphStyle]) -> Any:
    if isinstance(block, Heading):
        return Flowing(_drawn(block.text), styles["heading"])
    if isinstance(block, Items):
        items = [ListItem(Flowing(_marked(item), styles["item"])) for item in block.items]
        return ListFlowable(items, bulletType="bullet", start="•", leftIndent=14, spaceAfter=6)
    if isinstance(block, Facts):
        return _table(block, styles)
    return Flowing(_marked(block.runs), styles[block.style])


def _table(facts: Facts, styles: dict[str, ParagraphStyle]) -> Table:
    rows = [
        [Flowing(f"<b>{_drawn(name)}</b>", styles["item"]), Flowing(_drawn(value), styles["item"])]
        for name, value in facts.pairs
    ]
    return Table(rows, colWidths=[4 * cm, 12.6 * cm], hAlign="LEFT", spaceAfter=8)


def _marked(runs: tuple[Run, ...]) -> str:
    tags = {"": "{}", "bold": "<b>{}</b>", "italic": "<i>{}</i>"}
    return "".join(tags[run.emphasis].format(_drawn(run.text)) for run in runs)


def _drawn(text: str) -> str:
    """The text for ReportLab's own mark-up, with the characters that the font can draw."""
    glyphs = pdfmetrics.getFont(_font()).face.charToGlyph
    text = text.replace("\u202f", "\u00a0").replace("\u2011", "-")
    return escape("".join(c if ord(c) in glyphs or c in "\n\t" else _UNDRAWN for c in text))


@cache
def _font() -> str:
    """Register Bitstream Vera in its four faces; the name of the family."""
    faces = {"": "Vera", "-Bold": "VeraBd", "-Italic": "VeraIt", "-BoldItalic": "VeraBI"}
    for suffix, file in faces.items():
        pdfmetrics.registerFont(TTFont(f"Vera{suffix}", f"{file}.ttf"))
    pdfmetrics.registerFontFamily("Vera", "Vera", "Vera-Bold", "Vera-Italic", "Vera-BoldItalic")
    return "Vera"


@cache
def _styles() -> dict[str, ParagraphStyle]:
    base = ParagraphStyle("", fontName=_font(), fontSize=9.5, leading=14, spaceAfter=6)
    apart = {"leftIndent": 10, "borderPadding": 5, "spaceBefore": 5, "spaceAfter": 10}
    return {
        "": base,
        "item": ParagraphStyle("item", parent=base, spaceAfter=1),
        "title": ParagraphStyle(
            "title",
            parent=base,
            fontName="Vera-Bold",
            fontSize=16,
            leading=21,
            textColor=_BLUE,
            spaceAfter=10,
        ),
        "heading": ParagraphStyle(
            "heading",
            parent=base,
            fontName="Vera-Bold",
            fontSize=11.5,
            leading=16,
            textColor=_BLUE,
            spaceBefore=8,
            keepWithNext=1,
        ),
        "quotation": ParagraphStyle("quotation", parent=base, backColor=_VEIL, **apart),
        "notice": ParagraphStyle(
            "notice", parent=base, fontName="Vera-Italic", textColor=_GREY, leftIndent=10
        ),
        "small": ParagraphStyle("small", parent=base, fontSize=8, leading=11, textColor=_GREY),
    }


def _page_number(canvas: Any, template: Any) -> None:
    canvas.setFont(_font(), 8)
    canvas.setFillColor(_GREY)
    canvas.drawRightString(A4[0] - 2.2 * cm, 1.2 * cm, f"Alinéa – page {template.page}")
