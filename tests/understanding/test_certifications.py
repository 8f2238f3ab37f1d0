from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.certifications import (
    ProAScope,
    diploma_kinds,
    find_kinds,
    find_pro_a_scope,
    match_cqpm_titles,
    match_diplomas,
    match_pro_a_metiers,
    vague_words,
)
from assistant.understanding.cqpm_scope import CqpmScope, find_cqpm_scope
from corpus import library
from corpus.records import CqpmRow, CqpmStatus

_METIERS = sorted({row.metier for row in library.load().pro_a})
_DIPLOMAS = sorted({row.diplome for row in library.load().pro_a})
_CQPM = library.load().cqpm


@pytest.mark.parametrize("metier", _METIERS)
def test_every_pro_a_métier_finds_itself(metier: str) -> None:
    found = match_pro_a_metiers(f"Quelles certifications pour un {metier} ?")
    assert metier in [s.value for s in found if s.score == 1]


@pytest.mark.parametrize("diplome", _DIPLOMAS)
def test_every_diploma_finds_itself_among_the_best(diplome: str) -> None:
    found = match_diplomas(f"Le diplôme {diplome} est-il dans la liste ?")
    best = [s.value for s in found if s.score == found[0].score]
    assert diplome in best


@pytest.mark.parametrize("row", _CQPM, ids=[row.numero_entier for row in _CQPM])
def test_every_cqpm_title_finds_itself(row: CqpmRow) -> None:
    found = match_cqpm_titles(f"La qualification {row.intitule} existe-t-elle ?")
    assert row in [s.value for s in found if s.score == 1]


def _pro_a_names() -> list[tuple[str, str]]:
    with files("corpus").joinpath("reference", "pro_a_metiers.csv").open(encoding="utf-8") as lines:
        return [
            (row["metier"], name)
            for row in csv.DictReader(lines)
            for name in row["noms"].split(" | ")
        ]


@pytest.mark.parametrize(("metier", "name"), _pro_a_names())
def test_every_other_name_finds_its_pro_a_métier(metier: str, name: str) -> None:
    assert metier in _METIERS
    assert metier in [s.value for s in match_pro_a_metiers(f"devenir {name} avec la Pro-A")]


def test_sector_names_stand_for_sectors_of_the_annex() -> None:
    known = {(row.secteur, row.filiere) for row in library.load().pro_a}
    table = files("corpus").joinpath("reference", "pro_a_secteurs.csv")
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for filiere in row["filiere"].split("|"):
                assert (row["secteur"], filiere) in known | {(s, "") for s, _ in known}


@pytest.mark.parametrize(
    ("said", "metier"),
    [
        ("une soudeuse", "Soudeur"),
        ("soudeure", "Soudeur"),
        ("des cuisinières", "Cuisinier"),
        ("un cariste", "Magasinier Cariste"),
        ("un magasinier", "Magasinier Cariste"),
        ("une aide-soignante", "Aide-soignant"),
        ("une développeuse web", "Informaticien de développement / développeur web"),
        ("chauffeur poids lourd", "Chauffeur PL"),
        ("conductrice SPL", "Chauffeur SPL"),
        ("infirmières", "Infirmier"),
        ("nounou", "Assistant éducatif / aide maternelle / nourrisse"),
        ("une préparatrice de commandes", "Préparateur de commandes"),
        ("chef de chantier TP", "Chef de chantier TP"),
        ("cheffe d'équipe gros oeuvre", "Chef d'équipe gros œuvre"),
        ("un chaudronier", "Chaudronnier"),
    ],
)
def test_forms_of_pro_a_métiers(said: str, metier: str) -> None:
    found = match_pro_a_metiers(f"Quelles certifications pour devenir {said} ?")
    assert metier in [s.value for s in found if s.score == found[0].score]


@pytest.mark.parametrize(
    ("said", "diplome"),
    [
        ("le TP soudeur", "TP Soudeur"),
        ("un bac pro logistique", "BAC PRO Logistique"),
        ("CAP petite enfance", "CAP Accompagnant éducatif petite enfance"),
        ("un master logistique", "Master Gestion de production, logistique, achats"),
        ("titre professionnel de cuisinière", "TP Cuisinier"),
        ("le BTS transport", "BTS Transport et prestations logistiques"),
        ("CQPM soudeur industriel", "CQP/CQPM Soudeur industriel"),
    ],
)
def test_diplomas_by_kind_and_words(said: str, diplome: str) -> None:
    assert match_diplomas(f"Peut-on viser {said} ?")[0].value == diplome


@pytest.mark.parametrize(
    ("said", "numeros"),
    [
        ("soudeur", {"0015", "0042", "0031"}),
        ("soudeuse industrielle", {"0042"}),
        ("technicienne d'études en mécatronique", {"0162"}),
        ("opératrice en fonderie cire perdue", {"0155"}),
        ("fraiseuse", {"0016"}),
    ],
)
def test_cqpm_titles_by_their_words(said: str, numeros: set[str]) -> None:
    found = {s.value.numero for s in match_cqpm_titles(f"Le CQPM {said} existe-t-il ?")}
    assert numeros <= found


@pytest.mark.parametrize(
    "sentence",
    [
        "Quelle est la durée minimale d'une Pro-A ?",
        "Que doit payer l'employeur qui recrute un étranger ?",
        "Mon client sénégalais habite à Lyon",
        "Quelles activités commerciales sont permises ?",
        "Le formateur est-il payé ?",
        "",
        "?!",
    ],
)
def test_nothing_is_read_where_no_certification_is_named(sentence: str) -> None:
    assert match_pro_a_metiers(sentence) == ()
    assert match_diplomas(sentence) == ()
    assert match_cqpm_titles(sentence) == ()
    assert find_pro_a_scope(sentence).empty
    assert find_cqpm_scope(sentence).empty


