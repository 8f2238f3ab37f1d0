"""The MCP server, through the official client over standard input and output."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from assistant.settings import Settings
from corpus.library import load

GEOMETRE = {"metier": "géomètre", "lieu": "Bretagne"}


def ask(settings: Settings, *calls: tuple[str, dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """The tools that the server lists, and the results of these calls."""
    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant.cli", "mcp"],
        env={**os.environ, "ALINEA_HOME": str(settings.home)},
    )

    async def run() -> tuple[list[Any], list[Any]]:
        async with Client(server) as client:
            tools = (await client.list_tools()).tools
            return tools, [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(run)


def test_a_client_gets_the_rules_with_their_citations_and_clear_faults(settings: Settings) -> None:
    tools, (verdict, missing, unknown, extra) = ask(
        settings,
        ("metier_ouvert", GEOMETRE),
        ("metier_ouvert", {}),
        ("inconnu", {}),
        ("metier_ouvert", GEOMETRE | {"ville": "Rennes"}),
    )
    assert {"metier_ouvert", "chercher_textes", "lire_article"} <= {t.name for t in tools}
    for tool in tools:
        assert tool.description
        for spec in tool.input_schema["properties"].values():
            assert len(spec["description"]) > 8, tool.name

    found = verdict.structured_content
    assert (found["status"], found["verdict"]) == ("answered", "open")
    assert "[1]" in found["answer"]
    for citation in found["citations"]:
        passage = load().passages[citation["passage_id"]]
        assert any(citation["quote"] in segment.text for segment in passage.segments)
    notice = load().sources["arrete-2008-01-18"].validity_notice
    assert notice in found["answer"]

    assert missing.is_error
    assert missing.content[0].text == "Il manque l'argument « metier »."
    assert "« inconnu »" in unknown.content[0].text
    assert "« ville »" in extra.content[0].text


def test_a_client_can_search_the_texts(settings: Settings) -> None:
    question = "Quelle est la durée minimale d'une Pro-A ?"
    _, (found,) = ask(settings, ("chercher_textes", {"question": question}))
    cited = {c["passage_id"] for c in found.structured_content["citations"]}
    assert "accord-pro-a-2021-01-22#art-4-al-1" in cited


@pytest.mark.parametrize("heavy", ["torch", "chromadb", "sentence_transformers"])
def test_the_rules_load_no_model(heavy: str, settings: Settings) -> None:
    code = (
        "import sys; from assistant.installation import Installation; "
        "from assistant.settings import Settings; from assistant.mcp import server; "
        "from assistant.mcp.results import ToolBox; server.tools(); "
        "box = ToolBox(Installation(Settings.from_environment())); "
        f"found = box.call('metier_ouvert', {GEOMETRE!r}); "
        f"print(found['verdict'], {heavy!r} in sys.modules)"
    )
    env = {**os.environ, "ALINEA_HOME": str(settings.home)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env)
    assert done.stdout.split() == ["open", "False"], done.stderr
