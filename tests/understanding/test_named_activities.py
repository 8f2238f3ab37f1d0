"""Nouns that stand for the job: a diploma's, an activity that the lists are asked about."""

from __future__ import annotations

import pytest

from assistant.memory import Memory
from assistant.understanding.intent import Intent
from assistant.understanding.named_activities import with_named_jobs
from assistant.understanding.reader import understand


@pytest.mark.parametrize(
    ("typed", "job"),
    [
        ("une Togolaise titulaire d'un CAP coiffure à Pau", "coiffeur"),
        ("jeune Gambien avec un BEP plomberie", "plombier"),
        ("la réparation de tracteurs, c'est ouvert dans le 32 ?", "mécanicien de machines"),
        ("qui ouvre la soudure, la Corse ou la Lorraine ?", "soudeur"),
        ("dépannage ascenseurs à Niort pour un Kosovar", "technicien de maintenance ascenseur"),
    ],
)
def test_the_noun_is_the_job(typed: str, job: str) -> None:
    assert job in with_named_jobs(typed)
    assert understand(typed, Memory(), None)[0].intent is Intent.OPENING


@pytest.mark.parametrize(
    "typed",
    [
        "CAP coiffure",
        "quelles formations en soudure à Lyon ?",
        "quels métiers de la cuisine à Poitiers",
        "cuisine à Poitiers",
        "les certifications Pro-A en plomberie à Brest, c'est ouvert ?",
        "un cuisinier à Pau fait de la cuisine",
    ],
)
def test_elsewhere_the_noun_stays(typed: str) -> None:
    assert with_named_jobs(typed) == typed
