"""The true client library over HTTP, against a local server of the OpenAI protocol that fails."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from openai_server import (
    FAULTS,
    NO_FAULT,
    Brain,
    FakeOpenAI,
    Fault,
    calls,
    careful,
    results_in,
    says,
)

from assistant import model_calls
from assistant.answer import Answer, Verdict
from assistant.service import DATABASE, Assistant
from assistant.settings import Settings

GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
OFFLINE = "**Oui** : Géomètre (code ROME 61222)"
KEY = "cle-tres-secrete-0123456789"
SECONDS = 30.0  # for a busy machine; the faults that hang have less

Ask = Callable[..., Answer]
Serve = Callable[..., "contextmanager[tuple[FakeOpenAI, Ask]]"]


@pytest.fixture
def serve(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """A server with its faults, and a way to ask an assistant whose model it is."""
    monkeypatch.setattr(model_calls, "FIRST_WAIT", 0.01)

    @contextmanager
    def run(
        *faults: Fault, always: Fault = NO_FAULT, brain: Brain = careful, seconds: float = SECONDS
    ) -> Iterator[tuple[FakeOpenAI, Ask]]:
        with FakeOpenAI(brain, list(faults), always) as fake:
            settings = replace(
                own_home,
                model="openai:essai",
                model_url=fake.url,
                model_key=KEY,
                model_seconds=seconds,
            )
            yield fake, Assistant.from_settings(settings).answer

    return run


def test_an_answer_over_http_is_checked_signed_and_counted(serve: Serve) -> None:
    with serve() as (fake, ask):
        answer = ask(GEOMETRE)
        name = f"essai (127.0.0.1:{fake.port})"
    assert answer.markdown.startswith(OFFLINE)
    assert answer.verdict is Verdict.OPEN
    assert answer.made_by == f"rédigée par {name}, vérifiée : 8 citations sur 8"
    assert answer.usage is not None
    counted = (answer.usage.calls, answer.usage.input_tokens, answer.usage.output_tokens)
    assert counted == (2, 200, 40)
    assert fake.keys == [f"Bearer {KEY}"] * 2
    assert {tool["function"]["name"] for tool in fake.requests[0]["tools"]} >= {"metier_ouvert"}


def test_nothing_is_sent_but_the_prompt_the_question_and_what_the_tools_found(
    serve: Serve,
) -> None:
    with serve() as (fake, ask):
        ask(GEOMETRE, "fil")
        ask("Et en Corse ?", "fil")
    roles = [message["role"] for message in fake.requests[-1]["messages"]]
    assert roles == ["system", "user", "assistant", "tool"]
    sent = str(fake.requests[-1])
    assert "Et en Corse ?" in sent
    assert GEOMETRE not in sent


@pytest.mark.parametrize(
    ("fault", "requests"),
    [
        (Fault(429, {"Retry-After": "0.2"}, '{"error": {"message": "doucement"}}'), 3),
        (Fault(500), 3),
        (Fault(503, {}, "<html>maintenance</html>"), 3),
        (Fault(cut=True), 3),
        (Fault(finish=None), 3),
    ],
    ids=["429", "500", "503", "cut", "no end"],
)
def test_a_passing_fault_is_tried_again(serve: Serve, fault: Fault, requests: int) -> None:
    with serve(fault) as (fake, ask):
        answer = ask(GEOMETRE)
    assert answer.made_by.startswith("rédigée par essai")
    assert len(fake.requests) == requests


def test_the_delay_that_a_server_asks_for_is_kept(serve: Serve) -> None:
    with serve(Fault(429, {"Retry-After": "1.5"})) as (_, ask):
        began = time.monotonic()
        answer = ask(GEOMETRE)
        took = time.monotonic() - began
    assert took >= 1.5
    assert answer.made_by.startswith("rédigée par essai")


@pytest.mark.parametrize(
    ("fault", "reason", "requests"),
    [
        (Fault(429, {"Retry-After": "600"}), "a refusé la demande, trop fréquente", 1),
        (FAULTS["429"], "a refusé la demande, trop fréquente", 3),
        (Fault(500), "n'a pas répondu : son serveur est en panne", 3),
        (Fault(401, {}, f'{{"error": {{"message": "clé {KEY} refusée"}}}}'), "a refusé la clé", 1),
        (Fault(404, {}, '{"error": {"message": "modèle inconnu"}}'), "est inconnu", 1),
        (Fault(400, {}, f"la clé {KEY} ?"), "a refusé la demande", 1),
        (Fault(cut=True), "s'est interrompu", 3),
        (Fault(finish=None), "s'est interrompu", 3),
        (Fault(finish="length"), "a rendu un texte coupé", 1),
    ],
)
def test_a_lasting_fault_ends_in_the_offline_wording(
    serve: Serve,
    fault: Fault,
    reason: str,
    requests: int,
    caplog: pytest.LogCaptureFixture,
    own_home: Settings,
) -> None:
    caplog.set_level(logging.DEBUG)
    with serve(always=fault) as (fake, ask):
        answer = ask(GEOMETRE, "fil")
    assert answer.markdown.startswith(OFFLINE)
    assert answer.verdict is Verdict.OPEN
    assert answer.made_by.startswith("rédaction automatique : le modèle essai")
    assert reason in answer.made_by
    assert len(fake.requests) == requests
    assert KEY not in str(answer.to_json())
    assert KEY not in "".join(f"{r.getMessage()} {r.exc_text}" for r in caplog.records)
    assert KEY not in _stored(own_home)


def _stored(settings: Settings) -> str:
    with closing(sqlite3.connect(settings.home / DATABASE)) as base:
        return "\n".join(base.iterdump())


@pytest.mark.parametrize(
    "fault", [Fault(silence=20), Fault(drip=0.5)], ids=["silent", "drop by drop"]
)
def test_a_server_that_keeps_waiting_is_left_at_the_deadline(serve: Serve, fault: Fault) -> None:
    with serve(always=fault, seconds=2) as (_, ask):
        answer = ask(GEOMETRE)
    assert answer.markdown.startswith(OFFLINE)
    assert answer.made_by.endswith("n'a pas répondu à temps")
    assert answer.usage is not None
    assert answer.usage.ms < 10_000


@pytest.mark.parametrize(
    "arguments", ['{"metier": "géomètre", ', "géomètre", "[]", '{"metier": ["géomètre"]}', ""]
)
def test_a_malformed_tool_call_costs_no_answer(serve: Serve, arguments: str) -> None:
    with serve(brain=lambda messages: calls("metier_ouvert", arguments)) as (_, ask):
        answer = ask(GEOMETRE)
    assert answer.markdown.startswith(OFFLINE)
    assert answer.made_by.startswith("rédaction automatique : le modèle essai")


def test_a_malformed_tool_call_is_asked_again(serve: Serve) -> None:
    first = [calls("metier_ouvert", "géomètre en Bretagne")]

    def brain(messages: list[dict[str, object]]) -> dict[str, object]:
        return first.pop() if first else careful(messages)

    with serve(brain=brain) as (_, ask):
        assert ask(GEOMETRE).made_by.startswith("rédigée par essai")


def test_a_model_without_tools_has_no_say(serve: Serve) -> None:
    with serve(brain=lambda messages: says("Non, il est fermé.")) as (_, ask):
        answer = ask(GEOMETRE)
    assert answer.markdown.startswith(OFFLINE)
    assert answer.made_by.endswith("n'a consulté aucun texte")


def test_a_model_that_never_stops_calling_is_stopped(serve: Serve) -> None:
    call = '{"metier": "géomètre", "lieu": "Bretagne"}'
    with serve(brain=lambda messages: calls("metier_ouvert", call)) as (fake, ask):
        answer = ask(GEOMETRE)
    assert answer.made_by.endswith("n'a pas cessé d'appeler des outils")
    assert len(fake.requests) <= 6


def test_a_false_statement_is_corrected_over_http(serve: Serve) -> None:
    def brain(messages: list[dict[str, object]]) -> dict[str, object]:
        told = str(messages[-1]["content"])
        if "Fautes :" in told:
            return says(told.split("Énoncés :\n")[1].split("\n\nRéponse")[0])
        found = results_in(messages)
        return says("Non, il est fermé [e1].") if found else careful(messages)

    with serve(brain=brain) as (_, ask):
        answer = ask(GEOMETRE)
    assert answer.made_by.startswith("rédigée par essai")
    assert answer.verdict is Verdict.OPEN
    assert answer.markdown.startswith(OFFLINE)


def test_a_server_that_is_not_there_costs_no_answer(own_home: Settings) -> None:
    with FakeOpenAI(careful) as fake:
        url = fake.url
    settings = replace(own_home, model="openai:essai", model_url=url, model_seconds=SECONDS)
    answer = Assistant.from_settings(settings).answer(GEOMETRE)
    assert answer.markdown.startswith(OFFLINE)
    assert answer.made_by.endswith("n'a pas pu être joint")
