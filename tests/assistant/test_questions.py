"""The questions that the first version must answer, with their status, verdict and citation."""

from __future__ import annotations

import pytest

from assistant.service import Assistant

ARRETE, TUNISIE, CIRCULAIRE, PRO_A, CQPM = (
    "arrete-2008-01-18",
    "circulaire-2009-07-31",
    "circulaire-2008-01-07",
    "accord-pro-a-2021-01-22",
    "cqpm-2010-03-10",
)
GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
QUESTIONS = [
    ((GEOMETRE,), "answered", "open", ARRETE, "61222 Géomètre"),
    ((GEOMETRE, "Et en Corse ?"), "answered", "not_open", ARRETE, "Corse CODE ROME 11 métiers"),
    (
        ("Je suis tunisien et cuisinier, puis-je travailler à Marseille ?",),
        "answered",
        "open",
        TUNISIE,
        "13212 Cuisinier, cuisinière",
    ),
    (
        ("Un Algérien peut-il être régularisé comme salarié ?",),
        "answered",
        "not_applicable",
        CIRCULAIRE,
        "ne peuvent se prévaloir des dispositions introduites par l'article 40",
    ),
    (
        ("Quelles certifications Pro-A pour devenir soudeur ?",),
        "answered",
        None,
        PRO_A,
        "Soud",
    ),
    (("RNCP34095 ?",), "answered", None, PRO_A, "RNCP34095"),
    (("Le CQPM 0126 existe-t-il encore ?",), "answered", None, CQPM, "0126"),
    (
        ("Quelle est la durée minimale d'une Pro-A ?",),
        "answered",
        None,
        PRO_A,
        "entre 6 et 12 mois",
    ),
    (
        ("Que doit payer l'employeur qui recrute un étranger ?",),
        "answered",
        None,
        CIRCULAIRE,
        "redevance",
    ),
    (("Mon métier est-il ouvert ?",), "clarification", None, "", ""),
    (("Quel est le SMIC en 2026 ?",), "not_covered", None, "", ""),
]


@pytest.mark.parametrize(
    ("turns", "status", "verdict", "source_id", "words"),
    QUESTIONS,
    ids=[turns[-1] for turns, *_ in QUESTIONS],
)
def test_the_first_questions(
    assistant: Assistant,
    turns: tuple[str, ...],
    status: str,
    verdict: str | None,
    source_id: str,
    words: str,
) -> None:
    thread = f"essai-{turns}"
    answer = [assistant.answer(turn, thread) for turn in turns][-1]
    assistant.forget(thread)
    assert (answer.status, answer.verdict) == (status, verdict)
    for citation in answer.citations:
        assert f"[{citation.n}]" in answer.markdown
    if not source_id:
        assert not answer.citations
        return
    quotes = [" ".join(c.quote.split()) for c in answer.citations if c.source_id == source_id]
    assert any(words in quote for quote in quotes), quotes
