"""Anchors, articles, Pro-A and CQPM: pure lookups, held against the texts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.rules import articles, cqpm, pro_a
from assistant.rules.anchors import anchor, names
from assistant.rules.cqpm import CqpmCriteria
from assistant.rules.pro_a import ProACriteria
from corpus.library import load
from corpus.records import CqpmStatus

SOURCES = Path(__file__).parents[2] / "corpus" / "sources"
PRO_A = "accord-pro-a-2021-01-22"


def _folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", names())
def test_every_anchor_stands_in_its_text(name: str) -> None:
    support = anchor(name)
    passage = load().passages[support.passage_id]
    source = load().sources[passage.source_id]
    assert support.quote
    assert _folded(support.quote) in _folded((SOURCES / source.file).read_text("utf-8"))


def test_an_anchor_whose_words_are_not_in_the_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        anchor("inconnue")


@pytest.mark.parametrize(
    ("source_id", "unit", "number", "words"),
    [
        (PRO_A, "article", "4", "durée"),
        (PRO_A, "article", "3", "certification"),
        (PRO_A, "article", "3-2", "OIR"),
        ("arrete-2008-01-18", "article", "1", "n'est pas opposable"),
        ("circulaire-2009-07-31", "point", "3.3", "soixante-quatorze métiers"),
        ("circulaire-2009-07-31", "section", "4", "admission exceptionnelle"),
        ("circulaire-2008-01-07", "note", "1", "algériens"),
    ],
)
def test_an_article_is_read_whole_and_in_order(
    source_id: str, unit: str, number: str, words: str
) -> None:
    found = articles.read(source_id, unit, number)
    assert any(words in p.text for p in found)
    assert {p.source_id for p in found} == {source_id}
    assert [p.line_start for p in found] == sorted(p.line_start for p in found)


def test_subdivisions_belong_to_their_article_and_others_do_not() -> None:
    whole = set(articles.read(PRO_A, "article", "3"))
    assert set(articles.read(PRO_A, "article", "3-1")) < whole
    assert not whole & set(articles.read(PRO_A, "article", "13"))
    assert not articles.read(PRO_A, "article", "14")
    assert articles.numbers(PRO_A, "article") == tuple(str(n) for n in range(1, 14))


def test_pro_a_rows_by_each_condition() -> None:
    rows = load().pro_a
    assert pro_a.select(ProACriteria()) == rows
    for rncp in sorted(pro_a.rncp_codes())[::20]:
        assert {r.rncp for r in pro_a.select(ProACriteria(rncp=(rncp,)))} == {rncp}
    for metier in pro_a.metiers()[::15]:
        assert {r.metier for r in pro_a.select(ProACriteria(metiers=(metier,)))} == {metier}
    by_sector = [pro_a.select(ProACriteria(secteurs=(s,))) for s in pro_a.secteurs()]
    assert sum(map(len, by_sector)) == len(rows)
    levels = {r.niveau for r in rows}
    assert sum(len(pro_a.select(ProACriteria(niveaux=(n,)))) for n in levels) == len(rows)


def test_pro_a_conditions_add_up_and_a_metier_or_its_diploma_is_enough() -> None:
    row = next(r for r in load().pro_a if r.rncp == "RNCP34095")
    both = pro_a.select(ProACriteria(metiers=(row.metier,), niveaux=(row.niveau,)))
    assert row in both
    assert not pro_a.select(ProACriteria(metiers=(row.metier,), niveaux=(99,)))
    either = pro_a.select(ProACriteria(metiers=("aucun",), diplomes=(row.diplome,)))
    assert row in either


def test_rncp_codes_are_those_printed_in_the_annex() -> None:
    text = (SOURCES / f"{PRO_A}.txt").read_text("utf-8")
    printed = {f"RNCP{n}" for n in re.findall(r"RNCP ?(\d+)", text)}
    assert pro_a.rncp_codes() <= printed
    assert len(pro_a.rncp_codes()) == 197


@pytest.mark.parametrize(
    ("criteria", "count"),
    [
        (CqpmCriteria(), 289),
        (CqpmCriteria(statuts=(CqpmStatus.ACTIVE,)), 231),
        (CqpmCriteria(statuts=(CqpmStatus.SUPPRIMEE, CqpmStatus.EN_VEILLE)), 58),
        (CqpmCriteria(numeros=("0216",)), 2),
        (CqpmCriteria(numeros=("0249",)), 1),
        (CqpmCriteria(numeros=("9999",)), 0),
    ],
)
def test_cqpm_entries_by_condition(criteria: CqpmCriteria, count: int) -> None:
    assert len(cqpm.select(criteria)) == count


def test_cqpm_actives_come_first_and_domains_add_up() -> None:
    first, second = cqpm.select(CqpmCriteria(numeros=("0216",)))
    assert first.statut is CqpmStatus.ACTIVE
    assert second.statut is not CqpmStatus.ACTIVE
    by_domain = [cqpm.select(CqpmCriteria(domaines=(d,))) for d in cqpm.domaines()]
    assert sum(map(len, by_domain)) == 231
    assert (
        len(cqpm.select(CqpmCriteria(industriel=True)))
        + len(cqpm.select(CqpmCriteria(industriel=False)))
        == 231
    )


@pytest.mark.parametrize("spaced", ["1995 02 92 0126", "199502920126"])
def test_a_full_number_is_found_whatever_its_spaces(spaced: str) -> None:
    assert [r.numero for r in cqpm.by_full_number(spaced)] == ["0126"]


_HEAVY = ("langchain", "langchain_core", "langgraph", "chromadb", "torch", "transformers")


def _loaded(code: str, env: dict[str, str] | None = None) -> set[str]:
    script = f"{code}\nimport sys\nprint('\\n'.join(m.split('.')[0] for m in sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=env
    )
    return set(run.stdout.split()) & set(_HEAVY)


def test_rules_and_wording_load_no_heavy_library() -> None:
    code = "import assistant.rules.openings, assistant.rules.regimes, assistant.rules.pro_a\n"
    code += "import assistant.rules.cqpm, assistant.rules.articles, assistant.lookups\n"
    code += "assistant.lookups.metier_ouvert('géomètre', 'Bretagne')"
    assert _loaded(code) == set()


def test_a_rule_question_from_a_cold_process_loads_neither_torch_nor_chromadb(
    tmp_path: Path,
) -> None:
    code = (
        f"import os; os.environ['ALINEA_HOME'] = {str(tmp_path)!r}\n"
        "from assistant.cli import main\n"
        "assert main(['ask', 'Le métier de géomètre est-il ouvert en Bretagne ?', '--json']) == 0"
    )
    assert not _loaded(code) & {"torch", "chromadb", "transformers"}
    assert not (tmp_path / "index").exists()
