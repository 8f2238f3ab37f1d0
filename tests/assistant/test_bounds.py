"""A quantity asked about is held against the limits that the quoted passages set."""

from __future__ import annotations

import pytest

from assistant.suppositions.bounds import out_of_bounds
from assistant.wording.passages import Extract
from corpus.library import load

PRO_A, CIRCULAIRE = "accord-pro-a-2021-01-22", "circulaire-2008-01-07"


def _extracts(*passage_ids: str) -> list[Extract]:
    passages = [load().passages[name] for name in passage_ids]
    return [Extract(passage, passage.quote) for passage in passages]


@pytest.mark.parametrize(
    ("question", "passages", "says"),
    [
        (
            "6 mois avec 100 heures en Pro-A, possible ?",
            (f"{PRO_A}#art-4-al-1", f"{PRO_A}#art-4-al-2"),
            "100 heures, c'est moins que ce que le passage cité exige (« 150 heures »)",
        ),
        (
            "une Pro-A de 4 mois, c'est possible ?",
            (f"{PRO_A}#art-4-al-1",),
            "4 mois, c'est moins que ce que le passage cité exige (« entre 6 et 12 mois »)",
        ),
        (
            "48 mois de Pro-A, c'est possible ?",
            (f"{PRO_A}#art-4-al-1",),
            "48 mois, c'est plus que ce que le passage cité permet (« 36 mois »)",
        ),
        (
            "un CDD de 6 mois suffit-il ?",
            (f"{CIRCULAIRE}#al-7",),
            "6 mois, c'est moins que ce que le passage cité exige (« un an »)",
        ),
    ],
)
def test_a_quantity_out_of_bounds_is_refused(
    question: str, passages: tuple[str, ...], says: str
) -> None:
    (statement,) = out_of_bounds(question, _extracts(*passages))
    assert statement.text == f"**Non** : {says}."
    assert statement.supports[0].passage_id in passages


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("une Pro-A de 8 mois, c'est possible ?", f"{PRO_A}#art-4-al-1"),
        ("un CDD de 14 mois suffit-il ?", f"{CIRCULAIRE}#al-7"),
        ("elle a 4 mois d'ancienneté depuis juin, possible ?", f"{PRO_A}#art-4-al-1"),
        ("combien de temps dure une Pro-A ?", f"{PRO_A}#art-4-al-1"),
        ("200 euros, c'est possible ?", f"{PRO_A}#art-4-al-1"),
    ],
)
def test_what_keeps_within_bounds_or_asks_no_such_thing_is_left(
    question: str, passage: str
) -> None:
    assert out_of_bounds(question, _extracts(passage)) == []
