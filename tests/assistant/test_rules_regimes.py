from __future__ import annotations

from datetime import date

import pytest

from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE, Reason, regime

CIRCULAR_TIME, LIST_TIME = date(2008, 1, 10), date(2010, 5, 3)
FIRST_JULY, THE_DAY_BEFORE = date(2009, 7, 1), date(2009, 6, 30)

CASES = [
    ((), None, Reason.COMMON, ARRETE),
    ((), date(2008, 1, 6), Reason.TOO_EARLY, None),
    ((), date(2008, 1, 7), Reason.COMMON, CIRCULAIRE),
    ((), date(2008, 1, 17), Reason.COMMON, CIRCULAIRE),
    ((), date(2008, 1, 18), Reason.COMMON, ARRETE),
    ((), date(2026, 1, 1), Reason.TOO_LATE, ARRETE),
    (("tiers",), LIST_TIME, Reason.COMMON, ARRETE),
    (("accord_migratoire",), LIST_TIME, Reason.AGREEMENT, ARRETE),
    (("accord_migratoire",), CIRCULAR_TIME, Reason.AGREEMENT, CIRCULAIRE),
    (("algerie",), None, Reason.ALGERIAN, None),
    (("algerie",), CIRCULAR_TIME, Reason.ALGERIAN, None),
    (("tunisie",), None, Reason.TUNISIAN, TUNISIE),
    (("tunisie",), FIRST_JULY, Reason.TUNISIAN, TUNISIE),
    (("tunisie",), THE_DAY_BEFORE, Reason.TUNISIAN_EARLY, None),
    (("tunisie",), CIRCULAR_TIME, Reason.TUNISIAN_EARLY, None),
    (("ue",), None, Reason.FREE_MOVEMENT, None),
    (("eee",), CIRCULAR_TIME, Reason.FREE_MOVEMENT, None),
    (("suisse",), LIST_TIME, Reason.FREE_MOVEMENT, None),
    (("france",), None, Reason.FRENCH, None),
]


@pytest.mark.parametrize(("groups", "on", "reason", "source_id"), CASES)
def test_the_list_that_governs_a_person_on_a_date(
    groups: tuple[str, ...], on: date | None, reason: Reason, source_id: str | None
) -> None:
    found = regime(groups, on)
    assert (found.reason, found.source_id) == (reason, source_id)
    assert found.governs is (source_id is not None)


@pytest.mark.parametrize(
    ("groups", "on", "words"),
    [
        (("algerie",), None, "accord franco-algérien du 27 décembre 1968"),
        (("tunisie",), THE_DAY_BEFORE, "ressortissants tunisiens"),
        (("tunisie",), THE_DAY_BEFORE, "l'article 40"),
        (("tunisie",), None, "sans opposition de la situation de l'emploi"),
        (("ue",), None, "non ressortissant d'un Etat membre de l'Union européenne"),
    ],
)
def test_a_special_regime_rests_on_the_sentence_that_says_so(
    groups: tuple[str, ...], on: date | None, words: str
) -> None:
    assert any(words in support.quote for support in regime(groups, on).supports)
