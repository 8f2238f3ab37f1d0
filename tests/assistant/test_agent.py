"""The agent graph with a scripted language model in the place of a real one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from scripted import Reply, ScriptedModel, calling

from assistant import models
from assistant.agent import MODEL_CALLS, TOOL_CALLS
from assistant.answer import Answer, Status, Verdict
from assistant.evidence import TOKEN
from assistant.service import OFFLINE_NOTE, Assistant
from assistant.settings import Settings

Ask = Callable[..., tuple[Answer, ScriptedModel]]
GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"


@pytest.fixture
def ask(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask with a model that replies so; the model is opened where the service opens any model."""

    def run(reply: Reply, *questions: str) -> tuple[Answer, ScriptedModel]:
        model = ScriptedModel(reply=reply)
        monkeypatch.setattr(models, "chat_model", lambda settings: model)
        assistant = Assistant.from_settings(replace(own_home, model="essai:scénario"))
        answers = [assistant.answer(q, "fil") for q in questions or (GEOMETRE,)]
        return answers[-1], model

    return run


def _results(messages: Sequence[BaseMessage]) -> list[ToolMessage]:
    last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
    return [m for m in messages[last:] if isinstance(m, ToolMessage)]


def _after_tool(text: str) -> Reply:
    """Calls the right tool, then says ``text``, where {e} is the row's token."""

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        results = _results(messages)
        if not results:
            return calling("metier_ouvert", metier="géomètre", lieu="Bretagne")
        tokens = TOKEN.findall(str(results[0].content))
        return AIMessage(content=text.replace("{e}", f"[{tokens[0]}]"))

    return reply


def test_a_right_draft_is_kept_numbered_and_signed(ask: Ask) -> None:
    answer, _ = ask(_after_tool("Oui, géomètre (61222) est un métier ouvert en Bretagne {e}."))
    assert answer.markdown.startswith("Oui, géomètre (61222) est un métier ouvert en Bretagne [1].")
    assert answer.verdict is Verdict.OPEN
    assert answer.citations[0].quote.startswith("61222")
    assert "scénario" in answer.made_by
    assert "vérifiée" in answer.made_by


@pytest.mark.parametrize(
    "text",
    [
        "Non, géomètre n'est pas un métier ouvert en Bretagne {e}.",
        "Oui, géomètre (61223) est un métier ouvert en Bretagne {e}.",
        "Oui, géomètre est un métier ouvert en Corse {e}.",
        "Oui, géomètre est un métier ouvert en Bretagne.",
        "Oui, géomètre est un métier ouvert en Bretagne [e77].",
        "Le texte dit : « le géomètre est bienvenu » {e}.",
        "",
    ],
)
def test_a_wrong_draft_gives_way_to_the_offline_wording(ask: Ask, text: str) -> None:
    answer, _ = ask(_after_tool(text))
    assert answer.markdown.startswith("**Oui** : Géomètre (code ROME 61222)")
    assert answer.verdict is Verdict.OPEN
    assert "rédaction automatique" in answer.made_by
    assert answer.made_by != OFFLINE_NOTE


def test_a_model_that_calls_no_tool_does_not_get_its_claims_through(ask: Ask) -> None:
    answer, _ = ask(lambda messages: AIMessage(content="Non, il est fermé partout."))
    assert answer.verdict is Verdict.OPEN
    assert "fermé" not in answer.markdown
    assert [s.tool for s in answer.steps] == ["metier_ouvert"]
    assert "n'a consulté aucun texte" in answer.made_by


def test_the_memory_of_a_thread_is_kept_when_the_model_calls_no_tool(ask: Ask) -> None:
    answer, _ = ask(
        lambda messages: AIMessage(content="Je ne sais pas."), GEOMETRE, "Et en Corse ?"
    )
    assert answer.verdict is Verdict.NOT_OPEN
    assert answer.dossier.metier_codes == ("61222",)


def test_a_model_that_breaks_down_gives_way_to_the_plan(ask: Ask) -> None:
    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        raise ConnectionError("serveur injoignable, clé sk-secret")

    answer, _ = ask(reply, GEOMETRE, "Et en Corse ?")
    assert answer.verdict is Verdict.NOT_OPEN
    assert "n'a pas répondu" in answer.made_by
    assert "sk-secret" not in answer.markdown + answer.made_by


def test_a_model_that_never_stops_is_stopped(ask: Ask) -> None:
    answer, model = ask(
        lambda messages: calling("metier_ouvert", metier="géomètre", lieu="Bretagne")
    )
    assert len(model.calls) <= MODEL_CALLS
    assert len(answer.steps) <= TOOL_CALLS
    assert answer.verdict is Verdict.OPEN
    assert answer.status is Status.ANSWERED


@pytest.mark.parametrize(
    ("name", "args", "words"),
    [
        ("metier_ouvert", {"metier": "géomètre", "date": "un jour"}, "AAAA-MM-JJ"),
        ("metier_ouvert", {"metier": "géomètre", "nationalite": "martienne"}, "pas reconnue"),
        ("metier_ouvert", {"lieu": "Bretagne"}, "metier"),
        ("lire_article", {"article": "premier"}, "numéro"),
        ("decrire_texte", {"texte": "Bible"}, "textes du corpus"),
        ("expliquer_code", {"code": "abc"}, "code"),
        ("outil_inconnu", {}, "outil_inconnu"),
    ],
)
def test_a_tool_that_cannot_answer_tells_the_model_why(
    ask: Ask, name: str, args: dict[str, str], words: str
) -> None:
    told: list[str] = []

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        results = _results(messages)
        told.extend(str(r.content) for r in results)
        return AIMessage(content="Oui.") if results else calling(name, **args)

    answer, _ = ask(reply)
    assert words in told[0]
    assert not re.search(r"Traceback|File \"", told[0])
    assert answer.verdict is Verdict.OPEN  # from the plan, since no tool found anything
