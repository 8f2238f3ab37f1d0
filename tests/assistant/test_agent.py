"""The agent graph with a scripted language model in the place of a real one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event

import pytest
from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    HumanMessage,
    ToolMessage,
)
from scripted import Reply, ScriptedModel, StreamingModel, calling

from assistant import authors, model_calls
from assistant.agent import MODEL_CALLS, TOOL_CALLS
from assistant.answer import Answer, Status, Step, Verdict
from assistant.authors import OFFLINE_NOTE
from assistant.checking import CHECK
from assistant.evidence import TOKEN
from assistant.prompt import PROMPT, PROMPT_VERSION
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.verify import Fault

Ask = Callable[..., tuple[Answer, ScriptedModel]]
GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"
RIGHT = "Oui, géomètre (61222) est un métier ouvert en Bretagne {e}."
OFFLINE = "**Oui** : Géomètre (code ROME 61222)"


@pytest.fixture
def ask(own_home: Settings, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask with a model that replies so; the model is opened where the service opens any model."""
    monkeypatch.setattr(model_calls, "FIRST_WAIT", 0.001)

    def run(
        reply: Reply | ScriptedModel, *questions: str, seconds: float = 60.0
    ) -> tuple[Answer, ScriptedModel]:
        model = reply if isinstance(reply, ScriptedModel) else ScriptedModel(reply=reply)
        monkeypatch.setattr(authors, "chat_model", lambda settings: model)
        settings = replace(own_home, model="essai:scénario", model_seconds=seconds)
        assistant = Assistant.from_settings(settings)
        answers = [assistant.answer(q, "fil") for q in questions or (GEOMETRE,)]
        return answers[-1], model

    return run


def _results(messages: Sequence[BaseMessage]) -> list[ToolMessage]:
    last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
    return [m for m in messages[last:] if isinstance(m, ToolMessage)]


def _after_tool(text: str, corrected: str = "", metier: str = "géomètre") -> Reply:
    """Calls a tool, then says ``text``, then ``corrected``; {e} is the row's token."""

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        told = str(messages[-1].content)
        if "Fautes :" in told:
            return AIMessage(content=_cited(corrected or text, told))
        results = _results(messages)
        if not results:
            return calling("metier_ouvert", metier=metier, lieu="Bretagne")
        return AIMessage(content=_cited(text, str(results[0].content)))

    return reply


def _cited(text: str, told: str) -> str:
    return text.replace("{e}", f"[{TOKEN.findall(told)[0]}]")


def _checks(answer: Answer) -> list[Step]:
    return [step for step in answer.steps if step.tool == CHECK]


def test_a_right_draft_is_kept_numbered_and_signed(ask: Ask) -> None:
    answer, _ = ask(_after_tool(RIGHT))
    assert answer.markdown.startswith("Oui, géomètre (61222) est un métier ouvert en Bretagne [1].")
    assert answer.verdict is Verdict.OPEN
    assert answer.citations[0].quote.startswith("61222")
    assert answer.made_by == "rédigée par essai (scénario), vérifiée : 1 citation sur 1"
    assert [step.label for step in _checks(answer)] == ["Vérifié : 1 phrase, aucune faute"]
    assert answer.usage is not None
    assert (answer.usage.prompt, answer.usage.calls) == (PROMPT_VERSION, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Non, géomètre n'est pas un métier ouvert en Bretagne {e}.",
        "Oui, géomètre (61223) est un métier ouvert en Bretagne {e}.",
        "Oui, géomètre est un métier ouvert en Corse {e}.",
        "Oui, géomètre est un métier ouvert en Bretagne.",
        "Oui, géomètre est un métier ouvert en Bretagne [e77].",
        "Oui, cuisinier est un métier ouvert en Bretagne {e}.",
        "Oui, géomètre est ouvert en Bretagne {e} (voir https://exemple.fr {e}).",
        "Le métier est ouvert, n'est-ce pas ?",
        "Le texte dit : « le géomètre est bienvenu » {e}.",
    ],
)
@pytest.mark.parametrize("streaming", [False, True], ids=["whole", "streamed"])
def test_a_wrong_draft_gives_way_to_the_offline_wording(
    ask: Ask, text: str, streaming: bool
) -> None:
    answer, model = ask(StreamingModel(reply=_after_tool(text), streaming=streaming))
    assert answer.markdown.startswith(OFFLINE)
    assert answer.verdict is Verdict.OPEN
    assert answer.made_by.startswith("rédaction automatique : le modèle essai (scénario) a écrit")
    assert len(model.calls) == 3  # the look-up, the draft, one correction and no more
    first, second = _checks(answer)
    assert first.args["ecarte"]
    assert second.args["ecarte"]
    assert first.label.startswith("Écarté : texte du modèle")


