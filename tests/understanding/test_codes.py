"""Codes, article numbers, amounts and durations, and digits that are none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.codes import find_codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Le code 61222 est-il ouvert en Bretagne ?", ["rome_1999 61222"]),
        ("les codes 61222, 61223 et 52313", [f"rome_1999 {c}" for c in (61222, 61223, 52313)]),
        ("F1106", ["rome_current F1106"]),
        ("rome f1106", ["rome_current F1106"]),
        ("RNCP34095 ?", ["rncp RNCP34095"]),
        ("le 1883 RNCP, c'est quel métier ?", ["rncp RNCP1883"]),
        ("le 247 RNCP et le 435 RNCP", ["rncp RNCP247", "rncp RNCP435"]),
        ("l'annexe a-t-elle bien 183 RNCP ?", []),
        ("RNCP 4433 et RNCP1901", ["rncp RNCP4433", "rncp RNCP1901"]),
        ("rncp n° 34095", ["rncp RNCP34095"]),
        ("la fiche 34095", ["rncp RNCP34095"]),
        ("Le CQPM 0126 existe-t-il encore ?", ["cqpm 0126"]),
        ("CQPM n° 126", ["cqpm 0126"]),
        ("le 0216 et le 0217", ["cqpm 0216", "cqpm 0217"]),
        ("la qualification n° 126", ["cqpm 0126"]),
        ("MQ 1995 02 92 0126", ["cqpm 0126"]),
        ("89 06 69/72 0048", ["cqpm 0048"]),
        ("IMID0800328A", ["nor IMID0800328A"]),
        ("IDCC 2378", ["idcc 2378"]),
        ("35000 Rennes", ["postcode 35000"]),
        ("poste à Rennes (35000)", ["postcode 35000"]),
        ("code postal 35000", ["postcode 35000"]),
        ("dans le 35000", ["postcode 35000", "rome_1999 35000"]),
        ("articles 3 et 4", ["article 3", "article 4"]),
        ("article premier", ["article 1"]),
        ("art. 3-2", ["article 3-2"]),
        ("alinéa 2 de l'article 4", ["alinea 2", "article 4"]),
        ("section 3.3 de la circulaire de 2009", ["section 3.3"]),
        ("note 1", ["note 1"]),
        ("le 3-1 de l'accord", ["article 3-1"]),
        ("que dit le 3.4 de la circulaire", ["section 3.4"]),
        ("admission de l'article 40", ["law_article 40"]),
        ("l'article 40 de l'accord", ["article 40"]),
        ("niv 4 ou niv. 5", ["level 4", "level 5"]),
        ("article L. 313-14", ["law_article L. 313-14"]),
        ("L313-14 et R. 5221-20", ["law_article L. 313-14", "law_article R. 5221-20"]),
        ("article 40 de la loi du 20 novembre 2007", ["law_article 40"]),
        ("Le forfait est bien de 25 euros, non ?", ["amount 25"]),
        ("1 500 €", ["amount 1500"]),
        ("35 000 euros", ["amount 35000"]),
        ("25 % du temps", ["percentage 25"]),
        ("entre six mois et 150 heures", ["duration six mois", "duration 150 heures"]),
        ("niveau V ou bac+3", ["level V", "level BAC+3"]),
        ("le 3/01/2008, dans le 93, en 2009", []),
        ("Le métier de géomètre est-il ouvert en Bretagne ?", []),
    ],
)
def test_codes(sentence: str, codes: list[str]) -> None:
    assert [f"{m.kind} {m.value}" for m in find_codes(sentence)] == codes


def test_whole_cqpm_number_is_kept() -> None:
    (mention,) = find_codes("le CQPM 1995 02 92 0126")
    assert mention.full == "1995 02 92 0126"


@given(st.text())
def test_anything_is_accepted(text: str) -> None:
    for mention in find_codes(text):
        assert text[mention.start : mention.end] == mention.text


PIECES = "RNCP 34095 0126 CQPM n° article 3-2 et , L. 313-14 35000 Rennes € 25 mois MQ § I".split()


@given(st.lists(st.sampled_from(PIECES)))
def test_pieces_of_codes_are_accepted(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for mention in find_codes(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.value
