from __future__ import annotations

import random

import pytest
from turns import run_turns

from assistant.resolve import person_of, place
from assistant.rules.openings import cell
from assistant.rules.regimes import ARRETE
from assistant.search import TextSearch
from assistant.understanding.geography import OVERSEAS, REFERENCE, departements
from assistant.understanding.nationalities import find_nationality


def test_whom_an_agreement_may_concern_is_always_told_of_it() -> None:
    """One Congo has an agreement, the other none: the same answer from one process to the next."""
    mention = find_nationality("prof de maths à Paris, congolaise")
    assert mention is not None
    assert len(mention.candidates) == 2
    assert person_of(mention, None).groups == {"tiers", "accord_migratoire"}


def test_a_tool_reads_every_town_as_the_reader_named_it() -> None:
    """The region of a town is that of its département, and the answer names the town."""
    wrong = []
    for row in (REFERENCE / "communes.csv").read_text(encoding="utf-8").splitlines()[2:]:
        name, code, size = row.split(",")[:3]
        if int(size or 0) < 2_000:
            continue
        region = departements()[code].region
        expected = () if region == OVERSEAS else (region,)
        places = place(f"{name} ({code})").places
        if [p.regions for p in places] != [expected] or name not in places[0].label:
            wrong.append((name, code, places))
    assert wrong == []


@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("Cagnes-sur-Mer", "provence-alpes-cote-d-azur"),
        ("Auvers-sur-Oise", "ile-de-france"),
        ("Saint-Jean-de-Luz", "aquitaine"),
        ("Bry-sur-Marne", "ile-de-france"),
        ("Saint-Paul-lès-Dax", "aquitaine"),
        ("La Baule-Escoublac", "pays-de-la-loire"),
        ("Sainte-Foy-la-Grande", "aquitaine"),
        ("Saint-Pierre-des-Corps", "centre"),
        ("Ille-sur-Têt", "languedoc-roussillon"),
    ],
)
def test_a_name_alone_is_read_whole(town: str, region: str) -> None:
    assert [p.regions for p in place(town).places] == [(region,)]


def test_a_name_that_is_also_elsewhere_is_no_label_of_the_antilles() -> None:
    assert {p.kind for p in place("Saint-Martin").places} == {"commune", "outre-mer"}
    assert [p.kind for p in place("Saint-Martin (978)").places] == ["outre-mer"]
    assert [p.kind for p in place("Mayotte").places] == ["outre-mer"]


def test_the_region_of_the_dossier_is_that_of_the_answer(text_search: TextSearch) -> None:
    """Through whole sentences: the reader's place is the tool's."""
    rows = (REFERENCE / "communes.csv").read_text(encoding="utf-8").splitlines()[2:]
    towns = [r.split(",")[:2] for r in rows if int(r.split(",")[2] or 0) >= 2_000]
    for name, code in random.Random(11).sample([t for t in towns if len(t[1]) == 2], 60):
        question = f"Le métier de géomètre est-il ouvert à {name} ({code}) ?"
        (done,) = run_turns((question,), text_search)
        region = departements()[code].region
        expected = "open" if cell("61222", region, ARRETE).is_open else "not_open"
        assert done.verdict == expected, question
        said = [statement.text for result in done.results for statement in result.statements]
        assert any(text.startswith(f"Lieu retenu — {name}") for text in said), question