def test_a_draft_is_corrected_once_from_its_typed_faults(ask: Ask) -> None:
    received: list[str] = []
    scripted = _after_tool("Oui, le code est 61223 {e}. Il est ouvert partout.", RIGHT)

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        received.append(str(messages[-1].content))
        return scripted(messages)

    answer, _ = ask(reply)
    assert answer.markdown.startswith("Oui, géomètre (61222) est un métier ouvert en Bretagne [1].")
    assert answer.made_by.startswith("rédigée par")
    assert f"- {Fault.UNSUPPORTED_FIGURE} : Oui, le code est 61223" in received[-1]
    assert f"- {Fault.UNCITED} : Il est ouvert partout." in received[-1]
    stopped, passed = _checks(answer)
    assert len(stopped.args["ecarte"]) >= 2
    assert "ecarte" not in passed.args


def test_a_draft_that_hides_the_verdict_is_stopped(ask: Ask) -> None:
    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        told = str(messages[-1].content)
        if not _results(messages) and "Fautes :" not in told:
            return calling("metier_ouvert", metier="géomètre", lieu="Bretagne")
        token = re.search(r"\[e\d+\](?=\.?$)", told.strip())
        return AIMessage(
            content=f"Ce métier fait partie des 74 métiers de la liste {token and token[0]}."
        )

    answer, _ = ask(reply)
    assert answer.markdown.startswith(OFFLINE)
    assert any(str(Fault.SILENT) in told for told in _checks(answer)[0].args["ecarte"])


@pytest.mark.parametrize("metier", ["informaticien expert", "cuisinier", "12345"])
def test_a_model_that_looks_up_something_else_decides_nothing(ask: Ask, metier: str) -> None:
    """However well it cites: the verdict is that of the question's own look-up."""
    offline = ask(lambda messages: AIMessage(content=""))[0]

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        results = _results(messages)
        if not results:
            return calling("metier_ouvert", metier=metier, lieu="Corse")
        return AIMessage(content=str(results[0].content))

    answer, _ = ask(reply)
    assert answer.verdict is Verdict.OPEN
    assert answer.markdown == offline.markdown
    assert answer.citations == offline.citations


def test_a_model_that_strays_is_set_right_by_the_correction(ask: Ask) -> None:
    answer, _ = ask(_after_tool("Il n'est pas ouvert {e}.", RIGHT, metier="cuisinier"))
    assert answer.markdown.startswith("Oui, géomètre (61222)")
    assert answer.citations[0].quote.startswith("61222")


@pytest.mark.parametrize(
    "question", ["Est-ce que ce métier est ouvert ?", "Quel temps fait-il à Rome ?"]
)
def test_a_model_is_not_asked_where_there_is_nothing_to_word(ask: Ask, question: str) -> None:
    answer, model = ask(_after_tool(RIGHT), question)
    assert answer.status in (Status.CLARIFICATION, Status.NOT_COVERED)
    assert model.calls == []
    assert answer.made_by == OFFLINE_NOTE
    assert answer.usage is None


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

    answer, model = ask(reply, GEOMETRE, "Et en Corse ?")
    assert answer.verdict is Verdict.NOT_OPEN
    assert answer.made_by.endswith("essai (scénario) n'a pas pu être joint")
    assert [s.tool for s in answer.steps] == ["metier_ouvert"]
    assert len(model.calls) == 2 * model_calls.ATTEMPTS


