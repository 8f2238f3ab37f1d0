"""Questions over whole lists: their sizes, what every region has, what two of them share."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.calls import Call
from assistant.lookups import comparer_listes, mesurer_listes, metiers_de_region, regions_du_metier
from assistant.memory import Memory
from assistant.planning import plan
from assistant.resolve import BadArgument
from assistant.results import Role, ToolResult
from assistant.service import Assistant
from assistant.understanding.find_mentions import mentions
from assistant.understanding.quantities import supposed_number
from assistant.understanding.reader import understand
from assistant.understanding.two_lists import Part, part_asked
from assistant.understanding.whole_lists import Measure, whole_lists


def _calls(sentence: str) -> list[Call]:
    return [call for read in understand(sentence, Memory(), None) for call in plan(read)]


def _told(result: ToolResult, role: Role | None = None) -> str:
    return "\n".join(s.text for s in result.statements if role in (None, s.role))


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Quelle région a le moins de métiers ouverts ?", "région la moins fournie"),
        ("la region avec le plus de métiers dans l'arrêté ?", "région la plus fournie"),
        ("quelle est la région où il y a le plus de métiers ?", "région la plus fournie"),
        (
            "dans la circulaire, quelle région a la liste la plus courte ?",
            "région la moins fournie",
        ),
        ("la Corse est-elle la région avec le moins de métiers ?", "région la moins fournie"),
        ("est-ce l'Alsace qui a le plus de métiers ?", "région la plus fournie"),
        ("combien de métiers par région ?", "classement des régions"),
        ("les six métiers ouverts partout dans la circulaire ?", "métiers de toutes les régions"),
        ("combien de régions dans la circulaire de 2008 ?", "nombre de métiers et de régions"),
        ("combien de métiers différents dans l'arrêté ?", "nombre de métiers et de régions"),
        ("différence limousin 23 annoncés mais j'en compte 20 ?", "écarts avec les intitulés"),
    ],
)
def test_a_question_over_whole_lists_asks_for_no_region(sentence: str, measure: str) -> None:
    (call,) = _calls(sentence)
    assert (call.name, call.args["mesure"]) == ("mesurer_listes", measure)


@pytest.mark.parametrize(
    ("text", "measure", "told"),
    [
        (
            "arrêté",
            "région la moins fournie",
            "**en Corse** qu'il y a le moins de métiers ouverts : 11",
        ),
        ("arrêté", "région la plus fournie", "**en Alsace** et **en Rhône-Alpes**"),
        ("circulaire de 2008", "région la moins fournie", "le moins de métiers ouverts : 12"),
    ],
)
def test_the_extreme_regions_rest_on_their_headings(text: str, measure: str, told: str) -> None:
    result = mesurer_listes(measure, text)
    assert told in result.statements[0].text
    assert all(s.passage_id.endswith("-liste") for s in result.statements[0].supports)


def test_the_metiers_of_every_region_are_told_text_by_text() -> None:
    copy = mesurer_listes("métiers de toutes les régions", "arrêté")
    assert "3 métiers" in copy.statements[0].text
    assert all(code in copy.statements[0].text for code in ("32112", "32321", "32331"))
    official = _told(copy, Role.DOUBT)
    assert all(code in official for code in ("61223", "61231", "61232"))
    assert "52133" not in official  # the Journal officiel lacks it in Corse too
    circular = mesurer_listes("métiers de toutes les régions", "circulaire de 2008")
    assert len([s for s in circular.statements if s.text.startswith("- ")]) == 6


def test_the_numbers_of_the_journal_officiel_stand_beside_those_of_the_copy() -> None:
    result = mesurer_listes("nombre de métiers et de régions", "arrêté")
    assert "**32 métiers** différents (codes ROME), sur 481 lignes" in result.statements[0].text
    assert "n'en nomme que 30" in _told(result, Role.DOUBT)


def test_announced_counts_are_told_where_they_differ() -> None:
    (limousin, *_) = mesurer_listes("écarts avec les intitulés", "arrêté Limousin").statements
    assert "annonce 23 métiers ; la copie en reproduit 20" in limousin.text
    everywhere = _told(mesurer_listes("écarts avec les intitulés", "arrêté"), Role.REASON)
    assert everywhere.count("L'intitulé de la liste") == 4
    agreeing = mesurer_listes("écarts avec les intitulés", "arrêté Bretagne")
    assert "16 métiers en Bretagne" in _told(agreeing)


def test_an_unknown_measure_is_refused_with_those_that_exist() -> None:
    with pytest.raises(BadArgument, match="région la plus fournie"):
        mesurer_listes("hasard")


@pytest.mark.parametrize(
    ("sentence", "part", "rows"),
    [
        ("Quels métiers sont communs aux deux listes (arrêté et Tunisie) ?", "communs", 30),
        ("quels sont les trente métiers communs ?", "communs", 30),
        ("métiers de la liste tunisienne pas dans l'arrêté", "propres à la seconde", 44),
        ("combien de métiers dans la liste tunisienne et combien dans l'arrêté ?", "nombres", 2),
        ("quels métiers sont ouverts en Bretagne mais pas en Corse ?", "propres à la première", 9),
    ],
)
def test_two_lists_show_the_part_that_is_asked(sentence: str, part: str, rows: int) -> None:
    (call,) = _calls(sentence)
    assert (call.name, call.args["montrer"]) == ("comparer_listes", part)
    result = comparer_listes(**call.args)
    assert len([s for s in result.statements if s.text.startswith("- ")]) == rows


def test_the_thirty_shared_metiers_cite_the_circular_that_counts_them() -> None:
    result = comparer_listes("arrêté, toutes les régions", "Tunisie")
    cited = {s.passage_id for statement in result.statements for s in statement.supports}
    assert "circulaire-2009-07-31#3-3-al-3" in cited


@pytest.mark.parametrize(
    ("sentence", "lead", "rows"),
    [
        ("La liste tunisienne comporte 84 métiers c'est ça ?", "**Non**, pas 84 : ", 0),
        ("Il y a 35 métiers ouverts en Alsace, non ?", "**Non**, pas 35 : ", 0),
        ("la liste bretonne compte bien 16 métiers ?", "**Oui** : ", 0),
        ("combien de métiers ouverts en Bretagne ?", "En Bretagne", 0),
        ("combien de métiers en Corse ?", "En Corse", 11),
        ("citez les 30 métiers ouverts en Bretagne", "**Non**, pas 30 : ", 16),
        ("montrez les 35 métiers de la Corse", "**Non**, pas 35 : ", 11),
        ("quels sont les 11 métiers de la Corse ?", "En Corse", 11),
        ("si l'accord ouvre 90 métiers aux Tunisiens, lesquels ?", "**Non**, pas 90 : ", 74),
        ("citez-moi 5 métiers ouverts en Corse", "En Corse", 11),
    ],
)
def test_a_number_of_metiers_comes_first_and_a_long_list_on_demand(
    sentence: str, lead: str, rows: int
) -> None:
    (call,) = _calls(sentence)
    result = metiers_de_region(**call.args)
    assert result.status is Status.ANSWERED
    assert result.statements[0].text.startswith(lead)
    assert result.statements[0].supports
    assert len([s for s in result.statements if s.text.startswith("- ")]) == rows


def test_a_number_that_is_no_count_supposes_nothing() -> None:
    assert supposed_number("donnez-moi 5 métiers de la liste tunisienne", "métier") == ""
    assert supposed_number("les 84 métiers tunisiens", "métier") == "84"
    assert supposed_number("la liste tunisienne compte-t-elle 75 métiers ?", "métier") == "75"


def test_what_the_arrete_adds_is_told_region_by_region() -> None:
    said = _told(comparer_listes("circulaire, toutes les régions", "arrêté, toutes les régions"))
    assert "14232 (Auvergne)" in said
    assert "61232 (Corse)" in said


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("l'Alsace et la Corse ont-elles les mêmes métiers ?", Part.WHOLE),
        ("les métiers communs à l'Alsace et à la Corse", Part.SHARED),
    ],
)
def test_whether_two_lists_are_alike_shows_where_they_differ(question: str, part: Part) -> None:
    assert part_asked(question, ("Alsace", "Corse")) is part


def test_the_names_of_the_regions() -> None:
    found = whole_lists("quelles sont les 22 régions ?", mentions("quelles sont les 22 régions ?"))
    assert found is not None
    assert found.measure is Measure.BY_REGION


@pytest.mark.parametrize(
    "question",
    ["quels métiers dans une seule région ?", "les métiers ouverts que dans une région, arrêté"],
)
def test_what_one_region_alone_opens(question: str) -> None:
    (call,) = _calls(question)
    assert call.args["mesure"] == "métiers d'une seule région"
    told = _told(mesurer_listes(**call.args))
    assert "52151" in told
    assert "61224 Chargé d'études techniques du sous-sol : Centre" in told
    assert "Journal officiel ne liste pas" in told


def test_the_lines_of_an_annex_are_counted() -> None:
    (call,) = _calls("combien de lignes dans l'annexe de l'arrêté ?")
    assert "481" in _told(mesurer_listes(**call.args))


@pytest.mark.parametrize(
    ("metier", "person", "told"),
    [
        ("13224", "", True),
        ("42123", "", True),
        ("13224", "malienne", False),
        ("61222", "", False),
    ],
)
def test_a_metier_of_no_region_that_tunisians_may_ply_is_told_so(
    metier: str, person: str, told: bool
) -> None:
    said = " ".join(s.text for s in regions_du_metier(metier, person).statements)
    assert ("Pour un ressortissant tunisien" in said) is told


@pytest.mark.parametrize(
    "question",
    [
        "le métier le plus ouvert",
        "quels métiers sont les plus répandus dans les listes de 2008 ?",
        "quelle profession est ouverte dans le plus de régions ?",
        "les codes présents dans le plus grand nombre de régions",
        "métiers communs aux vingt-deux régions ?",
        "les professions partagées par toutes les régions",
    ],
)
def test_the_metiers_of_most_regions_are_those_of_all(question: str) -> None:
    assert [c.args["mesure"] for c in _calls(question)] == [Measure.EVERYWHERE]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("l'annexe de l'accord Pro-A fait combien de lignes ?", "sur 221 lignes"),
        ("nombre d'entrées dans la liste CQPM", "231 qualifications actives"),
    ],
)
def test_the_unit_of_a_count_is_no_title(assistant: Assistant, question: str, told: str) -> None:
    assert told in assistant.answer(question).markdown


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("quels métiers d'Alsace ne sont dans aucune autre région ?", "aucun métier"),
        ("quels métiers ne sont ouverts que dans le Centre ?", "61224"),
        ("quels jobs nulle part sauf dans le Nord-Pas-de-Calais ?", "52151"),
        ("y a-t-il des métiers ouverts seulement en Corse ?", "aucun métier"),
    ],
)
def test_what_a_region_alone_opens(sentence: str, told: str) -> None:
    (call,) = _calls(sentence)
    assert call.name == "mesurer_listes"
    text = _told(mesurer_listes(**call.args))
    assert told in text
    assert ("52151" in text) == (told == "52151")


def test_a_measure_goes_on_to_another_text() -> None:
    first = understand("quels métiers sont ouverts partout ?", Memory(), None)[0]
    (call,) = plan(understand("et dans la circulaire ?", first.to_memory(), None)[0])
    assert call.args == {
        "mesure": "métiers de toutes les régions",
        "liste": "circulaire-2008-01-07",
    }
