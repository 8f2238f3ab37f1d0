"""What a message takes from its thread, what it changes of the dossier, and what it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Choice
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand
from assistant.understanding.recall import SOURCE
from assistant.understanding.understood import Doubt, Understanding


def last(*turns: str, memory: Memory | None = None) -> Understanding:
    """The last question of a conversation, each turn read with the memory of those before."""
    memory = memory or Memory()
    for turn in turns:
        understood = understand(turn, memory, None)[-1]
        memory = understood.to_memory()
    return understood


@pytest.mark.parametrize(
    "turns",
    [
        ("nous sommes le 3 mai 2009", "un tunisien", "couvreur à Metz"),
        ("on est en mai 2009", "il est tunisien", "couvreur à Metz"),
        ("contrat du 12 mai 2009", "couvreuse tunisienne", "Metz"),
        ("date : 12/05/2009", "nationalité tunisienne", "métier : couvreur"),
    ],
)
def test_a_date_told_before_anything_else_is_the_case_s(turns: tuple[str, ...]) -> None:
    understood = last(*turns)
    assert understood.on is not None
    assert (understood.on.year, understood.on.month) == (2009, 5)
    assert understood.dossier.nationality == "tunisienne"
    assert last(turns[0]).intent is Intent.OPENING


@pytest.mark.parametrize(
    "message",
    [
        "il n'est pas tunisien",
        "c'est pas une tunisienne en fait",
        "oublie la nationalité",
        "on ne connaît pas encore sa nationalité",
        "quelle que soit la nationalité ?",
        "nationalité inconnue",
        "et son frère, plombier ?",
    ],
)
def test_a_nationality_is_taken_back(message: str) -> None:
    understood = last("couvreur tunisien à Metz", message)
    assert understood.dossier.nationality == ""
    assert not understood.names_tunisian
    assert understood.intent is Intent.OPENING
    assert understood.dossier.place_label.startswith("Metz")


def test_a_date_and_a_place_are_taken_back() -> None:
    assert last("couvreur à Metz en 2008", "sans tenir compte de la date").on is None
    assert last("couvreur à Metz", "peu importe la région").dossier.regions == ()


def test_who_is_said_not_to_be_of_a_nationality_has_none() -> None:
    assert last("couvreur à Metz, il n'est pas tunisien").dossier.nationality == ""
    assert last("couvreur à Metz, non européen").dossier.nationality not in ("", "européen")
    assert last("couvreur algérien à Metz", "non marocain").dossier.nationality == "marocaine"


def test_a_question_on_people_at_large_tells_nothing_of_the_case() -> None:
    general = "que prévoit la circulaire de 2009 pour les étudiants tunisiens ?"
    assert last(general, "serveur à Lyon ?").dossier.nationality == ""
    assert last("quels métiers pour les Tunisiens ?", "serveur ?").dossier.nationality


def test_what_is_told_of_the_family_is_not_told_of_the_person() -> None:
    assert last("couvreur tunisien à Metz", "son épouse est italienne").names_tunisian
    assert last("couvreur tunisien à Metz", "et son épouse italienne ?").dossier.nationality == (
        "italienne"
    )


def test_the_nationality_of_another_person_is_asked() -> None:
    assert last("couvreur tunisien à Metz", "et son collègue ?").doubt == Doubt("nationalite")
    assert last("couvreur tunisien à Metz", "et sa femme, malienne, serveuse ?").doubt is None
    wife = last("couvreur tunisien à Metz", "et sa femme ?")  # a question on the family
    assert wife.intent is Intent.TEXT


@pytest.mark.parametrize(
    ("turns", "day"),
    [
        (("couvreur tunisien à Metz, mai 2009", "et deux mois plus tard ?"), date(2009, 7, 31)),
        (("couvreur tunisien à Metz le 3 mai 2009", "et l'année d'avant ?"), date(2008, 5, 3)),
        (("couvreur tunisien à Metz, mai 2009", "et en octobre ?"), date(2009, 10, 31)),
        (("chargé d'études BTP à Limoges", "et dans la circulaire ?"), date(2008, 1, 7)),
        (("chargé d'études BTP à Limoges", "selon la circulaire de 2008 ?"), date(2008, 1, 7)),
    ],
)
def test_a_day_is_told_from_the_one_before_or_by_a_text(turns: tuple[str, ...], day: date) -> None:
    understood = last(*turns)
    assert (understood.intent, understood.on) == (Intent.OPENING, day)


@pytest.mark.parametrize(
    ("turns", "intent"),
    [
        (("géomètre à Metz", "et dans les autres régions ?"), Intent.METIER_REGIONS),
        (("géomètre à Metz", "ailleurs c'est possible ?"), Intent.METIER_REGIONS),
        (("les métiers de la Lorraine ?", "et dans le bâtiment ?"), Intent.REGION_LIST),
        (("géomètre tunisien à Metz", "pareil pour un Malien ?"), Intent.OPENING),
        (("géomètre à Metz", "c'est vrai ?"), Intent.OPENING),
        (("Pro-A pour un maçon ?", "et un maçon tunisien à Metz ?"), Intent.OPENING),
        (("Pro-A pour un maçon ?", "et c'est un métier en tension à Metz ?"), Intent.OPENING),
        (("que dit l'article 1 de l'accord Pro-A ?", "et celui de l'arrêté ?"), Intent.ARTICLE),
        (("que dit l'article 4 de l'accord Pro-A ?", "et le 6 ?"), Intent.ARTICLE),
        (("CQPM supprimés en 1998 ?", "et en 2003 ?"), Intent.CQPM),
        (("certifications Pro-A infirmier, niveau 6", "et le 7 ?"), Intent.PRO_A),
    ],
)
def test_a_follow_up_is_about_what_its_thread_is_about(
    turns: tuple[str, ...], intent: Intent
) -> None:
    assert last(*turns).intent is intent


def test_a_follow_up_keeps_what_it_does_not_replace() -> None:
    assert last("les métiers de la Lorraine ?", "et dans le bois ?").domain == "bois"
    assert last("article 4 de l'accord Pro-A ?", "et le 6 ?").articles == ("article 6",)
    named = last("Pro-A pour un maçon ?", "et c'est un métier en tension à Metz ?")
    assert named.metiers == ("maçon",)
    removed = last("CQPM supprimés en 1998 ?", "et en 2003 ?").question_in_context
    assert "2003" in removed
    assert "1998" not in removed


WAITING = replace(last("géomètre ?").to_memory(), awaiting=True)


@pytest.mark.parametrize("message", ["euh attends", "hein ?", "fghjklm"])
def test_what_settles_nothing_has_the_question_asked_again(message: str) -> None:
    understood = last(message, memory=WAITING)
    assert understood.intent is Intent.OPENING
    assert understood.dossier == WAITING.dossier


@pytest.mark.parametrize(
    "message", ["je ne sais pas", "aucune idée de la région", "j'en sais rien"]
)
def test_where_the_region_is_not_known_all_are_told(message: str) -> None:
    assert last(message, memory=WAITING).intent is Intent.METIER_REGIONS


def test_words_that_several_choices_share_leave_those() -> None:
    mechanics = ("Dessinateur en mécanique", "Projeteur en mécanique")
    choices = tuple(Choice(label, label) for label in (*mechanics, "Dessinateur du BTP"))
    memory = replace(last("dessinateur à Rennes ?").to_memory(), choices=choices)
    assert last("mécanique je crois", memory=memory).doubt == Doubt("choix", mechanics)


@pytest.mark.parametrize(
    "message",
    ["source ?", "réf ?", "c'est écrit où ?", "la référence", "tu te bases sur quoi ?"],
)
def test_the_source_is_asked_in_a_word(message: str) -> None:
    memory = replace(last("géomètre à Metz").to_memory(), cited=("arrete-2008-01-18#art-1-al-1",))
    assert last(message, memory=memory).recalls == SOURCE


@pytest.mark.parametrize(
    ("turns", "place"),
    [
        (("couvreur à Bastia", "lesquels sont ouverts là-bas"), "Bastia"),
        (("couvreur à Bastia", "bon, quels métiers sont ouverts ?"), "Bastia"),
        (("couvreur à Bastia", "lesquelles sont possibles à Tours ?"), "Tours"),
    ],
)
def test_which_metiers_are_open_is_asked_of_the_place_of_the_case(
    turns: tuple[str, ...], place: str
) -> None:
    understood = last(*turns)
    assert understood.intent is Intent.REGION_LIST
    assert understood.dossier.place.startswith(place)


@pytest.mark.parametrize(
    "message",
    [
        "est-ce que c'est ouvert à Tours ?",
        "ouvert ou fermé en Lorraine pour une Malienne",
        "il est en tension dans le 37 ?",
        "mon client habite à Tours",
        "pour le 37 ça marche ?",
        "le poste est à Tours, c'est jouable ?",
    ],
)
def test_a_case_without_a_metier_is_asked_for_it(message: str) -> None:
    understood = last(message)
    assert understood.intent is Intent.OPENING
    assert not understood.metiers
    assert understood.dossier.place


@pytest.mark.parametrize(
    "message",
    [
        "adresse du consulat du Maroc à Tours svp",
        "la Pro-A, c'est possible à Mayotte ?",
        "c'est possible de cumuler deux emplois à Tours ?",
        "ça marche comment en Lorraine ?",
    ],
)
def test_what_asks_something_else_of_a_place_is_no_case(message: str) -> None:
    assert last(message).intent is not Intent.OPENING


def test_a_message_that_leans_on_nothing_is_asked_back() -> None:
    assert last("et pour lui ?").doubt == Doubt("question")
    assert last("couvreur à Tours", "et pour lui ?").doubt is None
    assert last("lesquels sont ouverts ?").intent is Intent.REGION_LIST


@pytest.mark.parametrize(
    ("sentence", "opening"),
    [
        ("combien touche un couvreur à Tours ?", False),
        ("quel salaire pour un couvreur en Lorraine ?", False),
        ("salaire moyen d'un couvreur à Tours", False),
        ("couvreur à Tours, salaire de 1 800 euros, c'est ouvert ?", True),
    ],
)
def test_what_a_job_pays_is_no_question_to_the_lists(sentence: str, opening: bool) -> None:
    assert (last(sentence).intent is Intent.OPENING) is opening


@pytest.mark.parametrize(
    ("turns", "metier"),
    [
        (("carreleur", "malien", "à Lens"), "carreleur"),
        (("chauffeur de bus", "elle est tunisienne", "à Metz"), "chauffeur de bus"),
    ],
)
def test_a_bare_job_becomes_the_case_s_once_a_person_is_told(
    turns: tuple[str, ...], metier: str
) -> None:
    understood = last(*turns)
    assert understood.intent is Intent.OPENING
    assert understood.dossier.metier == metier


def test_a_question_on_certifications_opens_no_case() -> None:
    assert not last("quelles certifications pour un carreleur ?", "malien").dossier.metier


@pytest.mark.parametrize(
    ("turns", "code"),
    [
        (("RNCP437", "et le 435 ?"), "RNCP435"),
        (("c'est quoi RNCP1862 ?", "1864 ?"), "RNCP1864"),
        (("quelle certification pour un carreleur ?", "et le 407 ?"), "RNCP407"),
    ],
)
def test_a_bare_number_after_a_certification_is_a_code(turns: tuple[str, ...], code: str) -> None:
    understood = last(*turns)
    assert understood.intent is Intent.PRO_A
    assert code in understood.question_in_context


@pytest.mark.parametrize(
    "follow_up",
    ["et dans la liste tunisienne ?", "il serait sur la liste des Tunisiens ?"],
)
def test_the_tunisian_list_is_asked_about_aside(follow_up: str) -> None:
    understood = last("couvreur à Pau, il est chilien", follow_up)
    assert understood.intent is Intent.OPENING
    assert understood.nationalities == ("tunisienne",)
    assert understood.dossier.nationality == "chilienne"


def test_a_list_of_another_year_without_a_metier_is_a_question_to_the_texts() -> None:
    assert last("que contient la liste nationale de 2025 ?").intent is Intent.TEXT


def test_other_codes_are_those_of_the_metier_of_a_code() -> None:
    asked = last("RNCP435, c'est quoi ?", "il y a d'autres codes pour ce métier ?")
    assert asked.intent is Intent.PRO_A
    assert "Maçon traditionnel" in asked.question_in_context


def test_a_people_and_its_country_are_one_nationality() -> None:
    asked = last("je voudrais savoir pour un maçon", "il est kurde de Turquie", "Le Mans")
    assert asked.intent is Intent.OPENING
    assert (asked.dossier.metier, asked.dossier.nationality) == ("maçon", "turque")


@pytest.mark.parametrize("turn", ["à Rennes, son métier est ouvert ?", "Rennes, c'est fermé ?"])
def test_where_the_place_is_known_the_metier_alone_is_asked_for(turn: str) -> None:
    (call,) = plan(last(turn))
    assert call.args == {"champ": "metier"}


def test_regions_that_do_not_want_a_metier_are_asked_for() -> None:
    for turn in ("quelles régions ne veulent pas de géomètre ?", "quelles régions le refusent ?"):
        assert last("géomètre ?", turn).closed


def test_the_job_market_held_against_somebody_asks_if_the_metier_is_open() -> None:
    asked = last("auditrice à Metz", "sénégalaise", "on peut lui opposer le chômage ?")
    assert asked.intent is Intent.OPENING


def test_the_74_are_the_list_of_the_tunisians() -> None:
    (call,) = plan(last("dans les 74, il y a des métiers de la comptabilité ?"))
    assert (call.name, call.args["nationalite"]) == ("metiers_de_region", "tunisienne")


@pytest.mark.parametrize(
    "turn", ["d'autres titres du même niveau ?", "et d'autres diplômes de ce niveau dans le BTP ?"]
)
def test_the_level_of_a_code_is_asked_for(turn: str) -> None:
    asked = last("RNCP34141", turn).question_in_context
    assert "niveau 4" in asked
    assert "RNCP34141" not in asked


def test_after_a_list_what_is_open_lacks_its_metier() -> None:
    (call,) = plan(last("quels métiers en Corse ?", "c'est bien ouvert ?"))
    assert call.args == {"champ": "metier"}
