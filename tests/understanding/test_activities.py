"""Activities told by a verb, and domains that stand for a métier."""

from __future__ import annotations

import pytest

from assistant.memory import Memory
from assistant.understanding.activities import with_jobs
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand
from assistant.understanding.work_domains import worked_domain


@pytest.mark.parametrize(
    ("typed", "job"),
    [
        ("il pose du parquet à Angers", "travaille comme parqueteur à Angers"),
        ("ma voisine gabonaise fait des ménages", "travaille comme employé de ménage"),
        ("une amie congolaise (RDC) fait des ménages", "travaille comme employé de ménage"),
        ("elle s'occupe d'enfants à Caen", "travaille comme garde d'enfants à Caen"),
        ("un ami qui conduit des engins de chantier", "conducteur d'engins de chantier"),
        ("elle enseigne l'allemand à Metz", "travaille comme professeur d'allemand à Metz"),
        ("il fait de la peinture en bâtiment à Nice", "comme peintre en bâtiment à Nice"),
        ("Fait la vaisselle à Dole", "travaille comme plongeur à Dole"),
    ],
)
def test_an_activity_is_the_job_it_makes(typed: str, job: str) -> None:
    assert with_jobs(typed).endswith(job)


@pytest.mark.parametrize(
    "typed",
    [
        "Qui tient la comptabilité des dossiers ?",
        "le préfet tient une comptabilité des dossiers",
        "conducteur de grue à Lille",
        "elle demande la carte de séjour",
    ],
)
def test_no_job_is_made_of_other_words(typed: str) -> None:
    assert with_jobs(typed) == typed


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("un Ghanéen qui bosse dans le bâtiment à Dijon", "batiment"),
        ("apprentie en pâtisserie", "patisserie"),
        ("il travaille en France", ""),
        ("le domaine du bâtiment", ""),
    ],
)
def test_a_domain_is_read_where_somebody_works_in_it(typed: str, domain: str) -> None:
    assert worked_domain(typed) == domain


def test_the_list_of_the_domain_answers_for_a_job_that_is_not_named() -> None:
    (read,) = understand("un Ghanéen qui bosse en cuisine à Dijon, possible ?", Memory(), None)
    assert (read.intent, read.domain, read.places) == (
        Intent.REGION_LIST,
        "cuisine",
        ("Dijon (21)",),
    )
