"""Each metric on cases small enough to compute by hand."""

from __future__ import annotations

from typing import Any

import pytest

from eval.gold import Case, Cite, Expectation
from eval.score import aggregate, check, confusion, grouped, percentile, precision_recall, ratio
from eval.text import fold, fold_quote, says, stands_in_source

GEOMETRE = Cite("arrete-2008-01-18", "61222", (169, 169), "Bretagne")
CHANTIER = Cite("arrete-2008-01-18", "61231", (171, 171), "Bretagne")


def case(
    name: str = "un",
    statuses: tuple[str, ...] = ("answered",),
    verdicts: tuple[str | None, ...] | None = ("open",),
    cites: tuple[tuple[Cite, ...], ...] = (),
    facts: tuple[tuple[str, ...], ...] = (),
    forbidden: tuple[tuple[str, ...], ...] = (),
) -> Case:
    expect = Expectation(statuses, verdicts, cites, facts, forbidden, ())
    return Case(name, "essai", "emploi", ("?",), None, expect, "pour voir")


def answer(
    status: str = "answered",
    verdict: str | None = "open",
    text: str = "",
    citations: tuple[dict[str, Any], ...] = (),
    ms: int = 0,
) -> dict[str, Any]:
    return {
        "status": status,
        "verdict": verdict,
        "answer": text,
        "citations": list(citations),
        "ms": ms,
    }


def citation(
    quote: str, region: str = "Bretagne", source: str = "arrete-2008-01-18"
) -> dict[str, Any]:
    return {"n": 1, "source_id": source, "locator": f"annexe, {region}, ligne 1", "quote": quote}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  L’Œuvre\u00a0: **Été** [1], [2, 3] fin", "l'oeuvre : ete , fin"),
        ("Île‑de–France", "ile de france"),
        ("1\u202f500 €", "1 500 €"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_quote_keeps_case_and_accents() -> None:
    assert fold_quote("L’Été\n\tdes\u00a0Œuvres") == "L'Été des OEuvres"


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("les 16 métiers", "16", True),
        ("en 2016", "16", False),
        ("160 lignes", "16", False),
        ("Le Géomètre", "geometre", True),
        ("de 6 à 12 mois", "/6 a \\d+ mois/", True),
        ("douze mois", "/\\d+ mois/", False),
    ],
)
def test_says(text: str, term: str, said: bool) -> None:
    assert says(fold(text), term) is said


@pytest.mark.parametrize(
    ("quote", "valid"),
    [
        ("61222\tGéomètre", True),
        ("61222  Géomètre", True),
        ("L’article 40 de la loi", False),  # it stands in the circulaire, not here
        ("61222 géomètre", False),  # a quote keeps its capitals
        ("", False),
    ],
)
def test_a_quote_stands_word_for_word_in_its_own_source(quote: str, valid: bool) -> None:
    assert stands_in_source("arrete-2008-01-18", quote) is valid


def test_a_quote_from_an_unknown_source_does_not_stand() -> None:
    assert not stands_in_source("code-du-travail", "Géomètre")


def test_a_right_answer_passes() -> None:
    wanted = case(cites=((GEOMETRE,),), facts=(("16",), ("ouvert", "oui")), forbidden=(("non",),))
    got = check(wanted, answer(text="Oui [1] : 16.", citations=(citation("61222\tGéomètre"),)))
    assert got.passed
    assert (got.cites_wanted, got.quotes, got.facts_wanted) == (1, 1, 2)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (answer(status="clarification"), "status_ok"),
        (answer(verdict=None), "verdict_ok"),
        (answer(verdict="not_open"), "verdict_ok"),
    ],
)
def test_status_and_verdict_are_checked(wrong: dict[str, Any], field: str) -> None:
    got = check(case(), wrong)
    assert getattr(got, field) is False
    assert not got.passed


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (citation("61222\tGéomètre"), 0),
        (citation("61222\tGéomètre", region="Alsace"), 1),
        (citation("61223\tChargé d'études techniques du BTP"), 1),
        (citation("61222\tGéomètre", source="circulaire-2008-01-07"), 1),
    ],
)
def test_a_cite_needs_its_source_its_words_and_its_place(
    given: dict[str, Any], missing: int
) -> None:
    got = check(case(cites=((GEOMETRE,),)), answer(citations=(given,)))
    assert len(got.cites_missing) == missing


