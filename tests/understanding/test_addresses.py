from __future__ import annotations

import pytest

from assistant.understanding.addresses import beside
from assistant.understanding.find_mentions import mentions
from assistant.understanding.texts import PRO_A, named_texts


@pytest.mark.parametrize(
    ("sentence", "address"),
    [
        ("Que dit le 4e alinéa de l'article 5 ?", "article 5, alinéa 4"),
        ("article 6 al. 3 de l'accord", "article 6, alinéa 3"),
        ("Lisez-moi le second tiret de l'article 4, alinéa 1", "article 4, alinéa 1, tiret 2"),
        ("l'avant-dernier alinéa de l'article 2", "article 2, avant-dernier alinéa"),
        ("Le premier paragraphe de l'article 8 ?", "article 8, alinéa 1"),
        ("alinéa 7 du préambule", "préambule, alinéa 7"),
        ("le dixième alinéa de la circulaire de 2008", "alinéa 10"),
        ("que cite le visa n° 2 de l'arrêté ?", "visa 2"),
        ("point 3.3 alinéa 2 de la circulaire de 2009", "point 3.3, alinéa 2"),
    ],
)
def test_an_alinea_is_named_with_its_article(sentence: str, address: str) -> None:
    assert mentions(sentence).articles == (address,)


@pytest.mark.parametrize(
    "sentence", ["Quel est le premier métier de la liste ?", "Son visa expire en mars", "al dente"]
)
def test_other_ranks_are_no_alineas(sentence: str) -> None:
    assert mentions(sentence).articles == ()


@pytest.mark.parametrize(
    ("sentence", "last", "next_one"),
    [
        ("et le suivant ?", "article 7", "article 8"),
        ("le précédent", "article 5, alinéa 3", "article 5, alinéa 2"),
        ("et l'article d'après ?", "article 5, alinéa 3", "article 6"),
        ("l'alinéa suivant dit quoi ?", "alinéa 6", "alinéa 7"),
        ("celui d'avant ?", "point 3.2", "point 3.1"),
        ("et le précédent ?", "article 1", ""),
        ("et le tuteur ?", "article 5", ""),
    ],
)
def test_the_next_one_is_counted_from_the_last_read(
    sentence: str, last: str, next_one: str
) -> None:
    assert beside(sentence, last) == next_one


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("que prévoit l'article 6 de l'accord ?", True),
        ("article 3 bis de l'accord du 17 mars 1988", False),
        ("les articles de l'accord franco-tunisien", False),
    ],
)
def test_an_article_of_the_accord_is_one_of_the_pro_a(sentence: str, named: bool) -> None:
    assert (PRO_A in named_texts(sentence)) is named
