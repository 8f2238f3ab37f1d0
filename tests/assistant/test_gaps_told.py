"""Details that the texts do not give are told as such, beside what the texts do say."""

from __future__ import annotations

import pytest

from assistant.answer import Status, Verdict
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("question", "missing", "beside"),
    [
        (
            "La redevance d'embauche coûte combien d'euros à l'employeur ?",
            "montant de la redevance",
            "al-8",
        ),
        ("Un tuteur peut suivre combien de salariés en même temps ?", "tuteur", "art-5-al-4"),
        ("En euros, combien gagne-t-on par mois en Pro-A ?", "rémunération", "art-5-al-3"),
        ("Un Tunisien doit-il réussir un examen de français ?", "français", "3-3-al-1"),
        ("Quel est le jury du CQPM soudeur ?", "jury", "0015-active-tri-numero"),
        ("Pour quelle raison le CQPM Modeleur a-t-il été supprimé ?", "raison", "0048"),
        ("Où passer le TP cariste en Pro-A, quelle école ?", "écoles", "annexe"),
    ],
)
def test_a_missing_detail_is_told_first_and_its_subject_shown(
    assistant: Assistant, question: str, missing: str, beside: str
) -> None:
    answer = assistant.answer(question)
    assert answer.status is Status.NOT_COVERED
    first = answer.markdown.split("\n")[0]
    assert first.startswith("Les textes du corpus ne donnent pas")
    assert missing in first
    assert any(beside in citation.passage_id for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["Qui doit payer la redevance ?", "Le tuteur est-il obligatoire ?", "CQPM soudeur ?"],
)
def test_what_the_texts_do_give_is_answered(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).status is Status.ANSWERED


def test_conditions_announced_by_number_are_quoted_together(assistant: Assistant) -> None:
    """A paragraph stands between the two in the circular."""
    answer = assistant.answer(
        "Les deux conditions de la circulaire de 2008 sont-elles cumulatives ?"
    )
    cited = {citation.passage_id.partition("#")[2] for citation in answer.citations}
    assert {"al-4", "al-5", "al-7"} <= cited


def test_a_person_without_papers_is_told_the_way_besides_the_metier(assistant: Assistant) -> None:
    answer = assistant.answer("Couvreur tunisien sans papiers : peut-il être régularisé ?")
    assert answer.verdict is Verdict.OPEN
    assert any("#4-al-1" in citation.passage_id for citation in answer.citations)


def test_the_footnote_needs_no_number(assistant: Assistant) -> None:
    answer = assistant.answer("Qui vise la note de bas de page de la circulaire de 2008 ?")
    assert [c.passage_id for c in answer.citations] == ["circulaire-2008-01-07#note-1"]


def test_an_article_of_an_agreement_is_not_looked_up_among_those_of_the_corpus(
    assistant: Assistant,
) -> None:
    answer = assistant.answer("Récitez l'article 7 quater de l'accord franco-tunisien de 1988")
    assert answer.status is Status.NOT_COVERED
    assert "1988" in answer.markdown.split("\n")[0]


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Quelles certifications d'aide-soignant en Pro-A ?", "et le forfait ?"), "17 euros"),
        (("CQPM 0010 ?", "et depuis quand ?"), "13 décembre 2007"),
        (("Géomètre à Bordeaux ?", "pourquoi ?"), "ne figure pas"),
        (("Que dit la circulaire de 2009 ?", "et pour un métier hors liste ?"), "particulièrement"),
    ],
)
def test_a_follow_up_keeps_what_it_is_about(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    thread = f"suite-{turns[0][:12]}-{turns[1][:12]}"
    answers = [assistant.answer(turn, thread=thread) for turn in turns]
    assert told in answers[-1].markdown


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quelle région a la liste la plus longue, et laquelle la plus courte ?", "Corse : 11"),
        ("Combien de métiers de plus pour un Tunisien qu'en Rhône-Alpes ?", "44"),
        ("Quels CQPM ne sont pas industriels ?", "16 qualifications non industrielles"),
        ("conductrice de bus : titres Pro-A et niveaux ?", "RNCP2714"),
        ("Peut-on encore signer une Pro-A en 2026 ?", "période de reconversion"),
    ],
)
def test_lists_and_texts_answer_what_is_asked_of_them(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in assistant.answer(question).markdown


@pytest.mark.parametrize(
    "question",
    [
        "L'arrêté de 2008 prévoit-il un plafond de recrutements par entreprise ?",
        "Quelles voies de recours après un rejet de la régularisation par le travail ?",
    ],
)
def test_a_noun_that_nothing_said_of_the_subject_has_is_not_answered_beside(
    assistant: Assistant, question: str
) -> None:
    assert assistant.answer(question).status is Status.NOT_COVERED


def test_what_an_employer_risks_off_the_list_is_no_way_out(assistant: Assistant) -> None:
    question = "Hors liste, quelle sanction pour l'entreprise qui recrute quand même ?"
    assert assistant.answer(question).status is Status.NOT_COVERED


def test_whoever_keeps_a_list_is_no_row_of_it(assistant: Assistant) -> None:
    answer = assistant.answer("Qui actualise la liste des certifs de la Pro-A ?")
    assert answer.citations[0].passage_id.endswith("#art-11-al-2")
