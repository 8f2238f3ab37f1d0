"""Recall, precision and validity of citations, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from metric_cases import CHANTIER, GEOMETRE, answer, case, citation

from eval.metrics import Count
from eval.metrics import citations as c
from eval.metrics.support import statements, supporting

ROW = "61222\tGéomètre"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (citation(ROW), 1),
        (citation(ROW, region="Alsace"), 0),
        (citation("61223\tChargé d'études techniques du BTP"), 0),
        (citation(ROW, source="circulaire-2008-01-07"), 0),
    ],
)
def test_a_cite_needs_its_source_its_words_and_its_place(given: dict[str, Any], found: int) -> None:
    wanted = case(cites=((GEOMETRE,),))
    assert c.citation_recall(wanted, answer(citations=(given,))) == Count(found, 1)


def test_one_alternative_of_a_cite_is_enough() -> None:
    given = answer(citations=(citation("61231\tChef de chantier du BTP"),))
    assert c.citation_recall(case(cites=((GEOMETRE, CHANTIER),)), given) == Count(1, 1)
    assert c.citation_recall(case(cites=((GEOMETRE,), (CHANTIER,))), given) == Count(1, 2)


@pytest.mark.parametrize(
    ("statuses", "got", "due"),
    [
        (("answered", "clarification"), "answered", 1),
        (("answered", "clarification"), "clarification", 0),  # it rightly asks back: no cite yet
        (("answered",), "clarification", 1),
        (("not_covered", "refused"), "refused", 1),
    ],
)
def test_cites_are_due_unless_asking_back_was_as_good(
    statuses: tuple[str, ...], got: str, due: int
) -> None:
    wanted = case(statuses=statuses, cites=((GEOMETRE,),))
    assert len(c.due(wanted, answer(got))) == due


def test_an_invented_quote_is_found() -> None:
    given = answer(citations=(citation(ROW), citation("61222\tGéomètre-expert", n=2)))
    assert c.invented(given) == ("61222\tGéomètre-expert",)
    assert c.quote_validity(case(), given) == Count(1, 2)
    assert c.invented_quotes(case(), given) == Count(1, 2)


def test_a_citation_supports_the_statement_whose_words_it_holds() -> None:
    given = answer(
        text="Le métier de géomètre (61222) est ouvert en Bretagne [1].\nLa carte dure un an [2].",
        citations=(citation(ROW), citation(ROW, n=2)),
    )
    assert supporting(given) == {1}  # "carte", "dure", "an": nothing of it is in the row
    assert c.citation_precision(case(), given) == Count(1, 2)
    assert c.unsupporting(case(), given) == ("[2] arrete-2008-01-18, annexe, Bretagne, ligne 1",)


def test_a_citation_that_adds_nothing_to_its_fellows_does_not_count() -> None:
    given = answer(
        text="Géomètre, Bretagne [1][2]",
        citations=(citation(ROW), citation("61231\tChef de chantier du BTP", "Corse", n=2)),
    )
    assert supporting(given) == {1}


def test_two_citations_may_support_a_statement_together() -> None:
    given = answer(
        text="Géomètre et chef de chantier : Bretagne, Corse [1, 2]",
        citations=(
            citation(ROW),
            citation("61231\tChef de chantier du BTP", "Corse", n=2),
        ),
    )
    assert supporting(given) == {1, 2}


def test_what_the_question_needs_counts_without_a_statement() -> None:
    given = answer(text="Oui.", citations=(citation(ROW), citation("Article 1", n=2)))
    wanted = case(cites=((GEOMETRE,),))
    assert c.citation_precision(wanted, given) == Count(1, 2)
    assert c.needed_citations(wanted, given) == Count(1, 2)
    assert c.needed_citations(case(), given) == Count(0, 0)


def test_a_statement_is_the_text_between_two_groups_of_marks() -> None:
    found = list(statements("- Corse [1] et Bretagne [2, 3]. [4]\nSans marque."))
    assert [(sorted(content), numbers) for content, numbers in found] == [
        (["cors"], (1,)),
        (["bretagn"], (2, 3, 4)),
    ]
