"""Passages keep the hierarchy of the texts and read as a lawyer would cite them."""

from __future__ import annotations

import pytest

from corpus.library import Corpus
from corpus.markup import note_calls, readable, trimmed
from corpus.prose_marks import Mark, continues, marked
from corpus.records import PassageKind


@pytest.mark.parametrize(
    ("passage_id", "locator", "starts"),
    [
        (
            "accord-pro-a-2021-01-22#art-4-al-1",
            "article 4, alinéa 1",
            "La durée minimale de la Pro-A",
        ),
        (
            "accord-pro-a-2021-01-22#art-4-al-1-tiret-3",
            "article 4, alinéa 1, 3e tiret",
            "Les personnes bénéficiaires",
        ),
        (
            "accord-pro-a-2021-01-22#art-3-1-al-2",
            "article 3-1, alinéa 2",
            "Par ailleurs, en application",
        ),
        (
            "accord-pro-a-2021-01-22#preambule-al-1",
            "préambule, alinéa 1",
            "En 2019, près de 2,7 millions",
        ),
        ("arrete-2008-01-18#art-1-al-1", "article 1er, alinéa 1", "La situation de l'emploi"),
        ("arrete-2008-01-18#visa-2", "visa 2", "Vu le code du travail"),
        (
            "arrete-2008-01-18#annexe-bretagne-61222",
            "annexe, Bretagne, ligne 61222",
            "61222 Géomètre",
        ),
        (
            "arrete-2008-01-18#annexe-bretagne-liste",
            "annexe, Bretagne, intitulé de la liste",
            "Bretagne CODE ROME 16 métiers",
        ),
        ("circulaire-2009-07-31#3-3-al-2", "point 3.3, alinéa 2", "Ces soixante-quatorze métiers"),
        (
            "circulaire-2009-07-31#annexe-13212",
            "annexe, ligne 13212",
            "13212 Cuisinier, cuisinière",
        ),
        ("circulaire-2008-01-07#note-1", "note 1", "Les ressortissants algériens"),
        ("circulaire-2008-01-07#al-5", "alinéa 5", "La première condition tient"),
        (
            "circulaire-2008-01-07#annexe-ensemble-des-regions-61232",
            "annexe, ensemble des régions, ligne 61232",
            "61232 Conducteur de travaux du BTP",
        ),
        (
            "cqpm-2010-03-10#0126-inactive-tri-numero",
            "qualifications en veille ou supprimées, liste triée par numéro, ligne 0126",
            "1995 02 92 0126",
        ),
    ],
)
def test_locators(corpus: Corpus, passage_id: str, locator: str, starts: str) -> None:
    passage = corpus.passages[passage_id]
    assert passage.locator == locator
    assert passage.text.startswith(starts)


def test_the_sentence_cut_by_a_footnote_is_one_passage(corpus: Corpus) -> None:
    passage = corpus.passages["circulaire-2008-01-07#al-10"]
    assert [(s.line_start, s.line_end) for s in passage.segments] == [(61, 61), (66, 66)]
    assert "notamment en vérifiant que l'activité exercée reste" in passage.text
    assert "algériens" not in passage.text


@pytest.mark.parametrize(
    ("passage_id", "lines", "joint"),
    [
        ("circulaire-2009-07-31#2-3-al-1", (79, 81), "travail annuelle, dans les mêmes conditions"),
        (
            "accord-pro-a-2021-01-22#art-3-2-al-6-tiret-3",
            (84, 86),
            "l'intitulé du métier tend vers",
        ),
        ("accord-pro-a-2021-01-22#art-3-2-al-11", (106, 108), "amenant des solutions nouvelles"),
    ],
)
def test_sentences_cut_by_a_page_break_are_one_contiguous_segment(
    corpus: Corpus, passage_id: str, lines: tuple[int, int], joint: str
) -> None:
    passage = corpus.passages[passage_id]
    assert (passage.line_start, passage.line_end) == lines
    assert len(passage.segments) == 1
    assert joint in passage.segments[0].text


@pytest.mark.parametrize(
    ("passage_id", "note"),
    [
        ("circulaire-2008-01-07#al-3", "circulaire-2008-01-07#note-1"),
        ("arrete-2008-01-18#annexe", "arrete-2008-01-18#note-1"),
        ("circulaire-2009-07-31#nor", "circulaire-2009-07-31#note-1"),
        ("cqpm-2010-03-10#0126-inactive-tri-numero", "cqpm-2010-03-10#note-34-tri-numero"),
    ],
)
def test_footnotes_are_attached_where_they_are_called(
    corpus: Corpus, passage_id: str, note: str
) -> None:
    assert corpus.passages[passage_id].notes == (note,)
    assert corpus.passages[note].kind is PassageKind.FOOTNOTE


