"""The MCP server: it lists the tools in French and runs them; here over standard streams."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Any

import anyio
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    TextContent,
    Tool,
    ToolAnnotations,
)

from assistant.installation import Installation
from assistant.mcp.results import ToolBox
from assistant.settings import Settings
from assistant.tools import TOOLS
from corpus.expressions import expression

_OWN = frozenset({"demander_precision"})  # speaks to our own adviser
_ARGUMENT = expression(r"(\w+) : (.+?\.)(?=\s|$)", re.DOTALL)
Refusal = Callable[[Any], str]
INSTRUCTIONS = (
    "Règles et textes français sur les métiers en tension (2008), l'accord franco-tunisien (2009), "
    "les CQPM (2010) et la Pro-A (2021). Citez les passages donnés, rappelez ce que chaque texte "
    "vaut aujourd'hui, et ne changez jamais un verdict."
)
_STRING = {"type": "string"}
_OUTPUT = {
    "type": "object",
    "required": ["status", "verdict", "answer", "citations"],
    "properties": {
        "status": _STRING | {"description": "answered, clarification, not_covered ou error"},
        "verdict": {
            "type": ["string", "null"],
            "description": "open, not_open, not_applicable, undetermined, ou null",
        },
        "answer": _STRING | {"description": "le texte, avec ses renvois [1], [2] …"},
        "citations": {"type": "array", "items": {"type": "object"}},
    },
}


def tools() -> list[Tool]:
    """The tools of the agent, as MCP describes them; French descriptions, one for each argument."""
    return [_described(tool) for tool in TOOLS if tool.name not in _OWN]


def build_server(
    installation: Installation, refusal: Refusal = lambda request: "", at_once: int = 2
) -> Server[Any]:
    """The server over one installation.

    ``refusal`` is given the HTTP request of a call, None over standard input, and says why it may
    not be run; "" where it may. ``at_once`` calls run side by side, the others wait.
    """
    box, known = ToolBox(installation), {tool.name: tool for tool in tools()}
    limiter = anyio.CapacityLimiter(at_once)

    async def list_tools(context: Any, params: Any) -> ListToolsResult:
        return ListToolsResult(tools=list(known.values()))

    async def call_tool(context: Any, params: CallToolRequestParams) -> CallToolResult:
        arguments = params.arguments or {}
        fault = _fault(known.get(params.name), params.name, arguments)
        if fault := fault or refusal(context.request):
            return CallToolResult(content=[TextContent(text=fault)], is_error=True)
        call = partial(box.call, params.name, arguments)
        found = await anyio.to_thread.run_sync(call, limiter=limiter)
        content = TextContent(text=str(found["answer"]))
        return CallToolResult(content=[content], structured_content=found)

    return Server(
        "alinea",
        version=version("alinea"),
        title="Alinéa",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def serve_stdio(settings: Settings) -> int:
    """Serve one client over standard input and output, until it closes them."""
    anyio.run(_serve, build_server(Installation(settings)))
    return 0


async def _serve(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def _described(tool: Any) -> Tool:
    schema = tool.tool_call_schema.model_json_schema()
    told = dict(_ARGUMENT.findall(tool.description))
    properties = {
        name: _STRING | {"description": " ".join(told.get(name, name).split())} | _default(spec)
        for name, spec in schema["properties"].items()
    }
    return Tool(
        name=tool.name,
        description=tool.description,
        input_schema={
            "type": "object",
            "properties": properties,
            "required": schema.get("required", []),
            "additionalProperties": False,
        },
        output_schema=_OUTPUT,
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )


def _default(spec: dict[str, Any]) -> dict[str, Any]:
    return {"default": spec["default"]} if "default" in spec else {}


def _fault(tool: Tool | None, name: str, arguments: dict[str, Any]) -> str:
    """What is wrong with a call, in French; "" where it may run."""
    if tool is None:
        return f"Aucun outil ne s'appelle « {name} »."
    wanted = tool.input_schema["properties"]
    for error in Draft202012Validator(tool.input_schema).iter_errors(arguments):
        if error.validator == "required":
            missing = [n for n in tool.input_schema["required"] if n not in arguments]
            return f"Il manque l'argument « {missing[0]} »."
        if error.validator == "additionalProperties":
            unknown = next(n for n in arguments if n not in wanted)
            known = ", ".join(f"« {n} »" for n in wanted)
            return f"L'argument « {unknown} » n'existe pas ; les arguments : {known}."
        return f"L'argument « {error.path[0]} » doit être un texte."
    return ""