def test_one_alternative_of_a_cite_is_enough() -> None:
    given = answer(citations=(citation("61231\tChef de chantier du BTP"),))
    assert check(case(cites=((GEOMETRE, CHANTIER),)), given).cites_missing == ()
    assert len(check(case(cites=((GEOMETRE,), (CHANTIER,))), given).cites_missing) == 1


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
    assert check(wanted, answer(got)).cites_wanted == due


def test_an_invented_quote_is_found() -> None:
    got = check(case(), answer(citations=(citation("61222\tGéomètre-expert"),)))
    assert got.quotes_invalid == ("61222\tGéomètre-expert",)
    assert not got.passed


def test_a_forbidden_statement_is_found() -> None:
    got = check(case(forbidden=(("25 euros", "25 €"),)), answer(text="C'est 25 € de l'heure."))
    assert got.forbidden_said == ("25 euros ou 25 €",)
    assert not got.passed


def test_a_wrong_open_counts_even_where_no_verdict_is_wanted() -> None:
    verdicts: list[tuple[str | None, ...] | None] = [(None,), ("not_open",), ("open",), None]
    got = [check(case(verdicts=v), answer()).wrong_open for v in verdicts]
    assert got == [True, True, False, False]


def test_aggregate_by_hand() -> None:
    checked = [
        check(
            case("a", cites=((GEOMETRE,), (CHANTIER,)), facts=(("16",), ("oui",))),
            answer(text="oui", citations=(citation("61222\tGéomètre"),), ms=10),
        ),
        check(case("b", verdicts=("not_open",)), answer(ms=30)),
        check(
            case("c", ("clarification",), (None,)),
            answer("answered", None, citations=(citation("inventé"),), ms=20),
        ),
        check(case("d", verdicts=(None,)), answer("error", None, ms=40)),
    ]
    figures = aggregate(checked)
    assert figures["questions"] == 4
    assert figures["passed"] == 0.0
    assert figures["status_accuracy"] == 0.5  # a and b
    assert figures["verdict_accuracy"] == 0.5  # a right, b wrong; c and d want none
    assert figures["wrong_open"] == 1
    assert figures["citation_recall"] == 0.5  # 61222 cited, 61231 not
    assert figures["quote_validity"] == 0.5
    assert figures["invented_quotes"] == 1
    assert figures["fact_coverage"] == 0.5
    assert figures["errors"] == 1
    assert (figures["ms_p50"], figures["ms_p95"]) == (20, 40)
    assert figures["verdict_confusion"] == {
        "none": {"none": 2},
        "not_open": {"open": 1},
        "open": {"open": 1},
    }


def test_nothing_to_count_gives_none() -> None:
    figures = aggregate([check(case(verdicts=None), answer())])
    assert figures["verdict_accuracy"] is None
    assert figures["citation_recall"] is None
    assert figures["abstention"]["f1"] is None
    assert ratio(1, 3) == 0.3333


def test_abstention_by_hand() -> None:
    either = ("not_covered", "refused")
    pairs = [
        (("not_covered",), "not_covered"),  # hit
        (either, "refused"),  # hit
        (("not_covered",), "answered"),  # missed
        (("answered",), "not_covered"),  # false alarm
        (("answered",), "answered"),
        (("answered", "not_covered"), "not_covered"),  # both sides accepted: left out
    ]
    checked = [check(case(statuses=want), answer(got, None)) for want, got in pairs]
    assert precision_recall(checked, frozenset(either)) == {
        "precision": 0.6667,
        "recall": 0.6667,
        "f1": 0.6667,
        "wanted": 3,
        "got": 3,
    }


def test_confusion_files_an_accepted_alternative_under_itself() -> None:
    wanted = case(verdicts=("not_applicable", "undetermined"))
    got = [
        check(wanted, answer(verdict=v)) for v in ("undetermined", "not_applicable", "open", None)
    ]
    assert confusion(got) == {
        "not_applicable": {"none": 1, "not_applicable": 1, "open": 1},
        "undetermined": {"undetermined": 1},
    }


def test_grouped_figures() -> None:
    checked = [check(case("a"), answer()), check(case("b"), answer(verdict="not_open"))]
    by_id = grouped(checked, lambda c: c.id)
    assert [by_id[name]["verdict_accuracy"] for name in ("a", "b")] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([], 50, 0), ([7], 95, 7), ([1, 2, 3, 4], 50, 2), (list(range(1, 21)), 95, 19)],
)
def test_percentile(values: list[int], percent: int, expected: int) -> None:
    assert percentile(values, percent) == expected
