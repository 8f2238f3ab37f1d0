"""Each trap of the copies is found by a general check, and goes when the copy is mended."""

from __future__ import annotations

import re

import pytest

from corpus.anomalies import CHECKS, find_anomalies
from corpus.library import Corpus
from corpus.read import read_all
from corpus.records import Anomaly, Reading

ARRETE, CIRCULAIRE = "arrete-2008-01-18", "circulaire-2008-01-07"
TUNISIENS, CQPM, PRO_A = "circulaire-2009-07-31", "cqpm-2010-03-10", "accord-pro-a-2021-01-22"


def of_kind(anomalies: tuple[Anomaly, ...], kind: str) -> set[str]:
    return {a.id.partition("/")[2] for a in anomalies if a.kind == kind}


def mended(
    contents: dict[str, str], source_id: str, *changes: tuple[str, str]
) -> tuple[Anomaly, ...]:
    """The anomalies once each change (old, new) is made, once, in a text."""
    text = contents[source_id]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return find_anomalies(read_all(contents | {source_id: text}), {})


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "décompte",
            {
                f"{ARRETE}/limousin",
                f"{ARRETE}/lorraine",
                f"{ARRETE}/midi-pyrenees",
                f"{ARRETE}/provence-alpes-cote-d-azur",
            },
        ),
        (
            "même code, autre intitulé",
            {f"{ARRETE}/52121/220", f"{ARRETE}/52313/71", f"{ARRETE}/52313/425"},
        ),
        ("même intitulé, autre code", {f"{ARRETE}/ile-de-france/52213"}),
        ("code inconnu des autres listes", {f"{ARRETE}/ile-de-france/52213"}),
        (
            "ligne hors de l'ordre des codes",
            {
                f"{ARRETE}/auvergne/14312",
                f"{ARRETE}/basse-normandie/14312",
                f"{ARRETE}/lorraine/14312",
                f"{ARRETE}/pays-de-la-loire/14312",
                f"{ARRETE}/bourgogne/33121",
                f"{ARRETE}/ile-de-france/52213",
            },
        ),
        (
            "métier repris mais absent",
            {f"{ARRETE}/bourgogne", f"{ARRETE}/corse", f"{ARRETE}/limousin"},
        ),
        ("mise en forme perdue", {f"{ARRETE}#note-1"}),
        ("affirmation sur un autre texte", {f"{TUNISIENS}#3-3-al-3/30"}),
        ("nombre annoncé dans le texte", {f"{PRO_A}#art-3-2-al-5"}),
        ("appel de note sans note", {f"{CIRCULAIRE}#annexe-ile-de-france-45222/2"}),
        ("numéro propre douteux", {f"{CIRCULAIRE}/IMIN0700011C"}),
        ("renvoi isolé", {f"{CIRCULAIRE}#al-5/L310-10"}),
        ("numéro partagé", {"0216", "0217"}),
        ("date antérieure au numéro", {"0216/1999-07-19", "0217/1999-07-19"}),
        ("liste générale non répétée", {CIRCULAIRE}),
        (
            "nom de région",
            {"alsace", "champagne-ardenne", "pays-de-la-loire", "ile-de-france"},
        ),
        ("donnée personnelle", {f"{TUNISIENS}#5-al-1", f"{TUNISIENS}#5-al-2"}),
        ("code mal imprimé", {f"{PRO_A}#annexe-l527-rncp4433"}),
    ],
)
def test_known_traps(corpus: Corpus, kind: str, names: set[str]) -> None:
    assert of_kind(corpus.anomalies, kind) == names


def test_every_repaired_row_of_the_agreement_is_told(corpus: Corpus) -> None:
    lines = {
        int(re.findall(r"-l(\d+)-", name)[0]) for name in of_kind(corpus.anomalies, "ligne réparée")
    }
    slid = {273, 419, 420, 563, 564, 565, 566, 598, 644, 651, 689}
    assert lines == slid | {272}  # 272 holds two codes


def test_every_printing_that_differs_is_told(corpus: Corpus) -> None:
    assert len(of_kind(corpus.anomalies, "impressions discordantes")) == 13


def test_anomalies_are_complete_and_point_to_passages(corpus: Corpus) -> None:
    assert len({a.id for a in corpus.anomalies}) == len(corpus.anomalies)
    for anomaly in corpus.anomalies:
        assert all((anomaly.place, anomaly.found, anomaly.expected, anomaly.evidence))
        assert anomaly.sentence[0].isupper()
        assert anomaly.sentence.endswith(".")
        assert set(anomaly.passage_ids) <= corpus.passages.keys()


