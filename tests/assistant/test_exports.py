from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document as open_docx
from pypdf import PdfReader

from assistant.answer import Answer, Citation, Dossier, Status, Verdict
from assistant.exports import FORMATS
from assistant.exports.checked import checked_only
from assistant.exports.layouts import LAYOUTS, NOTHING_CHECKED
from assistant.exports.markdown import to_markdown
from assistant.history import Turn
from assistant.reading import Reader
from corpus.library import load

ROW = "arrete-2008-01-18#annexe-bretagne-61222"
TEXT = (
    "**Oui** : Géomètre est ouvert [1]. Je n'ai rien vérifié ici.\n\n"
    "Quelle est la nationalité de la personne ?\n\n"
    "- 61222 Géomètre [1]\n- une ligne sans renvoi\n\n"
    "*Notice.*"
)


def turn(markdown: str = TEXT, question: str = "Géomètre en Bretagne ?", n: int = 1) -> Turn:
    passage = load().passages[ROW]
    citation = Citation(1, passage.source_id, ROW, passage.locator, "61222 Géomètre")
    dossier = Dossier(metier="géomètre", place_label="région Bretagne", nationality="tunisienne")
    answer = Answer(Status.ANSWERED, Verdict.OPEN, markdown, (citation,), dossier)
    return Turn(n, datetime(2026, 11, 21, 12, tzinfo=UTC), question, answer, "t")


def made(layout: str, *turns: Turn) -> str:
    return to_markdown(LAYOUTS[layout](turns, Reader(load()))).replace("\u00a0", " ")


@pytest.mark.parametrize("layout", ["note", "courriel"])
def test_a_note_and_an_email_carry_only_what_rests_on_a_citation(layout: str) -> None:
    text = made(layout, turn())
    assert "Géomètre est ouvert [1]." in text
    assert "- 61222 Géomètre [1]" in text
    assert "rien vérifié" not in text
    assert "Quelle est la nationalité" not in text
    assert "une ligne sans renvoi" not in text


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_gives_the_citations_and_what_the_text_is_worth(layout: str) -> None:
    text = made(layout, turn())
    source = load().sources["arrete-2008-01-18"]
    assert f"**{source.title}, {source.reference}**" in text
    assert f"**[1]** {load().passages[ROW].locator} : « 61222 Géomètre »" in text
    assert source.validity_notice in text


def test_an_answer_without_a_checked_statement_gives_an_empty_note_that_says_so() -> None:
    text = made("note", turn("Quelle est la région ?"))
    assert NOTHING_CHECKED in text
    assert "Verdict" not in text


def test_a_mark_that_no_citation_bears_out_is_not_carried() -> None:
    assert checked_only("Vrai [1]. Inventé [9]. Mêlé [1] [9].", {1}) == "Vrai [1]."


def test_a_quotation_is_never_cut() -> None:
    quoted = "Article 4 : « La durée est de 6 mois. Elle va jusqu'à 36 mois. » [1]"
    assert checked_only(f"{quoted} Sans renvoi.", {1}) == quoted


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    sentence = "Selon l'art. L. 313-14 et M. Dupont, le métier est ouvert [1]."
    assert checked_only(sentence, {1}) == sentence


def test_a_conversation_holds_every_turn() -> None:
    text = made("conversation", turn(question="Première ?"), turn(question="Seconde ?", n=2))
    assert text.index("Première") < text.index("Question 2") < text.index("Seconde")


def test_a_removed_text_is_said_to_be_so() -> None:
    gone = Citation(1, "texte-retire", "texte-retire#art-1", "article 1", "mots")
    answer = Answer(Status.ANSWERED, None, "Oui [1].", (gone,))
    text = made("note", Turn(1, datetime.now(UTC), "q ?", answer, "t"))
    assert "texte-retire (texte retiré depuis)" in text


HOSTILE = "<script>alert(1)</script> [x](https://e.org) ![i](http://e.org/i.png) *a* _b_ `c`\n# d"


def test_markdown_makes_no_link_image_title_or_html_of_what_was_typed() -> None:
    text = made("reponse", turn(question=HOSTILE))
    assert not re.search(r"(?<!\\)<|(?<!\\)\]\(|https?:|(?m:^#\s*d)", text)


FRENCH = "Œuvre « coûte » 5 € – l’élève Noël, çà et là… ÀÉÈÊÎÔÛÇ œ"


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_french_letters_and_signs_come_out_whole(kind: str) -> None:
    document = LAYOUTS["reponse"]([turn(question=FRENCH)], Reader(load()))
    content = FORMATS[kind].write(document)
    if kind == "docx":
        text = " ".join(p.text for p in open_docx(BytesIO(content)).paragraphs)
    else:
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert FRENCH in re.sub(r"\s+", " ", text)


def test_no_character_breaks_a_file() -> None:
    odd = "\x00\x0b\ud800 😀 العربية \u202e <b>&amp;</b>"
    for kind in FORMATS.values():
        for layout in LAYOUTS.values():
            assert kind.write(layout([turn(question=odd)], Reader(load())))


def test_a_pdf_says_its_language_and_title() -> None:
    content = FORMATS["pdf"].write(LAYOUTS["note"]([turn()], Reader(load())))
    read = PdfReader(BytesIO(content))
    assert read.metadata is not None
    assert read.metadata.title == "Note au dossier"
    assert read.trailer["/Root"]["/Lang"] == "fr-FR"  # type: ignore[index]
