"""People called after their town or their area, where no place is named outright."""

from __future__ import annotations

import pytest

from assistant.memory import Memory
from assistant.understanding.find_mentions import mentions
from assistant.understanding.gazetteer import inhabitants
from assistant.understanding.languages import is_foreign
from assistant.understanding.place_labels import label_of, place_labelled
from assistant.understanding.reader import understand


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("une Nancéienne coiffeuse, béninoise", "Nancy (54)"),
        ("deux brestoises serveuses", "Brest (29)"),
        ("un tourangeau géomètre", "Tours (37)"),
        ("et chez nos amis picards ?", "Picardie"),
        ("chef de chantier chez un patron vendéen", "Vendée (85)"),
        ("une Normande géomètre", "Normandie"),
    ],
)
def test_people_are_called_after_a_place(sentence: str, place: str) -> None:
    assert mentions(sentence).place_words == (place,)


@pytest.mark.parametrize(
    "sentence",
    [
        "M. Picard, sénégalais, géomètre",
        "cuisinier, spécialités alsaciennes",
        "géomètre qui parle breton",
    ],
)
def test_a_surname_a_manner_a_language_are_no_place(sentence: str) -> None:
    assert not mentions(sentence).place_words


def test_a_place_named_outright_comes_first() -> None:
    assert mentions("géomètre à Lyon, un Marseillais").place_words == ("Lyon (69)",)


def test_no_inhabitant_is_taken_for_a_nationality() -> None:
    for name in ("colmarienne", "bretillien", "cantalien", "rouennaise"):
        assert not mentions(f"un géomètre {name}").nationality


def test_one_word_again_is_no_other_language() -> None:
    assert not is_foreign("ni à Dax ni à Pau, à Agen : couvreur")
    assert not is_foreign("ni a dax ni a pau, a agen, couvreur")
    assert is_foreign("can she work as a nurse in Paris?")


def test_every_place_can_be_handed_on_by_its_label() -> None:
    for entry in inhabitants().values():
        assert place_labelled(label_of(entry.places[0]))


def places_after(first: str, then: str) -> str:
    memory = understand(first, Memory(), None)[0].to_memory()
    return understand(then, memory, None)[0].dossier.place


def test_where_somebody_comes_from_does_not_move_the_job() -> None:
    assert places_after("géomètre à Lyon", "le client est marseillais") == "Lyon (69)"
    assert places_after("géomètre à Lyon", "et pour un Marseillais ?") == "Marseille (13)"
    assert places_after("géomètre", "le client est marseillais") == "Marseille (13)"
