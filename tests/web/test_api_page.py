"""docs/api.fr.md: each example is run as it is written, and the page names all that is served."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from assistant.accounts import Accounts
from assistant.service import FIRST_QUESTION, Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.access import Access

PAGE = (Path(__file__).parents[2] / "docs" / "api.fr.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"```sh\n(curl .+?)```(?:(?!```).)*```(json|csv) ?(\d*)\n(.+?)```", re.DOTALL)
TEAM = "https://alinea.exemple.fr"
NAME, PASSWORD = "marie", "quatre mots sans lien"
VARYING = {"ms", "version"}  # of these, only the type is promised
ANYTHING = "…"


@dataclass(frozen=True)
class Example:
    """Commands, and what the last of them gives."""

    commands: tuple[str, ...]
    kind: str
    status: int
    shown: str

    def __str__(self) -> str:
        return f"{self.commands[-1].removeprefix('curl ')} {self.status}"


def examples() -> list[Example]:
    return [
        Example(
            tuple(commands.replace("\\\n", " ").strip().splitlines()),
            kind,
            int(status or 200),
            shown,
        )
        for commands, kind, status, shown in EXAMPLE.findall(PAGE)
    ]


class Shell:
    """Runs the page's commands against the applications they call."""

    def __init__(self, alone: TestClient, team: TestClient, token: str) -> None:
        self._clients = {"127.0.0.1:7860": alone, urlsplit(TEAM).netloc: team}
        self._token = token

    def run(self, command: str) -> Any:
        words = shlex.split(command.replace("$JETON", self._token))[1:]
        options: dict[str, list[str]] = {"-H": [], "-d": [], "-u": []}
        address = ""
        while words:
            word = words.pop(0)
            if word in options:
                options[word].append(words.pop(0))
            else:
                address = word
        parts = urlsplit(address)
        headers = dict(h.split(": ", 1) for h in options["-H"])
        return self._clients[parts.netloc].request(
            "POST" if options["-d"] else "GET",
            address.removeprefix(f"{parts.scheme}://{parts.netloc}"),
            headers=headers,
            content="".join(options["-d"]).encode() or None,
            auth=(options["-u"][0], PASSWORD) if options["-u"] else None,
        )


def assert_shown(shown: Any, given: Any, place: str = "$") -> None:
    """What the page shows is what is given; "…" stands for what it leaves out."""
    if shown == ANYTHING:
        return
    if isinstance(shown, dict):
        assert isinstance(given, dict), place
        kept = {key: value for key, value in shown.items() if key != ANYTHING}
        missing = set(given) - set(kept)
        assert set(kept) <= set(given), place
        assert ANYTHING in shown or not missing, f"{place} : {missing}"
        for key, value in kept.items():
            if key in VARYING:
                assert type(value) is type(given[key]), place
            else:
                assert_shown(value, given[key], f"{place}.{key}")
    elif isinstance(shown, list):
        cut = bool(shown) and shown[-1] == ANYTHING
        kept = shown[:-1] if cut else shown
        assert len(given) > len(kept) if cut else len(given) == len(kept), place
        for i, (one, other) in enumerate(zip(kept, given, strict=False)):
            assert_shown(one, other, f"{place}[{i}]")
    elif isinstance(shown, str) and shown.endswith(ANYTHING):
        assert given.startswith(shown.removesuffix(ANYTHING)), f"{place} : {given}"
    else:
        assert shown == given, place


@pytest.fixture(scope="module")
def alone(web_settings: Settings) -> TestClient:
    """The application on one machine, once it is ready."""
    assistant = Assistant.from_settings(web_settings)
    assistant.answer(FIRST_QUESTION)
    return TestClient(build_app(assistant), base_url="http://127.0.0.1:7860")


