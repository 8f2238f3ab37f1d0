from __future__ import annotations

import html
import re
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Status, Step, Verdict
from assistant.web import render
from corpus.library import load

HOSTILE = (
    "<script>alert(1)</script>",
    "[lien](https://example.org)",
    "![image](https://example.org/x.png)",
    "[a]: https://example.org",
    "[a][b]",
    "<https://example.org>",
    "https://example.org et www.example.org",
    '<img src=x onerror="alert(1)">',
    "[1](javascript:alert(1))",
    "- liste\n# titre\n> bloc\n`code` *gras* _souligné_ | a | b |\n---",
    "déjà codé : &lt;b&gt; &#60;",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_a_person_typed_is_shown_letter_for_letter(typed: str) -> None:
    shown = render.as_text(typed)
    assert html.unescape(shown).replace("\u00a0", " ") == typed
    assert re.fullmatch(r"(?:[\w\s]|&#\d+;)*", shown)


@pytest.mark.parametrize("written", HOSTILE)
def test_an_answer_brings_no_link_image_or_html_of_its_own(written: str) -> None:
    shown = render.as_markdown(written)
    assert "<" not in shown
    assert not re.search(r"\]\s*[(\[:]", shown)
    assert not re.search(r"https?:|www\.", shown)


def _answer(**changes: Any) -> Answer:
    passage = load().passages["arrete-2008-01-18#annexe-bretagne-61222"]
    citation = Citation(1, passage.source_id, passage.id, passage.locator, "Géomètre")
    base: dict[str, Any] = {
        "status": Status.ANSWERED,
        "verdict": Verdict.OPEN,
        "markdown": "Oui [1].",
        "citations": (citation,),
        "made_by": "rédaction automatique",
    }
    return Answer(**(base | changes))


def test_a_citation_mark_opens_its_passage_at_the_quote() -> None:
    shown = render.answer_markdown(_answer(), load())
    address = "#source/1/arrete-2008-01-18%23annexe-bretagne-61222/6-14"
    assert shown.count(f'href="{address}"') == 2  # in the sentence, and in the list of sources
    assert load().passages["arrete-2008-01-18#annexe-bretagne-61222"].text[6:14] == "Géomètre"


def test_a_mark_without_a_citation_is_only_text() -> None:
    shown = render.answer_markdown(_answer(markdown="Oui [7](https://example.org)."), load())
    assert "&#91;7&#93;" in shown
    assert 'href="http' not in shown


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.OPEN, "Ouvert"),
        (Verdict.NOT_OPEN, "Non ouvert"),
        (Verdict.NOT_APPLICABLE, "Non applicable"),
        (Verdict.UNDETERMINED, "Indéterminé"),
    ],
)
def test_the_badge_says_the_verdict_in_words(verdict: Verdict, words: str) -> None:
    shown = render.answer_markdown(_answer(verdict=verdict), load())
    assert f"verdict-{verdict}" in shown
    assert f"</span> {words}</span>" in shown


def test_an_answer_without_a_verdict_has_a_badge_only_when_it_is_not_an_answer() -> None:
    assert "verdict" not in render.answer_markdown(_answer(verdict=None), load())
    outside = _answer(verdict=None, status=Status.NOT_COVERED)
    assert "Hors des textes" in render.answer_markdown(outside, load())


def test_a_step_says_what_was_consulted() -> None:
    step = Step("liste", {"region": "bretagne"}, 3, "liste de Bretagne, 16 métiers")
    assert html.unescape(render.step_title(step)) == "Consulté\u00a0: liste de Bretagne, 16 métiers"


def test_a_text_that_was_stopped_is_told_with_its_faults() -> None:
    faults = ["sans citation : <b>Oui</b>", "citation inventée : Non [e9]."]
    step = Step("verification", {"phrases": 2, "ecarte": faults}, 4, "Écarté : texte du modèle")
    assert html.unescape(render.step_title(step)) == "Écarté\u00a0: texte du modèle"
    detail = render.step_detail(step)
    assert "<" not in detail
    assert "citation inventée" in html.unescape(detail)


def test_how_the_answer_was_made_is_shown() -> None:
    assert "Rédaction automatique" in render.answer_markdown(_answer(), load())