def test_every_note_called_exists(corpus: Corpus) -> None:
    called = {note for p in corpus.passages.values() for note in p.notes}
    assert called <= corpus.passages.keys()


def test_masked_paragraphs_read_well_and_stay_quotable(corpus: Corpus) -> None:
    passage = corpus.passages["circulaire-2009-07-31#5-al-1"]
    assert passage.text.endswith("suivantes : [adresse masquée] ou [adresse masquée].")
    assert passage.quote.startswith("Vous voudrez bien saisir")
    assert passage.quote.endswith("messagerie suivantes :")


def test_hierarchy(corpus: Corpus) -> None:
    assert corpus.passages["accord-pro-a-2021-01-22#art-3-2-al-1"].path == (
        "Article 3 – Certifications professionnelles éligibles à la Pro-A",
        "Article 3-2 – Constats et analyses justifiant les choix des certifications retenues",
    )
    assert corpus.passages["circulaire-2009-07-31#3-3-al-1"].path == (
        "3. Immigration pour motifs professionnels",
        "3.3. Délivrance de la carte de séjour temporaire portant la mention « salarié »"
        " (art. 2.3.3 du protocole)",
    )
    assert corpus.passages["arrete-2008-01-18#annexe-corse-61223"].path == ("Annexe", "Corse")
    assert corpus.passages["accord-pro-a-2021-01-22#annexe-l651-rncp8940"].path == (
        "Annexe",
        "Tertiaire",
        "Médical",
        "Infirmier",
    )


def test_the_signatures_of_the_agreement_keep_the_names_only(corpus: Corpus) -> None:
    passage = corpus.passages["accord-pro-a-2021-01-22#signatures"]
    assert "FORCE OUVRIERE" in passage.text
    assert "DocuSigned" not in passage.text
    assert "<p>" not in passage.text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("#### 1.1. La conclusion", "1.1. La conclusion"),
        ("au 1<sup>er</sup> juillet 2009", "au 1er juillet 2009"),
        ("au 3^{ème} alinéa", "au 3ème alinéa"),
        ("Certificat 1 ^{er} degré", "Certificat 1er degré"),
        ("son article [L 313-10 \\(1°\\)](#) ;", "son article L 313-10 (1°) ;"),
        ("(Texte non paru)<sup>1</sup>", "(Texte non paru)"),
        ("des pays tiers¹ à l'Union", "des pays tiers à l'Union"),
        ("équivalent au *master* ou", "équivalent au master ou"),
        ("**30 premiers métiers**", "30 premiers métiers"),
        ("CIRCULAIRE N° *Modèle* NOR", "CIRCULAIRE N° Modèle NOR"),
    ],
)
def test_readable(raw: str, clean: str) -> None:
    assert readable(raw) == clean


def test_trimmed_keeps_what_is_inside() -> None:
    assert trimmed("## **ANNEXE**") == "ANNEXE"
    assert trimmed("- au 1<sup>er</sup>  juillet") == "au 1<sup>er</sup> juillet"


def test_note_calls() -> None:
    assert note_calls("45222 ²") == (2,)
    assert note_calls("officiel)<sup>1</sup> et 2<sup>e</sup>") == (1,)


@pytest.mark.parametrize(
    ("line", "mark", "number"),
    [
        ("Article 3-1 – Principes", Mark.ARTICLE, "3-1"),
        ("Article 2", Mark.ARTICLE, "2"),
        ("# 3.3. Délivrance de la carte", Mark.SECTION, "3.3"),
        ("¹ Les ressortissants algériens", Mark.FOOTNOTE, "1"),
        ("<sup>1</sup> BOIM du 30 septembre 2009", Mark.FOOTNOTE, "1"),
        ("^{DS}", Mark.INITIALS, ""),
        ("AWDS", Mark.INITIALS, ""),
        ("DS DS DS DS DS DS DS", Mark.INITIALS, ""),
        ("- soit une carte", Mark.ITEM, ""),
        ("* *", Mark.SEPARATOR, ""),
        ("Les articles 3 et 4", Mark.PARAGRAPH, ""),
    ],
)
def test_marks(line: str, mark: Mark, number: str) -> None:
    found = marked(7, line)
    assert (found.mark, found.number, found.line) == (mark, number, 7)


def test_only_an_unfinished_sentence_continues() -> None:
    assert continues("l'activité exercée", "notamment en vérifiant que")
    assert not continues("l'activité exercée", "c'est fini.")
    assert not continues("L'activité exercée", "notamment en vérifiant que")