@pytest.fixture(scope="module")
def shell(
    alone: TestClient, web_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Shell:
    home = tmp_path_factory.mktemp("equipe")
    settings = replace(web_settings, home=home, web=WebSettings(url=TEAM))
    accounts = Accounts(home)
    accounts.add(NAME, PASSWORD)
    team = TestClient(
        build_app(Assistant.from_settings(settings), Access.of(settings)), base_url=TEAM
    )
    return Shell(alone, team, accounts.new_token(NAME))


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_gives_what_the_page_shows(shell: Shell, example: Example) -> None:
    responses = [shell.run(command) for command in example.commands]
    response = responses[-1]
    assert response.status_code == example.status
    assert all(r.status_code == example.status for r in responses)
    if example.kind == "csv":
        assert response.text.lstrip("\ufeff").replace("\r\n", "\n") == example.shown
    else:
        assert_shown(json.loads(example.shown), response.json())


def test_every_command_of_the_page_is_run() -> None:
    run = [command for example in examples() for command in example.commands]
    assert len(run) == PAGE.count("\ncurl ") > 12
    unpaired = PAGE.count("```json") + PAGE.count("```csv") - len(examples())
    assert unpaired == 1  # the limit, which takes more than one question to reach


def test_the_limit_is_the_one_of_the_page(shell: Shell) -> None:
    [shown] = re.findall(r"```json 429\n(.+)\n```", PAGE)
    asked = f"curl {TEAM}/api/ask -H 'Authorization: Bearer $JETON' -d '{{}}'"
    responses = [shell.run(asked) for _ in range(30)]
    assert [r.status_code for r in responses] == [422] * 30
    while responses[-1].status_code != 429:  # one comes back every two seconds meanwhile
        responses.append(shell.run(asked))
    assert int(responses[-1].headers["retry-after"]) > 0
    assert_shown(json.loads(shown), responses[-1].json())


def described(client: TestClient) -> dict[str, Any]:
    return client.get("/api/openapi.json").json()  # type: ignore[no-any-return]


def test_the_page_names_every_address_parameter_field_and_status(alone: TestClient) -> None:
    description = described(alone)
    served = {
        f"{method.upper()} {path}" for path, ways in description["paths"].items() for method in ways
    }
    told = set(re.findall(r"^\| \[?`(GET|POST) (/api/[^`]*)`", PAGE, re.MULTILINE))
    assert {f"{method} {path}" for method, path in told} == served
    operations = [way for ways in description["paths"].values() for way in ways.values()]
    names = {p["name"] for o in operations for p in o.get("parameters", ())} - {"passage_id"}
    asked = set(description["components"]["schemas"]["Question"]["properties"])
    answered = set(description["components"]["schemas"]["AnswerGiven"]["properties"])
    assert {n for n in names | asked | answered if f"`{n}`" not in PAGE} == set()
    statuses = {code for o in operations for code in o["responses"]} - {"200"}
    assert statuses == set(re.findall(r"^\| (\d{3}) \|", PAGE, re.MULTILINE))


def test_what_is_given_is_what_openapi_describes(shell: Shell, alone: TestClient) -> None:
    """Every JSON of the page's examples, against the schema of its address and status."""
    description = described(alone)
    patterns = {
        re.compile(re.sub(r"\{\w+\}", "[^/]+", path) + "$"): path for path in description["paths"]
    }
    checked = set()
    for example in examples():
        response = shell.run(example.commands[-1])
        path = urlsplit(str(response.request.url)).path
        [named] = [p for pattern, p in patterns.items() if pattern.match(path)]
        method = response.request.method.lower()
        told = description["paths"][named][method]["responses"][str(response.status_code)]
        media = response.headers["content-type"].partition(";")[0]
        content = {k.partition(";")[0]: v for k, v in told["content"].items()}[media]
        given = response.json() if example.kind == "json" else response.text
        schema = content["schema"] | {"components": description["components"]}
        assert [e.message for e in Draft202012Validator(schema).iter_errors(given)] == []
        checked.add(named)
    assert len(checked) >= 10


def test_the_description_says_how_a_program_logs_in_where_it_must(
    shell: Shell, alone: TestClient
) -> None:
    assert "securitySchemes" not in described(alone)["components"]
    team = shell.run(f"curl -u {NAME} {TEAM}/api/openapi.json").json()
    assert set(team["components"]["securitySchemes"]) == {"compte", "jeton"}
    ways = [way for path in team["paths"].values() for way in path.values()]
    assert all(way["security"] == [{"compte": []}, {"jeton": []}] for way in ways)


def test_it_is_not_ready_until_the_search_is_loaded(web_settings: Settings) -> None:
    assistant = Assistant.from_settings(web_settings)
    client = TestClient(build_app(assistant), base_url="http://127.0.0.1")
    response = client.get("/api/ready")
    assert (response.status_code, response.json()["status"]) == (503, "loading")
    assistant.answer(FIRST_QUESTION)
    assert client.get("/api/ready").status_code == 200
