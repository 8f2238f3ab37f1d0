import pytest

from assistant.understanding.languages import is_foreign


@pytest.mark.parametrize(
    "message",
    [
        "What jobs are open in the region of Lyon for my client?",
        "May I hire a Moroccan cook in Lyon?",
        "Is this CQPM still active?",
        "¿Puede mi cliente trabajar en Lyon como camarero?",
        "Kann ich als Koch in Lyon arbeiten?",
        "Quali mestieri sono aperti a Lione?",
        "quais são os empregos abertos em Lyon?",
        "3andi sa7bi y7eb yekhdem serveur",
        "طباخ تونسي في ليون",
    ],
)
def test_another_language_is_recognised(message: str) -> None:
    assert is_foreign(message)


@pytest.mark.parametrize(
    "message",
    [
        "Le métier de cuisinier est-il ouvert à Lyon pour un Tunisien ?",
        "gars du 69, 35h, cdi, serveur",
        "CQPM 0126 ou 2e degré B2B ?",
        "job dispo in Lyon ?",
        "Los Angeles ou Lyon, géomètre ?",
        "soudeur TIG MIG MAG",
    ],
)
def test_french_is_not_taken_for_another_language(message: str) -> None:
    assert not is_foreign(message)
