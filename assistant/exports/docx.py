"""A document as a Word file, with Word's own styles, so that it can be reworked."""

from __future__ import annotations

from io import BytesIO

from docx import Document as open_docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from assistant.exports.document import Block, Document, Facts, Heading, Items, Paragraph, Run

_STYLES = {"": "Normal", "quotation": "Quote", "notice": "Intense Quote", "small": "Caption"}
_BLUE = RGBColor(0x1F, 0x3A, 0x8A)


def to_docx(document: Document) -> bytes:
    """The whole file, in French for the spelling checker and the screen reader."""
    word = open_docx()
    _prepare(word, document.title)
    word.add_heading(document.title, 0)
    for block in document.blocks:
        _add(word, block)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _prepare(word: Word, title: str) -> None:
    word.core_properties.title = title
    word.core_properties.author = "Alinéa"
    word.core_properties.language = "fr-FR"
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fr-FR")
    normal.element.get_or_add_rPr().append(language)
    for style in word.styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name not in (None, "Normal"):
            style.font.name = "Arial"
            if style.name.startswith(("Heading", "Title", "Intense")):
                style.font.color.rgb = _BLUE


def _add(word: Word, block: Block) -> None:
    if isinstance(block, Heading):
        word.add_heading(block.text, block.level)
    elif isinstance(block, Items):
        for item in block.items:
            _fill(word.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Facts):
        _table(word, block)
    elif isinstance(block, Paragraph):
        _fill(word.add_paragraph(style=_STYLES[block.style]), block.runs)


def _fill(paragraph: WordParagraph, runs: tuple[Run, ...]) -> None:
    for run in runs:
        added = paragraph.add_run(run.text)
        added.bold = True if run.emphasis == "bold" else None
        added.italic = True if run.emphasis == "italic" else None


def _table(word: Word, facts: Facts) -> None:
    table = word.add_table(rows=0, cols=2)
    for name, value in facts.pairs:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(4.5), Cm(12)
        _fill(cells[0].paragraphs[0], (Run(name, "bold"),))
        _fill(cells[1].paragraphs[0], (Run(value),))