@pytest.mark.parametrize("word", ["technicien", "opératrice"])
def test_a_common_head_word_alone_is_vague(word: str) -> None:
    sentence = f"Quel CQPM pour un {word} ?"
    assert match_cqpm_titles(sentence) == ()
    assert vague_words(sentence) == (word,)
    assert vague_words("Quel CQPM pour un soudeur ?") == ()


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Quels diplômes de niveau 5 dans le bâtiment ?", ProAScope(("BTP",), (), (5,))),
        ("certifications en restauration", ProAScope(("Tertiaire",), ("Restauration",))),
        ("dans la logistique", ProAScope(("Logistique / Transport",), ("Logistique",))),
        ("secteur Logistique / Transport", ProAScope(("Logistique / Transport",))),
        ("dans le médical, bac+3", ProAScope(("Tertiaire",), ("Médical",), (6,))),
        ("quels CAP dans l'industrie ?", ProAScope(("Industrie",), (), (), ("CAP",))),
        ("niveaux 3 et 4", ProAScope(niveaux=(3, 4))),
        ("niveau 3 à 5", ProAScope(niveaux=(3, 4, 5))),
        ("au niveau IV", ProAScope(niveaux=(4,))),
        ("de niveau CAP", ProAScope(niveaux=(3,))),
        ("niveau licence", ProAScope(niveaux=(6,))),
        ("niveau master", ProAScope(niveaux=(7,))),
        ("bac + 2", ProAScope(niveaux=(5,))),
        ("avec le bac", ProAScope(niveaux=(4,))),
        ("niveau 6 ou plus", ProAScope(niveaux=(6, 7, 8))),
        ("les certifications sans niveau", ProAScope(niveaux=(None,))),
        ("en hôtellerie-restauration", ProAScope(("Tertiaire",), ("Restauration", "Hôtellerie"))),
        ("Le technicien de maintenance", ProAScope()),
    ],
)
def test_pro_a_scopes(sentence: str, scope: ProAScope) -> None:
    assert find_pro_a_scope(sentence) == scope


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("un titre professionnel", ("TP",)),
        ("le TP soudeur", ("TP",)),
        ("TP soudeur", ("TP",)),
        ("chef de chantier TP", ()),
        ("un bac pro ou un BTS", ("BAC PRO", "BTS")),
        ("une licence professionnelle", ("Licence PRO",)),
        ("le CQPM", ("CQPM",)),
        ("le but de la formation", ()),
        ("au niveau CAP", ()),
    ],
)
def test_kinds_of_diploma(sentence: str, kinds: tuple[str, ...]) -> None:
    assert find_kinds(sentence) == kinds


def test_kinds_read_from_the_titles_of_the_annex() -> None:
    assert diploma_kinds("CQP/CQPM Soudeur industriel") == ("CQPM", "CQP")
    assert diploma_kinds("TP Soudeur") == ("TP",)
    assert diploma_kinds("Bac Pro Technicien en installation") == ("BAC PRO",)
    assert diploma_kinds("Développeur web") == ()


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Quels CQPM sont en veille ?", CqpmScope((CqpmStatus.EN_VEILLE,))),
        ("les qualifications supprimées", CqpmScope((CqpmStatus.SUPPRIMEE,))),
        ("ce CQPM est-il encore actif ?", CqpmScope((CqpmStatus.ACTIVE,))),
        (
            "celles qui ne sont plus actives",
            CqpmScope((CqpmStatus.EN_VEILLE, CqpmStatus.SUPPRIMEE)),
        ),
        ("les CQPM du domaine 604", CqpmScope(domaines=("604",))),
        ("domaines 604 et 605", CqpmScope(domaines=("604", "605"))),
        ("les qualifications industrielles", CqpmScope(industriel=True)),
        ("les qualifications non industrielles", CqpmScope(industriel=False)),
        ("le soudeur industriel", CqpmScope()),
        ("dans ce domaine d'activité", CqpmScope()),
    ],
)
def test_cqpm_scopes(sentence: str, scope: CqpmScope) -> None:
    assert find_cqpm_scope(sentence) == scope


@given(st.text(max_size=200))
def test_any_text_is_read_without_failure(text: str) -> None:
    for scored in (*match_pro_a_metiers(text), *match_diplomas(text)):
        assert scored.text == text[scored.start : scored.end] != ""
        assert 0 < scored.score <= 1
    assert all(0 < s.score <= 1 for s in match_cqpm_titles(text))
    find_pro_a_scope(text)
    find_cqpm_scope(text)
    vague_words(text)


@pytest.mark.parametrize(
    ("sentence", "filiere"),
    [
        ("niveau 6 banque assurance en proa", "Banque / Finance / Assurance"),
        ("proa transport niveau 3", "Transport"),
        ("quoi en niveau 4 logistique ?", "Logistique"),
    ],
)
def test_a_sub_sector_needs_no_preposition_beside_a_level_or_pro_a(
    sentence: str, filiere: str
) -> None:
    assert find_pro_a_scope(sentence).filieres == (filiere,)


def test_a_title_of_the_annex_never_names_public_works_by_its_tp() -> None:
    titles = {
        row.diplome_read for row in library.load().pro_a if row.diplome_read.startswith("TP ")
    }
    asked = {title: f"peut-on faire une Pro-A pour {title} ?" for title in titles}
    wrong = [title for title, question in asked.items() if find_pro_a_scope(question).filieres]
    assert len(titles) > 50
    assert wrong == []
