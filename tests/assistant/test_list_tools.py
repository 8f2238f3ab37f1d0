"""Which tool a question on the lists of métiers is for, however it is put."""

from __future__ import annotations

import pytest

from assistant.calls import Call
from assistant.lookups import metiers_de_region
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.reader import understand

REGION, REGIONS = "metiers_de_region", "regions_du_metier"


def _calls(sentence: str) -> list[Call]:
    return [call for read in understand(sentence, Memory(), None) for call in plan(read)]


@pytest.mark.parametrize(
    ("sentence", "tool"),
    [
        ("Dans quelles régions un géomètre est-il ouvert ?", "regions_du_metier"),
        ("Quels métiers sont ouverts en Bretagne ?", "metiers_de_region"),
        ("le code rome 1999 de couvreur ?", "expliquer_code"),
        ("combien d'articles compte l'arrêté ?", "chercher_textes"),
        (
            "faut-il prouver avoir cherché pour un métier de la liste tunisienne ?",
            "chercher_textes",
        ),
        ("Tunisienne entrée avant juillet 2009", "regime_personne"),
        ("quelles professions échappent à la situation de l'emploi à Brest ?", REGION),
        ("un Malien vit à Rennes, quelles options de métier ?", REGION),
        ("que dit l'arrêté sur la Corse ?", REGION),
        ("quelles fonctions ouvertes à Nantes ?", REGION),
        ("dis-moi ce qui est en tension à Vannes", REGION),
        ("que peut faire comme boulot une Ivoirienne installée à Brest ?", REGION),
        ("le 61222 est dans quelles listes régionales ?", REGIONS),
        ("couvreur : régions concernées", REGIONS),
        ("pour un géomètre malien, où trouver un patron ?", REGIONS),
        ("y a-t-il une région pour un géomètre ?", REGIONS),
        ("le géomètre est-il ouvert dans toute la France ?", REGIONS),
        ("géomètre dans la ville où il habite, à Rennes ?", "metier_ouvert"),
        ("des métiers ouverts à Nantes et fermés à Rennes ?", "comparer_listes"),
        ("en quoi la liste tunisienne diffère-t-elle de celle de 2008 ?", "comparer_listes"),
        ("un Tunisien a plus de métiers en Bretagne qu'un Malien ?", "comparer_listes"),
        ("métiers de l'arrêté absents de l'annexe de 2009 ?", "comparer_listes"),
        ("Qui a le plus de métiers, la Bretagne ou la Corse ?", "comparer_listes"),
        ("Combien de certifications Pro-A en tout ?", "certifications_pro_a"),
    ],
)
def test_another_question_keeps_its_tool(sentence: str, tool: str) -> None:
    assert _calls(sentence)[0].name == tool


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("la liste du 18 janvier 2008 est-elle encore valable ?", "arrete-2008-01-18"),
        ("Quelle est la liste en vigueur aujourd'hui ?", "arrete-2008-01-18"),
        ("la liste des métiers en tension est périmée ?", "arrete-2008-01-18"),
        ("on me demande si la liste des métiers de 2008 vaut toujours", "arrete-2008-01-18"),
        ("les listes de 2008, c'est fini ?", "arrete-2008-01-18"),
        ("celle du 10/03/2010 est-elle remplacée ?", "cqpm-2010-03-10"),
        ("le texte du 22 janvier 2021 est toujours applicable", "accord-pro-a-2021-01-22"),
    ],
)
def test_a_list_is_known_by_its_day_or_by_being_in_force(question: str, text: str) -> None:
    [call] = _calls(question)
    assert (call.name, call.args["texte"]) == ("decrire_texte", text)
    assert "aspect" in call.args


@pytest.mark.parametrize(
    "question",
    [
        "combien de métiers dans la liste du 31 juillet 2009 ?",
        "combien de métiers la liste du 31 juillet ouvre-t-elle",
        "la circulaire de 2009 a une liste de combien de lignes",
        "quelles professions la circulaire du 31 juillet ouvre-t-elle ?",
    ],
)
def test_the_list_of_2009_is_the_tunisian_one(question: str) -> None:
    [call] = _calls(question)
    assert call.name == "metiers_de_region"
    assert call.args["nationalite"] == "tunisienne"


def test_a_list_in_force_in_a_place_is_that_of_the_place() -> None:
    [call] = _calls("la liste en vigueur en Auvergne")
    assert (call.name, call.args["lieu"]) == ("metiers_de_region", "Auvergne")


@pytest.mark.parametrize(
    "sentence",
    [
        "quels métiers sont exclus en Corse ?",
        "lesquels des emplois ne sont pas ouverts en Corse ?",
        "c'est quoi les boulots fermés en Corse",
        "quels métiers du BTP ne sont pas accessibles en Corse ?",
        "quels boulots je peux pas proposer en Corse ?",
    ],
)
def test_the_metiers_that_a_list_leaves_out(sentence: str) -> None:
    (call,) = _calls(sentence)
    assert (call.name, call.args["sens"]) == ("metiers_de_region", "non ouvertes")
    lines = [s.text for s in metiers_de_region(**call.args).statements if s.text.startswith("- ")]
    assert "- 61222 Géomètre" in lines
    assert not any("61231" in line for line in lines)


@pytest.mark.parametrize(
    "sentence",
    [
        "sa demande a été refusée, quels métiers sont ouverts en Corse ?",
        "quels métiers manquent de bras en Corse ?",
        "quels emplois sont impossibles à pourvoir en Corse ?",
    ],
)
def test_a_person_refused_or_a_want_of_hands_asks_what_is_open(sentence: str) -> None:
    (call,) = _calls(sentence)
    assert call.name == "metiers_de_region"
    assert "sens" not in call.args
