"""What a question wrongly takes for granted is set right before it is answered."""

from __future__ import annotations

import pytest

from assistant.cqpm_answers import answer_cqpm
from assistant.lookups import verifier_supposition
from assistant.memory import Memory
from assistant.planning import plan
from assistant.resolve import BadArgument
from assistant.understanding.absent_texts import misdated_text
from assistant.understanding.beliefs import beliefs
from assistant.understanding.reader import understand


@pytest.mark.parametrize(
    ("sentence", "source_id"),
    [
        ("L'arrêté du 18 janvier 2009 est-il en vigueur ?", "arrete-2008-01-18"),
        ("Que dit la circulaire du 31 juillet 2008 ?", "circulaire-2009-07-31"),
        ("la circulaire du 7 janvier 2009 s'applique ?", "circulaire-2008-01-07"),
    ],
)
def test_a_text_with_the_wrong_year_is_known_by_its_day(sentence: str, source_id: str) -> None:
    found = misdated_text(sentence)
    assert found
    assert found.source_id == source_id
    assert misdated_text(found.corrected) is None


@pytest.mark.parametrize(
    "sentence",
    ["l'arrêté du 10 octobre 2007", "la circulaire du 20 décembre 2007", "l'arrêté du 3 mai 2012"],
)
def test_a_text_that_the_corpus_mentions_or_ignores_is_not_corrected(sentence: str) -> None:
    assert misdated_text(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "belief"),
    [
        (
            "les Tunisiens ne peuvent travailler que dans leur région, c'est vrai ?",
            "tunisiens_une_region",
        ),
        ("Un Tunisien est limité à la même région, non ?", "tunisiens_une_region"),
        ("la liste tunisienne ne s'applique qu'à Paris, non ?", "tunisiens_une_region_nommee"),
        ("la liste des Tunisiens est réservée à la Corse ?", "tunisiens_une_region_nommee"),
        ("Un métier hors liste, c'est forcément un refus ?", "hors_liste_impossible"),
    ],
)
def test_a_belief_is_set_right_with_the_sentence_that_contradicts_it(
    sentence: str, belief: str
) -> None:
    (read,) = understand(sentence, Memory(), None)
    assert plan(read)[0].name == "verifier_supposition"
    (statement,) = verifier_supposition(sentence).statements
    assert statement.text == beliefs()[belief].says
    assert len(statement.supports) == len(beliefs()[belief].anchors)


@pytest.mark.parametrize(
    "sentence",
    [
        "Un Tunisien peut-il travailler en Bretagne ?",
        "Quels métiers pour un Tunisien dans sa région ?",
        "Le métier de géomètre est-il ouvert en Bretagne ?",
    ],
)
def test_a_plain_question_supposes_nothing(sentence: str) -> None:
    (read,) = understand(sentence, Memory(), None)
    assert not read.supposed
    with pytest.raises(BadArgument):
        verifier_supposition(sentence)


def test_the_status_that_a_question_lends_a_qualification_is_set_right() -> None:
    wrong = answer_cqpm("Le CQPM 0126, toujours actif, relève de quel domaine ?")
    assert "ne donne pas le CQPM 0126 pour actif" in wrong.statements[0].text
    right = answer_cqpm("Le CQPM 0015, toujours actif, relève de quel domaine ?")
    assert not any("À corriger" in s.text for s in right.statements)
