from __future__ import annotations

import csv
import re
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.metiers import MetierMention, find_metiers
from corpus import library

_ROWS = library.load().metiers
_PRINTED = sorted({(row.code, t) for row in _ROWS for t in (row.title, row.title_read)})
_FRAMES = (
    "{}",
    "Le métier de {} est-il ouvert en Bretagne ?",
    "Un Malien {} à Lyon, c'est possible ?",
)


def _only(sentence: str) -> MetierMention:
    mentions = find_metiers(sentence)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(("code", "title"), _PRINTED)
def test_every_printed_title_finds_its_code(code: str, title: str) -> None:
    for frame in _FRAMES:
        mention = _only(frame.format(title))
        assert mention.candidates[0].code == code
        assert mention.candidates[0].match in ("title", "synonym")
        assert mention.codes == (code,)


def _is_double(title: str) -> bool:
    head, comma, rest = title.partition(", ")
    return bool(comma) and rest[:3].lower() == head[:3].lower()


@pytest.mark.parametrize(
    ("code", "title"), [(c, t) for c, t in _PRINTED if not re.search(r"[.,]", t.split()[0])]
)
def test_every_printed_title_in_the_plural(code: str, title: str) -> None:
    head, _, rest = title.partition(" ")
    plural = head.replace("-", "s-") + ("" if head.endswith("s") else "s")
    assert find_metiers(f"les {plural} {rest}")[0].codes == (code,)


@pytest.mark.parametrize(("code", "title"), [(c, t) for c, t in _PRINTED if _is_double(t)])
def test_every_double_title_in_the_feminine(code: str, title: str) -> None:
    rest = title.partition(", ")[2]
    assert find_metiers(f"Une {rest} peut-elle travailler ?")[0].codes == (code,)


def _names(relation: str) -> list[tuple[str, tuple[str, ...]]]:
    table = files("corpus").joinpath("reference", "metiers.csv")
    with table.open(encoding="utf-8") as lines:
        return [
            (name, tuple(row["codes"].split("|")) if row["codes"] else ())
            for row in csv.DictReader(lines)
            if row["relation"] == relation
            for name in row["noms"].split(" | ")
        ]


@pytest.mark.parametrize(("name", "codes"), _names("same"))
def test_every_true_synonym_names_its_métier(name: str, codes: tuple[str, ...]) -> None:
    mention = _only(f"Je travaille comme {name}.")
    assert mention.codes == codes


@pytest.mark.parametrize(("name", "codes"), _names("near"))
def test_no_neighbour_is_passed_off_as_the_métier(name: str, codes: tuple[str, ...]) -> None:
    mention = _only(f"Je travaille comme {name}.")
    assert mention.codes == ()
    assert tuple(c.code for c in mention.candidates) == codes
    assert not mention.absent


@pytest.mark.parametrize(("name", "codes"), _names("absent"))
def test_every_métier_of_no_list_says_so(name: str, codes: tuple[str, ...]) -> None:
    mention = _only(f"Je travaille comme {name}.")
    assert mention.absent
    assert mention.codes == ()
    assert {c.code for c in mention.candidates} == {*codes}