def test_a_stream_that_is_cut_shows_nothing_of_what_came(ask: Ask) -> None:
    answer, _ = ask(StreamingModel(reply=_after_tool(RIGHT), streaming=True, dies_after=4))
    assert answer.markdown.startswith(OFFLINE)
    assert "n'a pas pu être joint" in answer.made_by


def test_a_model_that_fails_once_is_asked_again(ask: Ask) -> None:
    failures = [ConnectionError()]
    scripted = _after_tool(RIGHT)

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        if failures:
            raise failures.pop()
        return scripted(messages)

    assert ask(reply)[0].made_by.startswith("rédigée par")


def test_a_model_that_fails_at_the_correction_gives_way(ask: Ask) -> None:
    scripted = _after_tool("Il est fermé {e}.")

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        if "Fautes :" in str(messages[-1].content):
            raise TimeoutError
        return scripted(messages)

    answer, _ = ask(reply)
    assert answer.markdown.startswith(OFFLINE)
    assert answer.made_by.endswith("refusé, puis n'a pas répondu à temps")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (AIMessage("Oui [e1]", response_metadata={"finish_reason": "length"}), "un texte coupé"),
        (AIMessage("Oui [e1]", response_metadata={"stop_reason": "max_tokens"}), "un texte coupé"),
        (AIMessage("Oui [e1]", response_metadata={"model_provider": "x"}), "s'est interrompu"),
        (AIMessage(""), "n'a rien répondu"),
        (AIMessage("  \n"), "n'a rien répondu"),
        (
            AIMessage(
                "",
                invalid_tool_calls=[
                    {
                        "name": "metier_ouvert",
                        "args": "{",
                        "id": "1",
                        "error": "",
                        "type": "invalid_tool_call",
                    }
                ],
            ),
            "mal écrit ses appels d'outils",
        ),
    ],
)
def test_a_reply_that_is_not_whole_gives_way(ask: Ask, message: AIMessage, reason: str) -> None:
    answer, _ = ask(lambda messages: message)
    assert answer.markdown.startswith(OFFLINE)
    assert reason in answer.made_by


def test_a_model_that_never_stops_is_stopped(ask: Ask) -> None:
    answer, model = ask(
        lambda messages: calling("metier_ouvert", metier="géomètre", lieu="Bretagne")
    )
    assert len(model.calls) <= MODEL_CALLS
    assert len(answer.steps) <= TOOL_CALLS
    assert answer.verdict is Verdict.OPEN
    assert answer.status is Status.ANSWERED
    assert "n'a pas cessé d'appeler des outils" in answer.made_by


def test_a_model_that_hangs_is_left_behind(ask: Ask) -> None:
    hung = Event()

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        hung.wait()
        return AIMessage("trop tard")

    answer, _ = ask(reply, seconds=0.3)
    hung.set()
    assert answer.markdown.startswith(OFFLINE)
    assert answer.made_by.endswith("n'a pas répondu à temps")


def test_a_model_receives_this_turn_only_and_the_dossier(ask: Ask) -> None:
    received: list[Sequence[BaseMessage]] = []
    scripted = _after_tool(RIGHT)

    def reply(messages: Sequence[BaseMessage]) -> AIMessage:
        received.append(messages)
        return scripted(messages)

    ask(reply, GEOMETRE, "Et pour un ressortissant marocain ?")
    system, *turn = received[-1]
    assert system.content == PROMPT
    assert str(turn[0].content).startswith("Et pour un ressortissant marocain ?")
    assert "métier : géomètre" in str(turn[0].content)
    assert "nationalité : marocaine" in str(turn[0].content)
    assert GEOMETRE not in "".join(str(m.content) for m in turn)


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
