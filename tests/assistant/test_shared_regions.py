"""Two métiers together: in their own words or from the thread, and the regions they share."""

from __future__ import annotations

import pytest

from assistant.calls import Call
from assistant.list_lookups import regions_du_metier
from assistant.memory import Memory
from assistant.planning import plan
from assistant.rules.openings import regions_with
from assistant.rules.regimes import ARRETE
from assistant.understanding.reader import understand


def last_call(*turns: str) -> Call:
    memory = Memory()
    for turn in turns:
        understood = understand(turn, memory, None)[-1]
        memory = understood.to_memory()
    return plan(understood)[0]


@pytest.mark.parametrize(
    "turns",
    [
        ("61222 à Brest ?", "et 61221 ?", "les deux ensemble, où ?"),
        ("où est ouvert le 61222 ?", "et le 61221 ?", "dans quelles régions les deux ?"),
        ("61222 et 61221, quelles régions pour les deux ?",),
        ("le 61222 et le 61221, mêmes régions ?",),
    ],
)
def test_both_are_looked_up_together(turns: tuple[str, ...]) -> None:
    call = last_call(*turns)
    assert call == Call("regions_du_metier", {"metier": "61222", "avec": "61221"})


@pytest.mark.parametrize(
    "turns",
    [
        ("61222 à Brest ?", "et à Metz ?", "les deux régions ont combien de métiers ?"),
        ("61222 et 61221 à Brest, les deux ?",),
    ],
)
def test_nothing_else_is(turns: tuple[str, ...]) -> None:
    assert "avec" not in last_call(*turns).args


def test_the_regions_are_those_of_both_rows() -> None:
    opened = [{c.region for c in regions_with(code, ARRETE) if c.is_open} for code in _CODES]
    result = regions_du_metier(_CODES[0], avec=_CODES[1])
    assert len(result.listed) == len(opened[0] & opened[1]) + 1  # and the heading of the annex
    assert result.figures[0] == str(len(opened[0] & opened[1]))


_CODES = ("61222", "61221")


def test_what_is_in_no_list_is_said() -> None:
    text = regions_du_metier("géomètre", avec="soudeur").statements[0].text
    assert "soudeur" in text
    text = regions_du_metier("61222", avec="42123").statements[0].text
    assert text.startswith("Aucune région n'ouvre à la fois")


def test_the_list_of_the_tunisians_is_the_same_everywhere() -> None:
    text = regions_du_metier("serveur", "tunisienne", avec="cuisinier").statements[0].text
    assert "dans toute la métropole" in text
