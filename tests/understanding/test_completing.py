"""A reply that says more of the métier in hand, narrows the choices offered, or sets some aside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Choice, Dossier
from assistant.memory import Memory
from assistant.understanding.choosing import chosen, those_named
from assistant.understanding.completing import completed
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.metiers import find_metiers
from assistant.understanding.reader import understand
from assistant.understanding.understood import Understanding

DRAWING = (
    Choice("61221", "Dessinateur du BTP"),
    Choice("52133", "Dessinateur en électricité et électronique"),
    Choice("52121", "Dessinateur-projeteur construction mécanique"),
    Choice("52132", "Dessinateur-projeteur en électricité et électronique"),
)
COMPUTING = (
    Choice("32321", "Informaticien d'étude (dont chef de projet)"),
    Choice("32311", "Informaticien, informaticienne d'exploitation"),
    Choice("32331", "Informaticien expert"),
)


def asked_back(metier: str, place: str, choices: tuple[Choice, ...] = ()) -> Memory:
    """The memory of a thread whose last answer asked which entry was meant."""
    (first,) = understand(f"{metier} à {place}, c'est ouvert ?", Memory(), None)
    return replace(first.to_memory(), choices=choices, awaiting=bool(choices))


def reply(message: str, memory: Memory) -> Understanding:
    (read,) = understand(message, memory, None)
    return read


@pytest.mark.parametrize(
    ("metier", "message", "code"),
    [
        ("technicien", "méthodes", "52111"),
        ("cadre", "plutôt l'audit comptable", "32112"),
        ("conductrice", "de travaux", "61232"),
        ("maintenicienne", "systèmes thermiques", "52332"),
        ("chargé d'études techniques", "le sous-sol", "61224"),
        ("dessinatrice", "du bâtiment", "61221"),
        ("installateur-maintenicien", "en ascenseurs", "52313"),
    ],
)
def test_a_reply_completes_the_name_of_the_metier(metier: str, message: str, code: str) -> None:
    read = reply(message, asked_back(metier, "Orléans"))
    assert read.intent is Intent.OPENING
    assert read.dossier.metier_codes == (code,)
    assert read.dossier.regions == ("centre",)


@pytest.mark.parametrize("message", ["tunisien", "à Lyon", "géomètre", "qui décide ?", "Grenoble"])
def test_a_reply_that_names_something_else_completes_nothing(message: str) -> None:
    memory = Memory(intent="opening", dossier=Dossier(metier="dessinateur"), choices=DRAWING)
    assert completed(message, memory) == ""


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("ni BTP ni mécanique, l'électricité, pas projeteur", "52133"),
        ("électronique mais pas le projeteur", "52133"),
        ("travaux publics", "61221"),
        ("pas électrique, plutôt le bâtiment", "61221"),
    ],
)
def test_what_a_reply_sets_aside_is_not_taken(message: str, code: str) -> None:
    read = reply(message, asked_back("dessinateur", "Nevers", DRAWING))
    assert read.dossier.metier_codes == (code,)


def test_what_is_left_once_a_choice_is_set_aside() -> None:
    left = those_named("pas exploitation", COMPUTING)
    assert [c.value for c in left] == ["32321", "32331"]
    assert those_named("pas le deuxième", COMPUTING) == left
    assert chosen("pas le premier", COMPUTING[:2]) == COMPUTING[1]
    taken = chosen("pas sûr mais expert je crois", COMPUTING)
    assert taken == COMPUTING[2]


@pytest.mark.parametrize("message", ["sauf exploitation", "pas celui d'exploitation"])
def test_several_entries_that_a_reply_leaves_are_told_together(message: str) -> None:
    read = reply(message, asked_back("informaticien", "Tulle", COMPUTING))
    assert read.doubt is None
    assert read.metiers == ("32321", "32331")


def test_all_the_entries_are_told_where_all_are_wanted() -> None:
    read = reply("les trois", asked_back("informaticien", "Tulle", COMPUTING))
    assert read.metiers == tuple(c.value for c in COMPUTING)


@pytest.mark.parametrize("message", ["clim et froid", "la truite", "un peu de tout"])
def test_a_few_words_that_settle_nothing_have_the_choice_asked_again(message: str) -> None:
    read = reply(message, asked_back("dessinateur", "Nevers", DRAWING))
    assert read.doubt
    assert read.doubt.field == "choix"


@pytest.mark.parametrize(
    "message",
    [
        "et sinon quels métiers sont ouverts là-bas ?",
        "mais quelles professions sont ouvertes en Picardie ?",
        "et combien de métiers ouverts à Amiens ?",
        "alors lesquels sont ouverts à Amiens ?",
        "et pour Amiens, quels métiers ?",
    ],
)
def test_the_list_asked_for_after_a_verdict_is_the_list(message: str) -> None:
    read = reply(message, asked_back("couvreur", "Amiens"))
    assert read.intent is Intent.REGION_LIST


@pytest.mark.parametrize("message", ["et à Lyon ?", "et un serveur ?", "mais en Corse ?"])
def test_a_name_alone_still_asks_for_a_verdict(message: str) -> None:
    assert reply(message, asked_back("couvreur", "Amiens")).intent is Intent.OPENING


@pytest.mark.parametrize(
    "sentence",
    [
        "faut-il que je regarde les listes régionales pour un maçon espagnol",
        "Faut-il consulter la liste pour un carreleur algérien ?",
        "ressortissante de l'Union européenne, esthéticienne, faut-il regarder l'arrêté ?",
        "Un ferronnier sénégalais, faut-il vérifier la liste des métiers ?",
        "Une coiffeuse tunisienne, quelle liste faut-il regarder ?",
    ],
)
def test_whether_the_list_is_to_be_looked_at_is_a_question_on_the_person(sentence: str) -> None:
    assert reply(sentence, Memory()).intent is Intent.OPENING


@pytest.mark.parametrize("job", ["carreleur", "peintre en bâtiment", "maçon"])
def test_the_adjective_after_a_known_job_is_that_of_the_person(job: str) -> None:
    assert reply(f"{job} français à Rouen ?", Memory()).dossier.nationality == "française"


@pytest.mark.parametrize(
    "sentence",
    [
        "ma cliente habite Reims, c possible pr elle ?",
        "c ouvert a lyon pour mon client ?",
        "on est à Bordeaux. ouvert ?",
        "Mon salarié travaille à Clermont-Ferrand, ça passe pour lui ?",
        "mon client malien est à Tours, c ouvert ?",
    ],
)
def test_a_closed_question_on_a_place_wants_its_metier(sentence: str) -> None:
    read = reply(sentence, Memory())
    assert read.intent is Intent.OPENING
    assert not read.metiers


@pytest.mark.parametrize(
    ("sentence", "intent"),
    [
        ("Quels métiers les Tunisiens ont-ils en plus ?", Intent.COMPARE),
        ("Tunisien sans papiers : faut-il des motifs particuliers en plus ?", Intent.TEXT),
        ("Régularisation d'une Tunisienne : que faut-il en plus de l'emploi ?", Intent.TEXT),
    ],
)
def test_something_more_than_a_contract_is_no_comparison(sentence: str, intent: Intent) -> None:
    assert reply(sentence, Memory()).intent is intent


@pytest.mark.parametrize(
    "name", ["attachée commerciale", "attachés commerciaux", "att. commercial"]
)
def test_the_whole_head_of_a_single_title_names_its_entry(name: str) -> None:
    (found,) = find_metiers(f"{name} à Rouen")
    assert found.codes == ("14312",)


@pytest.mark.parametrize(
    "name",
    [
        "attaché commercial export",
        "attaché commercial en assurances",
        "technicien qualité",  # two titles hold these words
        "technicien de fabrication",  # its head is "technicien"
        "ingénieur commercial",
    ],
)
def test_a_narrower_or_a_wider_name_is_a_neighbour(name: str) -> None:
    (found,) = find_metiers(f"{name}, Rouen")
    assert found.codes == ()


def test_the_day_after_and_the_eve_are_those_of_the_case() -> None:
    (first,) = understand("géomètre à Dijon le 17 janvier 2008", Memory(), None)
    days = [str(reply(m, first.to_memory()).on) for m in ("et le lendemain ?", "et la veille ?")]
    assert days == ["2008-01-18", "2008-01-16"]


def test_a_letter_that_stands_for_it_is() -> None:
    assert mentions("c'est ouvert à Lyon ?").asks_if_open
    assert reply("c bon a Lyon ?", Memory()).intent is Intent.OPENING
