"""Questions on the lists: where, which, in which list, of which of two persons or jobs."""

from __future__ import annotations

import pytest

from assistant.calls import Call
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.find_mentions import mentions
from assistant.understanding.metiers import find_metiers
from assistant.understanding.reader import understand


def last_calls(*turns: str) -> list[Call]:
    memory, calls = Memory(), []
    for turn in turns:
        understood = understand(turn, memory, None)
        memory = understood[-1].to_memory()
        calls = [call for part in understood for call in plan(part)]
    return calls


@pytest.mark.parametrize(
    "question", ["le 52133 où ça ?", "le 52133 existe où ?", "52133, c'est ouvert où pour lui ?"]
)
def test_where_is_a_question_of_regions(question: str) -> None:
    (call,) = last_calls(question)
    assert (call.name, call.args["metier"]) == ("regions_du_metier", "52133")


def test_two_codes_may_be_told_apart() -> None:
    calls = last_calls("quelle différence entre le 61222 et le 61223 ?")
    assert [call.name for call in calls] == ["expliquer_code", "expliquer_code"]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("les métiers que l'Alsace a et pas la Lorraine", "propres à la première"),
        ("les métiers de droit commun que la liste tunisienne n'a pas", "propres à la première"),
        ("ceux qu'on ne peut pas proposer à un Marocain à Metz, mais à un Tunisien", ""),
    ],
)
def test_one_list_against_another(question: str, part: str) -> None:
    (call,) = last_calls(question)
    assert call.name == "comparer_listes"
    assert not part or call.args["montrer"] == part


def test_the_list_and_the_tunisian_list_are_two_questions() -> None:
    calls = last_calls("Quels métiers à Gap et lesquels pour une Tunisienne ?")
    assert [call.args.get("nationalite") for call in calls] == [None, "tunisienne"]


def test_both_texts_named_are_both_read() -> None:
    calls = last_calls("géomètre à Metz, selon la circulaire et selon l'arrêté ?")
    assert [call.args.get("date") for call in calls] == ["2008-01-07", None]


def test_another_person_is_no_comparison_of_lists() -> None:
    (call,) = last_calls("couvreur à Lens, un Turc ?", "pareil pour une Tunisienne ?")
    assert (call.name, call.args["metier"]) == ("metier_ouvert", "couvreur")


@pytest.mark.parametrize("again", ["le même poste à Mende ?", "même boulot, à Mende"])
def test_the_same_job_elsewhere(again: str) -> None:
    (call,) = last_calls("géomètre à Nice", again)
    assert (call.args["metier"], call.args["lieu"]) == ("géomètre", "Mende (48)")


def test_announced_and_printed_numbers() -> None:
    (call,) = last_calls("Limousin, combien d'annoncés et combien de reproduits ?")
    assert call.args["mesure"] == "écarts avec les intitulés"


@pytest.mark.parametrize(
    ("job", "code"),
    [
        ("pilote de broyeur à ciment", "45231"),
        ("opérateur de coupe verre", "45222"),
        ("pilote de ligne en cimenterie", "45231"),
    ],
)
def test_what_a_job_works_on_names_its_neighbour(job: str, code: str) -> None:
    (found,) = find_metiers(f"{job}, Nantes")
    assert found.text == job
    assert [(c.code, c.match) for c in found.candidates] == [(code, "near")]
    assert not found.codes


@pytest.mark.parametrize(
    ("job", "vague"),
    [
        ("agent hospitalier", False),
        ("technicien labo", False),
        ("agent polyvalent", True),
        ("technicien confirmé", True),
        ("agent", True),
    ],
)
def test_a_vague_word_with_its_trade_is_no_longer_vague(job: str, vague: bool) -> None:
    (found,) = find_metiers(f"{job} à Lyon")
    assert found.vague is vague


@pytest.mark.parametrize(
    ("sentence", "nationality"),
    [
        ("suisse-marocaine, comptable à Annemasse", "suisse"),
        ("il est belge, sa femme est togolaise, elle veut être serveuse à Lille", "togolaise"),
        ("elle est belge, son mari est togolais, elle veut être serveuse à Lille", "belge"),
        ("une infirmière diplômée tunisienne à Bastia", "tunisienne"),
        ("quelqu'un de Kabylie, géomètre à Nantes", "algérienne"),
    ],
)
def test_whose_nationality_counts(sentence: str, nationality: str) -> None:
    assert mentions(sentence).nationality == nationality


def test_a_stateless_person_is_answered() -> None:
    calls = last_calls("un apatride soudeur ?")
    assert [call.name for call in calls] == ["metier_ouvert", "regime_personne"]


@pytest.mark.parametrize(
    ("job", "code"),
    [
        ("chef de chantier naval", "61231"),
        ("responsable d'exploitation agricole", "33221"),
        ("opérateur de formage plastique", "45222"),
        ("informaticien expert judiciaire", "32331"),
        ("chef de projet", "32321"),
    ],
)
def test_another_sector_makes_a_neighbour_of_the_entry(job: str, code: str) -> None:
    (found,) = find_metiers(f"{job} à Lyon")
    assert found.text == job
    assert code in [c.code for c in found.candidates]
    assert not found.codes


@pytest.mark.parametrize(
    "job",
    [
        "chef de chantier routier",
        "conducteur de travaux électriques",
        "cuisinier hospitalier",
        "couvreur confirmé",
        "géomètre salarié",
        "serveuse tunisienne",
        "géomètre oyonnax",
    ],
)
def test_what_only_says_how_or_where_leaves_the_entry(job: str) -> None:
    assert len(find_metiers(f"{job}, demande")[0].codes) == 1


@pytest.mark.parametrize(
    ("sentence", "nationality"),
    [
        ("le patron est tunisien, le salarié est togolais, couvreur à Metz", "togolaise"),
        ("une femme mariée à un Tunisien, elle est togolaise, serveuse à Paris", "togolaise"),
        ("mon patron est tunisien, géomètre à Metz", ""),
    ],
)
def test_whoever_hires_or_marries_is_not_the_person(sentence: str, nationality: str) -> None:
    assert mentions(sentence).nationality == nationality
