"""A seeded sample of the cells of both lists, asked in whole sentences and held to the tables."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from assistant.answer import Verdict
from assistant.composition import evidence_of, verdict_of
from assistant.evidence import EvidenceDesk
from assistant.memory import Memory
from assistant.planning import plan
from assistant.results import ToolResult
from assistant.rules.openings import codes, headings_of, rows_of
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.runs import ToolRun, direct_run
from assistant.search import TextSearch
from assistant.turn import Turn
from assistant.understanding.reader import understand
from assistant.understanding.titles import split_genders
from corpus.library import load
from corpus.regions import regions

SAMPLE = 60
TOWNS = {
    "alsace": "Colmar",
    "aquitaine": "Bordeaux",
    "auvergne": "Moulins",
    "basse-normandie": "Caen",
    "bourgogne": "Dijon",
    "bretagne": "Quimper",
    "centre": "Orléans",
    "champagne-ardenne": "Reims",
    "corse": "Bastia",
    "franche-comte": "Besançon",
    "haute-normandie": "Rouen",
    "ile-de-france": "Versailles",
    "languedoc-roussillon": "Montpellier",
    "limousin": "Limoges",
    "lorraine": "Metz",
    "midi-pyrenees": "Toulouse",
    "nord-pas-de-calais": "Dunkerque",
    "pays-de-la-loire": "Angers",
    "picardie": "Amiens",
    "poitou-charentes": "Poitiers",
    "provence-alpes-cote-d-azur": "Toulon",
    "rhone-alpes": "Grenoble",
}
TEMPLATES = (
    "Le métier de {title} est-il ouvert {where} ?",
    "{title}, poste à {town}",
    "Peut-on recruter pour le code {code} {where} ?",
    "bonjour, {code} à {town} c'est dans la liste ?",
    "Une personne sénégalaise, {feminine}, embauchée à {town} : métier ouvert ?",
)


@dataclass(frozen=True)
class Case:
    """One cell in a sentence, on a day whose list is known."""

    source_id: str
    region: str
    code: str
    sentence: str

    @property
    def row(self) -> str | None:
        rows = rows_of(self.source_id)
        found = rows.get((self.region, self.code)) or rows.get(("", self.code))
        return found.passage_id if found else None


def _cases() -> list[Case]:
    """Cells drawn with a fixed seed, every region and template among them."""
    draw = random.Random(2008)
    cases = []
    slugs, known = [r for r in headings_of(ARRETE) if r], sorted(codes())
    for number in range(SAMPLE):
        source_id = (ARRETE, CIRCULAIRE)[number % 2]
        region, code = slugs[number % len(slugs)], draw.choice(known)
        title = _title(code)
        template = TEMPLATES[number % len(TEMPLATES)]
        sentence = template.format(
            title=title,
            feminine=split_genders(title)[-1] if split_genders(title) else title,
            code=code,
            where=regions()[region].locative,
            town=TOWNS[region],
        )
        day = "" if source_id == ARRETE else " (le 10 janvier 2008)"
        cases.append(Case(source_id, region, code, sentence + day))
    return cases


def _title(code: str) -> str:
    return next(r.title for r in load().metiers if r.code == code)


def _answer(sentence: str) -> tuple[Verdict | None, list[ToolResult]]:
    """The verdict and results of a single question, as the service gives them."""
    (read,) = understand(sentence, Memory(), None)
    turn = Turn(desk=EvidenceDesk(load()), search=TextSearch(_no_search))
    results = [e.result for e in direct_run(plan(read), turn) if isinstance(e, ToolRun)]
    found = [r for r in results if r]
    return verdict_of(found), found


def _no_search() -> None:
    raise AssertionError("une question de métier et de lieu n'a pas à chercher dans les textes")


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.region}-{case.code}")
def test_a_sentence_on_a_cell_says_what_the_table_says(case: Case) -> None:
    verdict, results = _answer(case.sentence)
    assert verdict is (Verdict.OPEN if case.row else Verdict.NOT_OPEN), case.sentence
    cited = {e.passage_id for e in evidence_of(results).values()}
    expected = case.row or headings_of(case.source_id)[case.region].passage_id
    assert expected in cited, case.sentence


@pytest.mark.parametrize("code", [r.code for r in load().rows_of(TUNISIE)][::5])
def test_a_tunisian_s_metier_is_open_anywhere_in_the_metropole(code: str) -> None:
    row = rows_of(TUNISIE)[("", code)]
    verdict, results = _answer(f"{row.title} à Limoges pour une Tunisienne ?")
    assert verdict is Verdict.OPEN
    assert row.passage_id in {e.passage_id for e in evidence_of(results).values()}


def test_the_towns_of_the_templates_stand_in_their_regions() -> None:
    for slug, town in TOWNS.items():
        (read,) = understand(f"géomètre à {town}", Memory(), None)
        assert read.dossier.regions == (slug,), town