def test_committed_anomalies_are_those_of_the_texts(
    corpus: Corpus, readings: dict[str, Reading]
) -> None:
    assert corpus.anomalies == find_anomalies(tuple(readings.values()), corpus.sources)


def test_limousin_names_what_is_missing(corpus: Corpus) -> None:
    (missing,) = [a for a in corpus.anomalies if a.id.endswith("absent/arrete-2008-01-18/limousin")]
    assert all(code in missing.sentence for code in ("61223", "61231", "61232"))


def test_lavage_or_levage(corpus: Corpus) -> None:
    (row,) = [r for r in corpus.cqpm if r.numero == "0249"]
    doubt = corpus.main_doubt_of(row.passage_id)
    assert doubt is not None
    assert "lavage » (3 fois)" in doubt.sentence
    assert "levage » (une fois)" in doubt.sentence
    assert {r.passage_id for r in row.readings} == set(doubt.passage_ids)


def test_a_sound_row_has_no_doubt(corpus: Corpus) -> None:
    assert corpus.anomalies_of(f"{ARRETE}#annexe-bretagne-61222") == ()
    assert corpus.main_doubt_of(f"{ARRETE}#annexe-bretagne-61222") is None


def test_a_mended_code_raises_no_doubt(contents: dict[str, str]) -> None:
    anomalies = mended(contents, ARRETE, ("52213\t", "52313\t"))
    for kind in ("même intitulé, autre code", "code inconnu des autres listes"):
        assert of_kind(anomalies, kind) == set()


def test_a_mended_heading_raises_no_doubt(contents: dict[str, str]) -> None:
    limousin = ("Limousin\n\nCODE ROME\t23", "Limousin\n\nCODE ROME\t20")
    names = of_kind(mended(contents, ARRETE, limousin), "décompte")
    assert len(names) == 3
    assert f"{ARRETE}/limousin" not in names


def test_bold_kept_raises_no_doubt(contents: dict[str, str]) -> None:
    bold = ("\tGéomètre\n", "\t**Géomètre**\n")
    assert of_kind(mended(contents, ARRETE, bold), "mise en forme perdue") == set()


def test_a_note_restored_raises_no_doubt(contents: dict[str, str]) -> None:
    note = ("\tChampagne\n", "² Y compris le verre plat.\n\n\tChampagne\n")
    assert of_kind(mended(contents, CIRCULAIRE, note), "appel de note sans note") == set()


@pytest.mark.parametrize(
    ("source_id", "old", "new", "kind"),
    [
        (ARRETE, "61222\tGéomètre\n", "61222\tGéomètre\n61222\tGéomètre\n", "code en double"),
        (CQPM, "\tSoudeur\tO\t608\t457 €", "\tSoudeur\tO\t608\t475 €", "impressions discordantes"),
        (CQPM, "1989 01 08/71 0015\t0015\tSoudeur\tO\t608\t457 €\n", "", "impression manquante"),
        (CQPM, "du 13 décembre 2007", "du 13 décembre 2012", "date postérieure à la liste"),
        (CQPM, "à compter du 13 décembre 2007", "à une date inconnue", "fin non datée"),
        (PRO_A, "RNCP6993 (niveau 3)", "RNCP6993 (niveau 5)", "niveau discordant"),
        (
            PRO_A,
            "CAP Boucher\tRNCP6993",
            "CAP Boucher\tRNCP34095",
            "même code, autre certification",
        ),
        (
            PRO_A,
            "CAP Boucher\tRNCP6993",
            "TP Cuisinier\tRNCP6993",
            "même certification, autre code",
        ),
    ],
)
def test_a_new_defect_raises_a_new_doubt(
    contents: dict[str, str], corpus: Corpus, source_id: str, old: str, new: str, kind: str
) -> None:
    before = of_kind(corpus.anomalies, kind)
    assert of_kind(mended(contents, source_id, (old, new)), kind) > before


def test_a_forfait_of_its_own_raises_a_doubt(contents: dict[str, str]) -> None:
    text = contents[CQPM].replace("\tSoudeur\tO\t608\t457 €", "\tSoudeur\tO\t608\t400 €")
    anomalies = find_anomalies(read_all(contents | {CQPM: text}), {})
    assert of_kind(anomalies, "forfait différent") == {"0015"}


def test_checks_are_quiet_without_texts() -> None:
    assert find_anomalies((), {}) == ()
    assert len(CHECKS) == len(set(CHECKS))