def test_names_stand_once_in_the_table_with_known_codes() -> None:
    table = files("corpus").joinpath("reference", "metiers.csv")
    known = {row.code for row in _ROWS}
    seen: set[str] = set()
    with table.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            assert {*row["codes"].split("|")} - {""} <= known
            if row["relation"] != "indice":
                names = row["noms"].split(" | ")
                assert len({*names}) == len(names)
                assert not seen & {*names}
                seen.update(names)
    assert {code for _, codes in _names("same") for code in codes} == known


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("dessinateur BTP", ["61221"]),
        ("dessinatrice dans le BTP", ["61221"]),
        ("dessinateur-projeteur", ["52121", "52132"]),
        ("géometre", ["61222"]),
        ("cuisinnier", ["13212"]),
        ("dessinatrise en bâtiment", ["61221"]),
        ("conductrisse de travaux", ["61232"]),
        ("cuisinières", ["13212"]),
        ("cheffe de chantier", ["61231"]),
        ("conductrices de travaux", ["61232"]),
        ("mécanicienne d'engins", ["44316"]),
        ("Dess. projeteur const. méca.", ["52121"]),
        ("resp. exploitation assurances", ["33221"]),
        ("conduc' de travaux", ["61232"]),
        ("info. d'étude", ["32321"]),
        ("cadre compta", ["32111"]),
        ("mécano engins de chantier", ["44316"]),
        ("technicien(ne) de la vente à distance", ["14232"]),
        ("serveur·se", ["13222"]),
        ("serveur/serveuse en restauration", ["13222"]),
        ("charpentière", ["42122", "42121"]),
        ("61222", ["61222"]),
        ("52213", ["52313"]),
    ],
)
def test_forms_of_a_métier(said: str, codes: list[str]) -> None:
    assert list(_only(f"Je veux embaucher un {said} en Corse").codes) == codes


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Quid d'une soudeure TIG en région Centre ?", "soudeure TIG"),
        ("INFIRMIÈRE A LYON", "INFIRMIÈRE"),
        ("Elle veut être laborantine à Strasbourg", "laborantine"),
        ("une cheminote marocaine à Dijon", "cheminote"),
        ("Un avocat tunisien peut-il s'installer ?", "avocat"),
        ("Le métier d'avocat est-il ouvert ?", "avocat"),
        ("Il travaille comme ramoneur-fumiste", "ramoneur-fumiste"),
        ("Elle exerce le métier d'éleveuse de lamas", "éleveuse de lamas"),
        ("un poste de moniteur de plongée à Nice", "moniteur de plongée"),
        ("profession : luthier", "luthier"),
        ("technicienne en ostéodensitométrie dans le Rhône", "technicienne en ostéodensitométrie"),
        ("maçon a toulouse possible de regulariser ?", "maçon"),
        ("technicien en gironde", "technicien"),
        ("en tant que souffleuse de bougies", "souffleuse de bougies"),
    ],
)
def test_what_no_list_holds_is_named_and_never_matched(sentence: str, text: str) -> None:
    mention = _only(sentence)
    assert mention.text == text
    assert mention.codes == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Je suis sénégalais",
        "Je suis une femme algérienne mariée à un Français",
        "Quels métiers sont ouverts en Corse ?",
        "Quels sont les métiers de la restauration ouverts ?",
        "Dans le cadre de la formation, le conseiller vous répond",
        "L'opérateur de compétences finance-t-il la formation ?",
        "Que doit payer l'employeur qui recrute un étranger ?",
        "Le médecin de l'OFII convoque mon client",
        "Quelle est la durée minimale d'une Pro-A ?",
        "Mon client habite à Mâcon",
        "En tant que titulaire d'un titre de séjour",
        "Il est majeur, célibataire et sans charge de famille",
        "Peut-on recruter un travailleur saisonnier ?",
        "un contrat de travail de douze mois au moins",
        "le dossier est à la préfecture, 35000 Rennes",
        "Quel est le SMIC en 2026 ?",
        "Qui est chargé de l'exécution de l'arrêté ?",
        "Une AES au titre du travail, tu as une idée des motifs ?",
        "CQPM ascenseurs : lesquels sont actifs ?",
        "l'info est-elle juste ?",
        "voyez avec la compta",
        "et à Poitiers ?",
        "",
        "   ",
        "???",
    ],
)
def test_no_métier_is_read_where_none_is_named(sentence: str) -> None:
    assert find_metiers(sentence) == ()


@pytest.mark.parametrize("word", ["technicien", "opérateur", "ingénieure"])
def test_a_word_that_begins_many_titles_is_vague(word: str) -> None:
    mention = _only(f"Mon client est {word}")
    assert mention.vague
    assert mention.codes == ()


def test_dessinateur_alone_leaves_several_candidates() -> None:
    codes = _only("un dessinateur").codes
    assert {*codes} == {"52121", "52122", "52132", "52133", "61221"}


def test_two_métiers_give_two_mentions() -> None:
    mentions = find_metiers("Un serveur et une plombière à Brest")
    assert [m.text for m in mentions] == ["serveur", "plombière"]
    assert mentions[0].codes == ("13222",)
    assert mentions[1].absent


def test_a_slip_scores_less_than_the_title() -> None:
    exact, slip = _only("un géomètre"), _only("un géomettre")
    assert slip.codes == exact.codes == ("61222",)
    assert slip.candidates[0].score < exact.candidates[0].score == 1


def test_a_span_already_read_is_left_alone() -> None:
    sentence = "Il habite rue du Serveur"
    start = sentence.index("Serveur")
    assert find_metiers(sentence)
    assert find_metiers(sentence, taken=[(start, len(sentence))]) == ()


@given(st.text(max_size=200))
def test_any_text_gives_ordered_mentions_inside_it(text: str) -> None:
    mentions = find_metiers(text)
    for before, after in pairwise(mentions):
        assert before.end <= after.start
    for mention in mentions:
        assert mention.text == text[mention.start : mention.end] != ""
        assert all(0 < c.score <= 1 for c in mention.candidates)


@given(st.lists(st.sampled_from([t for _, t in _PRINTED] + ["un", "et", "de", "à", "plombier"])))
def test_any_mix_of_titles_never_overlaps(parts: list[str]) -> None:
    mentions = find_metiers(" ".join(parts))
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    "sentence",
    ["Faut-il un demandeur d'emploi d'abord ?", "le poste est proposé d'office à quelqu'un ?"],
)
def test_an_adverb_is_no_job(sentence: str) -> None:
    assert not find_metiers(sentence)
