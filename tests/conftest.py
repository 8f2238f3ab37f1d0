"""What every test may share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import EMBEDDED_EMBEDDING, OFFLINE_MODEL, Settings


@pytest.fixture(scope="session")
def alinea_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An ALINEA_HOME for the whole session: the model and the index are built there once."""
    home = tmp_path_factory.mktemp("alinea")
    before = os.environ.get("ALINEA_HOME")
    os.environ["ALINEA_HOME"] = str(home)
    yield home
    if before is None:
        os.environ.pop("ALINEA_HOME", None)
    else:
        os.environ["ALINEA_HOME"] = before


@pytest.fixture(scope="session")
def settings(alinea_home: Path) -> Settings:
    """The installation of the session: the offline model, the embedded embedding."""
    return replace(
        Settings.from_environment(),
        home=alinea_home,
        model=OFFLINE_MODEL,
        embedding=EMBEDDED_EMBEDDING,
    )


@pytest.fixture
def two_runs(settings: Settings, tmp_path: Path) -> tuple[Path, Path]:
    """Two finished evaluations of the same three questions, whose answers differ on two."""
    from eval.gold import load_gold
    from eval.runs import RunConfig, run

    wanted = ("geometre-bretagne", "geometre-lille", "code-52333-alsace")
    cases = [case for case in load_gold() if case.id in wanted]
    folders = []
    for name, word in (("avant", "ouvert"), ("apres", "**métier ouvert**")):

        def answer(asked: Any, word: str = word) -> dict[str, Any]:
            text = "Je ne sais pas." if asked.id == wanted[2] else f"Le métier est {word} [1]."
            quote = {"n": 1, "source_id": "arrete-2008-01-18", "passage_id": "p"}
            quote |= {"locator": "annexe, Bretagne", "quote": "61222\tGéomètre"}
            return {"status": "answered", "verdict": "open", "answer": text} | {
                "citations": [quote],
                "ms": 1,
            }

        def opener(settings: Settings, answer: Any = answer) -> Any:
            return answer

        folder = run(RunConfig(tmp_path / name, cases, settings, name, opener, workers=1))
        folders.append(folder)
    return folders[0], folders[1]
