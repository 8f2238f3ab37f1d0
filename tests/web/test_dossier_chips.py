"""The strip of chips, as the HTML that the server gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.answer import Dossier
from assistant.web.dossier_chips import pressed, strip
from assistant.wording.dossier import LABELS


def test_each_field_has_a_chip_and_what_is_known_can_be_taken_away() -> None:
    shown = strip(Dossier(metier="géomètre"), {"region": "Corse"})
    assert all(f'data-champ="{name}"' in shown for name in LABELS)
    assert "Métier\u00a0: géomètre" in shown
    assert "Région\u00a0: " in shown
    assert shown.count("Retirer : ") == 2
    assert "+ Nationalité" in shown


def test_the_strip_is_held_while_an_answer_is_written() -> None:
    assert 'data-etat="occupe" inert' in strip(Dossier(), {}, busy=True)
    assert "inert" not in strip(Dossier(), {})


def test_what_a_person_wrote_is_text() -> None:
    shown = strip(Dossier(metier="<img src=x onerror=alert(1)>"), {})
    assert "<img" not in shown
    assert "&lt;img" in shown


@pytest.mark.parametrize(
    ("data", "name"),
    [({"champ": "region"}, "region"), ({"champ": "x"}, ""), ({"champ": []}, ""), (None, "")],
)
def test_a_browser_presses_the_chips_that_exist_and_no_other(data: Any, name: str) -> None:
    event: Any = SimpleNamespace(_data=data)
    assert pressed(event) == name
